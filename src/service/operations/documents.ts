import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { DocumentRow } from '../../contract/operations/documents.ts';
import { allAtOnce, type Steps } from '../../dedupe/steps.ts';
import type { Quality } from '../../document/document.ts';
import { isHeadingText } from '../../document/framework.ts';
import { type ExtractedCriterion, extractFramework } from '../../frameworks/extract.ts';
import { READING_VERSION } from '../../ingest/version.ts';
import {
  clearFailure,
  correctAll,
  type DocumentSummary,
  getDocument,
  listDocuments,
  listFailures,
  removeDocuments,
} from '../../workspace/documents.ts';
import { WorkspaceError } from '../../workspace/errors.ts';
import { isOpen } from '../../workspace/handle.ts';
import { oursIn } from '../../workspace/ours.ts';
import { withDistinctNames } from '../exports/distinct-names.ts';
import { importFiles } from '../reading/import.ts';
import { oursIds } from '../review/ours.ts';
import { boilerplateOf } from '../review/state.ts';
import type { Session } from '../session.ts';
import { runStagesAfter } from '../stages/all.ts';
import { bringCopiesUpToDate, copiesIn, holdCopies } from '../stages/copies.ts';
import { inSlices } from '../stages/in-slices.ts';
import type { OfferedFile } from '../workspaces/files.ts';

type DocumentOperations = Pick<Operations, Extract<keyof Operations, `documents.${string}`>>;

export function documentOperations(session: Session): DocumentOperations {
  return {
    'documents.list': () => documentRowsInSlices(session),

    'documents.get': ({ id }) => {
      const { text, passages } = getDocument(session.workspace(), id);
      const boilerplate = boilerplateOf(session);
      const row = documentRows(session).find((candidate) => candidate.id === id);
      if (row === undefined) throw new Error(`Document ${id} is stored but not listed.`);
      return {
        row,
        text,
        passages: passages.map((passage) => ({
          ...passage,
          furniture: passage.furniture ?? (boilerplate.has(`${id} ${passage.id}`) ? 'boilerplate' : null),
          headings: [...passage.headings],
          boxes: [...passage.boxes],
        })),
      };
    },

    'documents.leftOut': ({ id }) => [...(getDocument(session.workspace(), id).quality.leftOut ?? [])],

    'documents.import': async ({ files, passwords }, run) => {
      const offered = files.flatMap((id) => session.files.take(id) ?? []);
      // Those of an engine that was started again are all gone.
      if (offered.length === 0 && files.length > 0)
        throw new OperationError(
          'not-found',
          'These files are not at hand any more, and none was read. Choose them again.',
        );
      try {
        const jobs = (await withDistinctNames(offered)).map(({ name, at, temporary }) => {
          const password = passwords !== undefined && Object.hasOwn(passwords, name) ? passwords[name] : undefined;
          return {
            path: name,
            ...(temporary || at !== name ? { at } : {}),
            ...(password === undefined ? {} : { passwords: [password] }),
          };
        });
        const release = holdCopies(session.workspace());
        const result = await importFiles(session.workspace(), session.pool(), jobs, {
          ...run,
          reviewer: session.reviewer(),
        }).finally(release);
        session.forget();
        // Copies and suggestions could not be kept either.
        if (result.halted !== null) return result;
        try {
          await runStagesAfter('What was read is saved.', session.workspace(), session.threshold(), {
            isStopped: run.isStopped,
            compared: () => session.forget(),
            progress: (state, message, done, total) =>
              run.progress({ path: '', state, message, code: null, done, total }),
          });
        } catch (error) {
          // What was read, and what failed, is told all the same.
          if (!(error instanceof WorkspaceError)) throw error;
          return { ...result, halted: error.message };
        }
        return result;
      } finally {
        session.forget();
        await Promise.all(offered.filter(isTemporary).map(({ at }) => rm(at, { force: true })));
      }
    },

    'documents.correct': async ({ ids, change }) => {
      const patch = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      correctAll(session.workspace(), ids, patch, session.reviewer());
      session.forget();
      await bringCopiesUpToDate(session.workspace(), session.threshold());
      return documentRows(session).filter(({ id }) => ids.includes(id));
    },

    'documents.remove': ({ ids }) => {
      removeDocuments(session.workspace(), ids, session.reviewer());
      session.forget();
      return { removed: ids.length };
    },

    'documents.failures': () => listFailures(session.workspace()),

    'documents.dismissFailure': ({ path }) => {
      clearFailure(session.workspace(), path);
      return listFailures(session.workspace());
    },
  };
}

function isTemporary({ temporary }: OfferedFile): boolean {
  return temporary;
}

/** How well a document could be read, without the words of what was left out. */
export function qualityRow({ leftOut: _, pagesWithoutText, warnings, ...rest }: Quality): DocumentRow['quality'] {
  return { ...rest, pagesWithoutText: [...pagesWithoutText], warnings: [...warnings] };
}

/** Every document as the library shows it. */
function documentRows(session: Session, make = () => allAtOnce(rowSteps(session))): DocumentRow[] {
  return session.derived('rows', make);
}

/** The same with pauses between some rows, from the documents as they are in the end. */
async function documentRowsInSlices(session: Session): Promise<DocumentRow[]> {
  const workspace = session.workspace();
  for (;;) {
    const known = session.known<DocumentRow[]>('rows');
    if (known !== undefined) return known;
    // Forgotten with the rows that are made from the same.
    const mark = session.derived('rows begun', () => ({}));
    const rows = await inSlices(rowSteps(session), () => !isOpen(workspace));
    if (rows === undefined) return documentRows(session);
    if (session.known('rows begun') === mark) return documentRows(session, () => rows);
  }
}

/** Rows between two pauses. */
const AT_ONCE = 50;

function* rowSteps(session: Session): Steps<DocumentRow[]> {
  const workspace = session.workspace();
  const ours = oursIds(session);
  const marked = oursIn(workspace).documents;
  const { groups, lookAlikes } = copiesIn(workspace, session.threshold());
  const groupOf = new Map(
    groups.flatMap((group) => group.members.map((member) => [member.documentId, { group, member }] as const)),
  );
  const alike = new Map<string, number>();
  for (const id of lookAlikes.flatMap(({ documentIds }) => documentIds)) alike.set(id, (alike.get(id) ?? 0) + 1);
  const rows: DocumentRow[] = [];
  for (const document of listDocuments(workspace)) {
    if (rows.length % AT_ONCE === AT_ONCE - 1) yield;
    const found = groupOf.get(document.id);
    rows.push({
      id: document.id,
      path: document.path,
      name: basename(document.path),
      format: document.format,
      metadata: {
        ...document.metadata,
        inspectorates: [...document.metadata.inspectorates],
        judgements: [...document.metadata.judgements],
      },
      corrected: Object.keys(document.corrections),
      pages: document.pages,
      passages: document.passages,
      quality: qualityRow(document.quality),
      leftOut: (document.quality.leftOut ?? []).map(({ sort, texts }) => ({ sort, pieces: texts.length })),
      copies:
        found === undefined
          ? null
          : {
              groupId: found.group.id,
              kind: found.group.kind,
              primary: found.member.primary,
              others: found.group.members.length - 1,
            },
      older: document.rules < READING_VERSION,
      lookAlikes: alike.get(document.id) ?? 0,
      ours: ours.has(document.id),
      whoseMarked: marked.has(document.id),
      criteria: criteriaIn(session, document),
    });
  }
  return rows;
}

/** How many criteria a guidance document lists; only guidance is looked into. */
function criteriaIn(session: Session, { id, metadata }: DocumentSummary): number {
  if (metadata.type !== 'guidance') return 0;
  const count = (criteria: readonly ExtractedCriterion[]): number =>
    criteria.reduce(
      (sum, { text, children }) => sum + (isHeadingText(text, children.length) ? 0 : 1) + count(children),
      0,
    );
  return count(extractFramework(getDocument(session.workspace(), id)).criteria);
}
