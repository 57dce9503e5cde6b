/**
 * Learns how often the criterion that is put first is wrong, on passages of documents that the model had not seen. To be run
 * after `criteria.ts`, whose probabilities it takes as they are.
 *
 *   node tools/train/first-suggestions.ts
 */
import { parseFramework } from '../../src/frameworks/parse.ts';
import { type Calibration, calibrated } from '../../src/suggest/calibration.ts';
import { type Curves, type Form, OTHER } from '../../src/suggest/first-suggestions.ts';
import { furnitureLikelihood } from '../../src/suggest/furniture.ts';
import { createSuggester } from '../../src/suggest/suggester.ts';
import { COARSE } from '../../tests/quality/coarse.ts';
import { AREAS, CRITERIA, fitCriteria, type LearnedSet, NONE, rowsOf } from './criteria-fit.ts';
import { allPassages, type Passage } from './data.ts';
import { crossValidated } from './folds.ts';
import { isotonic } from './isotonic.ts';
import { predict } from './logistic.ts';
import { writeModel } from './model-file.ts';

/** A first suggestion for a passage of a document that the model had not seen. */
export interface First {
  readonly document: string;
  readonly form: Form;
  readonly source: Passage['source'];
  readonly suggested: string;
  readonly score: number;
  readonly isRight: boolean;
}

/** The first suggestions under a set, each document judged by a model that has not seen it. */
export function firstSuggestions(set: LearnedSet, calibration: Calibration, passages = allPassages()): First[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const said = crossValidated(
    rowsOf(set, passages),
    ({ id }) => byId.get(id)?.source !== 'invented',
    (seen) => {
      const fitted = fitCriteria(set, seen);
      return (row) => predict(fitted, row.features);
    },
    5,
  );
  const none = set.classes.indexOf(NONE);
  return [...said].flatMap(([id, shares]): First[] => {
    const passage = byId.get(id);
    const nothing = shares[none] ?? 0;
    if (passage === undefined || nothing > 0.5 || furnitureLikelihood(passage.text) > 0.6) return [];
    const best = set.classes.reduce(
      (at, _, k) => (k !== none && (shares[k] ?? 0) > (at < 0 ? -1 : (shares[at] ?? 0)) ? k : at),
      -1,
    );
    const suggested = set.classes[best] ?? NONE;
    const score = Math.round(1000 * calibrated((shares[best] ?? 0) / (1 - nothing), calibration)) / 1000;
    return [firstOf(passage, suggested, score, set.labelsOf(passage))];
  });
}

/** The first suggestions under a set that nobody trained, before any decision. */
export function firstUntrained(passages = allPassages()): First[] {
  const criteria = COARSE.map(([code, text]) => ({ code, text }));
  const suggester = createSuggester(parseFramework(JSON.stringify({ title: 'Unseen', criteria }), 'unseen.json'));
  return passages.flatMap((passage): First[] => {
    if (passage.source === 'invented' || passage.criteria.length === 0) return [];
    const [first] = suggester.assess({ text: passage.text, headings: [] }).suggestions;
    if (first === undefined) return [];
    const right = COARSE.filter(([, , codes]) =>
      passage.criteria.some((code) => (codes as readonly string[]).includes(code)),
    );
    return [
      firstOf(
        passage,
        first.criterion,
        first.score,
        right.map(([code]) => code),
      ),
    ];
  });
}

function firstOf(passage: Passage, suggested: string, score: number, right: readonly string[]): First {
  const { document, source } = passage;
  const form = source === 'bullets' ? 'bullet' : 'prose';
  return { document, form, source, suggested, score, isRight: right.includes(suggested) };
}

/** Members of a pool at least. */
const POOL = 60;
/** One-sided, 19 of 20. */
const Z = 1.645;

/**
 * The bounds for one form: how often pools of like scores were wrong, made to fall where scores rise, and of each Wilson's upper
 * bound (1927) with as many trials as the passages are worth that come from few documents or stand for few criteria.
 */
export function boundsOf(firsts: readonly First[], clusterings: readonly ClusterOf[]): [said: number, wrong: number][] {
  const effect = designEffect(firsts, clusterings);
  const right = isotonic(
    firsts.map(({ score, isRight }) => [score, isRight]),
    POOL,
  );
  const sorted = firsts.map(({ score }) => score).sort((a, b) => a - b);
  const edges = right.map(([said], at) => (said + (right[at + 1]?.[0] ?? 1.001)) / 2);
  const bounds = right.map(([said, share], at): [number, number] => {
    const [from, to] = [at === 0 ? -1 : (edges[at - 1] ?? 0), edges[at] ?? 2];
    const count = sorted.filter((score) => score > from && score <= to).length;
    return [said, Math.round(1000 * upperBound(1 - share, Math.max(10, count / effect))) / 1000];
  });
  // What is said more surely is never stated to be wrong more often.
  for (let at = bounds.length - 2; at >= 0; at--) {
    const [here, after] = [bounds[at], bounds[at + 1]];
    if (here !== undefined && after !== undefined) here[1] = Math.max(here[1], after[1]);
  }
  return bounds;
}

/** Wilson's upper bound of a share seen in so many trials. */
export function upperBound(share: number, trials: number): number {
  const middle = share + Z ** 2 / (2 * trials);
  const width = Z * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2));
  return Math.min(1, (middle + width) / (1 + Z ** 2 / trials));
}

/** Documents are always others than those that were learned from; in a set that nobody trained the criteria are, too. */
export const NEW_DOCUMENTS: readonly ClusterOf[] = [({ document }) => document];
export const NEW_CRITERIA: readonly ClusterOf[] = [...NEW_DOCUMENTS, ({ suggested }) => suggested];

type ClusterOf = (first: First) => string;

/**
 * How many times as much the share of wrong ones varies between clusters as it would if passages were drawn alone (Kish's design
 * effect), by the clustering in which it varies most.
 */
export function designEffect(firsts: readonly First[], clusterings: readonly ClusterOf[]): number {
  const wrong = wrongOf(firsts) / firsts.length;
  const between = (clusterOf: ClusterOf): number => {
    const spread = [...Map.groupBy(firsts, clusterOf).values()].reduce((sum, own) => {
      const residue = wrongOf(own) - wrong * own.length;
      return sum + residue ** 2;
    }, 0);
    return spread / (firsts.length * wrong * (1 - wrong));
  };
  return Math.max(1, ...clusterings.map(between));
}

const wrongOf = (firsts: readonly First[]) => firsts.filter(({ isRight }) => !isRight).length;

/** The curves of a set, or of all that nobody trained. */
export function curvesOf(firsts: readonly First[], of: 'trained' | 'untrained'): Curves[string] {
  const clusterings = of === 'trained' ? NEW_DOCUMENTS : NEW_CRITERIA;
  const forms = [...Map.groupBy(firsts, ({ form }) => form)].filter(([, own]) => own.length >= 2 * POOL);
  return Object.fromEntries(forms.map(([form, own]) => [form, boundsOf(own, clusterings)]));
}

/** The calibration that a set's shipped model carries. */
export async function calibrationOf(set: LearnedSet): Promise<Calibration> {
  const packed = (await import(`../../resources/models/${set.framework.id}.json`, { with: { type: 'json' } })) as {
    default: { calibration: Calibration };
  };
  return packed.default.calibration;
}

if (process.argv[1] === import.meta.filename) {
  const curves: Record<string, Curves[string]> = {};
  for (const set of [CRITERIA, AREAS])
    curves[set.framework.id] = curvesOf(firstSuggestions(set, await calibrationOf(set)), 'trained');
  curves[OTHER] = curvesOf(firstUntrained(), 'untrained');
  writeModel('first-suggestions', {
    about:
      'How often the criterion that is put first is wrong: upper bounds from labelled passages of documents kept apart, by tools/train/first-suggestions.ts; see README.md',
    curves,
  });
  console.log(JSON.stringify(curves, null, 1));
}
