/**
 * Names of features that are put together of two halves, with their numbers: put together once, however often they stand.
 */
import { numberOf } from '../language/stems.ts';

/** A stem as a feature takes it. */
export interface Stem {
  readonly term: string;
  readonly a: number;
}

const names = new Map<string, Map<string, Stem>>();

/** The name of a mark of two halves, without spaces. */
export function named(first: string, second: string): Stem {
  const own = names.get(first) ?? new Map<string, Stem>();
  names.set(first, own);
  let found = own.get(second);
  if (found === undefined) {
    const term = `${first}${second}`.replaceAll(' ', '-');
    found = { term, a: numberOf(term) };
    own.set(second, found);
  }
  return found;
}
