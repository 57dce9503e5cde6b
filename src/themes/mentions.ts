/**
 * Where a passage speaks of which subject, and how much each place weighs: a name counts for more than a word that keeps it
 * company, in the part of a sentence that carries its point for more than at its end, and in a list of agencies or after "such
 * as" hardly at all.
 */
import type { Subject } from '../document/theme.ts';
import { findPhrases, type Part, type PhraseIndex, type PhraseMatch, parts, phraseIndex } from '../language/phrases.ts';
import { sentences } from '../language/sentences.ts';
import { stem } from '../language/stems.ts';
import { isStopWord } from '../language/stop-words.ts';

/** What stands for a subject: its number in the list; -1 for a phrase that stands for none. */
interface Sign {
  readonly subject: number;
  readonly named: boolean;
  /** The words of a name: "child-centred" is not a children's centre, though they share their stems. Empty for others. */
  readonly words: readonly Part[];
}

/** Subjects ready to be looked for. */
export interface SubjectIndex {
  readonly subjects: readonly Subject[];
  readonly phrases: PhraseIndex<Sign>;
}

/** A place in a passage that speaks of a subject. */
export interface Mention {
  readonly subject: number;
  /** The stems that stand there: twice the same says less than two different ones. */
  readonly term: string;
  /** Half-open UTF-16 range in the passage. */
  readonly start: number;
  readonly end: number;
  /** Number of its sentence, from 0. */
  readonly sentence: number;
  readonly named: boolean;
  /** How much it weighs, 0 to 1. */
  readonly weight: number;
}

export interface MentionsOf {
  readonly mentions: readonly Mention[];
  readonly sentences: number;
  /** Words that carry meaning. */
  readonly words: number;
}

/** What a word that only keeps a subject company weighs beside a name. */
const COMPANY = 0.3;
/** What the name of a general subject weighs beside another's. */
const GENERAL = 0.75;
/** What a place loses with every word of its sentence before it, and what is left of it at the end of a long one. */
const LOST_PER_WORD = 0.022;
const END = 0.55;
/** What is left in a list, and after words that give an example or an aside. */
const LISTED = 0.3;
const ASIDE = 0.45;
/** Names that follow one another with no more than a comma, "and" and so many words between them are a list from three on. */
const BETWEEN = 3;

/** Words after which what follows is an example or goes along. */
const ASIDES =
  /\b(?:including|such as|for example|e\.g|as well as|along with|alongside|together with|in addition to|other than|rather than|regardless of|among others)\b/giu;

/** Prepares subjects to be looked for. */
export function subjectIndex(subjects: readonly Subject[]): SubjectIndex {
  const all: (readonly [string, Sign])[] = [];
  subjects.forEach((subject, at) => {
    const named = [subject.name, ...subject.names];
    for (const phrase of named) all.push([phrase, signOf(phrase, at, true)]);
    for (const phrase of subject.signs) all.push([phrase, signOf(phrase, at, false)]);
    for (const phrase of subject.except) all.push([phrase, signOf(phrase, -1 - at, false)]);
  });
  return { subjects, phrases: phraseIndex(all) };
}

function signOf(phrase: string, subject: number, named: boolean): Sign {
  return { subject, named, words: named ? parts(phrase) : [] };
}

/** Every place where a text speaks of a subject. */
export function mentionsIn(text: string, { phrases, subjects }: SubjectIndex): MentionsOf {
  const words = parts(text);
  const found = meant(
    findPhrases(phrases, words).filter((match) => isThoseWords(match, words) && isInOneSentence(match, words, text)),
  );
  const stretches = sentences(text);
  const starts = stretches.map(({ start }) => words.findIndex((word) => word.start >= start));
  const asides = [...text.matchAll(ASIDES)].map((match) => match.index + match[0].length);
  const listed = inLists(text, words, found);
  const mentions = found.map((match): Mention => {
    const start = words[match.from]?.start ?? 0;
    const end = words[match.to - 1]?.end ?? start;
    const sentence = Math.max(
      0,
      stretches.findLastIndex((stretch) => stretch.start <= start),
    );
    const place = match.from - (starts[sentence] ?? 0);
    const clause = stretches[sentence]?.start ?? 0;
    const after = asides.some(
      (at) => at > clause && at <= start && !/[.;:]/u.test(text.slice(at, start)) && start - at < 90,
    );
    const inBrackets = isBracketed(text, start);
    const position = Math.max(END, 1 - LOST_PER_WORD * place);
    const weight =
      (match.value.named ? 1 : COMPANY) *
      (subjects[match.value.subject]?.general ? GENERAL : 1) *
      position *
      (listed.has(match) ? LISTED : 1) *
      (after || inBrackets ? ASIDE : 1);
    const term = words
      .slice(match.from, match.to)
      .map((word) => word.stem)
      .join(' ');
    return { subject: match.value.subject, term, start, end, sentence, named: match.value.named, weight };
  });
  return {
    mentions,
    sentences: stretches.length,
    words: words.filter((word) => word.word.length > 2 && !isStopWord(word.word)).length,
  };
}

/** Whether the words of a name stand there themselves, in the singular or plural. */
function isThoseWords({ value, from }: PhraseMatch<Sign>, words: readonly Part[]): boolean {
  return value.words.every((wanted, at) => {
    const there = words[from + at];
    if (there === undefined) return false;
    // Where a spelling was taken apart ("wellbeing", "well-being"), the stems have been compared already.
    const plain = stem(wanted.word) === wanted.stem && stem(there.word) === there.stem;
    return !plain || singular(wanted.word) === singular(there.word);
  });
}

/** Whether no full stop or semicolon stands within a phrase. */
function isInOneSentence({ from, to }: PhraseMatch<Sign>, words: readonly Part[], text: string): boolean {
  return to - from < 2 || !/[.;:!?]\s/u.test(text.slice(words[from]?.start, words[to - 1]?.end));
}

function singular(word: string): string {
  return word.length < 4
    ? word
    : word
        .replace(/ies$/u, 'y')
        .replace(/(?<=ss|x|sh|ch)es$/u, '')
        .replace(/(?<!s|u|i)s$/u, '');
}

/** The phrases that are meant: not those inside a longer one, which is another thing. */
function meant(matches: readonly PhraseMatch<Sign>[]): PhraseMatch<Sign>[] {
  return matches.filter((match) => {
    if (match.value.subject < 0) return false;
    return !matches.some((other) => {
      if (other.from > match.from || other.to < match.to) return false;
      const longer = other.to - other.from > match.to - match.from;
      // A phrase that is excepted from one subject says nothing about another.
      if (other.value.subject < 0) return -1 - other.value.subject === match.value.subject;
      if (other === match) return false;
      if (longer) return other.value.named || other.value.subject === match.value.subject;
      return other.value.subject === match.value.subject && other.value.named && !match.value.named;
    });
  });
}

function isBracketed(text: string, at: number): boolean {
  const open = text.lastIndexOf('(', at);
  return open >= 0 && text.lastIndexOf(')', at) < open && text.indexOf(')', at) >= 0;
}

/** The names that stand in a list of three different things or more. */
function inLists(text: string, words: readonly Part[], matches: readonly PhraseMatch<Sign>[]): Set<PhraseMatch<Sign>> {
  const found = new Set<PhraseMatch<Sign>>();
  const names = matches.filter((match) => match.value.named);
  let run: PhraseMatch<Sign>[] = [];
  const close = () => {
    if (new Set(run.map((match) => match.value.subject)).size > 2) for (const match of run) found.add(match);
    run = [];
  };
  for (const match of names) {
    const before = run.at(-1);
    if (before !== undefined && match.from >= before.to) {
      const gap = text.slice(words[before.to - 1]?.end ?? 0, words[match.from]?.start ?? 0);
      if (match.from - before.to > BETWEEN || !/^[^.;:]*(?:,|\band\b|\bor\b|&|\/)[^.;:]*$/u.test(gap)) close();
    }
    if (before === undefined || match.from >= before.from) run.push(match);
  }
  close();
  return found;
}
