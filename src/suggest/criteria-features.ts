/**
 * What in a passage tells what it is evidence for. How a passage begins counts more, and who acts in it: it is about
 * what its first words name, and the agency named first decides between neighbours.
 */
import type { Agency } from '../document/evidence.ts';
import { criteriaOf } from '../document/framework.ts';
import { builtInFrameworks } from '../frameworks/built-in.ts';
import { conceptsIn } from '../language/families.ts';
import { findPhrases, type Part, type PhraseIndex, type PhraseMatch, parts, phraseIndex } from '../language/phrases.ts';
import { sentences } from '../language/sentences.ts';
import { agencyMentions } from './agencies.ts';
import { BIAS, type Described, type Feature, featureOf } from './features.ts';
import { NONE, type Term, termsOf } from './terms.ts';
import { topicsIn } from './topics.ts';
import { type Meaning, meaningOf } from './vectors.ts';

/** Parts at the beginning of a passage that say what it is about, and those that say who acts. */
const LEAD = 14;
const SUBJECT = 10;
/** Parts in which a topic is taken to be what the one who acts does. */
const EARLY = 25;

/** What the meaning counts for beside the words. */
export const MEANING_WORTH = 2.5;

/** The cue phrases of the built-in sets, by code; no code stands in two of them. */
export const fieldCues = phraseIndex(
  builtInFrameworks.flatMap((framework) =>
    criteriaOf(framework).flatMap(({ code, cues }) => cues.map((cue) => [cue, code] as const)),
  ),
);

/** A passage taken apart once, for everything that looks at it. */
export interface Seen extends Described {
  readonly words: readonly Part[];
  readonly terms: readonly Term[];
  readonly meaning: Meaning;
  /** Names of the field, agencies and cue phrases (by code) where they stand. */
  readonly concepts: readonly PhraseMatch<string>[];
  readonly agencies: readonly PhraseMatch<Agency>[];
  readonly cues: readonly PhraseMatch<string>[];
  readonly topics: readonly PhraseMatch<string>[];
}

/** Takes a passage apart; `cues` are the cue phrases of a framework that is not built in, by code. */
export function see(text: string, cues: PhraseIndex<string> | null = null): Seen {
  const words = parts(text);
  const terms = termsOf(words);
  const meaning = meaningOf(terms);
  const field = findPhrases(fieldCues, words);
  const own = cues === null ? null : findPhrases(cues, words);
  const seen = {
    words,
    terms,
    meaning,
    concepts: conceptsIn(words),
    agencies: agencyMentions(words),
    cues: own ?? field,
    topics: topicsIn(words),
  };
  const split = sentences(text);
  const features: Feature[] = [];
  addTerms(features, terms);
  addConcepts(features, seen.concepts);
  addAgencies(features, seen.agencies);
  addCues(features, 'q', field);
  if (own !== null) addCues(features, 'own', own);
  addTopics(features, seen, split[0]?.end ?? 0, split.length > 1 ? (split.at(-1)?.start ?? 0) : Infinity);
  add(features, BIAS, '', 1, 0, 0);
  add(features, 'length', '', Math.min(1, words.length / 150) * 0.5, 0, 0);
  return { ...seen, features, axes: meaning.vector.map((value) => MEANING_WORTH * value) };
}

function add(to: Feature[], group: string, term: string, value: number, from: number, until: number, second = '') {
  to.push(featureOf(group, term, value, { from, to: until }, second));
}

function addTerms(to: Feature[], terms: readonly Term[]): void {
  const counts = new Map<number, number>();
  let pairs = 0;
  for (const { a, b } of terms) {
    if (b === NONE) counts.set(a, (counts.get(a) ?? 0) + 1);
    else pairs++;
  }
  const single = 1 / Math.sqrt(counts.size);
  const pair = 0.7 / Math.sqrt(pairs);
  for (const { first: term, second, a, b, from, to: until } of terms) {
    if (b === NONE) {
      const count = counts.get(a) as number;
      to.push({ group: 'w', term, second, a, b, value: ((1 + Math.log(count)) * single) / count, from, to: until });
    } else to.push({ group: 'b', term, second, a, b, value: pair, from, to: until });
  }
}

function addConcepts(to: Feature[], concepts: readonly PhraseMatch<string>[]): void {
  const groups = Map.groupBy(concepts, (match) => match.value);
  for (const [concept, members] of groups) {
    const value = (1.8 * (0.5 + 0.5 * Math.log1p(members.length))) / Math.sqrt(1 + groups.size);
    for (const { from, to: until } of members) add(to, 'c', concept, value / members.length, from, until);
    const lead = members.find((match) => match.from < LEAD);
    if (lead !== undefined) add(to, 'lc', concept, 0.7, lead.from, lead.to);
  }
}

/** The agency named wins, so it counts whether it is named, how much of what is named it is, and whether it comes first. */
function addAgencies(to: Feature[], mentions: readonly PhraseMatch<Agency>[]): void {
  for (const [agency, members] of Map.groupBy(mentions, (mention) => mention.value)) {
    for (const { from, to: until } of members) {
      add(to, 'a', agency, 0.3 / members.length, from, until);
      add(to, 'a%', agency, 0.6 / mentions.length, from, until);
    }
  }
  const first = mentions.find((mention) => mention.from < LEAD);
  if (first !== undefined) add(to, 'la', first.value, 0.6, first.from, first.to);
}

function addCues(to: Feature[], group: string, cues: readonly PhraseMatch<string>[]): void {
  for (const [code, members] of Map.groupBy(cues, (match) => match.value)) {
    const sum = members.reduce((total, { from, to: until }) => total + (until - from > 1 ? 1 : 0.6), 0);
    for (const { from, to: until } of members) {
      const share = (until - from > 1 ? 1 : 0.6) / sum;
      add(to, group, code, 1.2 * Math.log1p(sum) * share, from, until);
    }
  }
}

/** Topics in the whole passage, at its beginning, in its first and last sentence, and with who acts in it. */
function addTopics(
  to: Feature[],
  { words, topics, agencies }: Pick<Seen, 'words' | 'topics' | 'agencies'>,
  firstEnds: number,
  lastStarts: number,
): void {
  const actor = agencies.find((mention) => mention.from < SUBJECT)?.value ?? 'nobody';
  add(to, 'sa', actor, 0.6, 0, 0);
  const groups = Map.groupBy(topics, (match) => match.value);
  let total = 0;
  for (const members of groups.values()) total += Math.log1p(members.length);
  const scale = 1.5 / Math.sqrt(1 + 0.5 * total);
  for (const [topic, members] of groups) {
    const [first, last] = [members[0], members.at(-1)];
    if (first === undefined || last === undefined) continue;
    const each = (scale * Math.log1p(members.length)) / members.length;
    for (const { from, to: until } of members) add(to, 't', topic, each, from, until);
    if (first.from < SUBJECT) add(to, 'tl', topic, 0.6, first.from, first.to);
    if ((words[first.from]?.start ?? 0) < firstEnds) add(to, 't1', topic, 0.4, first.from, first.to);
    if ((words[last.from]?.start ?? 0) >= lastStarts) add(to, 'tz', topic, 0.3, last.from, last.to);
    if (first.from < EARLY) add(to, 'at', actor, 0.5, first.from, first.to, topic);
  }
}
