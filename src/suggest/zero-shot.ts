/**
 * How near a passage is to a criterion that nobody has given examples of: shared words, rare ones first, and cue phrases.
 */
import type { Criterion } from '../document/framework.ts';
import { findPhrases, type Part, type PhraseIndex, phraseIndex } from '../language/phrases.ts';
import { isStopWord } from '../language/stop-words.ts';

export interface ZeroShot {
  /** One score per criterion, in order; higher is nearer. */
  score(passage: readonly Part[]): Float64Array;
  readonly cues: PhraseIndex<number>;
}

/** Prepares the criteria of a framework. */
export function zeroShot(criteria: readonly Criterion[], parts: (text: string) => Part[]): ZeroShot {
  const cues = phraseIndex(criteria.flatMap((criterion, at) => criterion.cues.map((cue) => [cue, at] as const)));
  const texts = criteria.map((criterion) => {
    const counts = new Map<string, number>();
    const official = criterion.official?.text ?? '';
    for (const part of parts(`${criterion.title}. ${criterion.text} ${official} ${criterion.cues.join('. ')}`)) {
      if (!isStopWord(part.word)) counts.set(part.stem, (counts.get(part.stem) ?? 0) + 1);
    }
    return counts;
  });
  const seen = new Map<string, number>();
  for (const counts of texts) for (const stem of counts.keys()) seen.set(stem, (seen.get(stem) ?? 0) + 1);
  const rarity = (stem: string) => Math.log(1 + texts.length / (seen.get(stem) ?? texts.length));
  return {
    cues,
    score(passage) {
      const scores = new Float64Array(criteria.length);
      const stems = new Set(passage.filter((part) => !isStopWord(part.word)).map((part) => part.stem));
      texts.forEach((counts, at) => {
        for (const stem of stems) {
          if (counts.has(stem)) scores[at] = (scores[at] ?? 0) + (rarity(stem) / Math.sqrt(stems.size)) * 0.6;
        }
      });
      for (const match of findPhrases(cues, passage)) {
        scores[match.value] = (scores[match.value] ?? 0) + 0.5 * (match.to - match.from);
      }
      return scores;
    },
  };
}
