/**
 * A mail as a document, whichever program saved it.
 */
import { type Aside, type Block, block, type RawDocument, saysSomething } from '../block.ts';
import { readHtml } from '../web/html.ts';
import { mailPage, mailText } from './chain.ts';

/** A file inside a mail. */
export interface Attachment {
  readonly name: string;
  /** Null where the mail names it and does not hold it, or holds it damaged. */
  readonly bytes: Uint8Array | null;
  /** Why it is not read, where that is known already. */
  readonly why?: string;
}

export interface Mail {
  readonly body: RawDocument;
  readonly attachments: readonly Attachment[];
  /** What it holds besides and is not read: small pictures in its text, signatures, texts that stand in none of its parts. */
  readonly aside: readonly Aside[];
  /** What is wrong with the mail, a sentence each. */
  readonly faults: readonly string[];
}

/** Bytes from which a picture in the text is more than a sign or a banner: a page, photographed or scanned. */
const LEAST_PAGE = 150_000;

/** Whether a picture in the text of a mail is read as a page, and not only named. */
export function isPage(bytes: number, body: RawDocument): boolean {
  return bytes >= LEAST_PAGE || !saysSomething(body);
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

/** Words that must be missing in the other form of a mail, in one paragraph or in several: fewer are links, signs and greetings. */
const LEAST_MISSED = 6;

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
    ...(read.leftOut ? { leftOut: read.leftOut } : {}),
    framed: true,
  };
}

/** The form in which a mail says most: its text, unless the page says more. What only the other form says is left out, and told. */
function bodyOf({ text, html, rich, flowed }: MailBody): Pick<RawDocument, 'blocks' | 'warnings' | 'leftOut'> {
  const page = html && html.trim() !== '' ? readHtml(html, true) : (rich ?? null);
  const plain = text && text.trim() !== '' ? mailText(text, flowed ?? null) : [];
  if (!page || (plain.length > 0 && onlyIn(page.blocks, plain).length === 0)) return { blocks: plain, warnings: [] };
  const others = onlyIn(plain, page.blocks).map(({ text: words }) => ({ sort: 'other form', text: words }));
  const leftOut = [...(page.leftOut ?? []), ...others];
  return { blocks: mailPage(page.blocks), warnings: page.warnings, ...(leftOut.length > 0 ? { leftOut } : {}) };
}

/** The blocks of one form of a mail whose words do not stand in the other, one behind the other; none where they are few. */
function onlyIn(blocks: readonly Block[], other: readonly Block[]): Block[] {
  const all = ` ${other.map(({ text }) => wordsOf(text).join(' ')).join(' ')} `;
  // Both forms say the same in the same order, mostly: what is looked for stands just behind what was found last.
  let last = 0;
  const missed = blocks.filter(({ text }) => {
    const words = ` ${wordsOf(text).join(' ')} `;
    const ahead = all.indexOf(words, last);
    const found = ahead >= 0 ? ahead : all.slice(0, last + words.length).indexOf(words);
    if (found >= 0) last = found;
    return found < 0;
  });
  const words = missed.reduce((sum, { text }) => sum + wordsOf(text).length, 0);
  return words < LEAST_MISSED ? [] : missed.filter(({ text }) => wordsOf(text).length > 0);
}

function wordsOf(text: string): string[] {
  // Programs write addresses of links into the text.
  return text.replace(/<?\b(?:https?:\/\/|mailto:)\S+/giu, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
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
