/**
 * Projects and codebooks of other programs, taken in through REFI-QDA: codes become a framework, sources documents, and
 * codings decisions on the passages that carry their words.
 */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputOf } from '../contract/contract.ts';
import { OperationError } from '../contract/errors.ts';
import type { Framework } from '../document/framework.ts';
import { evidenceFrom, frameworkFrom, type ImportedEvidence } from '../export/refi/import.ts';
import type { RefiCode, RefiProject, RefiSource } from '../export/refi/project.ts';
import { readCodebook, readProject } from '../export/refi/read.ts';
import { saveFramework } from '../workspace/choices.ts';
import { decideSelection, saveDecisions } from '../workspace/decisions.ts';
import { getDocument, listDocuments } from '../workspace/documents.ts';
import { inOneTransaction } from '../workspace/handle.ts';
import type { Desk } from './desk.ts';
import { importFiles } from './import.ts';
import { runStages } from './stages/all.ts';

type TakenIn = OutputOf<'exports.takeIn'>;

/** A .qdc codebook as a framework of the reviewer's own. */
export function takeInCodebook(desk: Desk, name: string, bytes: Uint8Array): TakenIn {
  const codes = readable(() => readCodebook(new TextDecoder().decode(bytes)));
  const framework = keptFramework(desk, codes, name, name);
  return { frameworkId: framework.id, documents: 0, decisions: 0, leftOut: [] };
}

/** A .qdpx project: framework, documents and decisions. Nothing that is here already is overwritten. */
export async function takeInProject(desk: Desk, name: string, bytes: Uint8Array): Promise<TakenIn> {
  const { project, leftOut } = readable(() => readProject(bytes));
  const framework = keptFramework(desk, project.codes, project.name || name, project.origin);
  const documents = await importSources(desk, project);
  const { placed, unplaced } = decideAll(desk, framework, evidenceFrom(project), documents.ids);
  await runStages(desk.workspace(), desk.threshold());
  return {
    frameworkId: framework.id,
    documents: documents.added,
    decisions: placed,
    leftOut: [
      ...leftOut,
      ...documents.failed,
      ...(unplaced === 0 ? [] : [`${unplaced} codings whose words were not found in their document.`]),
    ],
  };
}

function keptFramework(desk: Desk, codes: readonly RefiCode[], title: string, origin: string): Framework {
  if (codes.length === 0)
    throw new OperationError('nothing-to-do', 'This file holds no codes, so there is no framework in it.');
  const framework = frameworkFrom(codes, randomUUID(), title.replace(/\.(?:qdc|qdpx)$/iu, ''), origin);
  saveFramework(desk.workspace(), framework, desk.reviewer());
  return framework;
}

/** Imports every source, its original where the project has one, and gives the document of each by the source's GUID. */
async function importSources(desk: Desk, project: RefiProject) {
  const folder = await desk.files.privateFolder();
  const jobs = await Promise.all(
    project.sources.map(async (source) => {
      const at = join(folder, randomUUID());
      await writeFile(at, source.original?.bytes ?? source.text, { mode: 0o600 });
      return { path: sourceName(source), at, guid: source.guid };
    }),
  );
  const before = listDocuments(desk.workspace()).length;
  const { failed } = await importFiles(desk.workspace(), desk.pool(), jobs);
  const listed = listDocuments(desk.workspace());
  const idOf = new Map(listed.map(({ path, id }) => [path, id]));
  return {
    ids: new Map(jobs.flatMap(({ guid, path }) => (idOf.has(path) ? [[guid, idOf.get(path) ?? ''] as const] : []))),
    added: listed.length - before,
    failed: failed.map(({ path, reason }) => `${path}: ${reason}`),
  };
}

function sourceName({ name, original }: RefiSource): string {
  const ending = original?.extension ?? 'txt';
  return name.toLowerCase().endsWith(`.${ending}`) ? name : `${name}.${ending}`;
}

/** Decides what the codings say, on the passage with the same words where there is one, else on the words themselves. */
function decideAll(
  desk: Desk,
  framework: Framework,
  evidence: readonly ImportedEvidence[],
  documents: ReadonlyMap<string, string>,
) {
  const workspace = desk.workspace();
  let placed = 0;
  inOneTransaction(workspace, () => {
    for (const coding of evidence) {
      const documentId = documents.get(coding.source);
      if (documentId === undefined || coding.criteria.length === 0) continue;
      const { text, passages } = getDocument(workspace, documentId);
      const decision = {
        documentId,
        frameworkId: framework.id,
        criteria: coding.criteria,
        polarity: coding.polarity ?? 'neutral',
        agencies: coding.agencies,
        tags: coding.tags,
        note: coding.note,
        reviewer: coding.reviewer ?? desk.reviewer(),
      } as const;
      const passage = passages.find((candidate) => candidate.text === coding.quotation.trim());
      const start = text.indexOf(coding.quotation);
      if (passage !== undefined) saveDecisions(workspace, [{ ...decision, passageId: passage.id }]);
      else if (start >= 0) decideSelection(workspace, { start, end: start + coding.quotation.length }, decision);
      else continue;
      placed++;
    }
  });
  return { placed, unplaced: evidence.filter(({ criteria }) => criteria.length > 0).length - placed };
}

/** Reading errors of the format come with a sentence for the person. */
function readable<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new OperationError('damaged', error instanceof Error ? error.message : 'This file could not be read.');
  }
}
