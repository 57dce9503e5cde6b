/**
 * Finds what another program's codings select in the documents as they were read here.
 */
import type { Document, Passage } from '../../document/document.ts';
import { type DrawnOn, type DrawnPlace, originOf, passagesIn } from '../../export/refi/drawn.ts';
import { type ImportedEvidence, joinedEvidence } from '../../export/refi/evidence.ts';
import { type FoldedText, foldText, passageAt, placeIn, type Range } from '../../export/refi/place.ts';
import type { Guid, RefiSource } from '../../export/refi/project.ts';
import { wholeWords } from '../../review/own-passage.ts';

/** A source of the project beside the document that it became here. */
export interface ReadSource {
  readonly source: RefiSource;
  readonly document: Pick<Document, 'id' | 'text' | 'passages'>;
  /** Height of each page in points; empty where nothing is drawn on them. */
  readonly heights: readonly number[];
}

/** Everything that is said of one passage, or of one range that is no passage. */
export interface PlacedEvidence {
  readonly documentId: string;
  readonly at: { readonly passageId: string } | Range;
  readonly evidence: ImportedEvidence;
}

export interface Placed {
  readonly placed: readonly PlacedEvidence[];
  /** What was not found in its document. */
  readonly unplaced: readonly ImportedEvidence[];
}

/** Places all evidence; what falls on one passage is joined. */
export function placeEvidence(evidence: readonly ImportedEvidence[], sources: ReadonlyMap<Guid, ReadSource>): Placed {
  const unplaced: ImportedEvidence[] = [];
  const placed = new Map<string, PlacedEvidence>();
  const find = placeFinder(evidence, sources);
  for (const one of evidence) {
    const documentId = sources.get(one.source)?.document.id;
    const places = documentId === undefined ? [] : find(one);
    if (places.length === 0) unplaced.push(one);
    for (const [index, at] of places.entries()) {
      const key = JSON.stringify([documentId, 'passageId' in at ? at.passageId : [at.start, at.end]]);
      const earlier = placed.get(key);
      // A rectangle over several passages is still one coding.
      const counted = index === 0 ? one : { ...one, codings: [] };
      const joined = earlier === undefined ? counted : joinedEvidence(earlier.evidence, counted);
      placed.set(key, { documentId: documentId as string, at, evidence: joined });
    }
  }
  return { placed: [...placed.values()], unplaced };
}

function placeFinder(evidence: readonly ImportedEvidence[], sources: ReadonlyMap<Guid, ReadSource>) {
  const drawn = evidence.flatMap(({ source, place }): DrawnOn[] => {
    const read = sources.get(source);
    if (place.kind !== 'drawn' || read === undefined) return [];
    return [{ place, passages: selectable(read), pages: read }];
  });
  const origin = originOf(drawn);
  const folded = new Map<Guid, { readonly source: FoldedText; readonly target: FoldedText }>();
  const foldedOf = (read: ReadSource) => {
    const { guid, text } = read.source;
    let both = folded.get(guid);
    if (both === undefined) {
      both = { source: foldText(text ?? ''), target: foldText(read.document.text) };
      folded.set(guid, both);
    }
    return both;
  };
  const onPage = (place: DrawnPlace, read: ReadSource) =>
    passagesIn(place, selectable(read), read, origin).map(({ id }) => ({ passageId: id }));
  const inText = (range: Range, read: ReadSource): PlacedEvidence['at'][] => {
    const { source, target } = foldedOf(read);
    const found = placeIn(source, target, range);
    if (found === null) return [];
    const passage = passageAt(target, selectable(read), found);
    if (passage !== null) return [{ passageId: passage.id }];
    const words = wholeWords(read.document.text, found.start, found.end);
    return words === null ? [] : [words];
  };
  return ({ source, place }: ImportedEvidence): PlacedEvidence['at'][] => {
    const read = sources.get(source) as ReadSource;
    return place.kind === 'drawn' ? onPage(place, read) : inText(place, read);
  };
}

/** Headings are not evidence; a coded heading is a passage of the reviewer's own. */
function selectable({ document }: ReadSource): Passage[] {
  return document.passages.filter(({ kind }) => kind !== 'heading');
}
