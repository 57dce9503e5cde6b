/**
 * Whether a passage tells a strength, an area for improvement, both, or neither, from its text and, where given, its
 * headings.
 */
import packed from '../../resources/models/polarity.json' with { type: 'json' };
import type { Polarity } from '../document/evidence.ts';
import { SIDES } from '../document/kinds/headings.ts';
import { expressionOf } from '../document/kinds/patterns.ts';
import type { Part, PhraseMatch } from '../language/phrases.ts';
import { type Calibration, calibrated } from './calibration.ts';
import { BIAS, softmax } from './features.ts';
import { spreadOver } from './judge.ts';
import { loadModel } from './linear-model.ts';
import { type PolaritySeen, seePolarity } from './polarity-features.ts';
import { type Leaning, leaningOf, polarityEvidence, wholeShares } from './polarity-model.ts';
import { ASKS, HARD, IN_THE_WAY } from './polarity-turns.ts';
import { termsOf } from './terms.ts';
import { type Meaning, meaningOf } from './vectors.ts';

/** Weights of step one in its first columns, then those of the whole. */
const words = loadModel(packed.words);
const two = new Map(Object.entries(packed.two.weights as Record<string, number[]>));
const LABELS: readonly Polarity['label'][] = ['strength', 'improvement', 'mixed', 'neutral'];

const [improvementHeading, strengthHeading] = [SIDES.improvements, SIDES.strengths].map((words) =>
  expressionOf(words.join('|')),
) as [RegExp, RegExp];
/** What stands under these is advice: it faults nobody. */
const ADVICE_HEADING =
  /\b(?:next steps?|learning|key messages|what (?:you can|to) do|questions? to (?:ask|consider)|reflect\w*)\b/iu;
/** What a heading that names a side adds to the log-odds: it decides, unless the words plainly say the opposite. */
const HEADING_WORTH = 3;

const MOST_REASONS = 4;
/** A passage in which nothing is praised is a strength only where it is this likely. */
const PLAINLY = 0.6;

/**
 * What is added to the log-odds of "mixed": a letter lists its strengths apart from its areas for improvement, so that both
 * in one bullet are rarer than both in a paragraph of prose. Chosen by cross-validation over documents.
 */
const MIXED = { ofLetter: -0.2, prose: 0 } as const;

/**
 * Judges a passage; `known` where it has been taken apart already, `ofLetter` where it comes from a letter that lists
 * strengths and areas for improvement.
 */
export function polarityOf(
  text: string,
  headings: readonly string[] = [],
  known?: { readonly topics: readonly PhraseMatch<string>[]; readonly meaning: Meaning },
  ofLetter = false,
): Polarity {
  const seen = seePolarity(text, known?.topics, ofLetter);
  if (seen.words.length === 0) return { label: 'neutral', score: 0.9, because: [] };
  const leaning = leaningOf(seen, words);
  const meaning = (known?.meaning ?? meaningOf(termsOf(seen.words))).vector;
  const scores = stepTwo(polarityEvidence(seen, leaning, wholeShares(seen, leaning, meaning, words)));
  whereItStands(seen, scores);
  const heading = headings.findLast(
    (item) => improvementHeading.test(item) || strengthHeading.test(item) || ADVICE_HEADING.test(item),
  );
  const named =
    heading === undefined ? -1 : improvementHeading.test(heading) ? 1 : strengthHeading.test(heading) ? 0 : 3;
  if (named === 3) scores[3] = (scores[3] as number) + 1;
  else if (named >= 0) {
    // What only names something is said to be good or bad by its heading.
    if (seen.shape.get('bare') === 1) scores[3] = Math.min(...scores) - HEADING_WORTH;
    scores[named] = (scores[named] as number) + HEADING_WORTH;
    scores[1 - named] = (scores[1 - named] as number) - 1;
  }
  const shares = named === 0 ? softmax(scores) : plainly(seen, softmax(scores));
  const best = shares.indexOf(Math.max(...shares));
  const because = reasons(text, seen, leaning, best);
  return {
    label: LABELS[best] as Polarity['label'],
    score: round(calibrated(shares[best] as number, packed.calibration as unknown as Calibration)),
    because: heading !== undefined && named === best ? [...because, heading] : because,
  };
}

/** What is added to the log-odds of "neutral" in prose, more of which tells facts than of the passages learned from. */
const NEUTRAL_PROSE = 0.2;
/** What is taken from the log-odds of "neutral" where a letter's list only names something: it is there to become better. */
const NAMED = 2;

/** Log-odds that take in where the passage stands; in place. */
export function whereItStands(seen: PolaritySeen, scores: Float64Array): Float64Array {
  const { ofLetter, shape } = seen;
  scores[2] = (scores[2] as number) + (ofLetter ? MIXED.ofLetter : MIXED.prose);
  const isNamed = shape.get('listed') === 1 && shape.get('method') !== 1 && !isPraised(seen);
  scores[3] = (scores[3] as number) + (ofLetter ? 0 : NEUTRAL_PROSE) - (isNamed ? NAMED : 0);
  return scores;
}

/**
 * Probabilities in which a passage that praises nothing is no strength, unless that is plain, and never where it tells what
 * stands in the way; in place.
 */
export function plainly(seen: PolaritySeen, shares: Float64Array): Float64Array {
  if (isPraised(seen)) return shares;
  if ((shares[0] as number) < PLAINLY || seen.split.some(({ text }) => IN_THE_WAY.test(text))) shares[0] = 0;
  return shares;
}

/** Whether something is praised: a word of praise, and not in a sentence that only advises or tells what is hard. */
function isPraised({ cues, split }: PolaritySeen): boolean {
  return cues.some(({ group, start }) => {
    if (!group.startsWith('+')) return false;
    const sentence = split.find((item) => item.start <= start && start < item.end);
    return sentence === undefined || ![ASKS, HARD, IN_THE_WAY].some((is) => is.test(sentence.text));
  });
}

/** What step two makes of the evidence, in log-odds. */
function stepTwo(evidence: ReadonlyMap<string, number>): Float64Array {
  const scores = new Float64Array(LABELS.length);
  for (const [name, value] of [...evidence, [BIAS, 1] as const]) {
    const weights = two.get(name);
    for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] as number) + value * (weights?.[k] ?? 0);
  }
  return scores;
}

/** The words that decided it: turns of phrase first, then single words; for both sides, the turn between them too. */
function reasons(text: string, seen: PolaritySeen, leaning: Leaning, label: number): string[] {
  if (label === 3) return [];
  const { words: said, cues, clauses } = seen;
  const leans = leansOfParts(seen, leaning);
  const lean = (at: number) => leans[at] as number;
  const worth = (start: number, end: number, sign: number) => {
    let sum = 0;
    for (let at = firstFrom(said, start); at < said.length && (said[at] as Part).start < end; at++)
      sum += sign * lean(at);
    return sum;
  };
  const of = (sign: number, most: number): string[] => {
    const ranked = cues
      .filter((cue) => cue.group.startsWith(sign > 0 ? '+' : '-'))
      .map((cue) => ({ ...cue, worth: worth(cue.start, cue.end, sign) + 1 }))
      .sort((a, b) => b.worth - a.worth || a.start - b.start);
    const single = () =>
      said
        .map((part, at) => ({ start: part.start, end: part.end, worth: sign * lean(at) }))
        .filter(({ worth }, at) => worth > 0.1 && (said[at] as Part).content)
        .sort((a, b) => b.worth - a.worth || a.start - b.start)
        .slice(0, 2);
    const found: string[] = [];
    for (const { start, end } of ranked.length > 0 ? ranked : single()) {
      const printed = text.slice(start, end).trim();
      const isNew = !found.some((known) => known.toLowerCase().includes(printed.toLowerCase()));
      if (printed !== '' && printed.length <= 60 && isNew) found.push(printed);
      if (found.length === most) break;
    }
    return found;
  };
  if (label < 2) return of(label === 0 ? 1 : -1, MOST_REASONS);
  const turn = clauses.find((clause) => clause.turns);
  const word = turn === undefined ? undefined : said[turn.from];
  const between = word === undefined ? [] : [text.slice(word.start, word.end)];
  return [...new Set([...between, ...of(1, 2), ...of(-1, 2)])];
}

/** The place of the first part that ends after a place in the text. */
function firstFrom(words: readonly Part[], start: number): number {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((words[middle] as Part).end > start) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** How far each part leans to the good side: each mark's worth is shared out among the parts it stands on. */
function leansOfParts({ words: said, marks }: PolaritySeen, { rows }: Leaning): Float64Array {
  return spreadOver(said, marks, ({ value }, at) => {
    const row = rows[at] as number;
    return value * (words.weight(row, 0) - words.weight(row, 1));
  });
}

function round(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000;
}
