/**
 * How the models of the built-in sets are fitted; used to learn them and to measure them.
 */
import { criteriaOf, type Framework } from '../../src/document/framework.ts';
import { builtInFrameworks } from '../../src/frameworks/built-in.ts';
import { see } from '../../src/suggest/criteria-features.ts';
import { summed } from '../../src/suggest/features.ts';
import type { Passage, Source } from './data.ts';
import { fitGrams } from './grams.ts';
import { combine, fitModel, type LinearModel, type TrainingRow, withBias } from './logistic.ts';

export const NONE = 'none';

/** What a secondary criterion counts for beside the primary one. */
const SECONDARY = 0.5;

/** One of the sets that are learned: which labels count and how much each source does. */
export interface LearnedSet {
  readonly framework: Framework;
  readonly classes: readonly string[];
  readonly labelsOf: (passage: Passage) => readonly string[];
  readonly worth: Readonly<Record<Source, number>>;
  /** What is added to the log-odds of "none of these": how readily a passage is left alone. */
  readonly leaves: number;
}

const [mentalHealth, areas] = builtInFrameworks as readonly [Framework, Framework];
const classesOf = (framework: Framework) => [...criteriaOf(framework).map(({ code }) => code), NONE];

/** The children's mental health criteria. */
export const CRITERIA: LearnedSet = {
  framework: mentalHealth,
  classes: classesOf(mentalHealth),
  labelsOf: (passage) => passage.criteria,
  worth: { mapping: 1, bullets: 1, prose: 1, corpus: 0.3, invented: 1 },
  leaves: 0,
};

/** The areas of practice. */
export const AREAS: LearnedSet = {
  framework: areas,
  classes: classesOf(areas),
  labelsOf: (passage) => passage.areas,
  worth: { mapping: 1, bullets: 1, prose: 1, corpus: 1, invented: 0.3 },
  // One paragraph in seventeen is evidence of nothing, and balancing the classes does not find all that can be told apart.
  leaves: 0.75,
};

/** One row per passage that the set has a label for. */
export function rowsOf(set: LearnedSet, passages: readonly Passage[]): TrainingRow[] {
  return passages.flatMap((passage) => {
    const [primary, ...secondary] = set.labelsOf(passage);
    if (primary === undefined) return [];
    const shares = new Map([[primary, 1]]);
    for (const code of secondary) {
      shares.set(code, (shares.get(code) ?? 0) + SECONDARY / Math.sqrt(secondary.length));
    }
    const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
    return {
      id: passage.id,
      document: passage.document,
      features: summed(see(passage.text)),
      target: new Map([...shares].map(([code, share]) => [code, share / total])),
      weight: set.worth[passage.source],
    };
  });
}

/** Groups of features that can be left out, by the first word of their names, to see what each adds. */
export type Ingredient = 'w' | 'c' | 'lc' | 'a' | 'a%' | 'la' | 'q' | 'z' | 't' | 'tl' | 't1' | 'tz' | 'sa' | 'at';

const TOPICS = ['t', 'tl', 't1', 'tz', 'sa'];

/**
 * Three linear models added: one of words, topics and who acts, one of topics, agencies, cue phrases and meaning, and one of
 * runs of letters, which knows that words are akin and is words again once it is learned (`grams.ts`).
 */
export function fitCriteria(
  { classes, leaves }: Pick<LearnedSet, 'classes' | 'leaves'>,
  rows: readonly TrainingRow[],
  without: readonly Ingredient[] = [],
): LinearModel {
  const common = { classes, balance: 0.2, rounds: 80, leastDocuments: 4 };
  const left = new Set<string>(without);
  const view = (groups: readonly string[], penalty: number) => {
    const kept = new Set([...groups, 'length'].filter((group) => !left.has(group)));
    return fitModel(rows, { ...common, penalty, uses: (name) => kept.has(name.split(' ')[0] ?? '') });
  };
  const views = [
    { model: view(['w', 'c', 'lc', ...TOPICS, 'at'], 0.0006), share: 0.4 },
    { model: view(['a', 'a%', 'la', 'q', 'z', 'c', ...TOPICS, 'at'], 0.0012), share: 1 },
    ...(left.has('w') ? [] : [{ model: fitGrams(rows, { ...common, penalty: 0.0005 }), share: 1.2 }]),
  ];
  const model = combine(
    views.map(({ model, share }) => combine([model], share)),
    1 / 3,
  );
  return withBias(model, NONE, leaves);
}
