/**
 * Which passages of two documents belong side by side.
 */
import { diffArrays } from 'diff';
import { collect } from './lists.ts';
import { comparedWords, hashWord, runs } from './words.ts';

/** Passages that belong together, by position in their documents; one side may be empty, either may have several. */
export interface Row {
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Whether the passages stand in another order in the two documents. */
  readonly moved: boolean;
}

/** Passages belong side by side when more than this share of the shorter one stands in the other. */
const BESIDE = 0.5;
/** A moved passage must be more alike, and longer than a phrase. */
const MOVED = 0.6;
const MOVED_WORDS = 6;
/** A run that stands in more passages than this brings none together. */
const COMMON_RUN = 24;

/**
 * Aligns two lists of passages by the words they share, so that it does not matter where each document splits its
 * paragraphs. Words are matched in order first; passages left over on both sides are then looked for elsewhere.
 */
export function align(left: readonly string[], right: readonly string[]): Row[] {
  const [here, there] = [passageWords(left), passageWords(right)];
  const beside = besides(here, there);
  const [placedLeft, placedRight] = [
    new Set(beside.flatMap((row) => row.left)),
    new Set(beside.flatMap((row) => row.right)),
  ];
  const moved = movedPairs(
    here.passages.map((words, at) => (placedLeft.has(at) ? [] : words)),
    there.passages.map((words, at) => (placedRight.has(at) ? [] : words)),
  );
  return inOrder(left.length, right.length, beside, moved);
}

interface PassageWords {
  readonly passages: readonly (readonly string[])[];
  /** All words in order, and the passage each stands in. */
  readonly words: readonly string[];
  readonly passageOf: readonly number[];
}

function passageWords(texts: readonly string[]): PassageWords {
  const passages = texts.map(comparedWords);
  return { passages, words: passages.flat(), passageOf: passages.flatMap((words, at) => words.map(() => at)) };
}

/** Rows of passages that share most of their words at the same place in both documents. */
function besides(here: PassageWords, there: PassageWords): Row[] {
  const shared = new Map<number, number>();
  for (const [one, other] of matchedWords(here.words, there.words)) {
    const key = (here.passageOf[one] as number) * there.passages.length + (there.passageOf[other] as number);
    shared.set(key, (shared.get(key) ?? 0) + 1);
  }
  const rows: { left: number[]; right: number[]; moved: boolean }[] = [];
  // Matches rise on both sides, so a pair can only continue the last row or begin a new one.
  for (const [key, count] of shared) {
    const one = Math.floor(key / there.passages.length);
    const other = key % there.passages.length;
    const [left, right] = [here.passages[one] as string[], there.passages[other] as string[]];
    if (count <= BESIDE * Math.min(left.length, right.length)) continue;
    const last = rows.at(-1);
    if (last?.left.at(-1) === one) last.right.push(other);
    else if (last?.right.at(-1) === other) last.left.push(one);
    else rows.push({ left: [one], right: [other], moved: false });
  }
  return rows;
}

/** Words in a run that may anchor two documents to each other. */
const ANCHOR_WORDS = 4;
/** Gaps between anchors larger than this, in words times words, are taken as different throughout. */
const LARGEST_GAP = 1_000_000;

/**
 * Pairs of positions at which both texts have the same word, rising on both sides: runs of words that stand once in
 * each text anchor them (patience, B. Cohen), what lies between is compared after Myers (1986).
 */
function* matchedWords(left: readonly string[], right: readonly string[]): Generator<readonly [number, number]> {
  let [fromLeft, fromRight] = [0, 0];
  const anchors = [...anchorsOf(left, right), [left.length, right.length] as const];
  for (const [toLeft, toRight] of anchors) {
    if (toLeft < fromLeft || toRight < fromRight) continue;
    yield* matchedInGap(left.slice(fromLeft, toLeft), right.slice(fromRight, toRight), fromLeft, fromRight);
    [fromLeft, fromRight] = [toLeft, toRight];
    while (fromLeft < left.length && fromRight < right.length && left[fromLeft] === right[fromRight]) {
      yield [fromLeft, fromRight];
      fromLeft++;
      fromRight++;
    }
  }
}

function* matchedInGap(
  left: readonly string[],
  right: readonly string[],
  leftStart: number,
  rightStart: number,
): Generator<readonly [number, number]> {
  if (left.length === 0 || right.length === 0 || left.length * right.length > LARGEST_GAP) return;
  let [one, other] = [leftStart, rightStart];
  for (const { added, removed, count } of diffArrays([...left], [...right])) {
    if (removed) one += count;
    else if (added) other += count;
    else for (let step = 0; step < count; step++) yield [one++, other++];
  }
}

/** Where runs that stand once in both texts begin, as the longest chain that rises on both sides. */
function anchorsOf(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  const [here, there] = [soleRuns(left), soleRuns(right)];
  const pairs = [...here].flatMap(([run, at]) => {
    const other = there.get(run);
    return at === null || other === null || other === undefined ? [] : [[at, other] as const];
  });
  return longestRising(pairs);
}

/** Position of each run of words, or null where it stands more than once; in order of first mention. */
function soleRuns(words: readonly string[]): Map<number, number | null> {
  const found = new Map<number, number | null>();
  for (const [at, run] of runs(Uint32Array.from(words, hashWord), ANCHOR_WORDS).entries()) {
    found.set(run, found.has(run) ? null : at);
  }
  return found;
}

/** The longest subsequence of pairs, given by rising left side, whose right side rises too (Fredman 1975). */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  interface Chain {
    readonly pair: readonly [number, number];
    readonly before: Chain | null;
  }
  const ends: Chain[] = [];
  for (const pair of pairs) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as Chain).pair[1] < pair[1]) low = middle + 1;
      else high = middle;
    }
    ends[low] = { pair, before: ends[low - 1] ?? null };
  }
  const chain: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? null; at !== null; at = at.before) chain.push(at.pair);
  return chain.reverse();
}

/** Passages that stand elsewhere in the other document, the longest and likest first. Empty passages are ignored. */
function movedPairs(left: readonly (readonly string[])[], right: readonly (readonly string[])[]): Row[] {
  const runsOf = (words: readonly string[]) => new Set(runs(Uint32Array.from(words, hashWord), 2));
  const holders = new Map<number, number[]>();
  const rightRuns = right.map(runsOf);
  for (const [at, found] of rightRuns.entries()) {
    for (const run of found) collect(holders, run, at);
  }
  const matches = left.flatMap((words, one) => {
    const found = words.length < MOVED_WORDS ? new Set<number>() : runsOf(words);
    const shared = new Map<number, number>();
    for (const run of found) {
      const held = holders.get(run) ?? [];
      if (held.length <= COMMON_RUN) for (const at of held) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    return [...shared].map(([other, count]) => {
      const likeness = (2 * count) / (found.size + (rightRuns[other] as Set<number>).size);
      return { one, other, count, likeness };
    });
  });
  matches.sort((a, b) => b.count * b.likeness - a.count * a.likeness || a.one - b.one || a.other - b.other);
  const [taken, given] = [new Set<number>(), new Set<number>()];
  return matches.flatMap(({ one, other, likeness }) => {
    if (likeness < MOVED || taken.has(one) || given.has(other)) return [];
    taken.add(one);
    given.add(other);
    return [{ left: [one], right: [other], moved: true }];
  });
}

/** Rows in the order of the left side; what only the right side has follows what it follows there. */
function inOrder(lefts: number, rights: number, beside: readonly Row[], moved: readonly Row[]): Row[] {
  const placedLeft = new Set([...beside, ...moved].flatMap((row) => row.left));
  const placedRight = new Set([...beside, ...moved].flatMap((row) => row.right));
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
  const movedFrom = new Map(moved.map((row) => [row.left[0], row]));
  const leftAlone = (from: number, to: number): Row[] =>
    range(from, to).flatMap((at) => {
      const elsewhere = movedFrom.get(at);
      return elsewhere ?? (placedLeft.has(at) ? [] : { left: [at], right: [], moved: false });
    });
  const rightAlone = (from: number, to: number): Row[] =>
    range(from, to).flatMap((at) => (placedRight.has(at) ? [] : { left: [], right: [at], moved: false }));
  const rows: Row[] = [];
  let [left, right] = [0, 0];
  for (const row of [...beside, { left: [lefts], right: [rights], moved: false }]) {
    rows.push(...leftAlone(left, row.left[0] as number), ...rightAlone(right, row.right[0] as number));
    if (row.left[0] !== lefts || row.right[0] !== rights) rows.push(row);
    // Passages inside the row that belong to neither neighbour (a page number, say) follow it.
    left = row.left[0] as number;
    right = row.right[0] as number;
    const [lastLeft, lastRight] = [row.left.at(-1) as number, row.right.at(-1) as number];
    rows.push(...leftAlone(left, Math.min(lefts, lastLeft + 1)), ...rightAlone(right, Math.min(rights, lastRight + 1)));
    left = lastLeft + 1;
    right = lastRight + 1;
  }
  return rows;
}
