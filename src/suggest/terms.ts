/**
 * What a passage is made of, as the statistics see it: content stems and pairs of neighbouring content stems.
 */
import type { Part } from '../language/phrases.ts';
import { numberOf } from '../language/stems.ts';

/** A content stem, or a pair of them; parts [from, to) of the passage carry it. */
export interface Term {
  readonly first: string;
  /** The second stem of a pair; empty for a single stem. */
  readonly second: string;
  /** Numbers of the two (`numberOf`); the second is `NONE` for a single stem. */
  readonly a: number;
  readonly b: number;
  readonly from: number;
  readonly to: number;
}

/** The number of what is not there. */
export const NONE = -1;

/** The content stems of a text and their neighbouring pairs, at most two function words apart. */
export function termsOf(text: readonly Part[]): Term[] {
  const found: Term[] = [];
  let before = -1;
  for (let at = 0; at < text.length; at++) {
    const part = text[at] as Part;
    if (!part.content) continue;
    found.push({ first: part.stem, second: '', a: part.number, b: NONE, from: at, to: at + 1 });
    if (before >= 0 && at - before <= 3) {
      const { stem, number } = text[before] as Part;
      found.push({ first: stem, second: part.stem, a: number, b: part.number, from: before, to: at + 1 });
    }
    before = at;
  }
  return found;
}

/** Rows by name, where a name is one stem or two: found by the numbers of the stems, without putting the two together. */
export interface NameTable {
  /** The row of a name; -1 where there is none. `b` is `NONE` for a name of one. */
  of(a: number, b: number): number;
}

/** Builds the table of names, each "stem" or "stem stem", with their rows. Pairs lie in a table of open addresses. */
export function nameTable(names: readonly (readonly [name: string, row: number])[]): NameTable {
  const numbered = names.map(([name, row]) => {
    const space = name.indexOf(' ');
    if (space < 0) return { a: numberOf(name), b: NONE, row };
    return { a: numberOf(name.slice(0, space)), b: numberOf(name.slice(space + 1)), row };
  });
  const single = new Int32Array(1 + numbered.reduce((most, { a, b }) => (b === NONE ? Math.max(most, a) : most), -1));
  single.fill(-1);
  const count = numbered.filter(({ b }) => b !== NONE).length;
  const mask = 2 ** Math.ceil(Math.log2(2 * count + 2)) - 1;
  // Three numbers per place: the two stems and the row.
  const places = new Int32Array(3 * (mask + 1)).fill(-1);
  const placeOf = (a: number, b: number): number => {
    let place = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 7;
    for (;;) {
      place &= mask;
      const first = places[3 * place];
      if (first === -1 || (first === a && places[3 * place + 1] === b)) return 3 * place;
      place++;
    }
  };
  for (const { a, b, row } of numbered) {
    if (b === NONE) single[a] = row;
    else places.set([a, b, row], placeOf(a, b));
  }
  return {
    of: (a, b) =>
      b === NONE ? (a < single.length ? (single[a] as number) : -1) : (places[placeOf(a, b) + 2] as number),
  };
}
