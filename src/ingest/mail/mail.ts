/**
 * A mail as a document, whichever program saved it.
 */
import { type Block, block, type RawDocument } from '../block.ts';
import { readHtml } from '../web/html.ts';
import { mailPage, mailText } from './chain.ts';

/** A file inside a mail. */
export interface Attachment {
  readonly name: string;
  /** Null where the mail names it and does not hold it, or holds it damaged. */
  readonly bytes: Uint8Array | null;
}

export interface Mail {
  readonly body: RawDocument;
  readonly attachments: readonly Attachment[];
  /** Names of the pictures that stand in the text, in its signature for example; they are not read. */
  readonly pictures: readonly string[];
  /** What is wrong with the mail, a sentence each. */
  readonly faults: readonly string[];
  /** Texts that stand in none of its parts. */
  readonly outside: readonly string[];
}

/** Who wrote, to whom, when and about what, as far as a mail says. */
export interface Envelope {
  readonly subject: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** ISO 8601 day, where it was sent. */
  readonly date: string | null;
}

/** What a mail says, in the forms in which it says it. */
export interface MailBody {
  readonly text: string | null;
  readonly html: string | null;
  /** What another reader made of its text. */
  readonly rich?: RawDocument | null;
  readonly flowed?: { readonly deletes: boolean } | null;
}

/** Share of the words of the page that plain text beside it must have to be read instead. */
const LEAST_TEXT = 0.6;

/** The document that a mail is: its envelope, marked as an address, and its text. */
export function mailOf({ subject, from, to, date }: Envelope, body: MailBody): RawDocument {
  const read = bodyOf(body);
  const line = (name: string, value: string | null): Block[] =>
    value ? [block(`${name}: ${value}`, { furniture: 'address' })] : [];
  const head = [
    ...(subject ? [block(subject, { kind: 'heading', rank: 0 })] : []),
    ...line('From', from),
    ...line('To', to),
    ...line('Date', date),
  ];
  return {
    title: subject,
    pages: 1,
    blocks: [...head, ...read.blocks.map((one) => ({ ...one, page: 1, endPage: 1 }))],
    pagesWithoutText: [],
    warnings: read.warnings,
    framed: true,
  };
}

function bodyOf({ text, html, rich, flowed }: MailBody): { blocks: readonly Block[]; warnings: readonly string[] } {
  const page = html && html.trim() !== '' ? readHtml(html, true) : null;
  if (page && wordsOf(text ?? '') < LEAST_TEXT * page.blocks.reduce((sum, one) => sum + wordsOf(one.text), 0))
    return { blocks: mailPage(page.blocks), warnings: page.warnings };
  if (text && text.trim() !== '') return { blocks: mailText(text, flowed ?? null), warnings: [] };
  const other = page ?? rich;
  return other ? { blocks: mailPage(other.blocks), warnings: other.warnings } : { blocks: [], warnings: [] };
}

function wordsOf(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The day of a mail's date (RFC 5322, 3.3) where it was sent, whatever the zone of this computer; null for no date. */
export function dayOf(date: string | null | undefined): string | null {
  const match = /\b(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4}|\d{2})\b/iu.exec(date ?? '');
  const month = MONTHS.indexOf((match?.[2] ?? '').toLowerCase()) + 1;
  if (!match || month === 0) return null;
  const year = Number(match[3]);
  const full = (match[3] ?? '').length === 4 ? year : year + (year < 50 ? 2000 : 1900);
  return `${full}-${String(month).padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`;
}
