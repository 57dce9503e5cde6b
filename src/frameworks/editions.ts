/**
 * Two editions of a framework compared criterion by criterion, and decisions carried from one to the other.
 */
import type { Decision } from '../document/evidence.ts';
import { criteriaOf, type Framework } from '../document/framework.ts';
import { containment, likeness, rarity, sameText, type Wording, wording } from './likeness.ts';

export type Change = 'same' | 'reworded' | 'split' | 'merged' | 'new' | 'gone';

/** What became of one criterion, or of several that belong together. */
export interface EditionChange {
  readonly change: Change;
  /** Codes in the older edition: one, several where merged, none where new. */
  readonly before: readonly string[];
  /** Codes in the newer edition: one, several where split, none where gone. */
  readonly after: readonly string[];
  /** Likeness of the wording, 0 to 1; 1 where nothing changed. */
  readonly likeness: number;
}

/** Wordings at least this alike are the same criterion reworded. */
const REWORDED = 0.5;
/** A part of a split criterion takes at least this share of its words from the whole. */
const PART = 0.6;
/** The parts together hold at least this share of the whole. */
const WHOLE = 0.6;

interface Side {
  readonly code: string;
  readonly text: string;
  readonly words: Wording;
}

/**
 * Compares two editions. Every criterion of either stands in exactly one change. Criteria are the same when their text
 * is (spacing, quotes and footnote marks aside), whatever their codes; then the most alike pairs are matched first;
 * what is left over is a part of a split, a source of a merger, new, or gone. In the order of the newer edition, what
 * is gone last.
 */
export function compareEditions(older: Framework, newer: Framework): EditionChange[] {
  const before = sides(older);
  const after = sides(newer);
  const weight = rarity([...before, ...after].map((side) => side.words));
  const changes: EditionChange[] = [];
  const openBefore = new Map(before.map((side) => [side.code, side]));
  const openAfter = new Map(after.map((side) => [side.code, side]));
  const close = (change: EditionChange) => {
    changes.push(change);
    for (const code of change.before) openBefore.delete(code);
    for (const code of change.after) openAfter.delete(code);
  };

  for (const now of after) {
    const twins = [...openBefore.values()].filter((was) => sameText(was.text) === sameText(now.text));
    const twin = twins.find((was) => was.code === now.code) ?? twins[0];
    if (twin !== undefined) close({ change: 'same', before: [twin.code], after: [now.code], likeness: 1 });
  }
  for (const was of [...openBefore.values()]) {
    const pieces = partsOf(was, [...openAfter.values()], [...openBefore.values()], weight);
    if (pieces.length > 1) close({ change: 'split', before: [was.code], after: pieces, likeness: 1 });
  }
  for (const now of [...openAfter.values()]) {
    const pieces = partsOf(now, [...openBefore.values()], [...openAfter.values()], weight);
    if (pieces.length > 1) close({ change: 'merged', before: pieces, after: [now.code], likeness: 1 });
  }
  const pairs = [...openBefore.values()]
    .flatMap((was) =>
      [...openAfter.values()].map((now) => ({ was, now, alike: likeness(was.words, now.words, weight) })),
    )
    .filter((pair) => pair.alike >= REWORDED)
    .sort((a, b) => b.alike - a.alike || compareText(a.was.code + a.now.code, b.was.code + b.now.code));
  for (const { was, now, alike } of pairs) {
    if (openBefore.has(was.code) && openAfter.has(now.code)) {
      close({ change: 'reworded', before: [was.code], after: [now.code], likeness: alike });
    }
  }
  for (const code of [...openAfter.keys()]) close({ change: 'new', before: [], after: [code], likeness: 0 });
  for (const code of [...openBefore.keys()]) close({ change: 'gone', before: [code], after: [], likeness: 0 });

  const place = new Map(after.map((side, index) => [side.code, index]));
  const placeOf = (change: EditionChange) =>
    Math.min(after.length, ...change.after.map((code) => place.get(code) ?? 0));
  return changes.sort((a, b) => placeOf(a) - placeOf(b));
}

export interface CarriedDecisions {
  /** Decisions that hold under the newer edition as they are. */
  readonly carried: readonly Decision[];
  /** Decisions that a person has to look at again, with the codes that may fit now and why. */
  readonly toLookAt: readonly {
    readonly decision: Decision;
    readonly candidates: readonly string[];
    readonly because: string;
  }[];
}

/**
 * Carries decisions over to the newer edition. A decision is carried as it stands only when every criterion it names is
 * the same or merged whole; otherwise it is listed for a look, and nothing is decided in the reviewer's name.
 * "None of these" is listed when criteria are new.
 */
export function carryOver(
  decisions: readonly Decision[],
  changes: readonly EditionChange[],
  newer: Framework,
): CarriedDecisions {
  const carried: Decision[] = [];
  const toLookAt: CarriedDecisions['toLookAt'][number][] = [];
  const added = changes.filter((change) => change.change === 'new').flatMap((change) => change.after);
  for (const decision of decisions) {
    const met = decision.criteria.map((code) => changes.find((change) => change.before.includes(code)));
    const candidates = [...new Set(met.flatMap((change) => change?.after ?? []))];
    const unsure = met.find((change) => change === undefined || !['same', 'merged'].includes(change.change));
    const because =
      decision.criteria.length === 0 && added.length > 0
        ? `none of the older criteria fitted, and ${added.join(', ')} ${added.length > 1 ? 'are' : 'is'} new`
        : met.some((change) => change === undefined)
          ? 'the older edition has no such criterion'
          : unsure === undefined
            ? null
            : REASONS[unsure.change](unsure);
    if (because === null) carried.push({ ...decision, frameworkId: newer.id, criteria: candidates });
    else toLookAt.push({ decision, candidates, because });
  }
  return { carried, toLookAt };
}

const REASONS: Record<Change, (change: EditionChange) => string> = {
  same: () => '',
  merged: () => '',
  new: () => '',
  reworded: (change) => `${change.before.join()} is worded differently now, as ${change.after.join()}`,
  split: (change) => `${change.before.join()} is now split into ${change.after.join(' and ')}`,
  gone: (change) => `${change.before.join()} is gone`,
};

function sides(framework: Framework): Side[] {
  return criteriaOf(framework).map((criterion) => {
    const text = criterion.official?.text ?? criterion.text;
    return { code: criterion.code, text, words: wording(text) };
  });
}

/**
 * Those pieces that one whole was taken apart into: each takes most of its words from the whole and is nearer to it than
 * to any other, and together they hold most of it.
 */
function partsOf(
  whole: Side,
  pieces: readonly Side[],
  others: readonly Side[],
  weight: (stem: string) => number,
): string[] {
  const taken = pieces.filter((piece) => {
    const share = containment(piece.words, whole.words, weight);
    return (
      share >= PART && others.every((other) => other === whole || containment(piece.words, other.words, weight) < share)
    );
  });
  if (taken.length < 2) return [];
  const union = new Map<string, number>();
  for (const piece of taken) for (const [stem, count] of piece.words) union.set(stem, (union.get(stem) ?? 0) + count);
  return containment(whole.words, union, weight) >= WHOLE ? taken.map((piece) => piece.code) : [];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
