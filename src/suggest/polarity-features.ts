/**
 * What in a passage tells good news from bad. Function words count here: "not", "however", "does not always".
 */
import { type Part, parts } from '../language/phrases.ts';
import { type Sentence, sentences } from '../language/sentences.ts';
import { BIAS, type Described, type Feature } from './features.ts';
import { isNounPhrase, namesQuality, type PolarityCue, polarityCues } from './polarity-cues.ts';
import { termsOf } from './terms.ts';
import { type Meaning, meaningOf } from './vectors.ts';

const NEGATIONS = new Set(
  'not no nor never without neither none lack insuffici inconsist unabl fail failur limit rare seldom too littl'.split(
    ' ',
  ),
);
const TURNS = new Set('howev but although while despit though whilst nevertheless yet except contrast'.split(' '));
/** What the meaning counts for beside the words. */
const MEANING_WORTH = 1.5;
/** Parts after a negation that it still bears on. */
const SCOPE = 5;

/** The features of a passage. Cues weigh by group: in the whole passage, in its first and in its last sentence. */
export function polarityFeatures(
  text: string,
  words: readonly Part[] = parts(text),
  cues: readonly PolarityCue[] = polarityCues(text),
  meaning: Meaning = meaningOf(termsOf(words)),
): Described {
  const split = sentences(text);
  const first = split[0];
  const last = split.length > 1 ? split.at(-1) : undefined;
  const features = [
    ...wordFeatures(words),
    ...cueFeatures('G', cues, words, 1),
    ...(first === undefined ? [] : cueFeatures('G1', within(cues, first), words, 0.8)),
    ...(last === undefined ? [] : cueFeatures('GL', within(cues, last), words, 0.5)),
    ...shapeFeatures(split, words),
  ];
  return { features, axes: meaning.vector.map((value) => MEANING_WORTH * value) };
}

function wordFeatures(words: readonly Part[]): Feature[] {
  const found: Feature[] = [];
  const scale = 1 / Math.sqrt(Math.max(6, words.length));
  const add = (group: string, term: string, value: number, from: number, to: number) =>
    found.push({ group, term, value, from, to });
  let negated = -1;
  let turned = false;
  words.forEach((part, at) => {
    const before = words[at - 1];
    const term = /\d/u.test(part.word) ? '#' : part.stem;
    add('w', term, 3 * scale, at, at + 1);
    if (before !== undefined) add('b', `${before.stem} ${term}`, 2.4 * scale, at - 1, at + 1);
    if (negated >= 0 && at - negated <= SCOPE) add('n', term, 1.5 * scale, negated, at + 1);
    if (turned) add('t', term, 1.5 * scale, at, at + 1);
    if (at < 10) add('f', term, 0.3, at, at + 1);
    if (NEGATIONS.has(part.stem)) negated = at;
    if (TURNS.has(part.stem)) turned = true;
  });
  return found;
}

function within(cues: readonly PolarityCue[], sentence: Sentence): PolarityCue[] {
  return cues.filter((cue) => cue.start >= sentence.start && cue.end <= sentence.end);
}

function cueFeatures(tag: string, cues: readonly PolarityCue[], words: readonly Part[], scale: number): Feature[] {
  const groups = Map.groupBy(cues, (cue) => cue.group);
  const found: Feature[] = [];
  for (const [group, members] of groups) {
    // The group's dampened count is shared out among the places where it stands.
    const each = (scale * 0.5 * Math.log2(1 + members.length)) / members.length;
    // "+ timely" after "G1" is the group "G1+" and the term "timely".
    const [side = '', term = ''] = group.split(/ (.*)/u);
    for (const cue of members) found.push({ group: tag + side, term, value: each, ...placeOf(cue, words) });
  }
  const good = cues.filter((cue) => cue.group.startsWith('+')).length;
  const bad = cues.length - good;
  const nowhere = { from: 0, to: 0 };
  found.push({ group: tag, term: 'balance', value: (scale * 2 * (good - bad)) / (good + bad + 1), ...nowhere });
  found.push({ group: tag, term: 'good', value: scale * 0.4 * Math.log1p(good), ...nowhere });
  found.push({ group: tag, term: 'bad', value: scale * 0.4 * Math.log1p(bad), ...nowhere });
  return found;
}

function placeOf(cue: PolarityCue, words: readonly Part[]): { from: number; to: number } {
  const from = words.findIndex((part) => part.end > cue.start);
  let to = from;
  while (to < words.length && (words[to] as Part).start < cue.end) to++;
  return from < 0 ? { from: 0, to: 0 } : { from, to };
}

function shapeFeatures(split: readonly Sentence[], words: readonly Part[]): Feature[] {
  const nowhere = { from: 0, to: 0 };
  const first = split[0]?.text ?? '';
  const bare = split.length <= 2 && isNounPhrase(first);
  return [
    ...(bare ? [{ group: 'G', term: 'bare', value: 1, ...nowhere }] : []),
    ...(bare && namesQuality(first) ? [{ group: 'G', term: 'quality named', value: 1, ...nowhere }] : []),
    { group: 'length', term: '', value: Math.min(1.5, words.length / 100), ...nowhere },
    { group: 'sentences', term: '', value: Math.min(1, split.length / 6), ...nowhere },
    { group: BIAS, term: '', value: 1, ...nowhere },
  ];
}
