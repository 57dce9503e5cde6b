/**
 * What the library shows of its documents: narrowing, order, and what is said about each.
 */
import type { Correction, DocumentRow } from '../../../src/contract/operations/documents.ts';
import { WRITTEN_DATE } from '../../../src/document/dates.ts';
import { matchWords } from '../../parts/match.ts';
import { count, TYPES } from '../../parts/words.ts';

export interface Narrowing {
  readonly words: string;
  readonly type: string;
  readonly area: string;
  readonly theme: string;
  /** "ours", "theirs", or empty for both. */
  readonly whose: string;
  readonly attention: boolean;
  /** Copies that do not count are left out unless this is set. */
  readonly copies: boolean;
}

export const EVERYTHING: Narrowing = {
  words: '',
  type: '',
  area: '',
  theme: '',
  whose: '',
  attention: false,
  copies: false,
};

export const COLUMNS = ['title', 'type', 'area', 'date', 'theme', 'pages', 'passages', 'reading', 'copies'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Order {
  readonly column: Column;
  readonly down: boolean;
}

export const isFolded = (row: DocumentRow): boolean => row.copies !== null && !row.copies.primary;

/** What a person should look at, in a few words, or null where reading went well and the date is known. */
export function attention(row: DocumentRow): string | null {
  const waiting = row.quality.toRecognise?.length ?? 0;
  const unread = row.quality.pagesWithoutText.length - waiting;
  const pages = [
    ...(waiting > 0 ? [`${count(waiting, 'page')} to be read`] : []),
    ...(unread > 0 ? [`${count(unread, 'page')} not read`] : []),
  ];
  if (pages.length > 0) return pages.join(', ');
  if (row.quality.score < 0.8) return row.quality.warnings[0] ?? 'may be misread';
  if (row.metadata.type === 'inspection-letter' && !row.metadata.area) return 'area not found';
  if (row.metadata.type === 'inspection-letter' && !row.metadata.date) return 'date not found';
  return null;
}

export function narrowed(rows: readonly DocumentRow[], by: Narrowing): readonly DocumentRow[] {
  return rows.filter(
    (row) =>
      (by.copies || !isFolded(row)) &&
      (!by.type || row.metadata.type === by.type) &&
      (!by.area || row.metadata.area === by.area) &&
      (!by.theme || row.metadata.inspectionTheme === by.theme) &&
      (!by.whose || row.ours === (by.whose === 'ours')) &&
      (!by.attention || attention(row) !== null) &&
      (!by.words ||
        matchWords(
          by.words,
          [row.metadata.title, row.name, row.metadata.area ?? '', row.metadata.date ?? ''].join(' '),
        ) !== null),
  );
}

function sortKey(row: DocumentRow, column: Column): string | number {
  switch (column) {
    case 'title':
      return row.metadata.title;
    case 'type':
      return TYPES[row.metadata.type];
    case 'area':
      return row.metadata.area ?? '\uffff';
    case 'date':
      return row.metadata.date ?? '\uffff';
    case 'theme':
      return row.metadata.inspectionTheme ?? '\uffff';
    case 'pages':
      return row.pages;
    case 'passages':
      return row.passages;
    case 'reading':
      return row.quality.score;
    case 'copies':
      return row.copies?.others ?? 0;
  }
}

const inWords = new Intl.Collator('en-GB', { numeric: true });

/** In order of a column; ties by title, then by path, so that the order never depends on arrival. */
export function ordered(rows: readonly DocumentRow[], { column, down }: Order): readonly DocumentRow[] {
  const compare = (left: DocumentRow, right: DocumentRow, by: Column) => {
    const [one, other] = [sortKey(left, by), sortKey(right, by)];
    return typeof one === 'number' && typeof other === 'number'
      ? one - other
      : inWords.compare(String(one), String(other));
  };
  return [...rows].sort(
    (left, right) =>
      (down ? -1 : 1) * compare(left, right, column) ||
      compare(left, right, 'title') ||
      inWords.compare(left.path, right.path),
  );
}

/** The different values of a column, in order, for a menu. */
export function valuesOf(rows: readonly DocumentRow[], value: (row: DocumentRow) => string | null): readonly string[] {
  return [...new Set(rows.flatMap((row) => value(row) ?? []))].sort(inWords.compare);
}

/** The columns a person can correct, and the field behind each. */
export const CORRECTABLE = {
  title: 'title',
  type: 'type',
  area: 'area',
  date: 'date',
  theme: 'inspectionTheme',
} as const satisfies Partial<Record<Column, keyof Correction>>;

export type Correctable = keyof typeof CORRECTABLE;

export const isCorrectable = (column: Column | undefined): column is Correctable =>
  column !== undefined && column in CORRECTABLE;

/** A correction out of what was typed; null where it is not one: an empty title, or a date that is no date. */
export function correctionOf(column: Correctable, typed: string): Correction | null {
  const value = typed.trim();
  if (column === 'title') return value ? { title: value } : null;
  if (column === 'type') return { type: value as NonNullable<Correction['type']> };
  if (column === 'date') return value === '' || WRITTEN_DATE.test(value) ? { date: value || null } : null;
  return column === 'area' ? { area: value || null } : { inspectionTheme: value || null };
}

/** What stands in a cell before it is corrected. */
export function typedOf(row: DocumentRow, column: Correctable): string {
  return row.metadata[CORRECTABLE[column]] ?? '';
}
