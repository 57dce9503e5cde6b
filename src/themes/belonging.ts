/**
 * What a passage is about: its main subjects, and those it only mentions.
 */
import { type MentionsOf, mentionsIn, type SubjectIndex } from './mentions.ts';

/** How strongly a passage belongs to a subject. */
export interface Belonging {
  /** Number of the subject in the list. */
  readonly subject: number;
  /** 0 to 1: the share of the passage's weight that is the subject's. */
  readonly strength: number;
  /** Whether it is one of its main subjects. */
  readonly main: boolean;
  /** Whether it is named at all, and not only spoken for by words that keep it company. */
  readonly named: boolean;
}

/** Main subjects of one passage, at most. */
const MOST = 3;
/** Strength of a main subject, at least, and its share of the strongest one's. */
const LEAST = 0.34;
const BESIDE = 0.85;
/** What each further different place adds, in order of weight, and what the same words again add. */
const FURTHER = [1, 0.6, 0.45, 0.35, 0.25, 0.15];
const AGAIN = 0.4;
/** What other subjects take away, and what the passage's words take away that belong to none. */
const RIVAL = 0.3;
const OTHER = { least: 0.3, each: 0.011 };
/** A single place that weighs less than this is on the way to something else, and counts so much of itself. */
const EARLY = 0.85;
const PASSING = 0.75;
/** A sentence after the first weighs so much. */
const LATER = 0.8;
/** What is left of a subject that only one of many sentences speaks of. */
const ONCE = 0.45;

/** A passage of fewer telling words than this says little of anything: a line of a table, half a sentence. */
const FULL = 12;
/** With fewer than this it is about nothing. */
const LEAST_WORDS = 4;
/** How a report begins to tell about itself, or what a grade means: what was inspected is no finding. */
const INTRODUCES =
  /^\s*(?:this|the|our)\s+(?:(?:joint targeted area |joint |area |focused )?(?:inspection|visit|evaluation|letter|report)|JTAI)\b[^.]*\b(?:includ|focus|evaluat|examin|outlin|consider|look|provid|summaris|cover|conduct|undert|carried out|took place)|^\s*a local authority that (?:is|requires)\b/iu;

/** The subjects of a text, strongest first; those it mentions without being about them are not main. */
export function belongings(text: string, index: SubjectIndex): Belonging[] {
  const read = mentionsIn(text, index);
  const weights = weightsOf(read);
  const total = [...weights.values()].reduce((sum, { weight }) => sum + weight, 0);
  const whole = Math.min(1, Math.sqrt(read.words / FULL));
  const says = read.words >= LEAST_WORDS && !INTRODUCES.test(text);
  const rest = OTHER.least + OTHER.each * read.words;
  const ranked = [...weights]
    .map(([subject, { weight, named }]) => ({
      subject,
      named,
      strength: (whole * weight) / (weight + RIVAL * (total - weight) + rest),
    }))
    .sort((a, b) => b.strength - a.strength || a.subject - b.subject);
  const best = ranked.find(({ named }) => named)?.strength ?? 0;
  let main = 0;
  return ranked.map(({ subject, strength, named }) => {
    const isMain = named && says && strength >= LEAST && strength >= BESIDE * best && main < MOST;
    if (isMain) main++;
    return { subject, strength, named, main: isMain };
  });
}

/** What speaks for each subject, over all sentences. */
function weightsOf({ mentions, sentences }: MentionsOf): Map<number, { weight: number; named: boolean }> {
  const bySubject = new Map<number, (typeof mentions)[number][]>();
  for (const mention of mentions) bySubject.set(mention.subject, [...(bySubject.get(mention.subject) ?? []), mention]);
  return new Map(
    [...bySubject].map(([subject, own]) => {
      const seen = new Map<string, number>();
      const values = own
        .map((mention) => {
          const times = seen.get(mention.term) ?? 0;
          seen.set(mention.term, times + 1);
          return mention.weight * (mention.sentence === 0 ? 1 : LATER) * AGAIN ** Math.min(times, 2);
        })
        .sort((a, b) => b - a);
      const sum = values.reduce((before, value, at) => before + value * (FURTHER[at] ?? 0.1), 0);
      const share =
        new Set(own.filter(({ named }) => named).map(({ sentence }) => sentence)).size / Math.max(1, sentences);
      const spread = sentences < 3 ? 1 : ONCE + (1 - ONCE) * Math.min(1, 1.5 * share);
      const first = Math.max(...own.map(({ named, weight }) => (named ? weight : 0)));
      const single = own.length < 2 && first < EARLY;
      return [
        subject,
        { weight: sum * spread * (single ? PASSING : 1), named: own.some(({ named }) => named) },
      ] as const;
    }),
  );
}
