/**
 * Whether the content of a part came through as it was sent (RFC 2045, 6.8; the size of a file, RFC 2183, 2.7).
 */
import { fieldOf, parameterOf } from './headers.ts';

/** Share of its stated size that a file has at least; the size is "approximate" by its definition. */
const LEAST_SHARE = 0.9;

/** What is wrong with a part whose content stands from `from` to `to`, in a sentence; null for nothing. */
export function transferFault(headers: string, text: string, from: number, to: number): string | null {
  if (!/^\s*base64\b/iu.test(fieldOf(headers, 'content-transfer-encoding'))) return null;
  const { letters, pads, isBroken } = lettersOf(text, from, to);
  const disposition = fieldOf(headers, 'content-disposition');
  const name = parameterOf(disposition, 'filename') ?? parameterOf(fieldOf(headers, 'content-type'), 'name');
  const what = name === null ? 'A part of this mail' : `“${name}” in this mail`;
  if (isBroken || (letters + pads) % 4 !== 0)
    return `${what} is damaged: its code is broken or cut short, and what was read of it may be wrong. Save the mail again, or ask for the file.`;
  const stated = Number(parameterOf(disposition, 'size') ?? 0);
  const size = Math.floor((letters * 3) / 4);
  if (size >= stated * LEAST_SHARE) return null;
  return `${what} is cut short: it was sent with ${stated} bytes, and ${size} are there. Ask for the file.`;
}

/** The letters of a base64 text, the signs that fill it up, and whether anything else stands in it. */
function lettersOf(text: string, from: number, to: number) {
  let [letters, pads] = [0, 0];
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 13 || code === 10 || code === 32 || code === 9) continue;
    if (code === 61) pads++;
    else if (pads > 0 || !isLetter(code)) return { letters, pads, isBroken: true };
    else letters++;
  }
  return { letters, pads, isBroken: false };
}

function isLetter(code: number): boolean {
  return (code > 64 && code < 91) || (code > 96 && code < 123) || (code > 46 && code < 58) || code === 43;
}
