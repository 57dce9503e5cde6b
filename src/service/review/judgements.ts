/**
 * The judgements that the reports of a workspace print, each with what changed since the one before it.
 */

import { changeInWords, type Judged, type WithChange, withChanges } from '../../document/judgements/changes.ts';
import { judgementsIn } from '../../document/judgements/judgements.ts';
import { kindById } from '../../document/kinds/kinds.ts';
import { DOCUMENT_TYPES } from '../../document/types.ts';
import { dayInWords } from '../../export/words.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { shortPassages } from '../../workspace/passages.ts';
import { countedIn } from '../stages/copies.ts';

export interface JudgementWithWords extends WithChange {
  /** "ILACS", or the type of document where its kind is not known. */
  readonly inspection: string;
  /** "better than Inadequate, 17 February 2016"; empty where there is none before it. */
  readonly changed: string;
}

/** Every printed judgement, copies counted once, by area and date. Guidance and news print none of their own. */
export function printedJudgements(workspace: Workspace, threshold: number): JudgementWithWords[] {
  const inspections = new Map<string, string>();
  const judged = countedIn(workspace, threshold).flatMap(({ id, metadata }): Judged[] => {
    const { type, kind, title, area, date } = metadata;
    if (!DOCUMENT_TYPES[type].evidence) return [];
    inspections.set(id, kindById(kind)?.label ?? DOCUMENT_TYPES[type].label);
    return judgementsIn(shortPassages(workspace, id), kind).map((one) => ({
      ...one,
      documentId: id,
      document: title,
      area,
      date,
    }));
  });
  return withChanges(judged).map((one) => ({
    ...one,
    inspection: inspections.get(one.documentId) ?? '',
    changed: changeInWords(one, dayInWords),
  }));
}
