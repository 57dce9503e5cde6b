/**
 * Reads mails (RFC 5322, MIME) and pages saved as one file (MHTML, RFC 2557) through postal-mime.
 */
import PostalMime, { type Email } from 'postal-mime';
import { ReadError } from '../../document/failure.ts';
import type { Aside, RawDocument } from '../block.ts';
import { byteText } from '../text/decode.ts';
import { readPlain } from '../text/plain.ts';
import { readHtml } from '../web/html.ts';
import { calendarText, cardOrCalendar } from './calendar.ts';
import { type Attachment, dayOf, type Envelope, isPage, type Mail, mailOf } from './mail.ts';
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
  const isBlank = (email.html ?? '').trim() === '' && (email.text ?? '').trim() === '';
  const text = isBlank ? invitedTo(email) : (email.text ?? null);
  const body = mailOf(envelope, { html: email.html ?? null, text, flowed });
  const attachments: Attachment[] = [];
  const aside: Aside[] = outside.map((text) => ({ sort: 'outside the parts', text }));
  for (const [at, one] of email.attachments.entries()) {
    const isPicture = one.disposition === 'inline' && one.mimeType.startsWith('image/');
    const bytes = bytesOf(one.content);
    const next = email.attachments[at + 1];
    if (next && isPgpVersion(one) && next.mimeType === 'application/octet-stream') continue;
    if (isPicture && !isPage(bytes.length, body))
      aside.push({ sort: 'picture', text: one.filename ?? 'without a name' });
    else if (TECHNICAL.test(one.mimeType) || cardOrCalendar(one.filename, bytes) !== null)
      aside.push({ sort: 'technical part', text: one.filename ?? one.mimeType });
    else {
      const name = one.filename ?? `attachment-${at + 1}${one.mimeType === 'message/rfc822' ? '.eml' : ''}`;
      const why = SEALED[one.mimeType] ?? (isPgp(one, email.attachments[at - 1]) ? WHOLE : undefined);
      // Apple Mail keeps the files of some mails beside them, and exchange servers take them away.
      const isElsewhere = one.mimeType === 'message/external-body' || bytes.length === 0;
      attachments.push({ name, bytes: why || isElsewhere ? null : bytes, ...(why === undefined ? {} : { why }) });
    }
  }
  return { body, attachments, aside, faults };
}

/** Parts for programs: digital signatures, cards, invitations, reports on delivery. */
const TECHNICAL =
  /^(?:application\/(?:x-)?pkcs7-signature|application\/pgp-(?:signature|keys)|text\/(?:x-)?vcard|text\/directory|text\/calendar|application\/ics|message\/(?:delivery-status|disposition-notification|feedback-report)|text\/rfc822-headers)$/u;

const WHOLE =
  'This mail is encrypted, or sealed with its signature as a whole. Open it in the mail program and save its text and attachments from there, for example as PDF.';
const TNEF =
  'Outlook packed the text or the attachments of this mail into this part, which is not read. Open the mail in Outlook and save them from there.';
/** Parts that hold other parts in a form that is not read. */
const SEALED: Readonly<Record<string, string>> = {
  'application/pkcs7-mime': WHOLE,
  'application/x-pkcs7-mime': WHOLE,
  'application/pgp-encrypted': WHOLE,
  'application/ms-tnef': TNEF,
  'application/vnd.ms-tnef': TNEF,
};

type Part = Email['attachments'][number];

/** Whether a part only says that the next is encrypted, and how (OpenPGP, RFC 3156, 4). */
function isPgpVersion({ mimeType, content }: Part): boolean {
  return mimeType === 'application/pgp-encrypted' && /^\s*Version:[^\r\n]*\s*$/iu.test(begin(content));
}

/** Whether a part is the encrypted one of a mail, or looks like one where programs on the way took the mail apart. */
function isPgp(part: Part, before: Part | undefined): boolean {
  if (part.mimeType !== 'application/octet-stream') return false;
  return (before !== undefined && isPgpVersion(before)) || /^\s*-----BEGIN PGP MESSAGE-----/u.test(begin(part.content));
}

function begin(content: Part['content']): string {
  return byteText(bytesOf(content).subarray(0, 200));
}

/** What the invitation says that a mail is, or the answer to one; null for none. */
function invitedTo({ attachments }: Email): string | null {
  const calendars = attachments.filter(
    ({ mimeType, filename, content }) =>
      /^(?:text\/calendar|application\/ics)$/u.test(mimeType) ||
      cardOrCalendar(filename, bytesOf(content)) === 'calendar',
  );
  return calendars.map(({ content }) => calendarText(bytesOf(content))).join('\n\n') || null;
}

const CUT_PAGE = 'This saved page is cut short or damaged: parts of it may be missing. Save it again, or as PDF.';

/** Reads a page saved as one file. @throws {ReadError} `damaged`. */
export async function readMhtml(bytes: Uint8Array): Promise<RawDocument> {
  const { html, text, subject } = await parsed(bytes);
  const { faults } = prepared(bytes);
  const read = html ? readHtml(html) : text ? { ...readPlain(text), title: subject ?? null } : null;
  if (read) return { ...read, warnings: [...read.warnings, ...(faults.length > 0 ? [CUT_PAGE] : [])] };
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
