/**
 * How the models of the built-in sets are fitted; used to learn them and to measure them.
 */
import { criteriaOf, type Framework } from '../../src/document/framework.ts';
import { builtInFrameworks } from '../../src/frameworks/built-in.ts';
import { see } from '../../src/suggest/criteria-features.ts';
import { summed } from '../../src/suggest/features.ts';
import type { Passage, Source } from './data.ts';
import { combine, fitModel, type LinearModel, type TrainingRow } from './logistic.ts';

export const NONE = 'none';

/** What a secondary criterion counts for beside the primary one. */
const SECONDARY = 0.5;

/** One of the sets that are learned: which labels count and how much each source does. */
export interface LearnedSet {
  readonly framework: Framework;
  readonly classes: readonly string[];
  readonly labelsOf: (passage: Passage) => readonly string[];
  readonly worth: Readonly<Record<Source, number>>;
}

const [mentalHealth, areas] = builtInFrameworks as readonly [Framework, Framework];
const classesOf = (framework: Framework) => [...criteriaOf(framework).map(({ code }) => code), NONE];

/** The children's mental health criteria. */
export const CRITERIA: LearnedSet = {
  framework: mentalHealth,
  classes: classesOf(mentalHealth),
  labelsOf: (passage) => passage.criteria,
  worth: { mapping: 1, bullets: 1, prose: 1, corpus: 0.3, invented: 1 },
};

/** The areas of practice. */
export const AREAS: LearnedSet = {
  framework: areas,
  classes: classesOf(areas),
  labelsOf: (passage) => passage.areas,
  worth: { mapping: 1, bullets: 1, prose: 1, corpus: 1, invented: 0.3 },
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
export type Ingredient =
  | 'w'
  | 'b'
  | 'n'
  | 'l'
  | 'c'
  | 'lc'
  | 'a'
  | 'a%'
  | 'la'
  | 'q'
  | 'z'
  | 't'
  | 'tl'
  | 't1'
  | 'tz'
  | 'sa'
  | 'at';

const TOPICS = ['t', 'tl', 't1', 'tz', 'sa'];

/**
 * Three linear models added: one of words and topics, one of topics, agencies, cue phrases and meaning, and one of nothing
 * but words and the words next to them.
 */
export function fitCriteria(
  { classes }: LearnedSet,
  rows: readonly TrainingRow[],
  without: readonly Ingredient[] = [],
): LinearModel {
  const common = { classes, balance: 0.2, rounds: 80 };
  const view = (groups: readonly string[], penalty: number, leastDocuments = 4) => {
    const kept = new Set([...groups, 'length'].filter((group) => !(without as readonly string[]).includes(group)));
    return fitModel(rows, { ...common, penalty, leastDocuments, uses: (name) => kept.has(name.split(' ')[0] ?? '') });
  };
  return combine([
    view(['w', 'b', 'l', 'c', 'lc', ...TOPICS, 'at'], 0.0006),
    view(['a', 'a%', 'la', 'q', 'z', 'c', ...TOPICS, 'at'], 0.0012),
    view(['w', 'n'], 0.0004, 7),
  ]);
}
