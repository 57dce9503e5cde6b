/**
 * What is said of a theme, in one line: "Return home interviews: late or delayed in 9 of 14 areas". Made of counts alone, each
 * with the passages it was counted from.
 */

import listed from '../../resources/themes/tendencies.json' with { type: 'json' };
import type { PolarityLabel } from '../document/evidence.ts';
import type { PassageRef } from '../document/passage-ref.ts';
import { findPhrases, parts, phraseIndex } from '../language/phrases.ts';

/** A passage that is mainly about the theme. */
export interface Judged extends PassageRef {
  readonly text: string;
  readonly area: string | null;
  readonly polarity: PolarityLabel;
}

export interface Tendency {
  readonly text: string;
  readonly side: 'strength' | 'improvement';
  /** Areas, or documents where fewer than two areas are known, that say so; and all that speak of the theme. */
  readonly count: number;
  readonly of: number;
  /** The passages it was counted from, in the order they were given. */
  readonly passages: readonly PassageRef[];
}

const index = phraseIndex(listed.flatMap(({ cues }, at) => cues.map((cue) => [cue, at] as const)));
/** A cue is a tendency from so many areas on, and from this share of those that speak of the theme. */
const LEAST = { count: 2, share: 0.25 };
/** Tendencies that are told, at most, beside the two that only count the sides. */
const MOST = 3;

/**
 * The tendencies of a theme: first how many areas report an improvement or a strength at all, then what they say of it, the
 * most frequent first. Mixed passages count on both sides.
 */
export function tendenciesOf(label: string, passages: readonly Judged[]): Tendency[] {
  const byArea = new Set(passages.flatMap(({ area }) => area ?? [])).size > 1;
  const placeOf = ({ area, documentId }: Judged) => (byArea ? area : documentId);
  const of = new Set(passages.flatMap((passage) => placeOf(passage) ?? [])).size;
  const word = (count: number) => `${byArea ? 'area' : 'document'}${count === 1 ? '' : 's'}`;
  const told = (says: string, side: Tendency['side'], said: readonly Judged[]): Tendency => {
    const count = new Set(said.flatMap((passage) => placeOf(passage) ?? [])).size;
    const refs = said.map(({ documentId, passageId }) => ({ documentId, passageId }));
    return { text: `${label}: ${says} in ${count} of ${of} ${word(of)}`, side, count, of, passages: refs };
  };
  const sides = (['improvement', 'strength'] as const).map((side) => ({
    side,
    said: passages.filter(({ polarity }) => polarity === side || polarity === 'mixed'),
  }));
  const counted = sides
    .filter(({ said }) => said.length > 0)
    .map(({ side, said }) => told(side === 'improvement' ? 'something to improve' : 'a strength', side, said));
  const cues = new Map(
    passages.map((passage) => [passage, new Set(findPhrases(index, parts(passage.text)).map(({ value }) => value))]),
  );
  const said = listed.flatMap(({ says, side }, at) => {
    const own = sides.find((one) => one.side === side)?.said ?? [];
    const tendency = told(
      says,
      side === 'strength' ? 'strength' : 'improvement',
      own.filter((passage) => cues.get(passage)?.has(at)),
    );
    return tendency.count >= LEAST.count && tendency.count >= LEAST.share * of ? [tendency] : [];
  });
  return [...said.toSorted((a, b) => b.count - a.count).slice(0, MOST), ...counted];
}
