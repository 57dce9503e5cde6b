/**
 * Which subjects are themes of these documents: those said in several passages and documents, none of them twice over, as
 * many as a reader can take in. What is said too seldom joins the subject above it.
 */
import type { Subject } from '../document/theme.ts';

/** A passage that belongs to a subject, by its number among the texts. */
export interface Member {
  readonly text: number;
  readonly strength: number;
}

/** A subject with the passages that are mainly about it. */
export interface Spoken {
  readonly subject: Subject;
  readonly members: readonly Member[];
}

export interface Recurring extends Spoken {
  /** Number of different documents of its members. */
  readonly documents: number;
  readonly minor: boolean;
}

/** Themes that are listed: at most so many, in few texts at least so many, and their growth with the root of the texts. */
const MOST = 35;
const FEWEST = 8;
const GROWTH = 1.75;
/** What a subject counts that stands below another, or that is general, when only so many can be listed. */
const BELOW = 0.75;
const GENERAL = 0.65;
/** A subject that officers look for goes first where one text of so many is about it. */
const SCARCE = 600;
/** Two themes are one from this share of the smaller one's passages on. */
const SAME = 0.7;

/** How many themes are listed of so many different texts. */
export function mostThemes(texts: number): number {
  return Math.round(Math.min(MOST, Math.max(FEWEST, GROWTH * Math.sqrt(texts))));
}

/** Of how many different documents something must be said to recur. */
export function leastDocuments(documents: number): number {
  return documents < 3 ? 1 : 2;
}

/** In how many different passages something must be said to recur. */
const LEAST_TEXTS = 2;

/**
 * Chooses the themes: listed ones first, most documents first, then minor ones. A subject that is listed takes in the
 * passages of those below it that are not.
 * @param documentsOf the different documents that hold a text
 */
export function recurring(
  spoken: readonly Spoken[],
  documentsOf: (text: number) => readonly number[],
  texts: number,
  documents: number,
): Recurring[] {
  const counted = (members: readonly Member[]) => new Set(members.flatMap(({ text }) => [...documentsOf(text)])).size;
  const least = leastDocuments(documents);
  const own = new Map(spoken.map((one) => [one.subject.id, one]));
  const listed = new Map(
    spoken
      .map((one) => ({ ...one, documents: counted(one.members), minor: false }))
      .filter((one) => one.documents >= least && one.members.length >= LEAST_TEXTS)
      .map((one) => [one.subject.id, one] as const),
  );
  // A subject that recurs only together with those below it is one, too.
  for (const { subject } of spoken) {
    if (listed.has(subject.id)) continue;
    const members = joined([own.get(subject.id)?.members ?? [], ...below(subject.id, spoken, listed)]);
    const all = counted(members);
    if (members.length >= LEAST_TEXTS && all >= least) {
      listed.set(subject.id, { subject, members: own.get(subject.id)?.members ?? [], documents: all, minor: false });
    }
  }
  for (const id of repeated([...listed.values()])) listed.delete(id);
  const standing = ({ subject, members }: Recurring) => {
    const all = joined([members, ...below(subject.id, spoken, listed)]);
    const said = Math.sqrt(counted(all) * all.length);
    const weight = said * (subject.parent === null ? 1 : BELOW) * (subject.general ? GENERAL : 1);
    return { weight, first: subject.sought && all.length * SCARCE >= texts };
  };
  const ranked = [...listed.values()]
    .map((one) => ({ ...one, ...standing(one) }))
    .sort((a, b) => Number(b.first) - Number(a.first) || b.weight - a.weight || (a.subject.id < b.subject.id ? -1 : 1));
  for (const { subject } of ranked.slice(mostThemes(texts))) listed.delete(subject.id);
  const major = [...listed.values()].map((one): Recurring => {
    const members = joined([one.members, ...below(one.subject.id, spoken, listed)]);
    return { ...one, members, documents: counted(members) };
  });
  const minor = spoken
    .filter(({ subject, members }) => !listed.has(subject.id) && members.length > 0)
    .map((one): Recurring => ({ ...one, documents: counted(one.members), minor: true }));
  const order = (a: Recurring, b: Recurring) =>
    Number(a.minor) - Number(b.minor) ||
    b.documents - a.documents ||
    b.members.length - a.members.length ||
    (a.subject.id < b.subject.id ? -1 : 1);
  return [...major, ...minor].sort(order);
}

/** The members of each subject below one that is not listed itself. */
function below(id: string, spoken: readonly Spoken[], listed: ReadonlyMap<string, unknown>): (readonly Member[])[] {
  return spoken.filter(({ subject }) => subject.parent === id && !listed.has(subject.id)).map(({ members }) => members);
}

/** Each text once, with its greatest strength; strongest first. */
function joined(lists: readonly (readonly Member[])[]): Member[] {
  const best = new Map<number, number>();
  for (const { text, strength } of lists.flat()) best.set(text, Math.max(best.get(text) ?? 0, strength));
  return [...best]
    .map(([text, strength]) => ({ text, strength }))
    .sort((a, b) => b.strength - a.strength || a.text - b.text);
}

/** The smaller of any two subjects that share most of their passages. */
function repeated(listed: readonly Spoken[]): Set<string> {
  const bySize = listed.toSorted(
    (a, b) => b.members.length - a.members.length || (a.subject.id < b.subject.id ? -1 : 1),
  );
  const sets = bySize.map(({ members }) => new Set(members.map(({ text }) => text)));
  const gone = new Set<string>();
  bySize.forEach(({ subject, members }, at) => {
    for (let larger = 0; larger < at; larger++) {
      if (gone.has(bySize[larger]?.subject.id ?? '')) continue;
      const both = members.filter(({ text }) => sets[larger]?.has(text)).length;
      if (both > 0 && both >= SAME * members.length) gone.add(subject.id);
    }
  });
  return gone;
}
