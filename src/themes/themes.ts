/**
 * Themes: what recurs in these passages.
 */
import type { Theme, ThemeEdits, ThemePassage } from '../document/theme.ts';
import { applyEdits } from './edits.ts';
import { shortHash } from './hash.ts';
import { keepIdentity } from './identity.ts';
import { type CountedPassage, countsOf, refKey, type ThemeInput } from './input.ts';
import { type Term, termsOf } from './keyphrases.ts';
import { headOf, labelOf } from './labels.ts';
import { type Gathered, gatherThemes } from './membership.ts';
import { type Reading, readPassages } from './reading.ts';
import { type Cluster, stableClusters } from './selection.ts';
import { type Contexts, contextsOf, termVectors } from './space.ts';
import { cosine, type TextVectors, textVectors } from './text-vectors.ts';

export type { CountedPassage, ThemeInput } from './input.ts';

export interface Finding {
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked between steps. */
  readonly isStopped?: () => boolean;
}

export interface Keeping {
  /** The themes of the last run: those that are still there keep their ids, labels and the user's hand. */
  readonly previous?: readonly Theme[];
  readonly edits?: ThemeEdits;
}

export type ThemeOptions = Finding & Keeping;

/** Raised whenever the same passages may give other themes than before. */
export const THEMES_VERSION = 4;

/** Terms that are clustered: more would add only rare ones, which stand beside others by chance. */
function mostTerms(texts: number): number {
  return Math.round(Math.min(400, Math.max(80, 7 * Math.sqrt(texts))));
}

/**
 * Finds what recurs: terms of the field, clustered by what they stand beside, as many clusters as come back in parts of
 * the documents, each with its passages. The same passages give the same themes in any order and with any of them given
 * twice.
 * @param passages those that may be evidence, from documents that count
 */
export function findThemes(passages: readonly ThemeInput[], options: ThemeOptions = {}): Theme[] {
  const found = foundThemes(passages, options);
  return found === null ? [...(options.previous ?? [])] : keptThemes(found, passages, options);
}

/** The themes the program finds, without anybody's hand on them: the slow half. Null where it was stopped. */
export function foundThemes(passages: readonly ThemeInput[], finding: Finding = {}): Theme[] | null {
  const progress = finding.onProgress ?? (() => {});
  const stopped = finding.isStopped ?? (() => false);
  const unique = withoutRepeats(passages);
  const { reading, every, contexts } = studied(unique, () => progress(1, 5));
  progress(2, 5);
  if (stopped()) return null;
  const clusters = stableClusters(reading, contexts, (done, total) => progress(2 + (2 * done) / total, 5));
  if (stopped()) return null;
  const vectors = textVectors(contexts);
  const likely = clusters.filter((cluster) => mayRecur(cluster, contexts, reading));
  const gathered = gatherThemes(contexts, termVectors(contexts), likely, vectors).filter((theme) =>
    recurs(theme, reading),
  );
  const found = themesOf(gathered, every, contexts, vectors, reading, unique);
  progress(5, 5);
  return found;
}

/** What is found with the words of all passages at hand, and all that is kept of them. */
function studied(passages: readonly ThemeInput[], onRead: () => void) {
  const { words, ...reading } = readPassages(passages);
  onRead();
  const every = termsOf({ words, ...reading });
  const broad = broadest(reading);
  const terms = every
    .filter((term) => term.texts.length <= broad && term.documents >= leastDocuments(reading))
    .slice(0, mostTerms(reading.texts.length));
  return { reading, every, contexts: contextsOf({ words, ...reading }, terms) };
}

/** Found themes under the ids they had before, counted, and with the user's edits applied: the quick half. */
export function keptThemes(
  found: readonly Theme[],
  passages: readonly CountedPassage[],
  keeping: Keeping = {},
): Theme[] {
  const unique = withoutRepeats(passages);
  const edits = keeping.edits ?? [];
  const present = new Set(unique.map(refKey));
  return applyEdits(keepIdentity(found, keeping.previous ?? [], edits, present), edits, unique);
}

/** One input for each passage, in an order of their own. */
function withoutRepeats<Passage extends CountedPassage>(passages: readonly Passage[]): Passage[] {
  const byId = new Map(passages.map((passage) => [refKey(passage), passage]));
  return [...byId].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, passage]) => passage);
}

/** In many passages, a word that a fifth of them use is no theme; in few, that may be what they are about. */
function broadest(reading: Reading): number {
  return Math.max(5, 0.2 * reading.texts.length);
}

/** Of how many documents something must be said to recur: one where there are few, up to four. */
function leastDocuments(reading: Reading): number {
  return reading.documents < 3 ? 1 : Math.max(2, Math.ceil(Math.min(4, reading.documents / 5)));
}

/** How many different documents a theme is in, documents of the same texts counted once. */
function documentsOf(theme: Gathered, reading: Reading): number {
  const documents = new Set<number>();
  for (const { text } of theme.members) for (const at of reading.texts[text]?.documents ?? []) documents.add(at);
  return documents.size;
}

/** In how many passages something must be said to recur. */
function leastTexts(reading: Reading): number {
  return Math.max(2, Math.ceil(Math.min(6, reading.texts.length / 60)));
}

/** One word alone is a theme only where it is all over the documents. */
function mayRecur(cluster: Cluster, contexts: Contexts, reading: Reading): boolean {
  const [only, ...more] = cluster.terms;
  const term = contexts.terms[only ?? -1];
  if (more.length > 0 || term === undefined || term.stems.length > 1) return true;
  return (
    term.standing >= 0.5 && term.texts.length >= 2 * leastTexts(reading) && term.documents >= 0.4 * reading.documents
  );
}

/** Whether a theme recurs: in several passages and, where there are several documents, in several of them. */
function recurs(theme: Gathered, reading: Reading): boolean {
  return theme.members.length >= leastTexts(reading) && documentsOf(theme, reading) >= leastDocuments(reading);
}

function themesOf(
  gathered: readonly Gathered[],
  every: readonly Term[],
  contexts: Contexts,
  vectors: TextVectors,
  reading: Reading,
  passages: readonly ThemeInput[],
): Theme[] {
  const inputsOf = reading.texts.map(() => [] as number[]);
  passages.forEach((_, at) => {
    inputsOf[reading.textOf[at] ?? 0]?.push(at);
  });
  const refs = (members: readonly { text: number; score: number }[]): ThemePassage[] =>
    members.flatMap(({ text, score }) =>
      (inputsOf[text] ?? []).flatMap((at) => {
        const input = passages[at];
        return input === undefined ? [] : [{ documentId: input.documentId, passageId: input.passageId, score }];
      }),
    );
  const ordered = gathered
    .map((theme) => ({ theme, documents: documentsOf(theme, reading) }))
    .sort((a, b) => b.documents - a.documents || b.theme.members.length - a.theme.members.length);
  return ordered.flatMap(({ theme }): Theme[] => {
    const head = headOf(theme);
    if (head === null) return [];
    const inputs = theme.members.flatMap((member) => inputsOf[member.text] ?? []);
    return [
      {
        id: `theme-${shortHash(head.key)}`,
        ...labelOf(theme, head, every, contexts, reading),
        passages: refs(theme.members),
        ...countsOf(inputs.flatMap((at) => passages[at] ?? [])),
        different: refs(mostDifferent(theme, vectors)).slice(0, 5),
        stability: theme.cluster.stability,
        origin: 'found',
        pinned: false,
        hidden: false,
        renamed: false,
      },
    ];
  });
}

/** Members in the theme's better half that are least like its centre and one another, by farthest-first traversal. */
function mostDifferent(theme: Gathered, vectors: TextVectors): Gathered['members'] {
  const candidates = theme.members.slice(0, Math.ceil(theme.members.length / 2)).slice(0, 100);
  const [centre, ...rest] = candidates;
  if (centre === undefined) return [];
  const chosen: (typeof candidates)[number][] = [];
  const near = rest.map((member) => cosine(vectors, centre.text, member.text));
  while (chosen.length < 5 && chosen.length < rest.length) {
    let best = -1;
    near.forEach((value, at) => {
      if (value < (near[best] ?? Number.POSITIVE_INFINITY)) best = at;
    });
    const member = rest[best];
    if (member === undefined) break;
    chosen.push(member);
    rest.forEach((other, at) => {
      near[at] = Math.max(near[at] ?? 0, cosine(vectors, member.text, other.text));
    });
    near[best] = Number.POSITIVE_INFINITY;
  }
  return chosen;
}
