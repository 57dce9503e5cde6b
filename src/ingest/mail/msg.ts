/**
 * Reads mails saved by Outlook (MS-OXMSG): a compound file with one stream for each property.
 */
import CFB from 'cfb';
import iconv from 'iconv-lite';
import { ReadError } from '../../document/failure.ts';
import { type Attachment, type Mail, mailOf } from './eml.ts';

const SUBJECT = '0037';
const SENDER = '0c1a';
const RECEIVERS = '0e04';
const TEXT = '1000';
const HTML = '1013';
const FILE = '3701';
const LONG_NAME = '3707';
const SHORT_NAME = '3704';

/** Reads an Outlook mail. @throws {ReadError} `damaged`. */
export function readMsg(bytes: Uint8Array): Mail {
  const properties = propertiesOf(bytes);
  const root = properties.get('') ?? new Map<string, Uint8Array>();
  const html = root.get(`${HTML}0102`);
  const body = mailOf(
    { subject: stringOf(root, SUBJECT), from: stringOf(root, SENDER), to: stringOf(root, RECEIVERS), date: null },
    html ? iconv.decode(html as never, 'utf-8') : stringOf(root, HTML),
    stringOf(root, TEXT),
  );
  const attachments: Attachment[] = [];
  for (const [storage, own] of [...properties].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const content = own.get(`${FILE}0102`);
    if (!/^__attach_version1\.0_#[0-9a-f]+$/iu.test(storage) || !content) continue;
    attachments.push({
      name: stringOf(own, LONG_NAME) ?? stringOf(own, SHORT_NAME) ?? `attachment-${attachments.length + 1}`,
      bytes: content,
    });
  }
  return { body, attachments };
}

/** The properties of the mail under '' and those of its attachments under the names of their storages. */
function propertiesOf(bytes: Uint8Array): Map<string, Map<string, Uint8Array>> {
  const found = new Map<string, Map<string, Uint8Array>>();
  try {
    const file = CFB.read(bytes as never, { type: 'array' });
    for (const [at, path] of file.FullPaths.entries()) {
      const parts = path.split('/').slice(1);
      const property = /^__substg1\.0_([0-9a-f]{8})$/iu.exec(parts.at(-1) ?? '')?.[1]?.toLowerCase();
      const content = file.FileIndex[at]?.content;
      if (property === undefined || content === undefined || parts.length > 2) continue;
      const storage = parts.length === 2 ? (parts[0] ?? '') : '';
      const own = found.get(storage) ?? new Map<string, Uint8Array>();
      own.set(property, Uint8Array.from(content as ArrayLike<number>));
      found.set(storage, own);
    }
  } catch {
    throw new ReadError('damaged', 'This Outlook mail is damaged. Save it again from Outlook, or as a text file.');
  }
  return found;
}

/** A property as text: Unicode, or the code page of western Windows. */
function stringOf(properties: ReadonlyMap<string, Uint8Array>, property: string): string | null {
  const wide = properties.get(`${property}001f`);
  if (wide) return new TextDecoder('utf-16le').decode(wide).replace(/\0+$/u, '') || null;
  const narrow = properties.get(`${property}001e`);
  return narrow ? iconv.decode(narrow as never, 'windows-1252').replace(/\0+$/u, '') || null : null;
}
