/**
 * Findings for exports, counted by the same functions as in the window.
 */
import type { Quoted } from '../../contract/operations/findings.ts';
import { countInWords, EMPTY_FINDING } from '../../document/finding.ts';
import type { FindingEntry, FindingQuotation } from '../../export/bundle.ts';
import { dayInWords } from '../../export/words.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { sessionOver } from '../session-over.ts';
import { findingDetail, findingRows } from './findings.ts';

/** Accepted quotations that stand for a finding for which none was chosen. */
const STRONGEST = 3;

/** Every criterion and pinned theme with what was written about it. */
export function findingEntries(workspace: Workspace, frameworkId: string, copyThreshold: number): FindingEntry[] {
  const session = sessionOver(workspace, { copyThreshold });
  return findingRows(session, frameworkId).flatMap(({ about }): FindingEntry[] => {
    const detail = findingDetail(session, frameworkId, about);
    if (detail === null) return [];
    const { row, chips, balance, attached, others, opposite, leaning, notLooked, ours } = detail;
    const { notes, gap, readiness, confidence, by, at, agreed } = detail.finding ?? EMPTY_FINDING;
    return [
      {
        code: row.code,
        title: row.title,
        state: row.state,
        text: row.text,
        changes: chips
          .filter(({ changed }) => changed)
          .map(
            ({ chip, now }) =>
              `${countInWords(chip, chip.query)} when this was written, ${countInWords(now, chip.query)} on the day of this report.`,
          ),
        lookedAt: row.lookedAt,
        notLookedAt: notLooked.sentence,
        standing: row.standing,
        areas: balance.areas,
        attached: attached.map(quotationOf),
        strongest: others.slice(0, STRONGEST).map(quotationOf),
        side: leaning,
        opposite: opposite.map(quotationOf),
        notes,
        gap,
        ours: {
          documents: ours.documents,
          sentence: ours.sentence,
          said: ours.said.map(quotationOf),
          counted: ours.gap,
          disagreements: ours.disagreements,
        },
        readiness,
        confidence,
        by,
        at,
        agreed,
      },
    ];
  });
}

function quotationOf({
  documentId,
  text,
  page,
  endPage,
  number,
  recognised,
  polarity,
  area,
  document,
  date,
}: Quoted): FindingQuotation {
  const source = [area ?? document, ...(date === null ? [] : [dayInWords(date)])].join(', ');
  return { documentId, source, quotation: text, page, endPage, paragraph: number, recognised, polarity };
}
