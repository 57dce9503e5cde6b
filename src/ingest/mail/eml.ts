/**
 * Reads mails (RFC 5322, MIME) and pages saved as one file (MHTML, RFC 2557) through postal-mime.
 */
import PostalMime, { type Email } from 'postal-mime';
import { ReadError } from '../../document/failure.ts';
import type { RawDocument } from '../block.ts';
import { readPlain } from '../text/plain.ts';
import { readHtml } from '../web/html.ts';
import { dayOf, type Envelope, type Mail, mailOf } from './mail.ts';
import { prepared } from './parts.ts';

/** Reads a mail; mails inside it are files of their own. @throws {ReadError} `damaged`, `too-large`. */
export async function readEml(bytes: Uint8Array): Promise<Mail> {
  const { bytes: set, flowed, faults, outside } = prepared(bytes);
  const email = await parsed(set);
  const address = (one: { name?: string | undefined; address?: string | undefined }) => one.name || one.address || '';
  const envelope: Envelope = {
    subject: email.subject ?? null,
    from: email.from ? address(email.from) : null,
    to: (email.to ?? []).map(address).join(', ') || null,
    date: dayOf(email.headers.find(({ key }) => key === 'date')?.value),
  };
  const isInText = (one: Email['attachments'][number]) =>
    one.disposition === 'inline' && one.mimeType.startsWith('image/');
  const files = email.attachments.filter((one) => !isInText(one));
  const pictures = email.attachments.filter(isInText).map((one) => one.filename ?? 'without a name');
  const attachments = files.map((one, at) => ({
    name: one.filename ?? `attachment-${at + 1}${one.mimeType === 'message/rfc822' ? '.eml' : ''}`,
    bytes: bytesOf(one.content),
  }));
  const body = mailOf(envelope, { html: email.html ?? null, text: email.text ?? null, flowed });
  return { body, attachments, pictures, faults, outside };
}

/** Reads a page saved as one file. @throws {ReadError} `damaged`. */
export async function readMhtml(bytes: Uint8Array): Promise<RawDocument> {
  const { html, text, subject } = await parsed(bytes);
  if (html) return readHtml(html);
  if (text) return { ...readPlain(text), title: subject ?? null };
  throw new ReadError('damaged', 'This saved page carries no text. Save it again, as a complete web page or as PDF.');
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: 20,
      attachmentEncoding: 'arraybuffer',
      forceRfc822Attachments: true,
    });
  } catch (error) {
    // The parser's own bounds: two megabytes of headers, those of all parts together, and twenty mails inside one another.
    if (/exceeded/u.test(String(error)))
      throw new ReadError(
        'too-large',
        'This mail has more parts than are read, or longer headers. Save the attachments that matter as files, and add those.',
      );
    throw new ReadError('damaged', 'This mail is damaged and cannot be read. Save it again from the mail program.');
  }
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return Uint8Array.from(content, (character) => character.charCodeAt(0) & 0xff);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
