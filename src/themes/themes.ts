/**
 * Themes: what these passages are about, again and again.
 */
import { type PassageRef, passageKey } from '../document/passage-ref.ts';
import type { Subject, Theme, ThemeEdits, ThemePassage } from '../document/theme.ts';
import { tokens } from '../language/tokens.ts';
import { belongings } from './belonging.ts';
import { drawnSubjects } from './drawn.ts';
import { applyEdits } from './edits.ts';
import { shortHash } from './hash.ts';
import { carriedOver } from './identity.ts';
import { type CountedPassage, countsOf, type ThemeInput } from './input.ts';
import { keywordsOf } from './keywords.ts';
import { type SubjectIndex, subjectIndex } from './mentions.ts';
import { leastDocuments, type Member, mostThemes, type Recurring, recurring, type Spoken } from './recurring.ts';
import { fieldSubjects } from './subjects.ts';

export type { CountedPassage, ThemeInput } from './input.ts';

export interface Finding {
  /** The subjects to look for; the program's own list unless said otherwise. */
  readonly subjects?: readonly Subject[];
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked between steps. */
  readonly isStopped?: () => boolean;
}

export interface Keeping {
  /** Themes found by earlier rules, which some of the edits may still speak of. */
  readonly earlier?: readonly Theme[];
  readonly edits?: ThemeEdits;
}

export type ThemeOptions = Finding & Keeping;

/** Raised whenever the same passages may give other themes than before. */
export const THEMES_VERSION = 5;
/** From this version on a theme has the id of its subject; edits of earlier ones are carried over. */
export const SUBJECT_IDS_SINCE = 5;

/** How strongly a passage must speak of something to mention it. */
const MENTIONED = 0.12;
/** Texts between two reports of progress. */
const STEP = 500;
/** New subjects, at most, beside those of the list. */
const LEAST_NEW = 12;

/**
 * Finds themes. The same passages give the same themes in any order, with any of them given twice, and whatever was there
 * before; minor ones come last.
 * @param passages those that may be evidence, from documents that count
 */
export function findThemes(passages: readonly ThemeInput[], options: ThemeOptions = {}): Theme[] {
  const found = foundThemes(passages, options);
  return found === null ? [] : keptThemes(found, passages, options);
}

/** The themes the program finds, without anybody's hand on them: the slow half. Null where it was stopped. */
export function foundThemes(passages: readonly ThemeInput[], finding: Finding = {}): Theme[] | null {
  const progress = finding.onProgress ?? (() => {});
  const stopped = finding.isStopped ?? (() => false);
  const subjects = finding.subjects ?? fieldSubjects;
  const texts = differentTexts(withoutRepeats(passages));
  const documents = new Set(texts.flatMap((text) => text.documents)).size;
  const known = subjectIndex(subjects);
  const total = texts.length + 1;
  const main = spokenIn(texts, known, (done) => progress(done, total), stopped);
  if (main === null) return null;
  const left = texts.flatMap((_, at) => (main.explained.has(at) ? [] : [at]));
  const room = mostThemes(texts.length) - main.subjects.size;
  const drawn = drawnSubjects(
    readable(left.map((at) => texts[at] as DifferentText)),
    known,
    leastDocuments(documents),
    Math.max(LEAST_NEW, room),
  );
  if (stopped()) return null;
  const all = drawn.length === 0 ? known : subjectIndex([...subjects, ...drawn]);
  const spoken = withDrawn(main, left, texts, all, subjects.length);
  const chosen = recurring(spokenOf(spoken, all), (text) => texts[text]?.documents ?? [], texts.length, documents);
  const fresh = new Map(drawn.map((subject) => [subject.id, subject]));
  // A new subject that too few passages are about is no subject.
  const themes = chosen
    .filter(({ subject, minor }) => !(minor && fresh.has(subject.id)))
    .map((theme) => themeOf(theme, chosen, spoken, all, texts, fresh.get(theme.subject.id) ?? null));
  progress(total, total);
  return themes;
}

/** Found themes with the user's edits applied, and counted: the quick half. Minor ones stay where an edit speaks of them. */
export function keptThemes(
  found: readonly Theme[],
  passages: readonly CountedPassage[],
  keeping: Keeping = {},
): Theme[] {
  const unique = withoutRepeats(passages);
  const { themes, edits } = carriedOver(
    found,
    keeping.earlier ?? [],
    keeping.edits ?? [],
    new Set(unique.map(passageKey)),
  );
  return applyEdits(themes, edits, unique);
}

/** The id of a subject's theme. */
export function themeIdOf(subject: Pick<Subject, 'id'>): string {
  return `theme-${subject.id}`;
}

/** A text that several passages may have, with its passages and the different documents that hold it. */
interface DifferentText {
  readonly text: string;
  readonly passages: ThemeInput[];
  /** Numbers of documents; documents of the same texts count once. */
  readonly documents: readonly number[];
}

/** One input for each passage, in an order of their own. */
function withoutRepeats<Passage extends CountedPassage>(passages: readonly Passage[]): Passage[] {
  const byId = new Map(passages.map((passage) => [passageKey(passage), passage]));
  return [...byId].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, passage]) => passage);
}

/** Each different text once, in an order that comes from the texts alone. */
function differentTexts(passages: readonly ThemeInput[]): DifferentText[] {
  const byKey = new Map<string, { text: string; passages: ThemeInput[] }>();
  const byDocument = new Map<string, string[]>();
  for (const passage of passages) {
    const key = tokens(passage.text)
      .map(({ word }) => word)
      .join(' ');
    const held = byDocument.get(passage.documentId);
    if (held === undefined) byDocument.set(passage.documentId, [key]);
    else held.push(key);
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, { text: passage.text, passages: [passage] });
    else {
      same.passages.push(passage);
      // Twins may differ in case or punctuation; the same one must speak for them whatever the order.
      if (passage.text < same.text) same.text = passage.text;
    }
  }
  const signatures = new Map(
    [...byDocument].map(([id, keys]) => [id, shortHash([...new Set(keys)].sort().join('\n'))] as const),
  );
  const numbers = new Map([...new Set(signatures.values())].sort().map((signature, at) => [signature, at]));
  return [...byKey]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([, { text, passages: same }]) => ({
      text,
      passages: same,
      documents: [...new Set(same.map(({ documentId }) => numbers.get(signatures.get(documentId) ?? '') ?? 0))],
    }));
}

function readable(texts: readonly DifferentText[]) {
  return texts.flatMap(({ text, documents, passages }) =>
    documents.map((document) => ({ documentId: String(document), text, area: passages[0]?.area ?? null })),
  );
}

interface SpokenIn {
  /** By number of the subject: the texts that are mainly about it, and those that mention it. */
  readonly subjects: ReadonlyMap<number, Member[]>;
  readonly mentions: ReadonlyMap<number, number[]>;
  /** Numbers of the texts that are about something. */
  readonly explained: ReadonlySet<number>;
}

/** What each text is about; null where it was stopped. */
function spokenIn(
  texts: readonly DifferentText[],
  index: SubjectIndex,
  onText: (done: number) => void,
  stopped: () => boolean,
): SpokenIn | null {
  const subjects = new Map<number, Member[]>();
  const mentions = new Map<number, number[]>();
  const explained = new Set<number>();
  for (const [at, { text }] of texts.entries()) {
    if (at % STEP === 0) {
      if (stopped()) return null;
      onText(at);
    }
    for (const { subject, strength, main, named } of belongings(text, index)) {
      if (main) {
        explained.add(at);
        push(subjects, subject, { text: at, strength });
      } else if (named && strength >= MENTIONED) push(mentions, subject, at);
    }
  }
  return { subjects, mentions, explained };
}

/** With the texts that none of the known subjects explains, among the drawn ones: those from number `first` on. */
function withDrawn(
  { subjects, mentions, explained }: SpokenIn,
  left: readonly number[],
  texts: readonly DifferentText[],
  index: SubjectIndex,
  first: number,
): SpokenIn {
  const drawn = new Map<number, Member[]>();
  if (index.subjects.length > first) {
    for (const at of left) {
      for (const { subject, strength, main } of belongings(texts[at]?.text ?? '', index)) {
        if (main && subject >= first) push(drawn, subject, { text: at, strength });
      }
    }
  }
  return { subjects: new Map([...subjects, ...drawn]), mentions, explained };
}

function push<Value>(lists: Map<number, Value[]>, key: number, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** The subjects with their texts, strongest first; those that nothing is about have none. */
function spokenOf({ subjects }: SpokenIn, index: SubjectIndex): Spoken[] {
  return index.subjects.map((subject, at) => ({
    subject,
    members: (subjects.get(at) ?? []).toSorted((a, b) => b.strength - a.strength || a.text - b.text),
  }));
}

function themeOf(
  { subject, members, minor }: Recurring,
  chosen: readonly Recurring[],
  { mentions }: SpokenIn,
  index: SubjectIndex,
  texts: readonly DifferentText[],
  drawn: Subject | null,
): Theme {
  const apart = new Set(chosen.filter((other) => !other.minor).map((other) => other.subject.id));
  const numbers = new Set<number>();
  index.subjects.forEach((other, at) => {
    if (other.id === subject.id || (other.parent === subject.id && !apart.has(other.id) && !minor)) numbers.add(at);
  });
  const passages = members.flatMap(({ text, strength }) =>
    (texts[text]?.passages ?? []).map(
      ({ documentId, passageId }): ThemePassage => ({
        documentId,
        passageId,
        score: Number(strength.toFixed(3)),
      }),
    ),
  );
  const about = new Set(members.map(({ text }) => text));
  const mentioned = new Set([...numbers].flatMap((at) => mentions.get(at) ?? []).filter((text) => !about.has(text)));
  const parent = index.subjects.find(({ id }) => id === subject.parent);
  const own = members.map(({ text }) => texts[text]?.text ?? '');
  return {
    id: themeIdOf(subject),
    label: subject.name,
    keywords: keywordsOf(numbers, own, index),
    parent: parent === undefined ? null : { id: themeIdOf(parent), label: parent.name },
    passages,
    mentions: [...mentioned]
      .flatMap((text) => texts[text]?.passages ?? [])
      .map(({ documentId, passageId }): PassageRef => ({ documentId, passageId }))
      .sort((a, b) => (passageKey(a) < passageKey(b) ? -1 : 1)),
    ...countsOf(members.flatMap(({ text }) => texts[text]?.passages ?? [])),
    minor,
    drawn,
    origin: 'found',
    pinned: false,
    hidden: false,
    renamed: false,
  };
}
