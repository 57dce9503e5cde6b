/**
 * Projects and codebooks of other programs, taken in through REFI-QDA: codes become a framework, sources documents, and
 * codings decisions on the passages that carry their words. Nothing that is here already is overwritten.
 */
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputOf } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import { LONGEST_NOTE } from '../../document/evidence.ts';
import type { Framework } from '../../document/framework.ts';
import { counted } from '../../document/series.ts';
import { decoded } from '../../export/refi/decode.ts';
import { evidenceFrom, type ImportedEvidence } from '../../export/refi/evidence.ts';
import { frameworkFrom } from '../../export/refi/import.ts';
import type { Guid, RefiCode, RefiNote, RefiProject, RefiSource } from '../../export/refi/project.ts';
import { readCodebook, readProject } from '../../export/refi/read.ts';
import { saveFramework } from '../../workspace/choices.ts';
import { decideSelection, saveDecisions } from '../../workspace/decisions.ts';
import { clearFailure, getDocument, listDocuments } from '../../workspace/documents.ts';
import { notWantedIn } from '../../workspace/erased.ts';
import { inOneTransaction, type Workspace } from '../../workspace/handle.ts';
import { sha256 } from '../../workspace/hash.ts';
import { tagPassages } from '../../workspace/tags.ts';
import { importFiles } from '../reading/import.ts';
import type { ReadingPool } from '../reading/pool.ts';
import { runStagesAfter } from '../stages/all.ts';
import { accountOf } from './account.ts';
import { type PlacedEvidence, placeEvidence, type ReadSource } from './place.ts';
import { valuesAsCorrections } from './values.ts';

type TakenIn = OutputOf<'exports.takeIn'>;

/** Where a project is taken in to. */
export interface TakeInTarget {
  readonly workspace: Workspace;
  readonly pool: ReadingPool;
  /** Who decided, where the project does not say. */
  readonly reviewer: string;
  /** Likeness from which documents count as copies. */
  readonly threshold: number;
  /** A folder that only this user can read: the sources lie there while they are read. */
  readonly folder: string;
}

/** A .qdc codebook as a framework of the reviewer's own. */
export function takeInCodebook(
  target: Pick<TakeInTarget, 'workspace' | 'reviewer'>,
  name: string,
  bytes: Uint8Array,
): TakenIn {
  const { codes, leftOut } = readable(() => readCodebook(decoded(bytes)));
  const framework = keptFramework(target, codes, name, name, []);
  const counts = { codings: 0, placed: 0, undecided: 0, leftOut: 0 };
  return { frameworkId: framework.id, documents: 0, decisions: 0, leftOut: [...leftOut], counts };
}

/** A .qdpx project: framework, documents and decisions. */
export async function takeInProject(target: TakeInTarget, name: string, bytes: Uint8Array): Promise<TakenIn> {
  const { project, leftOut, codings } = readable(() => readProject(bytes));
  const framework = keptFramework(target, project.codes, project.name || name, project.origin, project.allNotes);
  const documents = await importSources(target, project);
  const values = valuesAsCorrections(target, project, documents.sources);
  const evidence = evidenceFrom(project);
  const suggested = evidence.filter(({ isSuggestion }) => isSuggestion);
  const { placed, unplaced } = placeEvidence(
    evidence.filter(({ isSuggestion }) => !isSuggestion),
    documents.sources,
  );
  const kept = keepAll(target, framework, placed);
  await runStagesAfter('What was taken in is saved.', target.workspace, target.threshold);
  const { counts, sentences } = accountOf(project, {
    codings,
    placed: kept.kept,
    undecided: suggested,
    unplaced,
    withoutCode: kept.withoutCode,
    reviewer: target.reviewer,
  });
  return {
    frameworkId: framework.id,
    documents: documents.added,
    decisions: kept.decisions,
    leftOut: [...leftOut, ...documents.failed, ...sentences, ...cutInWords(kept.cut), ...values],
    counts,
  };
}

function keptFramework(
  { workspace, reviewer }: Pick<TakeInTarget, 'workspace' | 'reviewer'>,
  codes: readonly RefiCode[],
  title: string,
  origin: string,
  notes: readonly RefiNote[],
): Framework {
  if (codes.length === 0)
    throw new OperationError('nothing-to-do', 'This file holds no codes, so there is no framework in it.');
  const framework = frameworkFrom(codes, randomUUID(), title.replace(/\.(?:qdc|qdpx)$/iu, ''), origin, notes);
  saveFramework(workspace, framework, reviewer);
  return framework;
}

/**
 * Imports every source, its original where the project has one, and gives what each has become, by its GUID. Where an
 * original cannot be read, the text that the project holds of it is imported in its place.
 */
async function importSources(target: TakeInTarget, project: RefiProject) {
  const names = new Set<string>();
  const before = new Set(listDocuments(target.workspace).map(({ id }) => id));
  const whyNot = notWantedIn(target.workspace);
  const first = await readSources(target, project.sources, names);
  const hasText = ({ source }: FailedSource) => source.original !== null && (source.text ?? '').trim() !== '';
  const texts = await readSources(
    target,
    first.failed.filter(hasText).map(({ source }) => ({ ...source, original: null })),
    names,
  );
  const inWords = (one: FailedSource) => {
    const isRead = texts.sources.has(one.source.guid);
    if (isRead) clearFailure(target.workspace, one.path);
    return `${one.path}: ${one.reason}${isRead ? ' Its text in the project was taken in instead.' : ''}`;
  };
  const added = listDocuments(target.workspace).filter(({ id }) => !before.has(id));
  const back = added.flatMap((one) => {
    const why = whyNot(one);
    if (why === null) return [];
    return [
      `${one.path}: This document is here again with the project, and had been ${why === 'erased' ? 'erased for good' : 'removed'} here.`,
    ];
  });
  return {
    sources: new Map([...first.sources, ...texts.sources]),
    added: added.length,
    failed: [...first.failed.map(inWords), ...back],
  };
}

interface FailedSource {
  readonly source: RefiSource;
  readonly path: string;
  readonly reason: string;
}

/** Reads sources as files of their names. */
async function readSources(
  { workspace, pool, folder }: TakeInTarget,
  given: readonly RefiSource[],
  names: Set<string>,
): Promise<{ readonly sources: ReadonlyMap<Guid, ReadSource>; readonly failed: readonly FailedSource[] }> {
  const jobs: { source: RefiSource; path: string; hash: string; at: string }[] = [];
  for (const source of given) {
    const at = join(folder, randomUUID());
    const content = source.original?.bytes ?? source.text ?? '';
    await writeFile(at, content, { mode: 0o600 });
    jobs.push({ source, path: distinctName(source, names), hash: sha256(content), at });
  }
  const result = await importFiles(
    workspace,
    pool,
    jobs.map(({ path, at }) => ({ path, at })),
  );
  if (result.halted !== null) throw new OperationError('unavailable', result.halted);
  const reasons = new Map(result.failed.map(({ path, reason }) => [path, reason]));
  // Another file of the same name may be here already.
  const idOf = new Map(listDocuments(workspace).map((one) => [`${one.sha256} ${one.path}`, one.id]));
  const sources = new Map<Guid, ReadSource>();
  const failed: FailedSource[] = [];
  for (const { source, path, hash, at } of jobs) {
    const id = idOf.get(`${hash} ${path}`);
    const heights = source.drawn.length === 0 || id === undefined ? [] : await pool.pageHeights({ path, at });
    if (id !== undefined) sources.set(source.guid, { source, document: getDocument(workspace, id), heights });
    const reason = reasons.get(path);
    if (reason !== undefined) failed.push({ source, path, reason });
    await rm(at, { force: true });
  }
  return { sources, failed };
}

/** The name of a source with the ending of its file; two sources of one name are told apart. */
function distinctName({ name, original }: RefiSource, taken: Set<string>): string {
  const ending = original?.extension ?? 'txt';
  const plain = name.toLowerCase().endsWith(`.${ending}`) ? name.slice(0, -ending.length - 1) : name;
  let distinct = `${plain}.${ending}`;
  for (let number = 2; taken.has(distinct); number++) distinct = `${plain} (${number}).${ending}`;
  taken.add(distinct);
  return distinct;
}

/** Decides what the codings say; a passage with tags alone is tagged and stays undecided. */
function keepAll({ workspace, reviewer }: TakeInTarget, framework: Framework, placed: readonly PlacedEvidence[]) {
  const kept: ImportedEvidence[] = [];
  const withoutCode: ImportedEvidence[] = [];
  let decisions = 0;
  let cut = 0;
  inOneTransaction(workspace, () => {
    for (const { documentId, at, evidence } of placed) {
      const { criteria, tags } = evidence;
      if (criteria.length === 0 && !(tags.length > 0 && 'passageId' in at)) {
        withoutCode.push(evidence);
        continue;
      }
      if (criteria.length === 0 && 'passageId' in at) {
        kept.push(onlyTags(evidence));
        const place = { documentId, passageId: at.passageId };
        for (const tag of tags)
          tagPassages(workspace, { frameworkId: framework.id, places: [place], tag, on: true, reviewer });
        if (evidence.note !== '') withoutCode.push({ ...evidence, codings: [] });
        continue;
      }
      kept.push(evidence);
      const isLong = evidence.note.length > LONGEST_NOTE;
      if (isLong) cut++;
      const decision = {
        documentId,
        frameworkId: framework.id,
        criteria,
        polarity: evidence.polarity,
        agencies: evidence.agencies,
        tags,
        note: isLong ? evidence.note.slice(0, LONGEST_NOTE).toWellFormed() : evidence.note,
        reviewer: evidence.reviewer ?? reviewer,
      } as const;
      if ('passageId' in at) saveDecisions(workspace, [{ ...decision, passageId: at.passageId }]);
      else decideSelection(workspace, at, decision);
      decisions++;
    }
  });
  return { decisions, kept, withoutCode, cut };
}

function cutInWords(cut: number): string[] {
  if (cut === 0) return [];
  const most = LONGEST_NOTE.toLocaleString('en-GB');
  return [`The notes on ${counted(cut, 'passage')} were cut after ${most} characters.`];
}

/** An undecided passage has tags alone: sides and agencies belong to a decision. */
function onlyTags(evidence: ImportedEvidence): ImportedEvidence {
  const codings = evidence.codings.map((coding) => (coding.part === 'tag' ? coding : { ...coding, part: null }));
  return { ...evidence, codings };
}

/** Reading errors of the format come with a sentence for the person. */
function readable<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new OperationError('damaged', error instanceof Error ? error.message : 'This file could not be read.');
  }
}
