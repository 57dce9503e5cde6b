/**
 * Where a PDF begins in its file. Programs that print, copy or send put lines before it; pdf.js looks for its beginning among the
 * first 1024 bytes only.
 */
import { byteText } from '../text/decode.ts';

const FAR = 1024 * 1024;
const HEADER = /%PDF-\d\.\d/gu;
/** What pdf.js finds by itself. */
const NEAR = 1000;

/** Where it begins, on a line of its own; 0 where that cannot be found. */
export function beginningOf(bytes: Uint8Array): number {
  if (bytes[0] === 0x25 && bytes[1] === 0x50) return 0;
  const text = byteText(bytes.subarray(0, FAR));
  for (const { index } of text.matchAll(HEADER)) {
    let before = index - 1;
    while (before >= 0 && /[ \t\f]/u.test(text.charAt(before))) before--;
    if (before < 0 || /[\r\n\0\xbf]/u.test(text.charAt(before))) return index;
  }
  return 0;
}

/** The bytes as pdf.js finds their beginning; a copy. */
export function fromBeginning(bytes: Uint8Array): Uint8Array {
  // pdf.js takes no object for one that begins where the file does.
  const [first = 0] = bytes;
  if (first >= 0x30 && first <= 0x39) {
    const whole = new Uint8Array(LOST.length + bytes.length);
    whole.set(LOST);
    whole.set(bytes, LOST.length);
    return whole;
  }
  const at = beginningOf(bytes);
  return bytes.slice(at > NEAR ? at : 0);
}

/** The first line of a PDF that lost its own. */
const LOST = new Uint8Array([37, 80, 68, 70, 45, 49, 46, 55, 10]); // %PDF-1.7

/** Words that must stand before a PDF to be told: lines of a printer are fewer. */
const FEWEST = 12;

/** The text that stands before a PDF, where it says anything; ''. */
export function textBefore(bytes: Uint8Array): string {
  const text = byteText(bytes.subarray(0, beginningOf(bytes)));
  return (text.match(/[a-z]{2,}/giu) ?? []).length < FEWEST ? '' : text.replace(/[^\S\n]+/gu, ' ').trim();
}
