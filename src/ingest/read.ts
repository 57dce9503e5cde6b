/**
 * Reading: the bytes of a file into documents, or into failures that say what to do.
 */
import type { DocumentContent, Format } from '../document/document.ts';
import { type Failure, ReadError } from '../document/failure.ts';
import type { RecognisedPage } from '../document/recognised.ts';
import { directoryOf } from './archive/directory.ts';
import { unpack } from './archive/zip.ts';
import { holdsMore, type RawDocument } from './block.ts';
import { hollow } from './hollow.ts';
import { kindOf } from './kind.ts';
import { DEEPEST_NESTING, MOST_BYTES, MOST_MEMBERS, MOST_UNPACKED } from './limits.ts';
import type { Mail } from './mail/mail.ts';
import { distinctNames, isLitter } from './member-names.ts';
import type { Inflate } from './pdf/filters.ts';
import { type HowToRead, readPdf } from './pdf/pdf.ts';
import { contentOf } from './structure/content.ts';
import { asSent, unmarked } from './text/as-sent.ts';
import { decode } from './text/decode.ts';
import { readPlain } from './text/plain.ts';
import { declaredCharset } from './web/charset.ts';

export interface FileToRead {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Tried in turn where a document asks for one. */
  readonly passwords?: readonly string[];
  /** A faster way to unpack streams than this room has, where the caller has one. */
  readonly inflate?: Inflate;
  /** How many damaged streams pdf.js has met since this was asked last, where the caller knows. */
  readonly metDamaged?: () => number;
  /** Told after each page of a PDF how many have been read. */
  readonly onPage?: (done: number, total: number) => void;
  /** What was recognised on its pages that hold pictures, by number. */
  readonly recognised?: ReadonlyMap<number, RecognisedPage>;
}

/** What became of a file: a document as read, or why there is none. */
export type Reading =
  | {
      readonly path: string;
      readonly format: Format;
      /** The bytes of the document: of the member, where the file is an archive or a mail. */
      readonly bytes: Uint8Array;
      readonly content: DocumentContent;
    }
  | { readonly path: string; readonly failure: Failure };

/** What is left of the limits that hold for a file with everything inside it. */
interface Budget {
  bytes: number;
}

/**
 * Reads one file; archives and mails give one reading a member (`archive.zip!/member`), each as soon as it is read. Never
 * throws for bad input: failures are readings.
 */
export async function* readings(file: FileToRead): AsyncGenerator<Reading> {
  let isRead = false;
  for await (const reading of readNested(file, 0, { bytes: MOST_UNPACKED })) {
    isRead = true;
    yield reading;
  }
  // Nothing is passed over in silence, whatever a reader made of it.
  if (!isRead) yield { path: file.path, failure: failureOf(file.path, new ReadError('empty', NOTHING)) };
}

const NOTHING =
  'Nothing could be found in this file. Check that it is the right one, and that it was copied completely.';

/** All readings of one file. */
export async function readFile(file: FileToRead): Promise<Reading[]> {
  const all: Reading[] = [];
  for await (const reading of readings(file)) all.push(reading);
  return all;
}

async function* readNested(file: FileToRead, depth: number, budget: Budget): AsyncGenerator<Reading> {
  const { path, bytes } = file;
  try {
    if (bytes.length > MOST_BYTES) throw tooLarge();
    const kind = kindOf(bytes, path);
    if (kind === 'zip') yield* readArchive(file, depth, budget);
    else if (kind === 'mbox') yield* readFolder({ ...file, bytes: asSent(bytes) }, depth, budget);
    else if (kind === 'emlx') {
      const mail = (await import('./mail/mbox.ts')).appleMail(asSent(bytes));
      yield* readMail(file, 'eml', await (await import('./mail/eml.ts')).readEml(mail), depth, budget);
    } else if (kind === 'eml')
      yield* readMail(file, kind, await (await import('./mail/eml.ts')).readEml(asSent(bytes)), depth, budget);
    else if (kind === 'msg') yield* readMail(file, kind, (await import('./mail/msg.ts')).readMsg(bytes), depth, budget);
    else yield readingOf(file, kind, await readWith(kind, file));
  } catch (error) {
    yield { path, failure: failureOf(path, error) };
  }
}

/** What is said of a file that is not even begun. */
export function tooLarge(): ReadError {
  return new ReadError(
    'too-large',
    `This file is larger than ${MOST_BYTES / 1024 / 1024} MB. Split it and add the parts; unpack an archive and add its files.`,
  );
}

/** Reads without a password, then with each of those given while the document goes on asking for one. */
async function readWith(
  format: Format,
  { bytes, passwords = [], inflate, metDamaged, recognised, onPage }: FileToRead,
): Promise<RawDocument> {
  for (let at = 0; ; at++) {
    try {
      const how = { password: passwords[at - 1], inflate, metDamaged, recognised, onPage };
      return hollow(format, bytes, await readAs(format, bytes, how));
    } catch (error) {
      if (!(error instanceof ReadError && error.code === 'password') || at === passwords.length) throw error;
    }
  }
}

/** A thread loads the readers of the formats that it meets: loading them all takes as long as a letter. */
async function readAs(format: Format, bytes: Uint8Array, how: HowToRead): Promise<RawDocument> {
  switch (format) {
    case 'pdf':
      return readPdf(bytes, how);
    case 'png':
    case 'jpeg':
    case 'tiff': {
      const page = (await import('./image/picture.ts')).pictureAsPdf(bytes, format);
      const raw = await readPdf(page, { ...how, password: undefined });
      return { ...raw, warnings: [...(await import('./image/cut.ts')).missingOf(bytes, format), ...raw.warnings] };
    }
    case 'docx':
      return (await import('./office/docx.ts')).readDocx(bytes);
    case 'doc':
      return (await import('./office/doc.ts')).readDoc(bytes);
    case 'odt':
      return openDocumentOf(bytes);
    case 'rtf':
      return (await import('./office/rtf.ts')).readRtf(unmarked(bytes));
    case 'html':
      return (await import('./web/html.ts')).readHtml(decode(bytes, declaredCharset(bytes)));
    case 'mhtml':
      return (await import('./mail/eml.ts')).readMhtml(asSent(bytes));
    case 'md':
      return (await import('./text/markdown.ts')).readMarkdown(decode(bytes));
    default:
      return readPlain(decode(bytes));
  }
}

/** An OpenDocument text, packed or as one XML file. */
async function openDocumentOf(bytes: Uint8Array): Promise<RawDocument> {
  const { readOdt, readOdtXml } = await import('./office/odt.ts');
  return bytes[0] === 0x50 ? readOdt(bytes) : readOdtXml(decode(bytes));
}

function readingOf({ path, bytes }: FileToRead, format: Format, raw: RawDocument): Reading {
  const content = contentOf(raw);
  if (content.text === '' && content.quality.pagesWithoutText.length === 0) {
    if (raw.broken !== undefined) throw new ReadError('damaged', raw.broken);
    throw new ReadError('empty', 'There is no text in this file. Check that it is the right one.');
  }
  if (content.metadata.title !== '') return { path, format, bytes, content };
  // Scans that wait to be recognised say nothing about themselves yet.
  return { path, format, bytes, content: { ...content, metadata: { ...content.metadata, title: nameOf(path) } } };
}

/** The name of a file without its folders and its ending. */
function nameOf(path: string): string {
  const name = /[^\\/]*$/u.exec(path)?.[0] ?? path;
  return name.replace(/(?<=.)\.[^.]{1,5}$/u, '');
}

async function* readArchive(file: FileToRead, depth: number, budget: Budget): AsyncGenerator<Reading> {
  const { members: listed, missing, unnamed, cut } = directoryOf(file.bytes);
  const isWanted = (name: string) => !isLitter(name);
  const members = listed.filter(({ name }) => isWanted(name));
  const left = unnamed.filter(isWanted);
  if (members.length === 0 && missing === 0 && left.length === 0)
    throw new ReadError('empty', 'There is nothing in this archive.');
  for (const member of members) yield* readMember(file, member.name, depth, budget, () => unpack(file.bytes, member));
  for (const name of left) {
    const path = `${file.path}!/${name}`;
    yield { path, failure: failureOf(path, new ReadError('damaged', NOT_NAMED)) };
  }
  if (missing > 0) yield { path: file.path, failure: failureOf(file.path, notListed(listed.length, missing)) };
  if (cut) yield { path: file.path, failure: failureOf(file.path, new ReadError('damaged', CUT_ARCHIVE)) };
}

/** A folder of mails in one file. */
async function* readFolder(file: FileToRead, depth: number, budget: Budget): AsyncGenerator<Reading> {
  const { mails, before } = (await import('./mail/mbox.ts')).mailsOf(file.bytes);
  if (mails.length === 0 || before)
    yield { path: file.path, failure: failureOf(file.path, new ReadError('damaged', NOT_ALL_MAILS)) };
  if (mails.length > MOST_MEMBERS)
    throw new ReadError(
      'too-large',
      `This mail folder holds more than ${MOST_MEMBERS} mails. Save those that matter as files, and add those.`,
    );
  const deleted = mails.filter((mail) => mail.isDeleted).map(({ bytes }) => bytes);
  const { deletedInWords, tellingOf } = await import('./mail/deleted.ts');
  let isTold = deleted.length === 0;
  for (const [at, { bytes, isDeleted }] of mails.entries()) {
    if (isDeleted) continue;
    for await (const reading of readMember(file, `mail-${at + 1}.eml`, depth, budget, () => bytes)) {
      const tells = !isTold && 'content' in reading;
      isTold ||= tells;
      yield tells ? { ...reading, content: tellingOf(reading.content, deleted) } : reading;
    }
  }
  if (!isTold)
    yield { path: file.path, failure: failureOf(file.path, new ReadError('empty', deletedInWords(deleted.length))) };
}

const NOT_ALL_MAILS =
  'This mail folder does not begin with a mail: what stands before the first one was not read. Export it again from the mail program.';
const NOT_NAMED =
  'The directory of this archive does not name this file, as where it was taken out of it. It was not read. If it counts, ask for the file itself.';
const CUT_ARCHIVE =
  'Behind this archive stands the beginning of another, which ends before its directory does: files may be missing. What could be found was read. Ask for a new copy.';

function notListed(listed: number, missing: number): ReadError {
  return new ReadError(
    'damaged',
    `The directory of this archive is damaged: ${listed} of its files could be listed, ${missing} could not, and were not read. Ask for a new copy.`,
  );
}

async function* readMember(
  file: FileToRead,
  name: string,
  depth: number,
  budget: Budget,
  bytesOf: () => Uint8Array,
): AsyncGenerator<Reading> {
  const path = `${file.path}!/${name}`;
  try {
    checkNesting(depth, budget);
    // What is refused for itself takes nothing of what the others may have.
    const bytes = bytesOf();
    budget.bytes -= bytes.length;
    yield* readNested({ ...file, path, bytes }, depth + 1, budget);
  } catch (error) {
    yield { path, failure: failureOf(path, error) };
  }
}

async function* readMail(
  file: FileToRead,
  format: Format,
  mail: Mail,
  depth: number,
  budget: Budget,
): AsyncGenerator<Reading> {
  if (mail.attachments.length === 0 || holdsMore(mail.body) || mail.aside.length > 0)
    yield readingOf(file, format, documentOf(mail));
  else if (mail.faults.length > 0)
    yield { path: file.path, failure: failureOf(file.path, new ReadError('damaged', mail.faults.join(' '))) };
  const names = distinctNames(mail.attachments.map(({ name }) => name));
  for (const [at, { bytes, why }] of mail.attachments.entries())
    yield* readMember(file, names[at] ?? '', depth, budget, () => bytes ?? notHeld(why));
}

/** The document that a mail is, with what is not in it. */
function documentOf({ body, aside, faults }: Mail): RawDocument {
  const leftOut = [...(body.leftOut ?? []), ...aside];
  const [broken] = faults;
  return {
    ...body,
    ...(leftOut.length > 0 ? { leftOut } : {}),
    ...(broken === undefined ? {} : { broken }),
    warnings: [...body.warnings, ...faults],
  };
}

function notHeld(why?: string): never {
  if (why !== undefined) throw new ReadError('unsupported', why);
  throw new ReadError(
    'damaged',
    'The mail names this attachment and does not hold it: it may be a link, or have been removed. Ask the sender for the file.',
  );
}

function checkNesting(depth: number, budget: Budget): void {
  if (depth + 1 > DEEPEST_NESTING)
    throw new ReadError(
      'too-large',
      `Archives inside archives are read ${DEEPEST_NESTING} deep. Unpack the outer ones first.`,
    );
  if (budget.bytes < 0)
    throw new ReadError(
      'too-large',
      'This archive unpacks to more than can be read at once. Unpack it and add the files in parts.',
    );
}

function failureOf(path: string, error: unknown): Failure {
  if (error instanceof ReadError) return { path, code: error.code, reason: error.message };
  return {
    path,
    code: 'damaged',
    reason: 'This file is damaged and could not be read. Ask for a new copy, or save it again in its own program.',
  };
}
