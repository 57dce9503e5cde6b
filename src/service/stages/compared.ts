/**
 * What the documents of an open workspace are compared by, brought in line with them as they come and go: sketches for
 * copies, fingerprints of passages for boilerplate and twins. Some kilobytes a document.
 */
import { type BoilerplateIndex, boilerplateIndex } from '../../dedupe/boilerplate.ts';
import { type Comparer, type CopyCandidate, comparer } from '../../dedupe/copies.ts';
import {
  decodeFingerprints,
  encodeFingerprints,
  FINGERPRINTS_VERSION,
  type Fingerprint,
  fingerprintsOf,
} from '../../dedupe/fingerprints.ts';
import { decodeSketch, encodeSketch, SKETCH_VERSION, type Sketch, sketch } from '../../dedupe/sketch.ts';
import type { Steps } from '../../dedupe/steps.ts';
import { type TwinsIndex, twinsIndex } from '../../dedupe/twins.ts';
import { type DocumentSummary, getDocument, listDocuments } from '../../workspace/documents.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { eachPassage } from '../../workspace/passages.ts';
import { setAsideDecisions } from '../../workspace/set-aside.ts';
import { getStage, putStage } from '../../workspace/stages.ts';

/** A document's sketch as long as it is read as it was, and what is known of it as long as that is not corrected. */
interface Sketched {
  readonly reading: number;
  readonly metadata: string;
  readonly candidate: CopyCandidate;
}

interface Compared {
  readonly comparer: Comparer;
  readonly sketched: Map<string, Sketched>;
  readonly boilerplate: BoilerplateIndex;
  readonly twins: TwinsIndex;
  /** For each document what its fingerprints were made from. */
  readonly said: Map<string, string>;
}

const comparedIn = new WeakMap<Workspace, Compared>();

function comparedOf(workspace: Workspace): Compared {
  const known = comparedIn.get(workspace) ?? {
    comparer: comparer(),
    sketched: new Map(),
    boilerplate: boilerplateIndex(),
    twins: twinsIndex(),
    said: new Map(),
  };
  comparedIn.set(workspace, known);
  return known;
}

/** Forgets it all, where bringing it in line was broken off. */
export function forgetCompared(workspace: Workspace): void {
  comparedIn.delete(workspace);
}

/** The documents as they are, ready to be compared as copies. */
export function* comparedDocuments(
  workspace: Workspace,
): Steps<{ readonly comparer: Comparer; readonly candidates: readonly CopyCandidate[] }> {
  const { comparer, sketched } = comparedOf(workspace);
  const documents = listDocuments(workspace);
  const there = new Set(documents.map(({ id }) => id));
  for (const id of sketched.keys()) if (!there.has(id)) sketched.delete(id);
  const candidates: CopyCandidate[] = [];
  for (const document of documents) {
    const { id, reading } = document;
    const metadata = JSON.stringify(document.metadata);
    let known = sketched.get(id);
    if (known?.reading !== reading || known.metadata !== metadata) {
      const kept = known?.reading === reading ? known.candidate.sketch : sketchOf(workspace, id);
      known = { reading, metadata, candidate: candidateOf(document, kept) };
      sketched.set(id, known);
      yield;
    }
    candidates.push(known.candidate);
  }
  return { comparer, candidates };
}

function candidateOf({ id, path, sha256, metadata, pages, quality }: DocumentSummary, sketch: Sketch): CopyCandidate {
  return { id, path, sha256, metadata, pages, quality: quality.score, sketch };
}

function sketchOf(workspace: Workspace, id: string): Sketch {
  const kept = getStage<Uint8Array>(workspace, 'sketch', id, SKETCH_VERSION);
  if (kept !== null) return decodeSketch(id, kept.value);
  const made = sketch(getDocument(workspace, id));
  putStage(workspace, 'sketch', id, SKETCH_VERSION, encodeSketch(made));
  return made;
}

/** What the documents say, as they are. */
export function* saidIn(
  workspace: Workspace,
): Steps<{ readonly boilerplate: BoilerplateIndex; readonly twins: TwinsIndex }> {
  const { boilerplate, twins, said } = comparedOf(workspace);
  const aside = Map.groupBy(setAsideDecisions(workspace), ([place]) => place.slice(0, place.indexOf(' ')));
  const now = new Map(
    listDocuments(workspace).map(({ id, reading }) => [id, JSON.stringify([reading, ...(aside.get(id) ?? [])])]),
  );
  for (const [id, from] of said) {
    if (now.get(id) === from) continue;
    boilerplate.remove(id);
    twins.remove(id);
    said.delete(id);
  }
  for (const [id, from] of now) {
    if (said.has(id)) continue;
    const fingerprints = fingerprintsIn(workspace, id);
    boilerplate.add(id, fingerprints);
    yield* twins.add(id, fingerprints);
    said.set(id, from);
    yield;
  }
  return { boilerplate, twins };
}

/** What a document says, from memory where it has been read by these rules. */
function fingerprintsIn(workspace: Workspace, id: string): readonly Fingerprint[] {
  const kept = getStage<Uint8Array>(workspace, 'sayings', id, FINGERPRINTS_VERSION);
  if (kept !== null) return decodeFingerprints(kept.value);
  const fingerprints = fingerprintsOf([...eachPassage(workspace, id)].map(({ passage }) => passage));
  putStage(workspace, 'sayings', id, FINGERPRINTS_VERSION, encodeFingerprints(fingerprints));
  return fingerprints;
}
