/**
 * Reads mails (RFC 5322, MIME) and pages saved as one file (MHTML, RFC 2557) through postal-mime.
 */
import PostalMime, { type Email } from 'postal-mime';
import { ReadError } from '../../document/failure.ts';
import { type Block, block, type RawDocument } from '../block.ts';
import { readPlain } from '../text/plain.ts';
import { readHtml } from '../web/html.ts';

/** A file inside a mail. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Mail {
  readonly body: RawDocument;
  readonly attachments: readonly Attachment[];
}

/** Who wrote, to whom, when and about what, as far as a mail says. */
export interface Envelope {
  readonly subject: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** ISO 8601 day. */
  readonly date: string | null;
}

/** Reads a mail. @throws {ReadError} `damaged`. */
export async function readEml(bytes: Uint8Array): Promise<Mail> {
  const email = await parsed(bytes);
  const address = (one: { name?: string | undefined; address?: string | undefined }) => one.name || one.address || '';
  const envelope: Envelope = {
    subject: email.subject ?? null,
    from: email.from ? address(email.from) : null,
    to: (email.to ?? []).map(address).join(', ') || null,
    date: /^\d{4}-\d{2}-\d{2}/u.exec(email.date ?? '')?.[0] ?? null,
  };
  const attachments = email.attachments
    .filter((one) => one.disposition !== 'inline' || !one.mimeType.startsWith('image/'))
    .map((one, at) => ({ name: one.filename ?? `attachment-${at + 1}`, bytes: bytesOf(one.content) }));
  return { body: mailOf(envelope, email.html ?? null, email.text ?? null), attachments };
}

/** Reads a page saved as one file. @throws {ReadError} `damaged`. */
export async function readMhtml(bytes: Uint8Array): Promise<RawDocument> {
  const { html, text, subject } = await parsed(bytes);
  if (html) return readHtml(html);
  if (text) return { ...readPlain(text), title: subject ?? null };
  throw new ReadError('damaged', 'This saved page carries no text. Save it again, as a complete web page or as PDF.');
}

/** The document that a mail is: its envelope, marked as an address, and its text. */
export function mailOf(envelope: Envelope, html: string | null, text: string | null): RawDocument {
  const { subject, from, to, date } = envelope;
  const body = html && (!text || text.trim() === '') ? readHtml(html, true) : readPlain(text ?? '');
  const line = (name: string, value: string | null): Block[] =>
    value ? [block(`${name}: ${value}`, { furniture: 'address' })] : [];
  const head = [
    ...(subject ? [block(subject, { kind: 'heading', rank: 0 })] : []),
    ...line('From', from),
    ...line('To', to),
    ...line('Date', date),
  ];
  return {
    ...body,
    title: subject,
    pages: 1,
    blocks: [...head, ...body.blocks.map((one) => ({ ...one, page: 1, endPage: 1 }))],
  };
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 20, attachmentEncoding: 'arraybuffer' });
  } catch {
    throw new ReadError('damaged', 'This mail is damaged and cannot be read. Save it again from the mail program.');
  }
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return Uint8Array.from(content, (character) => character.charCodeAt(0) & 0xff);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
