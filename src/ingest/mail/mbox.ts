/**
 * Mails as the programs that received them keep them: folders in one file (RFC 4155), as Thunderbird and Apple Mail export them,
 * and single mails of Apple Mail.
 */
import { byteText } from '../text/decode.ts';
import { fieldOf, headersAt } from './headers.ts';

/** Headers that a kept mail begins with; behind a line that says who sent it and when, any may. */
const FIRST =
  '(?:return-path|received|delivered-to|envelope-to|x-[\\w-]+|dkim-[\\w-]+|arc-[\\w-]+|authentication-results|message-id|mime-version|content-type|date|from|sender|reply-to|to|cc|subject|status|user-agent)';
const IS_FIRST = new RegExp(`^${FIRST}$`, 'iu');
/** A line that may stand before a mail, and headers behind it. */
const START = /^From ([^\r\n]*)\r?\n(?=(?:>From [^\r\n]*\r?\n)?([!-9;-~]{1,80}):)/gmu;
/** Who sent a mail, and when, to the second. */
const SENDER_AND_TIME = /^(?:\S{1,150}@\S{1,150}|-|MAILER-DAEMON)\s.{0,40}\d:\d\d:\d\d.{0,40}\b\d{4}\b/u;
/** A sender, a time or another computer in one, and how much may stand before and behind it. */
const SAID = /(?=(@|\d:\d\d|remote from))/giu;
const MOST_SAID = 150;
const LONGEST_SIGN = 11;

/** Whether a line says what the line before a mail does, or nothing more than "From", as Thunderbird writes it now. */
function isStart([, rest = '', header = '']: RegExpMatchArray): boolean {
  if (!IS_FIRST.test(header)) return SENDER_AND_TIME.test(rest);
  const said = rest.slice(0, endOf(rest));
  if (said === '') return true;
  // A line may be as long as the file.
  if (said.length > 2 * MOST_SAID + LONGEST_SIGN) return false;
  return [...said.matchAll(SAID)].some(
    ({ index, 1: sign = '' }) => index <= MOST_SAID && said.length - index - sign.length <= MOST_SAID,
  );
}

/** Where the blanks at the end of a line begin. */
function endOf(line: string): number {
  let end = line.length;
  while (end > 0 && /[ \t]/u.test(line.charAt(end - 1))) end--;
  return end;
}

/** Whether some first bytes, given as characters, are those of a mail folder. */
export function beginsAsFolder(head: string): boolean {
  const [first] = head.matchAll(START);
  return first?.index === 0 && isStart(first);
}

/** A mail of a folder. */
export interface Kept {
  readonly bytes: Uint8Array;
  /** Whether it was deleted in Thunderbird, which leaves it in the file until the folder is compacted. */
  readonly isDeleted: boolean;
}

/** The sign for "expunged" in the status that Thunderbird keeps of a mail. */
const EXPUNGED = 0x0008;

function isDeleted(mail: string): boolean {
  const status = fieldOf(mail.slice(0, headersAt(mail, 0).end), 'x-mozilla-status').trim();
  return /^[\da-f]{1,8}$/iu.test(status) && (Number.parseInt(status, 16) & EXPUNGED) !== 0;
}

/**
 * The mails of a folder, in their order, each as it was before lines that begin with "From " were marked, and whether anything
 * stands before the first.
 */
export function mailsOf(bytes: Uint8Array): { readonly mails: Kept[]; readonly before: boolean } {
  const text = byteText(bytes);
  const starts = [...text.matchAll(START)]
    .filter(isStart)
    // A line that says no more than "From" might be one of a mail; an empty line stands before one of the folder.
    .filter(
      ({ 0: line, index }) => /\S \S/u.test(line) || /^$|\n\r?\n$/u.test(text.slice(Math.max(0, index - 3), index)),
    )
    .map(({ 0: line, index }) => ({ at: index, body: index + line.length }));
  const mails = starts.map(({ body }, at) => {
    const mail = text
      .slice(body, starts[at + 1]?.at)
      .replace(/^>From [^\r\n]*\r?\n/u, '')
      .replace(/^>(?=>*From )/gmu, '');
    return { bytes: Uint8Array.from(mail, (character) => character.charCodeAt(0)), isDeleted: isDeleted(mail) };
  });
  return { mails, before: text.slice(0, starts[0]?.at).trim() !== '' };
}

/** The mail in a file of Apple Mail: its length in bytes stands before it, notes of the program behind it. */
export function appleMail(bytes: Uint8Array): Uint8Array {
  const from = bytes.indexOf(10) + 1;
  const length = Number.parseInt(byteText(bytes.subarray(0, from)), 10);
  const rest = bytes.subarray(from);
  const text = byteText(rest);
  const notes = text.lastIndexOf('<?xml');
  // The length does not fit where something has changed the ends of lines.
  const isRight = text.startsWith('<?xml', length) || length === rest.length;
  return rest.subarray(0, isRight ? length : notes < 0 ? rest.length : notes);
}
