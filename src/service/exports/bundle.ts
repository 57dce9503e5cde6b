/**
 * Everything an export says, gathered from the workspace.
 */

import { OperationError } from '../../contract/errors.ts';
import type { ExportChoice } from '../../contract/operations/exports.ts';
import type { Twins } from '../../document/copies.ts';
import type { Passage } from '../../document/document.ts';
import type { Framework } from '../../document/framework.ts';
import { oursAmong } from '../../document/ours.ts';
import { type PassageRef, passageKey } from '../../document/passage-ref.ts';
import { evidenceBundle, type PassageAssessment } from '../../export/assemble.ts';
import type { EvidenceBundle } from '../../export/bundle.ts';
import { type Choice, chosen } from '../../export/choice.ts';
import { assessmentsToExport, type DocumentToExport, documentToExport } from '../../export/lean.ts';
import { SUGGEST_VERSION } from '../../suggest/suggester.ts';
import { THEMES_VERSION } from '../../themes/themes.ts';
import { workspaceId } from '../../workspace/backup.ts';
import { coveredPlaces } from '../../workspace/covered.ts';
import { eachDecision } from '../../workspace/decisions.ts';
import { getDocument, listDocuments, listFailures } from '../../workspace/documents.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { countLines, logHead, recentLines } from '../../workspace/log.ts';
import { oursIn } from '../../workspace/ours.ts';
import { readByEarlierRules, unplacedDecisions } from '../../workspace/reading.ts';
import { eachAssessment } from '../../workspace/stages.ts';
import { taggedBeforeDeciding } from '../../workspace/tags.ts';
import { findingEntries } from '../review/findings-export.ts';
import { printedJudgements } from '../review/judgements.ts';
import { copiesIn, countedPlaces, repeatedByDocument, twinsIn } from '../stages/copies.ts';
import { bringThemesUpToDate, themesIn } from '../stages/themes.ts';
import { workspaceName } from '../workspaces/name.ts';

export interface BundleOptions {
  readonly framework: Framework;
  readonly threshold: number;
  readonly version: string;
  readonly now: Date;
  readonly choice: ExportChoice;
  /** What reviewers rejected goes in, too: for formats that hand on decisions rather than evidence. */
  readonly withRejected?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked between documents. */
  readonly isStopped?: () => boolean;
}

/** Documents between two looks at whether to stop. */
const AT_ONCE = 20;

/** Lines of the audit log that go into an export; the whole log is exported on its own. */
const LOG_LINES = 10_000;

/**
 * The bundle of a workspace under one framework, with what the choice leaves in.
 * @throws OperationError `stopped` when it is stopped.
 */
export async function bundleOf(
  workspace: Workspace,
  { framework, threshold, version, now, choice, withRejected, onProgress, isStopped = () => false }: BundleOptions,
): Promise<EvidenceBundle> {
  await bringThemesUpToDate(workspace, threshold, { isStopped });
  const copies = copiesIn(workspace, threshold);
  const covered = coveredPlaces(workspace, framework.id);
  const places = countedPlaces(workspace, threshold).filter((place) => !covered.has(passageKey(place)));
  const counted = Map.groupBy(places, ({ documentId }) => documentId);
  const decisions = [...eachDecision(workspace, framework.id)];
  const themes = themesIn(workspace, threshold).filter((theme) => !theme.hidden);
  const twins = twinsIn(workspace);
  const named = placesNamed(decisions, twins, themes);
  const read: DocumentToExport[] = [];
  const assessments: PassageAssessment[] = [];
  const lean = assessmentsToExport();
  const listed = listDocuments(workspace);
  const earlier = new Set(readByEarlierRules(workspace));
  const beside = Map.groupBy(
    unplacedDecisions(workspace).filter(({ frameworkId }) => frameworkId === framework.id),
    ({ documentId }) => documentId,
  );
  const isOurs = oursAmong(oursIn(workspace));
  const lines = recentLines(workspace, LOG_LINES).reverse();
  const all = countLines(workspace);
  for (const [at, { id }] of listed.entries()) {
    const evidence = new Set(counted.get(id)?.map(({ passageId }) => passageId));
    for (const { passageId, assessment } of eachAssessment(workspace, framework.id, id))
      if (evidence.has(passageId)) assessments.push({ documentId: id, passageId, assessment: lean(assessment) });
    const isWanted = (passage: Passage) =>
      evidence.has(passage.id) || named.has(passageKey({ documentId: id, passageId: passage.id }));
    const reading = { isByEarlierRules: earlier.has(id), decisionsBeside: beside.get(id)?.length ?? 0 };
    read.push(documentToExport(getDocument(workspace, id), isWanted, reading));
    if (at % AT_ONCE !== 0) continue;
    onProgress?.(at, listed.length);
    await new Promise(setImmediate);
    if (isStopped()) throw new OperationError('stopped', 'The export was stopped. No file was written.');
  }
  const bundle = evidenceBundle({
    workspace: workspaceName(workspace),
    madeAt: now.toISOString(),
    program: `Evidence Desk ${version}`,
    framework,
    documents: read,
    copies,
    twins,
    assessments,
    places,
    decisions,
    themes,
    ours: new Set(listed.filter(({ id, metadata }) => isOurs({ id, area: metadata.area })).map(({ id }) => id)),
    judgements: printedJudgements(workspace, threshold),
    findings: findingEntries(workspace, framework.id, threshold),
    unread: listFailures(workspace).map(({ path, reason }) => ({
      fileName: path.split(/[\\/]/u).at(-1) ?? path,
      reason,
    })),
    settings: [
      { name: 'Likeness from which documents count as copies', value: `${Math.round(threshold * 100)} %` },
      { name: 'Rules of suggestions', value: `version ${SUGGEST_VERSION}` },
      { name: 'Rules of themes', value: `version ${THEMES_VERSION}` },
      { name: 'Audit log', value: logInWords(workspace) },
      ...(all > LOG_LINES ? [{ name: 'Audit log in this export', value: leftOutOfLog(all) }] : []),
    ],
    log: [
      // What is missing is said where it would stand.
      ...(all > LOG_LINES ? [{ at: lines[0]?.at ?? '', reviewer: '', action: leftOutOfLog(all) }] : []),
      ...lines.map(({ at, reviewer, what }) => ({ at, reviewer, action: withoutFolder(what) })),
    ],
  });
  const tags = new Map(
    taggedBeforeDeciding(workspace, framework.id).map((place) => [passageKey(place), [...place.tags]]),
  );
  const evidence = bundle.evidence.map((row) =>
    row.status === 'suggested' && tags.has(passageKey(row)) ? { ...row, tags: tags.get(passageKey(row)) ?? [] } : row,
  );
  return chosen(
    { ...bundle, evidence, repeated: repeatedByDocument(workspace, threshold) },
    choiceOf(choice, withRejected === true),
  );
}

/** What the log says of a file, without its folder: folders name people and cases. */
function withoutFolder(what: string): string {
  return what.replace(/^(imported|brought back|read|is reading) .*[\\/]/su, '$1 ');
}

function choiceOf(choice: ExportChoice, withRejected: boolean): Choice {
  const { decidedOnly, criteria, documents, polarity, whose, themes, log } = choice;
  return {
    decisions: withRejected ? 'all' : decidedOnly ? 'accepted' : 'suggested',
    ...(criteria === undefined ? {} : { criteria }),
    ...(documents === undefined ? {} : { documents }),
    ...(polarity === undefined ? {} : { polarities: polarity }),
    ...(whose === undefined ? {} : { whose }),
    ...(themes === undefined ? {} : { themes }),
    ...(log === undefined ? {} : { log }),
  };
}

/** Passages that go in whether they are suggested or not: decided ones, their twins in copies, and those of themes. */
function placesNamed(
  decisions: readonly PassageRef[],
  twins: readonly Twins[],
  themes: readonly { readonly passages: readonly PassageRef[] }[],
): ReadonlySet<string> {
  const decided = new Set(decisions.map(passageKey));
  const carried = twins.filter(({ passages }) => passages.some((passage) => decided.has(passageKey(passage))));
  const named = [...carried, ...themes].flatMap(({ passages }) => passages.map(passageKey));
  return new Set([...decided, ...named]);
}

function leftOutOfLog(all: number): string {
  const [last, whole] = [LOG_LINES, all].map((count) => count.toLocaleString('en-GB'));
  return `The last ${last} of ${whole} entries stand here; those before are left out. The whole log is saved from the settings, or with the command “log”.`;
}

/** The head of the log, so that `verify --export` can tell later whether entries were cut off. */
function logInWords(workspace: Workspace): string {
  const head = logHead(workspace);
  return head === null
    ? 'No entries.'
    : `${head.sequence} entries, head ${head.sequence}:${head.hash}, workspace ${workspaceId(workspace)}`;
}
