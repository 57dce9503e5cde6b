/**
 * Whether the content of a part came through as it was sent (RFC 2045, 6.8; the size of a file, RFC 2183, 2.7).
 */
import { fieldOf, parameterOf } from './headers.ts';

/** Share of its stated size that a file has at least; the size is "approximate" by its definition. */
const LEAST_SHARE = 0.9;

const KNOWN = /^(?:base64|quoted-printable|[78]-?bit|binary)?(?![\w-])/iu;
/** A file written into the text, as mails held them before there were parts. */
const UU = /^begin [0-7]{3,4} \S[^\n]*\n[!-`][ -`]{4,}\r?\n/mu;
/** Zeros that no text has. */
const HOLE = '\0'.repeat(64);
const SAVE = 'Open the mail in the mail program, and save that file from there.';

/** What is wrong with a part whose content stands from `from` to `to`, in a sentence; null for nothing. */
export function transferFault(headers: string, text: string, from: number, to: number): string | null {
  const code = fieldOf(headers, 'content-transfer-encoding').trim();
  const disposition = fieldOf(headers, 'content-disposition');
  const name = parameterOf(disposition, 'filename') ?? parameterOf(fieldOf(headers, 'content-type'), 'name');
  const what = name === null ? 'A part of this mail' : `“${name}” in this mail`;
  if (!KNOWN.test(code)) return `${what} is in a code (${code.slice(0, 20)}) that is not read. ${SAVE}`;
  if (!/^(?:base64|binary)\b/iu.test(code) && text.slice(from, to).includes(HOLE))
    return `${what} is damaged: zeros stand where a part of it was. Save the mail again, or ask for the file.`;
  if (!/^base64\b/iu.test(code))
    return UU.test(text.slice(from, to)) ? `${what} holds a file in a code (uuencode) that is not read. ${SAVE}` : null;
  const { letters, isBroken } = lettersOf(text, from, to);
  if (isBroken)
    return `${what} is damaged: its code is broken or cut short, and what was read of it may be wrong. Save the mail again, or ask for the file.`;
  const stated = Number(parameterOf(disposition, 'size') ?? 0);
  const size = Math.floor((letters * 3) / 4);
  if (size >= stated * LEAST_SHARE) return null;
  return `${what} is cut short: it was sent with ${stated} bytes, and ${size} are there. Ask for the file.`;
}

/** The letters of a base64 text, and whether it is broken. Some programs fill up each line; units begin anew behind that. */
function lettersOf(text: string, from: number, to: number) {
  let [letters, unit, pads] = [0, 0, 0];
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 13 || code === 10 || code === 32 || code === 9) continue;
    if (code === 61) {
      pads++;
      continue;
    }
    if (!isLetter(code) || (pads > 0 && (unit + pads) % 4 !== 0)) return { letters, isBroken: true };
    if (pads > 0) [unit, pads] = [0, 0];
    letters++;
    unit++;
  }
  // Some programs leave out what fills up the end.
  return { letters, isBroken: pads > 0 ? (unit + pads) % 4 !== 0 : unit % 4 === 1 };
}

function isLetter(code: number): boolean {
  return (code > 64 && code < 91) || (code > 96 && code < 123) || (code > 46 && code < 58) || code === 43;
}
