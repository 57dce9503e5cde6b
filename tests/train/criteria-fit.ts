/**
 * How the model of the children's mental health criteria is fitted; used to learn it and to measure it.
 */

import { criteriaOf, type Framework } from '../../src/document/framework.ts';
import { builtInFrameworks } from '../../src/frameworks/built-in.ts';
import { phraseIndex } from '../../src/language/phrases.ts';
import { see } from '../../src/suggest/criteria-features.ts';
import { summed } from '../../src/suggest/features.ts';
import type { LabelledPassage } from './data.ts';
import { combine, fitModel, type LinearModel, type TrainingRow } from './logistic.ts';

export const FRAMEWORK = builtInFrameworks[0] as Framework;
export const NONE = 'none';
export const CLASSES = [...criteriaOf(FRAMEWORK).map((criterion) => criterion.code), NONE];

/** What a secondary criterion counts for beside the primary one. */
const SECONDARY = 0.5;

const cues = phraseIndex(criteriaOf(FRAMEWORK).flatMap(({ code, cues }) => cues.map((cue) => [cue, code] as const)));

/** One row per passage. */
export function criteriaRows(passages: readonly LabelledPassage[]): TrainingRow[] {
  return passages.map((passage) => {
    const shares = new Map([[passage.primary, 1]]);
    for (const code of passage.secondary) {
      shares.set(code, (shares.get(code) ?? 0) + SECONDARY / Math.sqrt(passage.secondary.length));
    }
    const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
    return {
      id: passage.id,
      document: passage.document,
      features: summed(see(passage.text, cues)),
      target: new Map([...shares].map(([code, share]) => [code, share / total])),
      weight: passage.weight,
    };
  });
}

/** Groups of features that can be left out, by the first word of their names, to see what each adds. */
export type Ingredient = 'w' | 'b' | 'l' | 'c' | 'lc' | 'a' | 'a%' | 'la' | 'q' | 'z';

/** Two linear models added: one of words and names, one of agencies, cue phrases and meaning. */
export function fitCriteria(rows: readonly TrainingRow[], without: readonly Ingredient[] = []): LinearModel {
  const common = { classes: CLASSES, balance: 0.3, rounds: 150 };
  const view = (groups: readonly string[], penalty: number) => {
    const kept = new Set([...groups, 'length'].filter((group) => !(without as readonly string[]).includes(group)));
    return fitModel(rows, { ...common, penalty, uses: (name) => kept.has(name.split(' ')[0] ?? '') });
  };
  return combine([view(['w', 'b', 'l', 'c', 'lc'], 0.0006), view(['a', 'a%', 'la', 'q', 'z', 'c'], 0.0012)]);
}
