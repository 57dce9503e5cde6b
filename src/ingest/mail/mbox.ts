/**
 * Mails as the programs that received them keep them: folders in one file (RFC 4155), as Thunderbird and Apple Mail export them,
 * and single mails of Apple Mail.
 */
import { byteText } from '../text/decode.ts';

/** Headers that a kept mail begins with. */
const FIRST =
  '(?:return-path|received|delivered-to|envelope-to|x-[\\w-]+|dkim-[\\w-]+|arc-[\\w-]+|authentication-results|message-id|mime-version|content-type|date|from|sender|reply-to|to|cc|subject|status|user-agent)';
/** The line before a mail, and headers behind it: a sender, a day or a time, or nothing more, as Thunderbird writes it now. */
const START = new RegExp(
  `^From (?:[^\\r\\n]{0,150}(?:@|\\b\\d{4}\\b|\\d:\\d\\d)[^\\r\\n]{0,150})?[ \\t]*\\r?\\n(?=(?:>From [^\\r\\n]*\\r?\\n)?${FIRST}:)`,
  'gimu',
);

/** Whether some first bytes, given as characters, are those of a mail folder. */
export function beginsAsFolder(head: string): boolean {
  return head.search(START) === 0;
}

/** The mails of a folder, in their order, each as it was before lines that begin with "From " were marked. */
export function mailsOf(bytes: Uint8Array): Uint8Array[] {
  const text = byteText(bytes);
  const starts = [...text.matchAll(START)]
    // A line that says no more than "From" might be one of a mail; an empty line stands before one of the folder.
    .filter(
      ({ 0: line, index }) => /\S \S/u.test(line) || /^$|\n\r?\n$/u.test(text.slice(Math.max(0, index - 3), index)),
    )
    .map(({ 0: line, index }) => ({ at: index, body: index + line.length }));
  return starts.map(({ body }, at) => {
    const mail = text
      .slice(body, starts[at + 1]?.at)
      .replace(/^>From [^\r\n]*\r?\n/u, '')
      .replace(/^>(?=>*From )/gmu, '');
    return Uint8Array.from(mail, (character) => character.charCodeAt(0));
  });
}

/** The mail in a file of Apple Mail: its length in bytes stands before it, notes of the program behind it. */
export function appleMail(bytes: Uint8Array): Uint8Array {
  const from = bytes.indexOf(10) + 1;
  const length = Number.parseInt(byteText(bytes.subarray(0, from)), 10);
  return bytes.subarray(from, from + length);
}
