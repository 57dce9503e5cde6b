/**
 * Copies, look-alikes, boilerplate and twins of the whole workspace.
 */

import { type Boilerplate, findBoilerplate } from '../../dedupe/boilerplate.ts';
import {
  type Comparisons,
  type CopyCandidate,
  type CopyDecisions,
  compareDocuments,
  copiesFrom,
} from '../../dedupe/copies.ts';
import { decodeSketch, encodeSketch, SKETCH_VERSION, sketch } from '../../dedupe/sketch.ts';
import { findTwins } from '../../dedupe/twins.ts';
import { type Copies, countedDocuments, type Twins } from '../../document/copies.ts';
import { evidenceSources, mayBeEvidence, type Passage } from '../../document/document.ts';
import { copyDecisions } from '../../workspace/choices.ts';
import { type DocumentSummary, getDocument, listDocuments } from '../../workspace/documents.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { eachPassage } from '../../workspace/passages.ts';
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

export interface Repeated {
  readonly boilerplate: Boilerplate;
  readonly twins: readonly Twins[];
}

/** Sentences that recur in unrelated documents, and passages that stand in several. */
export function repeatedIn(workspace: Workspace, threshold: number): Repeated {
  const documents = listDocuments(workspace);
  const copies = copiesIn(workspace, threshold);
  return remembered(
    workspace,
    'repeated',
    COPIES_VERSION,
    inputsOf(documents, copyDecisions(workspace), threshold),
    () => {
      const withPassages = documents.map(({ id }) => ({ id, passages: passagesOf(workspace, id) }));
      return { boilerplate: findBoilerplate(withPassages, copies), twins: findTwins(withPassages) };
    },
  );
}

function passagesOf(workspace: Workspace, id: string): Passage[] {
  return [...eachPassage(workspace, id)].map(({ passage }) => passage);
}

/** Passages that are mostly sentences found in many unrelated documents, as "document passage". */
export function boilerplateIn(workspace: Workspace, threshold: number): ReadonlySet<string> {
  const { passages } = repeatedIn(workspace, threshold).boilerplate;
  return new Set(passages.map(({ documentId, passageId }) => `${documentId} ${passageId}`));
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

/**
 * Passages that may be evidence in documents that count, one document after the other; guidance and boilerplate left
 * out. Of certain documents only, where these are given.
 */
export function* countedPassages(
  workspace: Workspace,
  threshold: number,
  only?: ReadonlySet<string>,
): Generator<{ document: DocumentSummary; passages: Passage[] }> {
  const boilerplate = boilerplateIn(workspace, threshold);
  for (const document of evidenceSources(countedIn(workspace, threshold))) {
    if (only !== undefined && !only.has(document.id)) continue;
    const passages = passagesOf(workspace, document.id).filter(
      (passage) => mayBeEvidence(passage) && !boilerplate.has(`${document.id} ${passage.id}`),
    );
    yield { document, passages };
  }
}
