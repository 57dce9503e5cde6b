/**
 * What an invitation or its answer says in words (iCalendar, RFC 5545): what it is about, and what was written to it.
 */
import { byteText, decode } from '../text/decode.ts';

const IN_WORDS = ['SUMMARY', 'DESCRIPTION', 'COMMENT'];

const NAMED = /\.(?:ics|ical|ifb|vcs|vcf|vcard)$/iu;
const BEGIN = /^(?:\xef\xbb\xbf)?\s*BEGIN:(VCALENDAR|VCARD)\b/iu;

/** Which of the two a file is, whatever type it was sent as: some programs send both as any bytes. Null for neither. */
export function cardOrCalendar(name: string | null | undefined, bytes: Uint8Array): 'calendar' | 'card' | null {
  if (name && !NAMED.test(name)) return null;
  const kind = BEGIN.exec(byteText(bytes.subarray(0, 200)))?.[1];
  return kind === undefined ? null : /card/iu.test(kind) ? 'card' : 'calendar';
}

/** The words of a calendar, a paragraph each, each once; '' for none. */
export function calendarText(bytes: Uint8Array): string {
  const words = new Set<string>();
  // Lines are folded for sending, and a fold may stand within a word (3.1).
  const lines = decode(bytes)
    .replace(/(?:\r\n?|\n)[ \t]/gu, '')
    .split(/\r\n?|\n/u);
  let reminders = 0;
  for (const line of lines) {
    const name = /^[\w-]{1,40}(?=[;:])/u.exec(line)?.[0]?.toUpperCase();
    if (name === undefined) continue;
    const value = saidIn(line);
    // Programs write words of their own into reminders.
    if (/^valarm\s*$/iu.test(value)) reminders += name === 'BEGIN' ? 1 : name === 'END' ? -1 : 0;
    if (reminders > 0 || !IN_WORDS.includes(name)) continue;
    const text = value.replace(/\\([nN\\;,])/gu, (_, sign: string) => (/n/iu.test(sign) ? '\n' : sign)).trim();
    if (text !== '') words.add(text);
  }
  return [...words].join('\n\n');
}

/** What stands behind the first colon that is in no quoted value of a parameter. */
function saidIn(line: string): string {
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === ':' && !isQuoted) return line.slice(at + 1);
  }
  return '';
}
