/**
 * Filters on fields: gathered while a query is read.
 */
import { remark } from './lexemes.ts';
import { type Field, type SearchFilters, VALUE_FIELDS, type ValueField, type YearRange } from './tree.ts';

/** Gathers filters while a query is read. */
export function collectFilters() {
  const values = Object.fromEntries(
    VALUE_FIELDS.map((field) => [field, { any: [] as string[], none: [] as string[] }]),
  ) as Record<ValueField, { any: string[]; none: string[] }>;
  const year = { any: [] as YearRange[], none: [] as YearRange[] };
  let count = 0;
  return {
    add(field: Exclude<Field, 'heading'>, value: string, negated: boolean, remarks: string[]): void {
      const side = negated ? 'none' : 'any';
      if (field === 'year') {
        const range = yearRange(value);
        if (range === null) {
          remark(remarks, `“${value}” is no year: write year:2019, year:2019-2023 or year:>=2019.`);
          return;
        }
        year[side].push(range);
      } else if (value.trim() !== '') values[field][side].push(value.trim());
      count++;
    },
    empty: () => count === 0,
    done: (): SearchFilters => ({ ...values, year }),
  };
}

/** `2019`, `2019-2023`, `>=2019`, `<2019`; null for anything else. */
function yearRange(value: string): YearRange | null {
  const between = /^(\d{4})\s*(?:-|–|\.\.)\s*(\d{4})$/u.exec(value);
  if (between !== null) {
    const years = [Number(between[1]), Number(between[2])];
    return { from: Math.min(...years), to: Math.max(...years) };
  }
  const bound = /^(>=|<=|>|<|=)?\s*(\d{4})$/u.exec(value);
  if (bound === null) return null;
  const year = Number(bound[2]);
  switch (bound[1]) {
    case '>=':
      return { from: year, to: null };
    case '>':
      return { from: year + 1, to: null };
    case '<=':
      return { from: null, to: year };
    case '<':
      return { from: null, to: year - 1 };
    default:
      return { from: year, to: year };
  }
}
