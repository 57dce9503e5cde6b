/**
 * The themes as they are listed: pinned ones first, then those the program found; hidden ones and those of which little is said
 * only when asked for.
 */
import type { ThemeRow } from '../../../src/contract/operations/themes.ts';
import { matchWords } from '../../parts/match.ts';

export const THEME_ORDERS = {
  documents: 'Most documents first',
  areas: 'Most areas first',
  improvement: 'Most improvement first',
  strength: 'Most strength first',
  name: 'By name',
} as const;

export type ThemeOrder = keyof typeof THEME_ORDERS;

const inWords = new Intl.Collator('en-GB', { numeric: true });

/** The themes to list; ties are broken by name. */
export function listed(
  themes: readonly ThemeRow[],
  words: string,
  order: ThemeOrder,
  withHidden: boolean,
  withMinor: boolean,
): readonly ThemeRow[] {
  const rows = themes
    .filter((theme) => withHidden || !theme.hidden)
    .filter((theme) => withMinor || !theme.minor)
    .filter((theme) => matchWords(words, `${theme.label} ${theme.keywords.join(' ')}`) !== null)
    .sort(
      (left, right) =>
        Number(right.pinned) - Number(left.pinned) ||
        (order === 'name' ? 0 : right[order] - left[order]) ||
        inWords.compare(left.label, right.label) ||
        inWords.compare(left.id, right.id),
    );
  return onTwoFloors(rows);
}

/** The themes in their order, each that stands below another one right after that. */
function onTwoFloors(rows: readonly ThemeRow[]): readonly ThemeRow[] {
  const parentOf = (row: ThemeRow) => rows.find(({ id, pinned }) => id === row.parent?.id && pinned === row.pinned);
  return rows
    .filter((row) => parentOf(row) === undefined)
    .flatMap((row) => [row, ...rows.filter((other) => parentOf(other) === row)]);
}

/** Whether a theme stands below another one in the list. */
export function isBelow(row: ThemeRow, rows: readonly ThemeRow[]): boolean {
  return rows.some(({ id, pinned }) => id === row.parent?.id && pinned === row.pinned);
}

/** The years from the first to the last in which any theme has a passage. */
export function yearsOf(
  themes: readonly { readonly years: readonly { readonly year: number }[] }[],
): readonly number[] {
  const years = themes.flatMap((theme) => theme.years.map(({ year }) => year));
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
