/**
 * Texts that programs read byte by byte (mails, RTF), as they were before another program saved them as texts of its own: with a
 * mark in front, two bytes a letter, blank lines, other line ends.
 */
import { decode, isWide } from './decode.ts';

const [LF, CR] = [10, 13];

/** One byte a letter, without a mark. */
export function unmarked(bytes: Uint8Array): Uint8Array {
  if (isWide(bytes)) return new TextEncoder().encode(decode(bytes));
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** The same without blank lines in front, with the line ends of mails. */
export function asSent(bytes: Uint8Array): Uint8Array {
  const own = unmarked(bytes);
  let from = 0;
  while (from < own.length && BLANK.has(own[from] ?? 0)) from++;
  return withLineEnds(own.subarray(from));
}

const BLANK: ReadonlySet<number> = new Set([9, LF, CR, 32, 0xa0]);

/** CR alone, as old programs wrote it, or twice, as a copy in text mode makes it, ends a line where most ends are such. */
function withLineEnds(bytes: Uint8Array): Uint8Array {
  let [alone, usual, doubled] = [0, 0, 0];
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === LF) usual++;
    else if (bytes[at] === CR && bytes[at + 1] === CR && bytes[at + 2] === LF) doubled++;
    else if (bytes[at] === CR && bytes[at + 1] !== LF) alone++;
  }
  if (doubled > usual / 2) return bytes.filter((byte, at) => byte !== CR || bytes[at + 1] !== CR);
  return alone > usual ? bytes.map((byte, at) => (byte === CR && bytes[at + 1] !== LF ? LF : byte)) : bytes;
}
