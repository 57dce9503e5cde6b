/**
 * The judge for a framework that nobody has given examples of: how near a passage's meaning is to a criterion's wording,
 * which cue phrases stand in it, and which of the agencies concerned it names.
 */
import type { Criterion } from '../document/framework.ts';
import { parts, phraseIndex } from '../language/phrases.ts';
import type { Seen } from './criteria-features.ts';
import type { Judge } from './judge.ts';
import { type Term, termsOf } from './terms.ts';
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
/** What words that a criterion and a passage share are worth where the reports do not know them. */
const UNKNOWN_WORD = 3;

/** Prepares the criteria. */
export function zeroShotJudge(criteria: readonly Criterion[]): Judge {
  const wanted = criteria.map((criterion) => {
    const wording = `${criterion.title}. ${criterion.text} ${criterion.official?.text ?? ''}`;
    const terms = termsOf(parts(wording));
    const text = meaningOf(terms).vector;
    const cue = meaningOf(termsOf(parts(criterion.cues.join('. ')))).vector;
    const words = new Set(terms.map((term) => term.term));
    return {
      meaning: widened(unit(text.map((value, k) => value + 0.6 * (cue[k] as number))), COMPANY),
      words,
      criterion,
    };
  });
  const spread = rarest(wanted.map((item) => item.words));

  const overlap = (terms: readonly Term[], words: ReadonlySet<string>): number => {
    let shared = 0;
    for (const term of new Set(terms.map((item) => item.term))) {
      if (!isKnown(term) && words.has(term)) shared += spread(term);
    }
    return shared / Math.sqrt(1 + terms.length);
  };

  return {
    criteria,
    cues: phraseIndex(criteria.flatMap(({ code, cues }) => cues.map((cue) => [cue, code] as const))),
    judge(seen) {
      const cues = new Map<string, number>();
      for (const { group, term, value } of seen.features) {
        if (group === 'q') cues.set(term, (cues.get(term) ?? 0) + value);
      }
      const agencies = new Set(seen.agencies.map((mention) => mention.value));
      let nearest = 0;
      const scores = wanted.map(({ meaning: wish, words: own, criterion }) => {
        const likeness = dot(seen.meaning.vector, wish);
        const cue = cues.get(criterion.code) ?? 0;
        const unknown = overlap(seen.terms, own);
        nearest = Math.max(nearest, likeness + 0.2 * cue + unknown);
        const agency = criterion.agencies.some((name) => agencies.has(name)) ? AGENCY_WORTH : 0;
        return LIKENESS_WORTH * likeness + CUE_WORTH * cue + agency + UNKNOWN_WORD * unknown;
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
  };
}

function weighTerms(
  { words, terms, features }: Seen,
  meaning: Float64Array,
  own: ReadonlySet<string>,
  code: string,
): Float64Array {
  const weights = new Float64Array(words.length);
  for (const { term, from, to } of terms) {
    const shared = own.has(term) ? 0.5 : 0;
    const share = (dotTerm(meaning, term) * rarityOf(term) + shared) / (to - from);
    for (let at = from; at < to; at++) weights[at] = (weights[at] as number) + share;
  }
  for (const { group, term, value, from, to } of features) {
    if (group !== 'q' || term !== code) continue;
    for (let at = from; at < to; at++) weights[at] = (weights[at] as number) + value / (to - from);
  }
  return weights;
}

/** How rare a word is among the criteria: one that stands in all of them tells nothing. */
function rarest(wordings: readonly ReadonlySet<string>[]): (term: string) => number {
  return (term) => {
    const count = wordings.filter((words) => words.has(term)).length;
    return count === 0 ? 0 : Math.log((1 + wordings.length) / count);
  };
}
