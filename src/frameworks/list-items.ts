/**
 * A guidance document as a row of list items, paragraphs and headings, each item with its depth.
 */
import type { DocumentContent, Passage } from '../document/document.ts';

export interface ListItem {
  /** On one line, without bullet, number and footnote mark. */
  readonly text: string;
  /** Depth in its list, outermost 0; null for what is no list item. */
  readonly level: number | null;
  readonly isHeading: boolean;
  /** Number or letter as printed, or null. */
  readonly number: string | null;
  /** Number of the paragraph that the item is or stands in, as printed. */
  readonly paragraph: string | null;
  readonly page: number;
  /** Whether it stops without a full stop, or at a footnote mark, so that what follows may be its rest. */
  readonly isOpen: boolean;
  readonly headings: readonly string[];
}

const MARK = /^\s*(?:([•·*+\-–—−o▪■◦‣])|\(?((?:\d{1,3}(?:\.\d{1,3})*)|[a-z]|[ivx]{1,5})[.)]?)\s+/u;
const NUMBERED = /^\s*\(?((?:\d{1,3}(?:\.\d{1,3})*)|[a-z]|[ivx]{1,5})[.)]\s+/u;

/** The passages of a document that carry its lists, footnotes and furniture left out. */
export function listItems(document: DocumentContent): ListItem[] {
  const passages = document.passages.filter(
    (passage) => passage.kind !== 'footnote' && passage.kind !== 'caption' && passage.text.trim() !== '',
  );
  const marks = passages.map((passage) => markOf(document.text, passage));
  const order = new Map<string, number>();
  let paragraph: string | null = null;
  let inList = false;
  let last: string | null = null;
  let roman: string | null = null;
  return passages.map((passage, at) => {
    const mark = marks[at] ?? null;
    const isHeading = passage.kind === 'heading';
    const before = last;
    const goesOn = follows(last, mark?.number ?? null);
    const isItem =
      !isHeading && (passage.kind === 'bullet' || (mark !== null && mark.number !== null && (inList || goesOn)));
    if (isHeading) last = null;
    else if (isItem) last = mark?.number ?? null;
    if (passage.kind === 'paragraph' && passage.number !== null) paragraph = passage.number;
    if (isHeading || !isItem) order.clear();
    const letters = mark?.style === 'a' || mark?.style === 'A' ? (bare(mark.number)?.toLowerCase() ?? '') : '';
    roman = isRoman(letters, bare(before)?.toLowerCase() ?? null, roman) ? letters : null;
    const key = mark === null ? 'plain' : roman === null ? mark.style : `roman ${mark.style}`;
    if (isItem && !order.has(key)) order.set(key, order.size);
    // The reader of the page knows best how deep an item is; where it could not tell, the kinds of marks do.
    const level = isItem ? Math.max(passage.level, order.get(key) ?? 0) : null;
    if (isItem && level !== null) for (const [style, depth] of order) if (depth > level) order.delete(style);
    const text = clean(passage.text);
    inList = isItem || /:$/u.test(text) || isHeading || /\bextent to which$/u.test(text);
    return {
      text,
      level,
      isHeading,
      number: bare(passage.kind === 'bullet' ? (passage.number ?? mark?.number ?? null) : (mark?.number ?? null)),
      paragraph: passage.number ?? paragraph,
      page: passage.page,
      isOpen: !/[.!?:]["'”’)]?$/u.test(passage.text.trim()),
      headings: passage.headings,
    };
  });
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** Whether letters are a Roman numeral: one of several, the next after `roman`, or an "i" that follows no "h". */
function isRoman(letters: string, before: string | null, roman: string | null): boolean {
  const at = ROMAN.indexOf(letters);
  if (at < 0) return false;
  return letters.length > 1 || (at === 0 ? before !== 'h' : roman !== null && ROMAN[at - 1] === roman);
}

/** Whether a number is the next in its list: 3 after 2, 2.4 after 2.3, (c) after (b). */
export function follows(before: string | null, number: string | null): boolean {
  const [first, second] = [partsOf(before), partsOf(number)];
  // A whole number goes on after the parts of the one before: 2 after 1b.
  if (/^\d+[a-z]$/iu.test(bare(before) ?? '') && /^\d+$/u.test(bare(number) ?? ''))
    return Number(bare(number)) === Number.parseInt(bare(before) ?? '', 10) + 1;
  if (!first || !second || first.stem !== second.stem) return false;
  if (/^\d+$/u.test(first.end)) return Number(second.end) === Number(first.end) + 1;
  return first.end.length === 1 && second.end.length === 1 && second.end.charCodeAt(0) === first.end.charCodeAt(0) + 1;
}

function partsOf(number: string | null): { stem: string; end: string } | null {
  const match = /^(.*?)(\d+|[a-z])$/iu.exec(bare(number) ?? '');
  return match ? { stem: match[1] ?? '', end: match[2] ?? '' } : null;
}

/** A number without brackets round it. */
function bare(number: string | null): string | null {
  return number?.replace(/^[([]|[)\]]$/gu, '') ?? null;
}

interface Mark {
  /** What tells its level: the sign or kind of number. */
  readonly style: string;
  readonly number: string | null;
}

/** The bullet or number of a passage: within its range, or on its line before it. */
function markOf(text: string, passage: Passage): Mark | null {
  const lineStart = text.lastIndexOf('\n', passage.start - 1) + 1;
  const line = text.slice(lineStart, passage.start) + passage.text.slice(0, 20);
  const found = (passage.kind === 'bullet' ? MARK : NUMBERED).exec(line);
  const number = passage.number ?? found?.[2] ?? (passage.kind === 'bullet' ? null : (found?.[1] ?? null));
  const indent = Math.floor((/^ */u.exec(line)?.[0].length ?? 0) / 2);
  if (found?.[1] !== undefined && passage.kind === 'bullet')
    return { style: `${found[1]}${indent}`, number: passage.number };
  if (number !== null) {
    const depth = (number.match(/\./gu) ?? []).length;
    const letter = /^\p{Lu}$|^[IVX]+$/u.test(number) ? 'A' : 'a';
    return { style: /^\d/u.test(number) ? `1${depth}${/\p{Ll}$/u.test(number) ? 'a' : ''}` : letter, number };
  }
  return null;
}

function clean(text: string): string {
  return text
    .replace(/^\s*(?:[•·▪■◦‣]|[-–—−o](?=\s))\s*/u, '')
    .replace(/^\s*\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|\d{1,2}[a-z][.)]|[a-z][.)])\s+/u, '')
    .replace(/(?<=\p{L}[.,;:]|\p{L}{3})\d{1,2}(?=\s|$)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
