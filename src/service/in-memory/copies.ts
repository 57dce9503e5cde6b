/**
 * Copies among documents held in memory, for the commands that need no workspace.
 */
import { type CopyDecisions, DEFAULT_THRESHOLD, findCopies, NO_DECISIONS } from '../../dedupe/copies.ts';
import { sketch } from '../../dedupe/sketch.ts';
import type { Copies } from '../../document/copies.ts';
import type { Document } from '../../document/document.ts';

/** Copies and look-alikes among documents. */
export function copiesOf(
  documents: readonly Document[],
  threshold = DEFAULT_THRESHOLD,
  decisions: CopyDecisions = NO_DECISIONS,
): Copies {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const candidates = documents.map((document) => ({
    id: document.id,
    path: document.source.path,
    sha256: document.source.sha256,
    metadata: document.metadata,
    pages: document.pages,
    quality: document.quality.score,
    sketch: sketch(document),
  }));
  return findCopies(candidates, { threshold, decisions }, (id) => byId.get(id)?.text ?? '');
}
