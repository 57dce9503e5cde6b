/**
 * Search over values alone, best first: the reference for the full-text index, and search where there is no database.
 */
import { expandQuery, type Form, type SynonymFamily, type Wanted } from './expand.ts';
import { BM25, SEARCH_COLUMNS } from './fts.ts';
import { parseQuery } from './parse.ts';
import { evaluate, occurrences, type Range, rangesOf, type Stream, streamOf } from './ranges.ts';
import type { SearchFilters, ValueField } from './tree.ts';

export interface SearchablePassage {
  readonly documentId: string;
  readonly passageId: string;
  readonly text: string;
  readonly headings: readonly string[];
  readonly year?: number | null;
  /** What the fields of a query are compared with; a field that is missing matches nothing. */
  readonly fields?: Readonly<Partial<Record<ValueField, readonly string[]>>>;
}

export interface Hit {
  readonly documentId: string;
  readonly passageId: string;
  /** BM25, greater is better; comparable within one search only. */
  readonly score: number;
  readonly ranges: readonly Range[];
}

export interface SearchAnswer {
  /** Best first; equal ones by document and passage id. */
  readonly hits: readonly Hit[];
  readonly explanation: string | null;
}

/** Finds passages by a query: the same answers as the full-text index gives, without one. */
export function searchPassages(
  passages: readonly SearchablePassage[],
  query: string,
  families: readonly SynonymFamily[],
): SearchAnswer {
  const parsed = parseQuery(query);
  const wanted = expandQuery(parsed.root, families);
  const rows = passages.map((passage) => ({
    passage,
    text: streamOf(passage.text),
    heading: streamOf(passage.headings.join('\n')),
  }));
  const forms = wanted === null ? [] : formsOf(wanted);
  const weigh = bm25(rows, forms);
  const hits: Hit[] = [];
  for (const row of rows) {
    if (!passesFilters(row.passage, parsed.filters)) continue;
    if (wanted === null && parsed.explanation !== null) continue;
    const found = wanted === null ? { matches: true, places: [] } : evaluate(wanted, row.text, row.heading);
    if (!found.matches) continue;
    hits.push({
      documentId: row.passage.documentId,
      passageId: row.passage.passageId,
      score: weigh(row),
      ranges: rangesOf(row.text, found.places),
    });
  }
  hits.sort((a, b) => b.score - a.score || compare(a.documentId, b.documentId) || compareIds(a.passageId, b.passageId));
  return { hits, explanation: parsed.explanation };
}

/** Whether a passage has what the fields of a query ask for. Values compare without regard to case. */
export function passesFilters(passage: Pick<SearchablePassage, 'year' | 'fields'>, filters: SearchFilters): boolean {
  const { year: years, ...values } = filters;
  const year = passage.year ?? null;
  const within = (range: { from: number | null; to: number | null }) =>
    year !== null && year >= (range.from ?? year) && year <= (range.to ?? year);
  if (years.any.length > 0 && !years.any.some(within)) return false;
  if (years.none.some(within)) return false;
  return (Object.keys(values) as ValueField[]).every((field) => {
    const has = (passage.fields?.[field] ?? []).map((value) => value.toLowerCase());
    const { any, none } = values[field];
    return (
      (any.length === 0 || any.some((value) => has.includes(value.toLowerCase()))) &&
      !none.some((value) => has.includes(value.toLowerCase()))
    );
  });
}

interface Row {
  readonly text: Stream;
  readonly heading: Stream;
}

/**
 * BM25 (Robertson and Zaragoza 2009) with FTS5's constants, a phrase counting as one term and columns weighted.
 * Returns the weight of one row.
 */
function bm25(rows: readonly Row[], forms: readonly Form[]): (row: Row) => number {
  const lengthOf = (row: Row) => row.text.parts.length + row.heading.parts.length;
  const mean = rows.reduce((sum, row) => sum + lengthOf(row), 0) / Math.max(1, rows.length);
  const weights = forms.map((form) => {
    const holding = rows.filter((row) => frequency(row, form) > 0).length;
    return Math.max(BM25.least, Math.log((rows.length - holding + 0.5) / (holding + 0.5)));
  });
  return (row) =>
    forms.reduce((sum, form, at) => {
      const count = frequency(row, form);
      const scaled = count + BM25.k1 * (1 - BM25.b + (BM25.b * lengthOf(row)) / Math.max(1, mean));
      return sum + ((weights[at] ?? 0) * count * (BM25.k1 + 1)) / scaled;
    }, 0);
}

function frequency(row: Row, form: Form): number {
  const [text, heading] = SEARCH_COLUMNS;
  return text.weight * occurrences(row.text, form).length + heading.weight * occurrences(row.heading, form).length;
}

function formsOf(wanted: Wanted): Form[] {
  switch (wanted.kind) {
    case 'any':
      return [...wanted.forms];
    case 'near':
      return wanted.terms.flat();
    case 'not':
      return [];
    default:
      return wanted.children.flatMap(formsOf);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareIds(a: string, b: string): number {
  return a.length - b.length || compare(a, b);
}
