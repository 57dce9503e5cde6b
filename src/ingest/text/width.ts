/**
 * About how wide a character is in the sans-serif types that reports are set in, in thousandths of the type size. It
 * lets plain text be measured as it was printed: whether the next word would have fitted on a line is what tells a
 * wrapped line from the end of a paragraph.
 */
const NARROW = new Set("iljtfI.,;:'|!()[]/’‘` ");
const WIDE = new Set('mwMW%@—');

/** Width of a text in points at ten-point type. */
export function width(text: string): number {
  let sum = 0;
  for (const character of text) {
    if (NARROW.has(character)) sum += 3;
    else if (WIDE.has(character)) sum += 8.5;
    else if (character >= 'A' && character <= 'Z') sum += 6.8;
    else sum += 5.5;
  }
  return sum;
}
