/**
 * What in a passage tells good practice from bad, and judgement from description. Function words count here: "not",
 * "however", "does not always".
 */
import { type Part, type PhraseMatch, parts } from '../language/phrases.ts';
import { type Sentence, sentences } from '../language/sentences.ts';
import { numberOf } from '../language/stems.ts';
import { type Bearing, bearingsOf } from './bearings.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { type Feature, featureOf } from './features.ts';
import { furnitureLikelihood } from './furniture.ts';
import { named, type Stem } from './named.ts';
import { denies, isNounPhrase, namesQuality, type PolarityCue, polarityCues } from './polarity-cues.ts';
import { AIM, type TurnsOfPhrase, turnsOf } from './polarity-turns.ts';
import { NONE } from './terms.ts';
import { topicsIn } from './topics.ts';

const NEGATIONS = new Set(
  'not no nor never without neither none lack insuffici inconsist unabl fail failur limit rare seldom too littl'.split(
    ' ',
  ),
);
/** Parts after a negation that it still bears on. */
const SCOPE = 5;
/** The group of turns of phrase by how they are meant: "said-good", "wished-good", "not-bad". */
const MEANT = 'B';
/** Parts with which a clause begins. */
const BEGINNING = 6;

/** A passage taken apart for its polarity. */
export interface PolaritySeen {
  /** Whether it comes from a letter that lists strengths and areas for improvement. */
  readonly ofLetter: boolean;
  readonly words: readonly Part[];
  readonly split: readonly Sentence[];
  readonly clauses: readonly Clause[];
  readonly cues: readonly PolarityCue[];
  /** Features of the words and turns of phrase where they stand, not yet scaled by length. */
  readonly marks: readonly Feature[];
  /** Turns of phrase in the first and in the last sentence, and words after a turn: what counts for the whole only. */
  readonly placed: readonly Feature[];
  /** The clause that each mark lies in; -1 where it crosses a border. */
  readonly clauseOf: Int32Array;
  /** What each clause looks like beside its words. */
  readonly looks: readonly (readonly Feature[])[];
  /** What the passage as a whole looks like, by name. */
  readonly shape: ReadonlyMap<string, number>;
}

/**
 * Takes a passage apart; `topics` where they are known already, `ofLetter` where it comes from a letter that lists
 * strengths and areas for improvement.
 */
export function seePolarity(text: string, topics?: readonly PhraseMatch<string>[], ofLetter = false): PolaritySeen {
  const words = parts(text);
  const split = sentences(text);
  const cues = polarityCues(text);
  const clauses = clausesOf(text, words, split);
  const marks = marksOf(words, clauses, cues, topics ?? topicsIn(words));
  const clauseOf = clausesOfMarks(words.length, clauses, marks);
  const turns = clauses.map((clause) => turnsOf(text, words, clause));
  return {
    ofLetter,
    words,
    split,
    clauses,
    cues,
    marks,
    clauseOf,
    looks: looksOf(clauses, turns, marks, clauseOf),
    placed: placedOf(words, split, clauses, marks),
    shape: shapeOf(text, words, split, cues, turns, ofLetter, marks),
  };
}

function clausesOfMarks(parts: number, clauses: readonly Clause[], marks: readonly Feature[]): Int32Array {
  const ofPart = new Int32Array(parts);
  clauses.forEach(({ from, to }, place) => {
    ofPart.fill(place, from, to);
  });
  const found = new Int32Array(marks.length);
  for (let at = 0; at < marks.length; at++) {
    const { from, to } = marks[at] as Feature;
    found[at] = ofPart[from] === ofPart[to - 1] ? (ofPart[from] as number) : -1;
  }
  return found;
}

/** What a mark counts for in a stretch of so many parts: a long stretch says more, but not in proportion. */
export function scaleOf(parts: number): number {
  return 3 / Math.sqrt(Math.max(6, parts));
}

const isDigit = (unit: number) => unit >= 48 && unit <= 57;

/** Numbers are all one. */
const NUMBER: Stem = { term: '#', a: numberOf('#') };

function marksOf(
  words: readonly Part[],
  clauses: readonly Clause[],
  cues: readonly PolarityCue[],
  topics: readonly PhraseMatch<string>[],
): Feature[] {
  const marks: Feature[] = [];
  // A single stem is made often, so what it takes is at hand.
  const add = (group: string, { term, a }: Stem, value: number, from: number, to: number) =>
    marks.push({ group, term, second: '', a, b: NONE, value, from, to });
  const stems = words.map(
    (part): Stem => (isDigit(part.word.charCodeAt(0)) ? NUMBER : { term: part.stem, a: part.number }),
  );
  stems.forEach((stem, at) => {
    add('w', stem, 1, at, at + 1);
  });
  for (let at = 1; at < stems.length; at++) {
    const [before, own] = [stems[at - 1] as Stem, stems[at] as Stem];
    marks.push({
      group: 'b',
      term: before.term,
      second: own.term,
      a: before.a,
      b: own.a,
      value: 0.8,
      from: at - 1,
      to: at + 1,
    });
  }
  for (const { from, to } of clauses) {
    for (let at = from; at < Math.min(to, from + BEGINNING); at++) add('f', stems[at] as Stem, 0.6, at, at + 1);
  }
  let negated = -1;
  // What stands beyond a comma is not what a negation bears on: "there are no gaps, and nurses respond promptly".
  let bears = false;
  const isNegated = new Uint8Array(words.length);
  words.forEach((part, at) => {
    if (part.start - (words[at - 1]?.end ?? 0) > 1) bears = false;
    if (negated >= 0 && at - negated <= SCOPE) {
      add('n', stems[at] as Stem, 0.5, negated, at + 1);
      if (bears) isNegated[at] = 1;
    }
    if (NEGATIONS.has(part.stem)) {
      negated = at;
      bears = true;
    }
  });
  const bearings = bearingsOf(words, clauses);
  words.forEach((part, at) => {
    const meant = bearings[at] as Bearing;
    if (meant !== 'said' && part.content) add(meant, stems[at] as Stem, 0.5, at, at + 1);
  });
  for (const match of topics) marks.push(featureOf('t', match.value, 0.5, match));
  let from = 0;
  const sorted = cues.toSorted((a, b) => a.start - b.start);
  sorted.forEach((cue, place) => {
    while (from < words.length && (words[from] as Part).end <= cue.start) from++;
    let to = from;
    while (to < words.length && (words[to] as Part).start < cue.end) to++;
    const { group } = cue;
    const side = group.startsWith('+') ? 'good' : 'bad';
    // "There are no backlogs" tells no fault of its own: what it denies is told next.
    if (denies(cue, sorted[place + 1], words[Math.min(words.length - 1, to + 1)]?.start ?? 0)) return;
    add('G', named('', group), 1.5, from, to);
    if (group.startsWith('~')) return;
    add('G', named('', side), 0.7, from, to);
    const meant = isNegated[from] === 1 ? 'not' : (bearings[from] ?? 'said');
    add(MEANT, named(`${meant}-`, side), 0.7, from, to);
    if (meant !== 'said') add(MEANT, named(meant, group), 0.7, from, to);
  });
  return marks;
}

function placedOf(
  words: readonly Part[],
  split: readonly Sentence[],
  clauses: readonly Clause[],
  marks: readonly Feature[],
): Feature[] {
  const firstEnds = split[0]?.end ?? 0;
  const lastStarts = split.length > 1 ? (split.at(-1)?.start ?? Infinity) : Infinity;
  const turn = clauses.find(({ turns }) => turns)?.from ?? Infinity;
  return marks.flatMap((mark) => {
    if (mark.group === 'w' && mark.from > turn) return [{ ...mark, group: 'u', value: 0.5 }];
    if (mark.group !== 'G') return [];
    const start = words[mark.from]?.start ?? 0;
    if (start < firstEnds) return [{ ...mark, group: 'G1', value: 1 }];
    return start >= lastStarts ? [{ ...mark, group: 'GL', value: 0.8 }] : [];
  });
}

/** A clause of fewer parts says little. */
const SHORT = 8;

function looksOf(
  clauses: readonly Clause[],
  turns: readonly TurnsOfPhrase[],
  marks: readonly Feature[],
  clauseOf: Int32Array,
): Feature[][] {
  const good = new Int32Array(clauses.length);
  const bad = new Int32Array(clauses.length);
  const saysGood = new Int32Array(clauses.length);
  const saysBad = new Int32Array(clauses.length);
  const meant = new Map([
    ['said-good', saysGood],
    ['not-bad', saysGood],
    ['said-bad', saysBad],
    ['not-good', saysBad],
  ]);
  marks.forEach(({ group, term }, at) => {
    const place = clauseOf[at] as number;
    if (place < 0 || (group !== 'G' && group !== MEANT)) return;
    const sums = group === 'G' ? (term === 'good' ? good : term === 'bad' ? bad : null) : (meant.get(term) ?? null);
    if (sums !== null) sums[place] = (sums[place] as number) + 1;
  });
  return clauses.map((clause, place) => {
    const { advice, asks, hard, method } = turns[place] as TurnsOfPhrase;
    const [praise, blame] = [good[place] as number, bad[place] as number];
    const [says, faults] = [saysGood[place] as number, saysBad[place] as number];
    const looks: readonly (readonly [term: string, value: number])[] = [
      ['turn', clause.turns ? 0.7 : 0],
      ['before-turn', clauses[place + 1]?.turns ? 0.7 : 0],
      ['after-turn', !clause.turns && clauses[place - 1]?.turns ? 0.5 : 0],
      ['advice', Number(advice)],
      ['asks', Number(asks)],
      ['hard', Number(hard)],
      ['method', Number(method)],
      ['silent', Number(praise + blame === 0)],
      ['no-good', Number(praise === 0)],
      ['no-bad', Number(blame === 0)],
      ['good', Math.min(2, praise) / 2],
      ['bad', Math.min(2, blame) / 2],
      ['says-good', Math.min(2, says) / 2],
      ['says-bad', Math.min(2, faults) / 2],
      ['says-only-good', Number(says > 0 && faults === 0)],
      ['says-only-bad', Number(faults > 0 && says === 0)],
      ['first', place === 0 ? 0.5 : 0],
      ['last', place === clauses.length - 1 ? 0.5 : 0],
      ['short', clause.to - clause.from < SHORT ? 0.5 : 0],
    ];
    return looks.filter(([, value]) => value !== 0).map(([term, value]) => featureOf('x', term, value, clause));
  });
}

/** What is said for good and for bad; what is wished for is not yet so. */
const SAYS_GOOD = new Set(['said-good', 'not-bad']);
const SAYS_BAD = new Set(['said-bad', 'not-good', 'wished-good', 'wished-bad']);

/** Name and test of what a whole passage looks like. */
function shapeOf(
  text: string,
  words: readonly Part[],
  split: readonly Sentence[],
  cues: readonly PolarityCue[],
  turns: readonly TurnsOfPhrase[],
  ofLetter: boolean,
  marks: readonly Feature[],
): Map<string, number> {
  const first = split[0]?.text ?? '';
  const bare = split.length <= 2 && isNounPhrase(first);
  const good = cues.filter((cue) => cue.group.startsWith('+')).length;
  const bad = cues.filter((cue) => cue.group.startsWith('-')).length;
  const numbers = words.reduce((sum, part) => sum + Number(isDigit(part.word.charCodeAt(0))), 0);
  const is = (value: boolean) => Number(value);
  let [saysGood, saysBad] = [0, 0];
  for (const { group, term } of marks) {
    if (group !== MEANT) continue;
    if (SAYS_GOOD.has(term)) saysGood++;
    if (SAYS_BAD.has(term)) saysBad++;
  }
  return new Map([
    ['says-good', is(saysGood > 0)],
    ['says-bad', is(saysBad > 0)],
    ['says-balance', (saysGood - saysBad) / (saysGood + saysBad + 1)],
    ['says-both', Math.min(2, Math.min(saysGood, saysBad))],
    ['bare', is(bare)],
    // "The quality of plans" names what is to become better in a letter, and only a subject in the prose of a report.
    ['listed', is(bare && ofLetter)],
    ['aim', is(bare && AIM.test(first))],
    ['quality', is(bare && namesQuality(first))],
    ['advice', is(turns[0]?.advice === true)],
    ['asks', is(turns.some(({ asks }) => asks))],
    ['hard', is(turns.some(({ hard }) => hard))],
    ['method', is(turns.some(({ method }) => method))],
    ['furniture', furnitureLikelihood(text)],
    ['numbers', Math.min(1, (5 * numbers) / Math.max(5, words.length))],
    ['length', Math.min(2, words.length / 80)],
    ['one', is(split.length === 1)],
    ['unfinished', is(!/[.!?]["'”’)]*\s*$/u.test(text))],
    ['no-good', is(good === 0)],
    ['no-bad', is(bad === 0)],
    ['silent', is(good + bad === 0)],
    ['balance', (good - bad) / (good + bad + 1)],
    ['both', Math.min(2, Math.min(good, bad))],
    ['density', Math.min(1, (10 * (good + bad)) / Math.max(10, words.length))],
  ]);
}
