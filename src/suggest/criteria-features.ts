/**
 * What in a passage tells which criterion it is evidence for. How a passage begins counts more: it is about what its
 * first words name.
 */
import type { Agency } from '../document/evidence.ts';
import { conceptsIn } from '../language/families.ts';
import { findPhrases, type Part, type PhraseIndex, type PhraseMatch, parts } from '../language/phrases.ts';
import { agencyMentions } from './agencies.ts';
import { BIAS, type Described, type Feature } from './features.ts';
import { type Term, termsOf } from './terms.ts';
import { type Meaning, meaningOf } from './vectors.ts';

/** Parts at the beginning of a passage that say what it is about. */
const LEAD = 14;

/** What the meaning counts for beside the words. */
export const MEANING_WORTH = 2.5;

/** A passage taken apart once, for everything that looks at it. */
export interface Seen extends Described {
  readonly words: readonly Part[];
  readonly terms: readonly Term[];
  readonly meaning: Meaning;
  /** Names of the field, agencies and cue phrases (by code) where they stand. */
  readonly concepts: readonly PhraseMatch<string>[];
  readonly agencies: readonly PhraseMatch<Agency>[];
  readonly cues: readonly PhraseMatch<string>[];
}

/** Takes a passage apart; `cues` are the cue phrases of the framework's criteria, by code. */
export function see(text: string, cues: PhraseIndex<string>): Seen {
  const words = parts(text);
  const terms = termsOf(words);
  const meaning = meaningOf(terms);
  const seen = {
    words,
    terms,
    meaning,
    concepts: conceptsIn(words),
    agencies: agencyMentions(words),
    cues: findPhrases(cues, words),
  };
  return { ...seen, features: criteriaFeatures(seen), axes: meaning.vector.map((value) => MEANING_WORTH * value) };
}

function criteriaFeatures({ words, terms, concepts, agencies, cues }: Omit<Seen, keyof Described>): Feature[] {
  return [
    ...termFeatures(terms),
    ...conceptFeatures(concepts),
    ...agencyFeatures(agencies),
    ...cueFeatures(cues),
    { group: BIAS, term: '', value: 1, from: 0, to: 0 },
    { group: 'length', term: '', value: Math.min(1, words.length / 150) * 0.5, from: 0, to: 0 },
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
    for (const { from, to } of members) found.push({ group: pair ? 'b' : 'w', term, value: each, from, to });
  }
  for (const { term, from, to } of terms) {
    if (to <= LEAD) found.push({ group: 'l', term, value: term.includes(' ') ? 0.3 : 0.4, from, to });
  }
  return found;
}

function conceptFeatures(concepts: readonly PhraseMatch<string>[]): Feature[] {
  const groups = Map.groupBy(concepts, (match) => match.value);
  const found: Feature[] = [];
  for (const [concept, members] of groups) {
    const value = (1.8 * (0.5 + 0.5 * Math.log1p(members.length))) / Math.sqrt(1 + groups.size);
    for (const { from, to } of members) {
      found.push({ group: 'c', term: concept, value: value / members.length, from, to });
    }
    const lead = members.find((match) => match.from < LEAD);
    if (lead !== undefined) found.push({ group: 'lc', term: concept, value: 0.7, from: lead.from, to: lead.to });
  }
  return found;
}

/** The agency named wins, so it counts whether it is named, how much of what is named it is, and whether it comes first. */
function agencyFeatures(mentions: readonly PhraseMatch<Agency>[]): Feature[] {
  const found: Feature[] = [];
  for (const [agency, members] of Map.groupBy(mentions, (mention) => mention.value)) {
    for (const { from, to } of members) {
      found.push({ group: 'a', term: agency, value: 0.3 / members.length, from, to });
      found.push({ group: 'a%', term: agency, value: 0.6 / mentions.length, from, to });
    }
  }
  const first = mentions.find((mention) => mention.from < LEAD);
  if (first !== undefined) found.push({ group: 'la', term: first.value, value: 0.6, from: first.from, to: first.to });
  return found;
}

function cueFeatures(cues: readonly PhraseMatch<string>[]): Feature[] {
  const found: Feature[] = [];
  for (const [code, members] of Map.groupBy(cues, (match) => match.value)) {
    const sum = members.reduce((total, { from, to }) => total + (to - from > 1 ? 1 : 0.6), 0);
    for (const { from, to } of members) {
      const share = (to - from > 1 ? 1 : 0.6) / sum;
      found.push({ group: 'q', term: code, value: 1.2 * Math.log1p(sum) * share, from, to });
    }
  }
  return found;
}
