/**
 * Finds a selection of one text in another reading of the same document. Positions decide, words confirm: of several
 * places with the same words the one in the same order, or in the most similar surroundings, is meant. White space,
 * line ends, hyphens and punctuation differ between readers and are not compared.
 */

/** Half-open range, UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The letters and digits of a text in lower case, with the UTF-16 position each was taken from. */
export interface FoldedText {
  readonly original: string;
  readonly folded: string;
  readonly positions: Int32Array;
}

const KEPT = /[\p{L}\p{N}]/u;

export function foldText(original: string): FoldedText {
  const parts: string[] = [];
  const positions: number[] = [];
  for (let at = 0; at < original.length; ) {
    const character = String.fromCodePoint(original.codePointAt(at) as number);
    // NFKC takes ligatures and full-width forms apart.
    const plain = character < '\u0080' ? character : character.normalize('NFKC');
    for (const letter of plain.toLowerCase()) {
      if (!KEPT.test(letter)) continue;
      parts.push(letter);
      for (let unit = 0; unit < letter.length; unit++) positions.push(at);
    }
    at += character.length;
  }
  return { original, folded: parts.join(''), positions: Int32Array.from(positions) };
}

/** The range of folded characters whose originals lie in a range of the original. */
export function foldedRange({ positions }: FoldedText, { start, end }: Range): Range {
  return { start: firstAtLeast(positions, start), end: firstAtLeast(positions, end) };
}

function firstAtLeast(positions: Int32Array, value: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Folded characters compared on each side where the same words stand in several places. */
const CONTEXT = 60;

/** The range in `target` of the words that `range` selects in `source`, or null where they are not there. */
export function placeIn(source: FoldedText, target: FoldedText, range: Range): Range | null {
  if (source.original === target.original) return range.end > range.start ? range : null;
  const selected = foldedRange(source, range);
  const quote = source.folded.slice(selected.start, selected.end);
  if (quote === '') return null;
  const found = occurrences(target.folded, quote);
  const start = found.length > 1 ? bestOf(found, source, target, selected) : found[0];
  const place = start === undefined ? byItsEnds(source, target, selected) : { start, end: start + quote.length };
  return place === null ? null : withPunctuation(source, range, target, place);
}

function occurrences(text: string, quote: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) found.push(at);
  return found;
}

/** The place in the most similar surroundings; of several that are alike the one in the same order. */
function bestOf(found: readonly number[], source: FoldedText, target: FoldedText, selected: Range): number {
  const quote = source.folded.slice(selected.start, selected.end);
  const own = occurrences(source.folded, quote);
  const scale = target.folded.length / Math.max(1, source.folded.length);
  const expected = own.length === found.length ? found[own.indexOf(selected.start)] : undefined;
  const away = (at: number) => Math.abs(at - (expected ?? selected.start * scale));
  const alike = (at: number) =>
    likeBefore(source.folded, selected.start, target.folded, at) +
    likeAfter(source.folded, selected.end, target.folded, at + quote.length);
  const scored = found.map((at) => ({ at, alike: alike(at), away: away(at) }));
  return scored.reduce((best, one) =>
    one.alike > best.alike || (one.alike === best.alike && one.away < best.away) ? one : best,
  ).at;
}

function likeBefore(one: string, at: number, other: string, otherAt: number): number {
  let length = 0;
  while (length < CONTEXT && length < at && length < otherAt && one[at - 1 - length] === other[otherAt - 1 - length])
    length++;
  return length;
}

function likeAfter(one: string, at: number, other: string, otherAt: number): number {
  let length = 0;
  while (length < CONTEXT && at + length < one.length && one[at + length] === other[otherAt + length]) length++;
  return length;
}

/** Folded characters at each end that must be found where something stands in between: a page number, a running title. */
const END_LENGTH = 24;
/** How much longer or shorter the words may be in the other reading. */
const SLACK = { share: 0.2, characters: 80 };

function byItsEnds(source: FoldedText, target: FoldedText, selected: Range): Range | null {
  const length = selected.end - selected.start;
  if (length < 2 * END_LENGTH) return null;
  const head = source.folded.slice(selected.start, selected.start + END_LENGTH);
  const tail = source.folded.slice(selected.end - END_LENGTH, selected.end);
  const slack = Math.max(SLACK.characters, length * SLACK.share);
  const scale = target.folded.length / Math.max(1, source.folded.length);
  const places = occurrences(target.folded, head).flatMap((start) => {
    const from = Math.max(start + END_LENGTH, start + length - slack);
    const end = target.folded.indexOf(tail, from) + END_LENGTH;
    return end < END_LENGTH || end - start > length + slack ? [] : [{ start, end }];
  });
  const away = ({ start }: Range) => Math.abs(start - selected.start * scale);
  return places.reduce<Range | null>((best, one) => (best === null || away(one) < away(best) ? one : best), null);
}

/** Back to the original text, with the punctuation that the selection takes in at its ends. */
function withPunctuation(source: FoldedText, range: Range, target: FoldedText, { start, end }: Range): Range {
  const first = target.positions[start] as number;
  const last = target.positions[end - 1] as number;
  const text = target.original;
  let from = first;
  let to = last + String.fromCodePoint(text.codePointAt(last) as number).length;
  const selection = source.original.slice(range.start, range.end);
  for (const mark of /[^\p{L}\p{N}]*$/u.exec(selection)?.[0] ?? '') {
    if (!/\s/u.test(mark) && text.startsWith(mark, to)) to += mark.length;
  }
  for (const mark of [...(/^[^\p{L}\p{N}]*/u.exec(selection)?.[0] ?? '')].reverse()) {
    if (!/\s/u.test(mark) && from >= mark.length && text.startsWith(mark, from - mark.length)) from -= mark.length;
  }
  return { start: from, end: to };
}

/** Characters of a number, a bullet or a stray mark beside the words of a passage that do not make it another one. */
const MOST_BESIDE = 8;

/**
 * The passage that a range selects, or null where it selects other words: the range holds one passage and hardly more
 * than its number, or one passage but for its punctuation.
 */
export function passageAt<Passage extends Range>(
  target: FoldedText,
  passages: readonly Passage[],
  range: Range,
): Passage | null {
  const folded = foldedRange(target, range);
  const inside = passages.filter((passage) => {
    const own = foldedRange(target, passage);
    return own.end > own.start && own.start >= folded.start && own.end <= folded.end;
  });
  const [only] = inside;
  if (inside.length !== 1 || only === undefined) return null;
  const own = foldedRange(target, only);
  return folded.end - folded.start - (own.end - own.start) <= MOST_BESIDE ? only : null;
}
