/**
 * What in a passage tells good practice from bad, and judgement from description. Function words count here: "not",
 * "however", "does not always".
 */
import { type Part, type PhraseMatch, parts } from '../language/phrases.ts';
import { type Sentence, sentences } from '../language/sentences.ts';
import { type Clause, clausesOf } from './clauses.ts';
import type { Feature } from './features.ts';
import { furnitureLikelihood } from './furniture.ts';
import { isNounPhrase, namesQuality, type PolarityCue, polarityCues } from './polarity-cues.ts';
import { topicsIn } from './topics.ts';

const NEGATIONS = new Set(
  'not no nor never without neither none lack insuffici inconsist unabl fail failur limit rare seldom too littl'.split(
    ' ',
  ),
);
/** Parts after a negation that it still bears on. */
const SCOPE = 5;
/** Parts with which a clause begins. */
const BEGINNING = 6;

/** A passage taken apart for its polarity. */
export interface PolaritySeen {
  readonly words: readonly Part[];
  readonly split: readonly Sentence[];
  readonly clauses: readonly Clause[];
  readonly cues: readonly PolarityCue[];
  /** Features of the words and turns of phrase where they stand, not yet scaled by length. */
  readonly marks: readonly Feature[];
  /** Turns of phrase in the first and in the last sentence, and words after a turn: what counts for the whole only. */
  readonly placed: readonly Feature[];
  /** What the passage as a whole looks like, by name. */
  readonly shape: ReadonlyMap<string, number>;
}

/** Takes a passage apart; `topics` where they are known already. */
export function seePolarity(text: string, topics?: readonly PhraseMatch<string>[]): PolaritySeen {
  const words = parts(text);
  const split = sentences(text);
  const cues = polarityCues(text);
  const clauses = clausesOf(text, words, split);
  const marks = marksOf(words, clauses, cues, topics ?? topicsIn(words));
  return {
    words,
    split,
    clauses,
    cues,
    marks,
    placed: placedOf(words, split, clauses, marks),
    shape: shapeOf(text, words, split, cues),
  };
}

/** What a mark counts for in a stretch of so many parts: a long stretch says more, but not in proportion. */
export function scaleOf(parts: number): number {
  return 3 / Math.sqrt(Math.max(6, parts));
}

function marksOf(
  words: readonly Part[],
  clauses: readonly Clause[],
  cues: readonly PolarityCue[],
  topics: readonly PhraseMatch<string>[],
): Feature[] {
  const marks: Feature[] = [];
  const add = (group: string, term: string, second: string, value: number, from: number, to: number) =>
    marks.push({ group, term, second, value, from, to });
  const stemOf = (part: Part) => (/^\d/u.test(part.word) ? '#' : part.stem);
  for (const [at, part] of words.entries()) add('w', stemOf(part), '', 1, at, at + 1);
  for (let at = 1; at < words.length; at++) {
    const [before, part] = [words[at - 1] as Part, words[at] as Part];
    add('b', stemOf(before), stemOf(part), 0.8, at - 1, at + 1);
  }
  for (const { from, to } of clauses) {
    for (let at = from; at < Math.min(to, from + BEGINNING); at++) {
      add('f', stemOf(words[at] as Part), '', 0.6, at, at + 1);
    }
  }
  let negated = -1;
  words.forEach((part, at) => {
    if (negated >= 0 && at - negated <= SCOPE) add('n', stemOf(part), '', 0.5, negated, at + 1);
    if (NEGATIONS.has(part.stem)) negated = at;
  });
  for (const { value, from, to } of topics) add('t', value, '', 0.5, from, to);
  let from = 0;
  for (const cue of cues.toSorted((a, b) => a.start - b.start)) {
    while (from < words.length && (words[from] as Part).end <= cue.start) from++;
    let to = from;
    while (to < words.length && (words[to] as Part).start < cue.end) to++;
    add('G', cue.group.replaceAll(' ', '-'), '', 1.5, from, to);
    add('G', cue.group.startsWith('+') ? 'good' : 'bad', '', 0.7, from, to);
  }
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

const ADVICE =
  /^(?:\d+[.)]\s*)?(?:ensure|improve|strengthen|develop|review|continue|take|make|work with|implement|increase|consider|undertake|establish|provide|use|extend|revise|monitor|publish|report|raise|reduce|address|accelerate|embed|evaluate|urgently|immediately|as a matter)\b/iu;
/** Something is asked for. */
export const ASKS = /\b(?:should|must|needs? to (?:be|ensure|improve|work|do|take|consider)|(?:further|more) work)\b/iu;
/** A difficulty of the field, not of anyone's practice. */
export const HARD =
  /\b(?:can (?:be|result|have|struggle|lead|make|affect|take|also)|may (?:be|have|need|not|feel|find|struggle)|might|often (?:feel|find|struggle)|it is (?:important|helpful|essential|useful|vital)|is (?:complex|challenging|difficult)|are (?:complex|challenging))\b/iu;
const METHOD =
  /\b(?:inspectors (?:looked|used|considered|met|visited|observed|spoke|reviewed|evaluated|undertook|were)|this (?:inspection|visit|report|letter)|lead inspector|in line with the|methodology|framework)\b/iu;

/** Name and test of what a whole passage looks like. */
function shapeOf(
  text: string,
  words: readonly Part[],
  split: readonly Sentence[],
  cues: readonly PolarityCue[],
): Map<string, number> {
  const first = split[0]?.text ?? '';
  const bare = split.length <= 2 && isNounPhrase(first);
  const good = cues.filter((cue) => cue.group.startsWith('+')).length;
  const bad = cues.length - good;
  const numbers = words.reduce((sum, part) => sum + Number(/^\d/u.test(part.word)), 0);
  const is = (value: boolean) => Number(value);
  return new Map([
    ['bare', is(bare)],
    ['quality', is(bare && namesQuality(first))],
    ['advice', is(ADVICE.test(first))],
    ['asks', is(ASKS.test(text))],
    ['hard', is(HARD.test(text))],
    ['method', is(METHOD.test(text))],
    ['furniture', furnitureLikelihood(text)],
    ['numbers', Math.min(1, (5 * numbers) / Math.max(5, words.length))],
    ['length', Math.min(2, words.length / 80)],
    ['one', is(split.length === 1)],
    ['unfinished', is(!/[.!?]["'”’)]*\s*$/u.test(text))],
    ['no-good', is(good === 0)],
    ['no-bad', is(bad === 0)],
    ['silent', is(cues.length === 0)],
    ['balance', (good - bad) / (good + bad + 1)],
    ['both', Math.min(2, Math.min(good, bad))],
    ['density', Math.min(1, (10 * cues.length) / Math.max(10, words.length))],
  ]);
}
