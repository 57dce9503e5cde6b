/**
 * What in a passage tells which criterion it is evidence for. How a passage begins counts more: it is about what its
 * first words name.
 */
import { conceptsIn } from '../language/families.ts';
import { findPhrases, type Part, type PhraseIndex, parts } from '../language/phrases.ts';
import { agencyMentions } from './agencies.ts';
import { BIAS, type Feature } from './features.ts';
import { type Term, termsOf } from './terms.ts';
import { DIMENSIONS, type Meaning, meaningOf } from './vectors.ts';

/** Parts at the beginning of a passage that say what it is about. */
const LEAD = 14;

const MEANING = Array.from({ length: DIMENSIONS }, (_, k) => `z ${k}`);

/** A passage taken apart once, for everything that looks at it. */
export interface Seen {
  readonly words: readonly Part[];
  readonly terms: readonly Term[];
  readonly meaning: Meaning;
  readonly features: readonly Feature[];
}

/** Takes a passage apart; `cues` are the cue phrases of the framework's criteria, by code. */
export function see(text: string, cues: PhraseIndex<string>): Seen {
  const words = parts(text);
  const terms = termsOf(words);
  const meaning = meaningOf(terms);
  return { words, terms, meaning, features: criteriaFeatures(words, terms, meaning, cues) };
}

function criteriaFeatures(
  words: readonly Part[],
  terms: readonly Term[],
  meaning: Meaning,
  cues: PhraseIndex<string>,
): Feature[] {
  return [
    ...termFeatures(terms),
    ...conceptFeatures(words),
    ...agencyFeatures(words),
    ...cueFeatures(words, cues),
    ...meaningFeatures(meaning),
    { name: BIAS, value: 1, from: 0, to: 0 },
    { name: 'length', value: Math.min(1, words.length / 150) * 0.5, from: 0, to: 0 },
  ];
}

function termFeatures(terms: readonly Term[]): Feature[] {
  const groups = Map.groupBy(terms, (term) => term.term);
  const singles = [...groups.keys()].filter((term) => !term.includes(' ')).length;
  const pairs = groups.size - singles;
  const found: Feature[] = [];
  for (const [term, members] of groups) {
    const pair = term.includes(' ');
    const scale = pair ? 0.7 / Math.sqrt(pairs) : 1 / Math.sqrt(singles);
    const each = ((1 + Math.log(members.length)) * scale) / members.length;
    for (const { from, to } of members) found.push({ name: `${pair ? 'b' : 'w'} ${term}`, value: each, from, to });
  }
  for (const { term, from, to } of terms) {
    if (to <= LEAD) found.push({ name: `l ${term}`, value: term.includes(' ') ? 0.3 : 0.4, from, to });
  }
  return found;
}

function conceptFeatures(words: readonly Part[]): Feature[] {
  const groups = Map.groupBy(conceptsIn(words), (match) => match.value);
  const found: Feature[] = [];
  for (const [concept, members] of groups) {
    const value = (1.8 * (0.5 + 0.5 * Math.log1p(members.length))) / Math.sqrt(1 + groups.size);
    for (const { from, to } of members) {
      found.push({ name: `c ${concept}`, value: value / members.length, from, to });
    }
    const lead = members.find((match) => match.from < LEAD);
    if (lead !== undefined) found.push({ name: `lc ${concept}`, value: 0.7, from: lead.from, to: lead.to });
  }
  return found;
}

/** The agency named wins, so it counts whether it is named, how much of what is named it is, and whether it comes first. */
function agencyFeatures(words: readonly Part[]): Feature[] {
  const mentions = agencyMentions(words);
  const found: Feature[] = [];
  for (const [agency, members] of Map.groupBy(mentions, (mention) => mention.value)) {
    for (const { from, to } of members) {
      found.push({ name: `a ${agency}`, value: 0.3 / members.length, from, to });
      found.push({ name: `a% ${agency}`, value: 0.6 / mentions.length, from, to });
    }
  }
  const first = mentions.find((mention) => mention.from < LEAD);
  if (first !== undefined) found.push({ name: `la ${first.value}`, value: 0.6, from: first.from, to: first.to });
  return found;
}

function cueFeatures(words: readonly Part[], cues: PhraseIndex<string>): Feature[] {
  const found: Feature[] = [];
  for (const [code, members] of Map.groupBy(findPhrases(cues, words), (match) => match.value)) {
    const sum = members.reduce((total, { from, to }) => total + (to - from > 1 ? 1 : 0.6), 0);
    for (const { from, to } of members) {
      const share = (to - from > 1 ? 1 : 0.6) / sum;
      found.push({ name: `q ${code}`, value: 1.2 * Math.log1p(sum) * share, from, to });
    }
  }
  return found;
}

function meaningFeatures({ vector }: Meaning): Feature[] {
  return Array.from(vector, (value, k) => ({ name: MEANING[k] as string, value: 2.5 * value, from: 0, to: 0 }));
}
