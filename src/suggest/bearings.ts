/**
 * How the words of a clause are meant: as they stand, wished for ("plans should be clear"), aimed at ("so that plans are
 * clear"), or granted before the point is made ("although plans are clear, ..."). A good word that is wished for praises
 * nothing (irrealis, Taboada et al. 2011).
 */
import type { Part } from '../language/phrases.ts';
import type { Clause } from './clauses.ts';

export type Bearing = 'said' | 'wished' | 'aimed' | 'granted';

const WISHES = new Set('should must would could might require requires required recommend recommended'.split(' '));
/** These wish only where something is named: "needs to", "the need for". */
const NEEDS = new Set('need needs needed'.split(' '));
const GRANTS = new Set('despite although while whilst though'.split(' '));
/** What "to" leads to where it tells an aim. */
const AIMS = new Set('ensure enable make'.split(' '));
/** Parts that a concession has at least before its comma. */
const LEAST_GRANTED = 3;

/** How each part is meant; a wish or an aim lasts to the end of its clause, a concession to its first comma. */
export function bearingsOf(words: readonly Part[], clauses: readonly Clause[]): Bearing[] {
  const found = new Array<Bearing>(words.length).fill('said');
  for (const { from, to } of clauses) {
    let own: Bearing = GRANTS.has((words[from] as Part).word) ? 'granted' : 'said';
    for (let at = from; at < to; at++) {
      const { word, start } = words[at] as Part;
      const next = words[at + 1]?.word ?? '';
      if (own === 'granted' && at >= from + LEAST_GRANTED && start - (words[at - 1] as Part).end > 1) own = 'said';
      found[at] = own;
      if (WISHES.has(word) || (NEEDS.has(word) && (next === 'to' || next === 'for'))) own = 'wished';
      else if (own !== 'wished' && isAim(word, next)) own = 'aimed';
    }
  }
  return found;
}

function isAim(word: string, next: string): boolean {
  return word === 'ensuring' || (word === 'to' && AIMS.has(next)) || (word === 'so' && next === 'that');
}
