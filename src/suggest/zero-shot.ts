/**
 * The judge for a framework that nobody has given examples of: how near a passage's meaning is to a criterion's wording,
 * which cue phrases stand in it, which of the agencies concerned it names, and whether passage and wording are about the
 * same areas of practice. The areas were learned from many documents, so they carry over to criteria nobody has met.
 */
import type { Criterion } from '../document/framework.ts';
import { parts, phraseIndex } from '../language/phrases.ts';
import { type Seen, see } from './criteria-features.ts';
import { softmax } from './features.ts';
import type { Judge, Teaching } from './judge.ts';
import { type Term, termsOf } from './terms.ts';
import { AREAS, areaShares } from './trained.ts';
import { dot, dotTerm, isKnown, meaningOf, rarityOf, unit, widened } from './vectors.ts';

/** What a full likeness is worth in log-odds; chosen where 40 decisions help most (docs/decisions/suggestions.md). */
const LIKENESS_WORTH = 9;
/** How many of the nearest terms widen a criterion's wording. */
const COMPANY = 250;
const CUE_WORTH = 1.2;
const AGENCY_WORTH = 0.4;
/** A passage no nearer than this to any criterion, by word, cue or meaning, is evidence for none. */
const TOO_FAR = 0;
/** How far "none of these" then stands above the best criterion, and otherwise below it, in log-odds. */
const NONE_WORTH = 3;
/** What it is worth, in log-odds, that passage and wording are about the same areas of practice. */
const AREAS_WORTH = 2;
/** How much of a wording's areas is taken to be any area at all: a few words say little. */
const ANY_AREA = 0.15;
/** How sharply nearness to an area's own wording tells it from the others. */
const AREA_LIKENESS = 12;
/** Less than half of what decisions show of frequencies is kept: it is as much the reviewer's choice of passages as the letters' contents. */
const TEACHING: Teaching = { penalty: 0.5, frequency: 0.4 };
/** What words that a criterion and a passage share are worth where the reports do not know them. */
const UNKNOWN_WORD = 3;

/** Prepares the criteria. */
export function zeroShotJudge(criteria: readonly Criterion[]): Judge {
  const wanted = criteria.map((criterion) => {
    const wording = `${criterion.title}. ${criterion.text} ${criterion.official?.text ?? ''}`;
    const terms = termsOf(parts(wording));
    const text = meaningOf(terms).vector;
    const cue = meaningOf(termsOf(parts(criterion.cues.join('. ')))).vector;
    const words = new Set(terms.map(keyOf));
    const seen = see(`${criterion.title}. ${criterion.text} ${criterion.cues.join('. ')}`);
    return {
      areas: areasOfWording(seen),
      meaning: widened(unit(text.map((value, k) => value + 0.6 * (cue[k] as number))), COMPANY),
      words,
      criterion,
    };
  });
  const spread = rarest(wanted.map((item) => item.words));

  const overlap = (terms: readonly Term[], words: ReadonlySet<string>): number => {
    const shared = new Set(terms.filter((term) => !isKnown(term)).map(keyOf));
    let sum = 0;
    for (const key of shared) if (words.has(key)) sum += spread(key);
    return sum / Math.sqrt(1 + terms.length);
  };

  return {
    criteria,
    cues: phraseIndex(criteria.flatMap(({ code, cues }) => cues.map((cue) => [cue, code] as const))),
    judge(seen) {
      const cues = new Map<string, number>();
      for (const { group, term, value } of seen.features) {
        if (group === 'own') cues.set(term, (cues.get(term) ?? 0) + value);
      }
      const agencies = new Set(seen.agencies.map((mention) => mention.value));
      const shares = areaShares(seen);
      // Where no area is plain, the areas have little to say.
      const sure = shares.slice(0, AREAS.length).reduce((most, share) => Math.max(most, share), 0);
      let nearest = 0;
      const scores = wanted.map(({ meaning: wish, words: own, areas, criterion }) => {
        const likeness = dot(seen.meaning.vector, wish);
        const cue = cues.get(criterion.code) ?? 0;
        const unknown = overlap(seen.terms, own);
        nearest = Math.max(nearest, likeness + 0.2 * cue + unknown);
        const agency = criterion.agencies.some((name) => agencies.has(name)) ? AGENCY_WORTH : 0;
        const shared = Math.log(areas.reduce((sum, share, k) => sum + share * (shares[k] as number), 0) + 1e-3);
        return (
          AREAS_WORTH * sure * shared + LIKENESS_WORTH * likeness + CUE_WORTH * cue + agency + UNKNOWN_WORD * unknown
        );
      });
      const most = Math.max(...scores);
      return {
        scores: Float64Array.from([...scores, nearest <= TOO_FAR ? most + NONE_WORTH : most - NONE_WORTH]),
        weigh(place) {
          const item = wanted[place];
          return item === undefined
            ? new Float64Array(seen.words.length)
            : weighTerms(seen, item.meaning, item.words, item.criterion.code);
        },
      };
    },
    calibrate: (share) => share,
    teaching: TEACHING,
  };
}

/** The wordings of the areas of practice, as meanings; made when first needed. */
let areaMeanings: readonly Float64Array[] | null = null;

/**
 * How much more a wording is about each area of practice than the mean wording would be: half what the learned judge of
 * the areas says of it, half how near it is to the areas' own wordings.
 */
function areasOfWording(seen: Seen): Float64Array {
  areaMeanings ??= AREAS.map(({ title, text, cues }) => see(`${title}. ${text} ${cues.join('. ')}`).meaning.vector);
  const near = softmax(Float64Array.from(areaMeanings, (meaning) => AREA_LIKENESS * dot(seen.meaning.vector, meaning)));
  const learned = areaShares(seen).slice(0, AREAS.length);
  const sum = learned.reduce((total, share) => total + share, 0) || 1;
  return near.map(
    (share, k) => ANY_AREA + (1 - ANY_AREA) * AREAS.length * 0.5 * (share + (learned[k] as number) / sum),
  );
}

function weighTerms(
  { words, terms, features }: Seen,
  meaning: Float64Array,
  own: ReadonlySet<string>,
  code: string,
): Float64Array {
  const weights = new Float64Array(words.length);
  for (const term of terms) {
    const { from, to } = term;
    const shared = own.has(keyOf(term)) ? 0.5 : 0;
    const share = (dotTerm(meaning, term) * rarityOf(term) + shared) / (to - from);
    for (let at = from; at < to; at++) weights[at] = (weights[at] as number) + share;
  }
  for (const { group, term, value, from, to } of features) {
    if (group !== 'own' || term !== code) continue;
    for (let at = from; at < to; at++) weights[at] = (weights[at] as number) + value / (to - from);
  }
  return weights;
}

/** A term as one string. */
function keyOf({ first, second }: Term): string {
  return second === '' ? first : `${first} ${second}`;
}

/** How rare a word is among the criteria: one that stands in all of them tells nothing. */
function rarest(wordings: readonly ReadonlySet<string>[]): (term: string) => number {
  return (term) => {
    const count = wordings.filter((words) => words.has(term)).length;
    return count === 0 ? 0 : Math.log((1 + wordings.length) / count);
  };
}
