/**
 * From a query to SQLite's full-text search. The FTS5 table has the columns `text` and `heading`, both holding
 * `indexText(...)`, under the tokenizer `unicode61`.
 */
import { asksForMore, expandQuery, type Form, isTooMany, type SynonymFamily, type Wanted } from './expand.ts';
import type { ParsedQuery, SearchFilters } from './tree.ts';

/** Columns of the FTS5 table in order, and what a match in each weighs: `bm25(table, 1.0, 0.5)`. */
export const SEARCH_COLUMNS = [
  { name: 'text', weight: 1 },
  { name: 'heading', weight: 0.5 },
] as const;

/** Constants of BM25 as FTS5 sets them; `least` is what a word weighs that stands in half of the passages or more. */
export const BM25 = { k1: 1.2, b: 0.75, least: 1e-6 } as const;

/** One indexed word, or with `prefix` all that begin so. */
export interface WordForm {
  readonly stem: string;
  readonly prefix: boolean;
}

export interface FtsQuery {
  /** The right side of MATCH; null where the query holds filters only. */
  readonly match: string | null;
  /** The same where it asks for any of some single words and for nothing else, else null. */
  readonly words: readonly WordForm[] | null;
  readonly filters: SearchFilters;
}

/**
 * Writes a parsed query as an FTS5 MATCH expression. Every term is quoted: no input can be read as syntax. Where words must
 * be written as in the query, or may be near one another in many ways, the index answers more than was asked: `heldBack` tells which are meant.
 */
export function toFts5(parsed: ParsedQuery, families: readonly SynonymFamily[]): FtsQuery {
  const wanted = expandQuery(parsed.root, families);
  return {
    match: wanted === null ? null : write(wanted),
    words: wanted === null ? null : singleWords(wanted),
    filters: parsed.filters,
  };
}

/** The index takes plain words as they are; it might part others. */
const PLAIN = /^[a-z0-9]+$/u;

function singleWords(wanted: Wanted): readonly WordForm[] | null {
  if (wanted.kind !== 'any' || wanted.column !== 'all') return null;
  const words = withoutRepeats(wanted.forms).map(({ stems, prefix }) => ({ stem: stems.join(' '), prefix }));
  return words.every(({ stem }) => PLAIN.test(stem)) ? words : null;
}

function write(wanted: Wanted): string {
  switch (wanted.kind) {
    case 'any': {
      const forms = withoutRepeats(wanted.forms);
      const alternatives = forms.map(writeForm).join(' OR ');
      if (wanted.column === 'heading') return `heading : (${alternatives})`;
      return forms.length === 1 ? alternatives : `(${alternatives})`;
    }
    case 'near': {
      if (isTooMany(wanted.terms)) {
        const all = wanted.terms.map((forms) => write({ kind: 'any', forms, column: 'all' }));
        return `(${all.join(' AND ')})`;
      }
      const nears = alternatives(wanted.terms).map(
        (forms) => `NEAR(${forms.map(writeForm).join(' ')}, ${wanted.distance})`,
      );
      return nears.length === 1 ? nears.join('') : `(${nears.join(' OR ')})`;
    }
    case 'or':
      return `(${wanted.children.map(write).join(' OR ')})`;
    case 'and': {
      const plus = wanted.children.filter((child) => child.kind !== 'not').map(write);
      // What must not be written so may be written otherwise: the index would take away too much.
      const minus = wanted.children
        .filter((child) => child.kind === 'not')
        .filter((child) => !asksForMore(child))
        .map((child) => write(child.child));
      const positive = plus.length === 1 ? plus.join('') : `(${plus.join(' AND ')})`;
      return minus.length === 0 ? positive : `(${[positive, ...minus].join(' NOT ')})`;
    }
    case 'not':
      return write(wanted.child);
  }
}

/** Where a shorter form is looked for, a longer one that holds it finds nothing more: each costs time for every hit. */
function withoutRepeats(forms: readonly Form[]): readonly Form[] {
  return forms.filter((form) => !forms.some((other) => other !== form && holds(form, other)));
}

function holds(longer: Form, shorter: Form): boolean {
  if (longer.prefix || shorter.prefix || shorter.stems.length >= longer.stems.length) return false;
  return longer.stems.some((_, at) => shorter.stems.every((stem, step) => longer.stems[at + step] === stem));
}

function writeForm(form: Form): string {
  return `"${form.stems.join(' ')}"${form.prefix ? ' *' : ''}`;
}

function alternatives(terms: readonly (readonly Form[])[]): Form[][] {
  return terms.reduce<Form[][]>((rows, forms) => rows.flatMap((row) => forms.map((form) => [...row, form])), [[]]);
}
