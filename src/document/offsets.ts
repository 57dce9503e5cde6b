/**
 * The program counts in UTF-16 units; REFI-QDA counts in Unicode code points. One index per text converts both ways.
 */

/** Converts between UTF-16 offsets and code-point offsets of one text. Both directions clamp to the text. */
export interface OffsetIndex {
  readonly codePoints: number;
  toCodePoint(utf16: number): number;
  toUtf16(codePoint: number): number;
}

/**
 * Builds the index in one pass, remembering only where surrogate pairs stand. A UTF-16 offset inside a pair counts as
 * the pair's beginning.
 */
export function offsetIndex(text: string): OffsetIndex {
  // pairs[k] is the UTF-16 offset of the k-th surrogate pair; pairs[k] - k is therefore its code-point offset.
  const pairs: number[] = [];
  for (let at = 0; at < text.length - 1; at++) {
    const unit = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
      pairs.push(at);
      at++;
    }
  }
  const codePoints = text.length - pairs.length;
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));
  return {
    codePoints,
    toCodePoint(utf16) {
      const at = clamp(utf16, text.length);
      return at - countBelow(pairs, (pair) => pair < at);
    },
    toUtf16(codePoint) {
      const at = clamp(codePoint, codePoints);
      return at + countBelow(pairs, (pair, index) => pair - index < at);
    },
  };
}

/** How many leading elements satisfy a condition that, once false, stays false. Binary search. */
function countBelow(values: readonly number[], holds: (value: number, index: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(values[middle] as number, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
