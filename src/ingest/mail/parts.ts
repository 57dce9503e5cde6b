/**
 * A mail set right before its reader sees it: what stands in none of its parts or is broken is told, parts that are named stay
 * files of their own, and folded lines stay folded until the depth of quotation is known. postal-mime 4.0.0 does neither of the
 * last (findings/postal-mime-inline-files.sh, findings/postal-mime-flowed-quotes.sh).
 */
import { byteText, decode } from '../text/decode.ts';
import { withCharset } from './charset.ts';
import { fieldOf, parameterOf } from './headers.ts';
import { transferFault } from './transfer.ts';
import { type Part, walk } from './walk.ts';

export interface Prepared {
  readonly bytes: Uint8Array;
  /** Where lines are folded for sending (RFC 3676): whether the blank at the fold is no part of the text. */
  readonly flowed: { readonly deletes: boolean } | null;
  /** What is wrong with the mail, a sentence each. */
  readonly faults: readonly string[];
  /** Texts that stand in no part: before the first, or behind the end of the last. */
  readonly outside: readonly string[];
}

/** Characters of a text outside the parts that are kept. */
const MOST_OUTSIDE = 20_000;
/** What programs write before the first part, for those that know no parts, and how long it may be. */
const FOR_OLD_READERS = /^(?![\s\S]*^[\w-]+:)[\s\S]*(?:\bmulti-?part\b|\bMIME\b)/imu;
const LONGEST_FOR_THEM = 600;

/** A line that is no header, nor the rest of one, folded or not. */
const TEXT_LINE = /^(?![!-9;-~]+:|[ \t]|[\w*-]+\s*=|\r?$)/mu;

const CUT =
  'This mail ends before its last part does: attachments may be cut short or missing. Save it again from the mail program.';
const NO_PARTS =
  'The parts of this mail could not be told apart: what it holds was set aside. Save it again from the mail program.';
const MORE =
  'More text follows behind the end of this mail and was set aside: another mail may have been joined to it.';

/** Prepares a mail. */
export function prepared(bytes: Uint8Array): Prepared {
  const text = byteText(bytes);
  const faults = new Set<string>();
  const outside: string[] = [];
  const pieces: string[] = [];
  let flowed = null as Prepared['flowed'];
  let [texts, done] = [0, 0];
  const setAside = (from: number, to: number): boolean => {
    const words = decode(bytes.subarray(from, Math.min(to, from + MOST_OUTSIDE))).trim();
    if (!/[\p{L}\p{N}]/u.test(words)) return false;
    outside.push(words);
    return true;
  };
  for (const step of walk(text)) {
    if (step.kind === 'cut') faults.add(CUT);
    else if (step.kind === 'behind') {
      if (setAside(step.from, step.to)) faults.add(MORE);
    } else {
      const { part } = step;
      const { at, end, body, to, headers, type, boundary } = part;
      if (boundary === null) faults.add(NO_PARTS);
      if (boundary !== undefined && (to - body > LONGEST_FOR_THEM || !FOR_OLD_READERS.test(text.slice(body, to))))
        setAside(body, to);
      const fault = boundary === undefined ? faultOf(part, text) : null;
      if (fault !== null) faults.add(fault);
      if (/\bformat="?flowed/iu.test(headers))
        flowed = { deletes: (flowed?.deletes ?? false) || /\bdelsp="?yes/iu.test(headers) };
      const isText = type === 'text/plain' || type === 'text/html';
      const changed = setRight(part, text, isText && texts > 0);
      if (isText) texts++;
      if (changed === headers) continue;
      pieces.push(text.slice(done, at), changed);
      done = end;
    }
  }
  const told = { flowed, faults: [...faults], outside };
  if (pieces.length === 0) return { bytes, ...told };
  const set = [...pieces, text.slice(done)].join('');
  return { bytes: Uint8Array.from(set, (character) => character.charCodeAt(0)), ...told };
}

function faultOf({ headers, type, body, to }: Part, text: string): string | null {
  if (type !== 'message/partial') return transferFault(headers, text, body, to);
  const field = fieldOf(headers, 'content-type');
  const number = parameterOf(field, 'number');
  return `This is ${number === null ? 'one' : `number ${number}`} of ${parameterOf(field, 'total') ?? 'several'} pieces in which a mail was sent, and only this piece was read. Open it in the mail program, which puts them together, and save it from there.`;
}

/** The headers of a part as its reader is to see them. `isLater` for a text behind another. */
function setRight({ at, end, body, to, headers, type, boundary }: Part, text: string, isLater: boolean): string {
  // A part that begins with its text, or goes on with it at once: what stands where headers are is none.
  const words = at > 0 ? headers.search(TEXT_LINE) : -1;
  if (words >= 0) return `${headers.slice(0, words)}\r\n${headers.slice(words)}`;
  const ended = headers !== '' && body === end ? `${headers}\r\n` : headers;
  const isDeclared = boundary === /\bboundary="?([^";\s]+)/iu.exec(fieldOf(headers, 'content-type'))?.[1];
  if (boundary && !isDeclared)
    return ended.replace(/^content-type:.*(?:\r?\n[ \t].*)*/imu, () => `Content-Type: ${type}; boundary="${boundary}"`);
  const named = withCharset(ended, type, text, body, to);
  const unfolded = named.replace(/\bformat="?flowed"?/iu, 'format=fixed');
  return at > 0 && (type === 'text/plain' || type === 'text/html') ? kept(unfolded, isLater) : unfolded;
}

/** Headers of a part of text, which is a file where it has a name. */
function kept(headers: string, isLater: boolean): string {
  if (!/\b(?:file)?name\*?(?:\d+\*?)?\s*=/iu.test(headers)) return headers;
  if (/^content-disposition:\s*inline\b/imu.test(headers))
    return headers.replace(/^(content-disposition:\s*)inline\b/imu, '$1attachment');
  return isLater && !/^content-disposition:/imu.test(headers)
    ? `Content-Disposition: attachment\r\n${headers}`
    : headers;
}
