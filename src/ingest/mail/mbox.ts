/**
 * Mail folders kept in one file (RFC 4155), as Thunderbird and Apple Mail export them: each mail begins with a line "From ".
 */
import { byteText } from '../text/decode.ts';

/** The line before a mail: a sender, a day and a year, then headers. */
const START = /^From \S+[^\r\n]{0,80}\b\d{4}\b[^\r\n]{0,20}\r?\n(?=[!-9;-~]+:)/gmu;

/** Whether some first bytes, given as characters, are those of a mail folder. */
export function beginsAsFolder(head: string): boolean {
  return head.search(START) === 0;
}

/** The mails of a folder, in their order, each as it was before lines that begin with "From " were marked. */
export function mailsOf(bytes: Uint8Array): Uint8Array[] {
  const text = byteText(bytes);
  const starts = [...text.matchAll(START)].map(({ 0: line, index }) => ({ at: index, body: index + line.length }));
  return starts.map(({ body }, at) => {
    const mail = text.slice(body, starts[at + 1]?.at).replace(/^>(?=>*From )/gmu, '');
    return Uint8Array.from(mail, (character) => character.charCodeAt(0));
  });
}
