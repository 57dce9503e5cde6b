/**
 * Everything an export says, gathered from the workspace.
 */
import { OperationError } from '../contract/errors.ts';
import type { ExportChoice } from '../contract/operations/exports.ts';
import type { Document } from '../document/document.ts';
import type { Framework } from '../document/framework.ts';
import { type DocumentToExport, evidenceBundle } from '../export/assemble.ts';
import type { EvidenceBundle } from '../export/bundle.ts';
import { chosen } from '../export/choice.ts';
import { SUGGEST_VERSION } from '../suggest/suggester.ts';
import { THEMES_VERSION } from '../themes/themes.ts';
import { eachDecision } from '../workspace/decisions.ts';
import { getDocument, listDocuments, listFailures } from '../workspace/documents.ts';
import type { Workspace } from '../workspace/handle.ts';
import { logHead, recentLines } from '../workspace/log.ts';
import { getSetting } from '../workspace/open.ts';
import { eachAssessment } from '../workspace/stages.ts';
import { taggedBeforeDeciding } from '../workspace/tags.ts';
import { placeKey } from './review/passages.ts';
import { copiesIn, countedPlaces, twinsIn } from './stages/copies.ts';
import { bringThemesUpToDate, themesIn } from './stages/themes.ts';

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
  const evidencePlaces = new Set(
    countedPlaces(workspace, threshold).map(({ documentId, passageId }) => `${documentId} ${passageId}`),
  );
  const read: DocumentToExport[] = [];
  const listed = listDocuments(workspace);
  for (const [at, { id }] of listed.entries()) {
    read.push(withoutLayout(getDocument(workspace, id)));
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
    twins: twinsIn(workspace),
    assessments: [...eachAssessment(workspace, framework.id)].filter(({ documentId, passageId }) =>
      evidencePlaces.has(`${documentId} ${passageId}`),
    ),
    decisions: [...eachDecision(workspace, framework.id)],
    themes: themesIn(workspace, threshold).filter((theme) => !theme.hidden),
    unread: listFailures(workspace).map(({ path, reason }) => ({
      fileName: path.split(/[\\/]/u).at(-1) ?? path,
      reason,
    })),
    settings: [
      { name: 'Likeness from which documents count as copies', value: `${Math.round(threshold * 100)} %` },
      { name: 'Rules of suggestions', value: `version ${SUGGEST_VERSION}` },
      { name: 'Rules of themes', value: `version ${THEMES_VERSION}` },
      { name: 'Audit log', value: logInWords(workspace) },
    ],
    log: recentLines(workspace, LOG_LINES)
      .reverse()
      .map(({ at, reviewer, what }) => ({ at, reviewer, action: what, about: '', detail: '' })),
  });
  const tags = new Map(
    taggedBeforeDeciding(workspace, framework.id).map((place) => [placeKey(place), [...place.tags]]),
  );
  const evidence = bundle.evidence.map((row) =>
    row.status === 'suggested' && tags.has(placeKey(row)) ? { ...row, tags: tags.get(placeKey(row)) ?? [] } : row,
  );
  const { decidedOnly, criteria, documents, polarity, themes, log } = choice;
  return chosen(
    { ...bundle, evidence },
    {
      decisions: withRejected === true ? 'all' : decidedOnly ? 'accepted' : 'suggested',
      ...(criteria === undefined ? {} : { criteria }),
      ...(documents === undefined ? {} : { documents }),
      ...(polarity === undefined ? {} : { polarities: polarity }),
      ...(themes === undefined ? {} : { themes }),
      ...(log === undefined ? {} : { log }),
    },
  );
}

/** The head of the log, so that `verify --log-head` can tell later whether entries were cut off. */
function logInWords(workspace: Workspace): string {
  const head = logHead(workspace);
  return head === null ? 'No entries.' : `${head.sequence} entries, head ${head.sequence}:${head.hash}`;
}

/** A document without its text and its boxes on the page, which no export needs and which take most of the memory. */
function withoutLayout({ id, metadata, source, pages, quality, passages }: Document): DocumentToExport {
  return { id, metadata, source, pages, quality, passages: passages.map(({ boxes: _, ...passage }) => passage) };
}

/** What the workspace is called: its own name, or that of its file. */
export function workspaceName(workspace: Workspace): string {
  const [file = '', folder = ''] = workspace.path.split(/[\\/]/u).reverse();
  const named = file.startsWith('.') ? folder : file.replace(/\.[a-z]{2,12}$/iu, '');
  return getSetting(workspace, 'name') ?? (named || file);
}
