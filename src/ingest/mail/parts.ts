/**
 * Headers of the parts of a mail (RFC 2045, 2183), set right before its reader sees them: parts that are named stay
 * files of their own, and folded lines stay folded until the depth of quotation is known. postal-mime 4.0.0 does neither
 * (findings/postal-mime-inline-files.sh, findings/postal-mime-flowed-quotes.sh).
 */
import { byteText } from '../text/decode.ts';

export interface Prepared {
  readonly bytes: Uint8Array;
  /** Where lines are folded for sending (RFC 3676): whether the blank at the fold is no part of the text. */
  readonly flowed: { readonly deletes: boolean } | null;
  /** Whether a sequence of parts has no end (RFC 2046, 5.1.1): the mail has been cut short. */
  readonly cut: boolean;
}

/** Characters of the headers of one part; longer ones are left as they are. */
const LONGEST = 65_536;

/** Prepares a mail. */
export function prepared(bytes: Uint8Array): Prepared {
  const text = byteText(bytes);
  let flowed = null as Prepared['flowed'];
  let texts = 0;
  const boundaries: string[] = [];
  const pieces: string[] = [];
  let done = 0;
  let touched = false;
  for (let at = 0; at >= 0 && at < text.length; at = nextPart(text, at)) {
    const end = headersEnd(text, at);
    if (end === null) continue;
    const headers = text.slice(at, end);
    const type = /^content-type:\s*([^;\s]+)/imu.exec(headers)?.[1]?.toLowerCase() ?? '';
    const isText = type === 'text/plain' || type === 'text/html';
    const boundary = type.startsWith('multipart/') ? boundaryIn(headers) : null;
    if (boundary !== null) boundaries.push(boundary);
    let changed = headers;
    if (/\bformat="?flowed/iu.test(headers)) {
      flowed = { deletes: (flowed?.deletes ?? false) || /\bdelsp="?yes/iu.test(headers) };
      changed = changed.replace(/\bformat="?flowed"?/iu, 'format=fixed');
    }
    if (isText && at > 0) changed = kept(changed, texts > 0);
    if (isText) texts++;
    touched ||= changed !== headers;
    pieces.push(text.slice(done, at), changed);
    done = end;
  }
  const cut = boundaries.some((boundary) => !text.includes(`\n--${boundary}--`));
  if (!touched) return { bytes, flowed, cut };
  const set = [...pieces, text.slice(done)].join('');
  return { bytes: Uint8Array.from(set, (character) => character.charCodeAt(0)), flowed, cut };
}

function boundaryIn(headers: string): string | null {
  const [, quoted, plain] = /\bboundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;"]+))/iu.exec(headers) ?? [];
  return quoted?.trimEnd() ?? plain ?? null;
}

/** Headers of a part of text, which is a file where it has a name. */
function kept(headers: string, later: boolean): string {
  if (!/\b(?:file)?name\*?(?:\d+\*?)?\s*=/iu.test(headers)) return headers;
  if (/^content-disposition:\s*inline\b/imu.test(headers))
    return headers.replace(/^(content-disposition:\s*)inline\b/imu, '$1attachment');
  return later && !/^content-disposition:/imu.test(headers) ? `Content-Disposition: attachment\r\n${headers}` : headers;
}

/** Where the next part may begin: after the next line that begins as boundaries do; -1 for none. */
function nextPart(text: string, at: number): number {
  // Boundaries may follow one another line by line, where one set of parts ends inside another.
  const boundary = text.indexOf('\n--', Math.max(0, at - 1));
  if (boundary < 0) return -1;
  const line = text.indexOf('\n', boundary + 3);
  return line < 0 ? -1 : line + 1;
}

/** One past the last header of a part; null where no headers begin here. */
function headersEnd(text: string, at: number): number | null {
  const head = text.slice(at, at + LONGEST);
  if (!/^[!-9;-~]+:/u.test(head)) return null;
  const blank = /\r?\n\r?\n/u.exec(head);
  return blank ? at + blank.index : null;
}
