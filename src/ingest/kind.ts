/**
 * What kind of file some bytes are, by their content; the name only decides between kinds of plain text.
 */
import type { Format } from '../document/document.ts';
import { ReadError } from '../document/failure.ts';
import { directoryOf } from './archive/directory.ts';
import { type Container, isDirectoryWhole, openCompound } from './compound.ts';
import { beginsAsFolder } from './mail/mbox.ts';
import { beginningOf } from './pdf/header.ts';
import { byteText } from './text/decode.ts';

export type Kind = Format | 'zip' | 'mbox' | 'emlx';

/** Bytes looked at. */
const HEAD = 4096;
/** The same where a text begins with headers: those of a circular, or of a mail that went through many hands, are long. */
const MOST_HEADERS = 1024 * 1024;
const READABLE = 'PDF, Word, OpenDocument, RTF, web pages, mails, text, pictures of pages and ZIP files can be read.';

const PICTURE = 'This kind of picture is not read. Save it as PNG, JPEG, TIFF or PDF.';
const ARCHIVE = 'This kind of archive is not read. Unpack it, or pack the files as ZIP.';
const PIECE =
  'This is one piece of an archive in pieces. Put them together with the program that made them, and add the files.';
const PROGRAM = `This is a program, not a document. ${READABLE}`;

const MEDIA = 'This is a film or a sound recording. Write down what is said, and add the text.';

/** First bytes of pictures whose words can be recognised. */
const PICTURES: readonly (readonly [string, Format])[] = [
  ['\x89PNG\r\n', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
];

/** First bytes of kinds that are often met and never read, and what to do about them. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['GIF8', PICTURE],
  ['7z\xbc\xaf', ARCHIVE],
  ['Rar!', ARCHIVE],
  ['\x1f\x8b', ARCHIVE],
  ['BZh', ARCHIVE],
  ['\xfd7zXZ', ARCHIVE],
  ['\xca\xfe\xba\xbe', PROGRAM],
  ['\xcf\xfa\xed\xfe', PROGRAM],
  ['\0asm', PROGRAM],
  ['\0\0\x01\0', PICTURE],
  ['BM', PICTURE],
  ['ID3', MEDIA],
  ['OggS', MEDIA],
  ['fLaC', MEDIA],
  ['\x1a\x45\xdf\xa3', MEDIA],
  ['FLV\x01', MEDIA],
  ['\x7fELF', PROGRAM],
  ['%!PS', 'PostScript is not read. Make a PDF of it.'],
];

/**
 * The kind of a file.
 *
 * @throws {ReadError} `empty`, `unsupported`, `password` or `damaged`.
 */
export function kindOf(bytes: Uint8Array, path: string): Kind {
  const first = firstSign(bytes);
  if (first === bytes.length) throw new ReadError('empty', 'This file is empty. Check that it was copied completely.');
  const begin = beginOf(bytes, first);
  const head = String.fromCharCode(...bytes.subarray(begin, begin + HEAD));
  if (/\.(?:z\d\d|\d{3})$/iu.test(path) && isBinary(head)) throw new ReadError('unsupported', PIECE);
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return containerKind(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundKind(bytes);
  const narrowed = isWide(bytes) ? head.replaceAll('\0', '') : head;
  if (/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*\{\\rtf/u.test(narrowed)) return 'rtf';
  // Something may stand before a PDF, but not what begins a container: the PDF is one of the files in it then. A text that
  // only speaks of PDFs does not end as one.
  if (BEGINS_AS_PDF.test(byteText(bytes.subarray(first, first + 40)))) return 'pdf';
  if (head.slice(0, 1100).includes('%PDF-') && endsAsPdf(bytes)) return 'pdf';
  if (/^[\s\S]{4}ftyp/u.test(head) || /^RIFF[\s\S]{4}(?:AVI |WAVE)/u.test(head))
    throw new ReadError('unsupported', MEDIA);
  if (/^RIFF[\s\S]{4}WEBP/u.test(head)) throw new ReadError('unsupported', PICTURE);
  // Letters may begin with MZ or BM, too; a program or a picture goes on with signs that no text has.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const sure = /[\0-\x08\x0e-\x1a]/u.test(head);
  if (sure && head.startsWith('MZ')) throw new ReadError('unsupported', PROGRAM);
  const picture = PICTURES.find(([start]) => head.startsWith(start));
  if (picture) return picture[1];
  const foreign = FOREIGN.find(([start]) => head.startsWith(start) && (sure || start !== 'BM'));
  if (foreign) throw new ReadError('unsupported', foreign[1]);
  const [mark, headers] = [
    /^(?:\xff\xfe|\xfe\xff|\xef\xbb\xbf)/u,
    () => byteText(bytes.subarray(begin, begin + MOST_HEADERS)),
  ];
  const narrow = (text: string) => text.replace(mark, '').replaceAll('\0', '');
  if (isWide(bytes)) return textKind(narrow(head), path, () => narrow(headers()));
  const isPdf = () => endsAsPdf(bytes) && beginningOf(bytes) > 0;
  if (isBinary(head)) {
    if (isPdf()) return 'pdf';
    throw new ReadError('unsupported', `This kind of file cannot be read. ${READABLE}`);
  }
  const kind = textKind(head.replace(mark, ''), path, () => headers().replace(mark, ''));
  return kind === 'txt' && isPdf() ? 'pdf' : kind;
}

/** A PDF, or what is left of one that lost its first line: no text begins with an object of a PDF. */
const BEGINS_AS_PDF = /^(?:%PDF-|\d{1,10}[ \t]+\d{1,5}[ \t]+obj\b)/u;

const BLANK: ReadonlySet<number> = new Set([0, 9, 10, 11, 12, 13, 32, 0xa0]);

/** Where the first sign stands that is neither blank nor zero, behind the mark of a text. */
function firstSign(bytes: Uint8Array): number {
  const mark = /^(?:\xff\xfe|\xfe\xff|\xef\xbb\xbf)/u.exec(byteText(bytes.subarray(0, 3)))?.[0] ?? '';
  let at = mark.length;
  while (at < bytes.length && BLANK.has(bytes[at] ?? 0)) at++;
  return at;
}

/** How many blanks before a text take up the room in which its first signs are looked for. */
const MOST_BLANKS = 1000;

/** Where that what is looked at begins: behind many blank lines, which in UTF-16 have zeros between them. */
function beginOf(bytes: Uint8Array, first: number): number {
  const isBlank = first > MOST_BLANKS && (isWide(bytes) || !bytes.subarray(0, first).includes(0));
  return isBlank ? first & ~1 : 0;
}

function endsAsPdf(bytes: Uint8Array): boolean {
  return /startxref|%%EOF/u.test(String.fromCharCode(...bytes.subarray(-2048)));
}

const PARTS_MISSING = 'Parts of this file are missing: it is damaged. Ask for a new copy.';

/** DOCX and ODT are ZIP files too; what they hold tells them, also where what they should hold is gone. */
function containerKind(bytes: Uint8Array): Kind {
  const { members, missing } = directoryOf(bytes);
  const names = new Set(members.map((member) => member.name));
  if (names.has('word/document.xml')) return 'docx';
  const isOffice = names.has('[Content_Types].xml');
  if (isOffice && missing > 0) throw new ReadError('damaged', PARTS_MISSING);
  if ((isOffice || names.has('_rels/.rels')) && [...names].some((name) => name.startsWith('word/'))) return 'docx';
  if (isOffice)
    throw new ReadError(
      'unsupported',
      'Spreadsheets, slides and other Office files are not read. Save the text as Word or PDF.',
    );
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const [, open] = /mimetypeapplication\/vnd\.oasis\.opendocument\.([a-z]+)/u.exec(head) ?? [];
  if (open !== undefined && open !== 'text')
    throw new ReadError(
      'unsupported',
      'OpenDocument spreadsheets, slides and drawings are not read. Save the text as ODT or PDF.',
    );
  if (names.has('content.xml')) return 'odt';
  if (open !== undefined) throw new ReadError('damaged', PARTS_MISSING);
  if (names.has('META-INF/container.xml') || /mimetypeapplication\/epub/u.test(head))
    throw new ReadError('unsupported', 'Electronic books are not read. Save the text as PDF or Word.');
  return 'zip';
}

const DAMAGED_OFFICE = 'This Office file is damaged. Open it in its own program and save it again.';

function compoundKind(bytes: Uint8Array): Kind {
  let container: Container;
  try {
    container = openCompound(bytes);
  } catch {
    throw new ReadError('damaged', DAMAGED_OFFICE);
  }
  const paths = container.FullPaths.map((path) => path.toLowerCase());
  const has = (name: string) => paths.some((path) => path.endsWith(`/${name}`));
  if (has('encryptedpackage'))
    throw new ReadError('password', 'This Office file is locked. Open it, take the password off and save it again.');
  if (has('worddocument')) return 'doc';
  if (has('__properties_version1.0') || paths.some((path) => path.includes('__substg1.0_'))) return 'msg';
  if (!isDirectoryWhole(container)) throw new ReadError('damaged', DAMAGED_OFFICE);
  throw new ReadError(
    'unsupported',
    'Old spreadsheets, slides and other Office files are not read. Save the text as Word or PDF.',
  );
}

function textKind(head: string, path: string, headers: () => string): Kind {
  const start = withLineEnds(head).trimStart().slice(0, 3000);
  if (beginsAsFolder(start)) return 'mbox';
  if (/^\d{1,10}[ \t]*\r?\n[\w-]+:[^\n]*\n/u.test(start) && /\.emlx$/iu.test(path)) return 'emlx';
  if (/^[\w-]+:[^\n]*\n/u.test(start)) {
    const kind = mailKind(withLineEnds(headers()).trimStart(), path);
    if (kind !== null) return kind;
  }
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu.test(start)) return 'html';
  if (/<office:document\b/u.test(start)) return 'odt';
  if (/^<\?xml|^<!DOCTYPE\s+(?!html)/iu.test(start))
    throw new ReadError('unsupported', `XML data is not read as a document. ${READABLE}`);
  if (
    /^(?:<!--[\s\S]*?-->\s*)*<(?:div|p|table|article|main|section|h[1-6]|meta|title|ul|font|center)\b[^>]*>/iu.test(
      start,
    )
  )
    return 'html';
  if (/\.html?$/iu.test(path) && /<\/?[a-z][^>]*>/iu.test(start)) return 'html';
  return /\.(?:md|markdown)$/iu.test(path) ? 'md' : 'txt';
}

/** Line ends of old programs, and those that a copy in text mode has doubled, as line ends: see `asSent`. */
function withLineEnds(text: string): string {
  return text.replace(/\r\r\n|\r(?!\n)/gu, '\n');
}

/** Headers that mails begin with; those of the second group are there only once a mail has been sent, or made by a program for it. */
const LETTER_HEADERS =
  /^(?:from|to|cc|bcc|reply-to|sender|subject|date|in-reply-to|references|user-agent|thread-[\w-]+|x-[\w-]+):/gimu;
const SENT_HEADERS =
  /^(?:received|received-spf|message-id|mime-version|return-path|delivered-to|content-type|authentication-results|dkim-signature|domainkey-signature|arc-[\w-]+):/gimu;

/** A mail, or a page saved as one, by its headers; null for a text that only begins alike. */
function mailKind(text: string, path: string): Kind | null {
  const block = text.slice(0, /\r?\n\r?\n/u.exec(text)?.index);
  if (!/^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/u.test(`${block}\n`)) return null;
  if (isSavedPage(block, path)) return 'mhtml';
  const [letter, sent] = [LETTER_HEADERS, SENT_HEADERS].map((headers) => block.match(headers)?.length ?? 0) as [
    number,
    number,
  ];
  // A memorandum begins with From and To as well; only what has been sent, or is named so, is a mail.
  if (/\.eml$/iu.test(path) ? letter + sent > 0 : sent > 0 && letter + sent >= 3) return 'eml';
  return null;
}

/** A page saved as one file (RFC 2557): made by a browser or by Word, and sent to nobody. */
function isSavedPage(own: string, path: string): boolean {
  if (!/^content-type:\s*multipart\/related/imu.test(own) || /\.eml$/iu.test(path)) return false;
  if (/^(?:snapshot-content-location:|from:\s*"?<?saved by)/imu.test(own)) return true;
  return (
    !/^(?:received|to|cc|bcc|message-id|x-unsent):/imu.test(own) &&
    /^(?:x-mimeole|content-location|mime-version):/imu.test(own)
  );
}

/** UTF-16 text: marked, or nearly every second byte zero. */
function isWide(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  const length = Math.min(bytes.length, HEAD) & ~1;
  let [even, odd] = [0, 0];
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  return length >= 8 && Math.max(even, odd) > length * 0.35 && Math.min(even, odd) < length * 0.05;
}

/** Whether there are more control characters than any text has. */
function isBinary(head: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: counting them is the point
  const control = head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/gu)?.length ?? 0;
  return control > Math.max(Math.min(2, head.length * 0.1), head.length * 0.02);
}
