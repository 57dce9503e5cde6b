/**
 * Copies, look-alikes, boilerplate and twins of the whole workspace.
 */

import { findBoilerplate } from '../../dedupe/boilerplate.ts';
import {
  type Comparisons,
  type CopyCandidate,
  type CopyDecisions,
  compareDocuments,
  copiesFrom,
} from '../../dedupe/copies.ts';
import {
  decodeFingerprints,
  encodeFingerprints,
  FINGERPRINTS_VERSION,
  type Fingerprint,
  type FingerprintedDocument,
  fingerprintsOf,
} from '../../dedupe/fingerprints.ts';
import { decodeSketch, encodeSketch, SKETCH_VERSION, sketch } from '../../dedupe/sketch.ts';
import { findTwins } from '../../dedupe/twins.ts';
import { type Copies, countedDocuments, type Twins } from '../../document/copies.ts';
import { evidenceSources, type Passage } from '../../document/document.ts';
import { passageKey } from '../../document/passage-ref.ts';
import { copyDecisions } from '../../workspace/choices.ts';
import { type DocumentSummary, getDocument, listDocuments } from '../../workspace/documents.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { type EvidenceText, eachPassage, evidenceIds, evidenceTexts, getPassage } from '../../workspace/passages.ts';
import { setAsideDecisions } from '../../workspace/set-aside.ts';
import { getStage, putStage } from '../../workspace/stages.ts';
import { remembered } from './stage.ts';

/** Raised whenever the same documents may give other copies, twins or boilerplate. */
const COPIES_VERSION = 1;

/** What the copies depend on besides the rules: the documents as read and corrected, the decisions, the threshold. */
function inputsOf(documents: readonly DocumentSummary[], decisions: CopyDecisions, threshold: number): unknown {
  return [documents.map(({ id, reading, metadata }) => [id, reading, metadata]), decisions, threshold];
}

/** Copies and look-alikes in the workspace. */
export function copiesIn(workspace: Workspace, threshold: number): Copies {
  const documents = listDocuments(workspace);
  const decisions = copyDecisions(workspace);
  return remembered(workspace, 'copies', COPIES_VERSION, inputsOf(documents, decisions, threshold), () =>
    copiesFrom(comparisonsIn(workspace), { threshold, decisions }),
  );
}

/** Every pair of documents that may be copies, compared; thresholds and decisions can then change without reading again. */
export function comparisonsIn(workspace: Workspace): Comparisons {
  const candidates = listDocuments(workspace).map((document) => candidateOf(workspace, document));
  return compareDocuments(candidates, (id) => getDocument(workspace, id).text);
}

function candidateOf(workspace: Workspace, document: DocumentSummary): CopyCandidate {
  const { id, path, sha256, metadata, pages, quality } = document;
  const kept = getStage<Uint8Array>(workspace, 'sketch', id, SKETCH_VERSION);
  let known = kept === null ? null : decodeSketch(id, kept.value);
  if (known === null) {
    known = sketch(getDocument(workspace, id));
    putStage(workspace, 'sketch', id, SKETCH_VERSION, encodeSketch(known));
  }
  return { id, path, sha256, metadata, pages, quality: quality.score, sketch: known };
}

/** Passages that stand in several documents. */
export function twinsIn(workspace: Workspace): readonly Twins[] {
  return remembered(workspace, 'twins', FINGERPRINTS_VERSION, readingsIn(workspace), () =>
    findTwins(saidIn(workspace), (place) => textOf(workspace, place)),
  );
}

/**
 * Passages that are mostly sentences found in many unrelated documents, as "document passage"; those that the reviewer
 * brought back are none.
 */
export function boilerplateIn(workspace: Workspace, threshold: number): ReadonlySet<string> {
  const said = setAsideDecisions(workspace);
  return new Set([...repeatedIn(workspace, threshold)].filter((place) => said.get(place) !== false));
}

/** The same whatever the reviewer said of them. */
export function repeatedIn(workspace: Workspace, threshold: number): ReadonlySet<string> {
  const copies = copiesIn(workspace, threshold);
  const { passages } = remembered(workspace, 'boilerplate', FINGERPRINTS_VERSION, [readingsIn(workspace), copies], () =>
    findBoilerplate(saidIn(workspace), copies, (place) => textOf(workspace, place)),
  );
  return new Set(passages.map(({ documentId, passageId }) => passageKey({ documentId, passageId })));
}

/** What every document says depends on its reading and on what the reviewer set aside or brought back. */
function readingsIn(workspace: Workspace): unknown {
  return [listDocuments(workspace).map(({ id, reading }) => [id, reading]), ...setAsideDecisions(workspace)];
}

/** What every document says, from memory where it has been read by these rules. */
function saidIn(workspace: Workspace): FingerprintedDocument[] {
  return listDocuments(workspace).map(({ id }) => ({ id, fingerprints: () => fingerprintsIn(workspace, id) }));
}

function fingerprintsIn(workspace: Workspace, id: string): readonly Fingerprint[] {
  const kept = getStage<Uint8Array>(workspace, 'sayings', id, FINGERPRINTS_VERSION);
  if (kept !== null) return decodeFingerprints(kept.value);
  const fingerprints = fingerprintsOf(passagesOf(workspace, id));
  putStage(workspace, 'sayings', id, FINGERPRINTS_VERSION, encodeFingerprints(fingerprints));
  return fingerprints;
}

function textOf(workspace: Workspace, { documentId, passageId }: { documentId: string; passageId: string }): string {
  return getPassage(workspace, documentId, passageId)?.text ?? '';
}

function passagesOf(workspace: Workspace, id: string): Passage[] {
  return [...eachPassage(workspace, id)].map(({ passage }) => passage);
}

/** The documents that count, in the order of their paths. */
export function countedIn(workspace: Workspace, threshold: number): DocumentSummary[] {
  const documents = listDocuments(workspace);
  const counted = new Set(
    countedDocuments(
      documents.map(({ id }) => id),
      copiesIn(workspace, threshold),
    ),
  );
  return documents.filter(({ id }) => counted.has(id));
}

/** Where the passages that may be evidence stand in documents that count; guidance and boilerplate left out. */
export function countedPlaces(
  workspace: Workspace,
  threshold: number,
): { readonly documentId: string; readonly passageId: string }[] {
  const boilerplate = boilerplateIn(workspace, threshold);
  return evidenceSources(countedIn(workspace, threshold)).flatMap(({ id: documentId }) =>
    evidenceIds(workspace, documentId)
      .filter((passageId) => !boilerplate.has(passageKey({ documentId, passageId })))
      .map((passageId) => ({ documentId, passageId })),
  );
}

/**
 * Passages that may be evidence, boilerplate left out, one document after the other; of all documents that count and
 * are no guidance, where none are given.
 */
export function* countedPassages(
  workspace: Workspace,
  threshold: number,
  documents: readonly DocumentSummary[] = evidenceSources(countedIn(workspace, threshold)),
): Generator<{ document: DocumentSummary; passages: EvidenceText[] }> {
  const boilerplate = boilerplateIn(workspace, threshold);
  for (const document of documents) {
    const passages = evidenceTexts(workspace, document.id).filter(({ id }) => !boilerplate.has(`${document.id} ${id}`));
    yield { document, passages };
  }
}
