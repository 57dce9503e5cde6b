/**
 * Which items share how many rare shingles, kept as items come and go: what a new one touches is looked at, no more. The
 * answer depends on the items that are there, never on the order in which they came.
 */
import type { Steps } from './steps.ts';

/** Holders from which on a shingle is a phrase of the trade and joins no pair. */
export const COMMON_SHINGLE = 48;
/** More items than numbers of 53 bits can name beside a shingle. */
const MOST_ITEMS = 2 ** 21;
/** Shingles that are entered at a time: to put them in order takes some twenty milliseconds. */
const ENTERED_AT_ONCE = 150_000;
/** Fewer numbers are copied sooner one by one. */
const WORTH_A_CALL = 50;
/** Pairs met between two pauses. */
const MET_AT_ONCE = 20_000;

export interface Sharers {
  /**
   * Adds an item by its different shingles, unsigned 32 bits, and gives its number; a number may be given again once its
   * item has been removed.
   * @throws RangeError for more than two million items
   */
  add(shingles: Uint32Array): number;
  remove(item: number): void;
  /** Takes in what was added since, where that has become much. */
  takeIn(): Steps<void>;
  /** The pairs of items, as `pairOf` reads them, that share enough shingles which few others have. */
  pairs(): Steps<ReadonlySet<number>>;
}

/** The two items of a pair, the lesser number first. */
export function pairOf(pair: number): readonly [number, number] {
  return [Math.floor(pair / MOST_ITEMS), pair % MOST_ITEMS];
}

/** @param isEnough whether two items belong together that share so many rare shingles, at least one */
export function sharers(isEnough: (one: number, other: number, shared: number) => boolean): Sharers {
  const shinglesOf: (Uint32Array | undefined)[] = [];
  const pairs = new Set<number>();
  const free: number[] = [];
  let added: number[] = [];
  let removed: number[] = [];
  let addedShingles = 0;
  // Each shingle with an item that holds it, as `shingle * MOST_ITEMS + item`, the shingles ascending.
  let entries = new Float64Array(0);

  const pairKey = (one: number, other: number) => (one < other ? one * MOST_ITEMS + other : other * MOST_ITEMS + one);

  /** The first entry from `low` on that is not below a value; looked for near by first. */
  function from(value: number, low = 0): number {
    let step = 1;
    while (low + step < entries.length && (entries[low + step] as number) < value) step *= 2;
    let high = Math.min(entries.length, low + step);
    let at = low;
    while (at < high) {
      const middle = (at + high) >>> 1;
      if ((entries[middle] as number) < value) at = middle + 1;
      else high = middle;
    }
    return at;
  }

  /** How many rare shingles two items share. */
  function sharedBy(one: number, other: number): number {
    const here = new Set(shinglesOf[one]);
    let shared = 0;
    for (const shingle of shinglesOf[other] ?? []) {
      if (!here.has(shingle)) continue;
      const first = from(shingle * MOST_ITEMS);
      if ((entries[first + COMMON_SHINGLE] ?? Number.POSITIVE_INFINITY) >= (shingle + 1) * MOST_ITEMS) shared++;
    }
    return shared;
  }

  function judge(pair: number, shared: number): void {
    if (shared > 0 && isEnough(...pairOf(pair), shared)) pairs.add(pair);
    else pairs.delete(pair);
  }

  function* leave(): Steps<void> {
    const gone = new Uint8Array(shinglesOf.length);
    for (const item of removed) gone[item] = 1;
    for (const pair of pairs) {
      const [one, other] = pairOf(pair);
      if (gone[one] === 1 || gone[other] === 1) pairs.delete(pair);
    }
    const kept = new Float64Array(entries.length);
    const again = new Set<number>();
    let filled = 0;
    for (let at = 0; at < entries.length; ) {
      const next = (Math.floor((entries[at] as number) / MOST_ITEMS) + 1) * MOST_ITEMS;
      const [first, begin] = [at, filled];
      for (; at < entries.length && (entries[at] as number) < next; at++)
        if (gone[(entries[at] as number) % MOST_ITEMS] !== 1) kept[filled++] = entries[at] as number;
      // A shingle that has become rare speaks for its holders again.
      if (at - first <= COMMON_SHINGLE || filled - begin > COMMON_SHINGLE) continue;
      const holders = Array.from(kept.subarray(begin, filled), (entry) => entry % MOST_ITEMS);
      for (const [index, one] of holders.entries())
        for (const other of holders.slice(index + 1)) again.add(pairKey(one, other));
    }
    entries = kept.slice(0, filled);
    let looked = 0;
    for (const pair of again) {
      judge(pair, sharedBy(...pairOf(pair)));
      if (++looked % 1000 === 0) yield;
    }
    for (const item of removed) {
      shinglesOf[item] = undefined;
      free.push(item);
    }
    removed = [];
  }

  function* enter(items: readonly number[], count: number): Steps<void> {
    const fresh = new Float64Array(count);
    let filled = 0;
    for (const item of items)
      for (const shingle of shinglesOf[item] as Uint32Array) fresh[filled++] = shingle * MOST_ITEMS + item;
    fresh.sort();
    yield;
    const merged = new Float64Array(entries.length + fresh.length);
    const shared = new Map<number, number>();
    const weakened = new Set<number>();
    let met = 0;
    let [old, written] = [0, 0];
    const copy = (to: number) => {
      if (to - old > WORTH_A_CALL) {
        merged.set(entries.subarray(old, to), written);
        written += to - old;
        old = to;
      } else while (old < to) merged[written++] = entries[old++] as number;
    };
    for (let at = 0; at < fresh.length; ) {
      const shingle = Math.floor((fresh[at] as number) / MOST_ITEMS) * MOST_ITEMS;
      copy(from(shingle, old));
      const begin = written;
      copy(from(shingle + MOST_ITEMS, old));
      const known = written - begin;
      for (; at < fresh.length && (fresh[at] as number) < shingle + MOST_ITEMS; at++)
        merged[written++] = fresh[at] as number;
      const isCommon = written - begin > COMMON_SHINGLE;
      if (isCommon && known > COMMON_SHINGLE) continue;
      for (let right = begin + 1; right < (isCommon ? begin + known : written); right++) {
        const other = (merged[right] as number) % MOST_ITEMS;
        // Two items that were there before have met before, unless the shingle now says nothing any more.
        for (let left = begin; left < right; left++) {
          if (!isCommon && right < begin + known) break;
          const pair = pairKey((merged[left] as number) % MOST_ITEMS, other);
          if (!isCommon) shared.set(pair, (shared.get(pair) ?? 0) + 1);
          else if (pairs.has(pair)) weakened.add(pair);
        }
      }
      met += (written - begin) ** 2;
      if (met > MET_AT_ONCE) {
        met = 0;
        yield;
      }
    }
    copy(entries.length);
    entries = merged;
    yield;
    let judged = 0;
    for (const [pair, count] of shared) {
      judge(pair, count);
      if (++judged % MET_AT_ONCE === 0) yield;
    }
    for (const pair of weakened) {
      judge(pair, sharedBy(...pairOf(pair)));
      if (++judged % 1000 === 0) yield;
    }
  }

  function* settle(least: number): Steps<void> {
    if (addedShingles < least) return;
    if (removed.length > 0) yield* leave();
    while (added.length > 0) {
      const items: number[] = [];
      let count = 0;
      while (items.length < added.length && count < ENTERED_AT_ONCE) {
        const item = added[items.length] as number;
        items.push(item);
        count += shinglesOf[item]?.length ?? 0;
      }
      added = added.slice(items.length);
      addedShingles -= count;
      yield* enter(items, count);
    }
  }

  return {
    add(shingles) {
      const item = free.pop() ?? shinglesOf.length;
      if (item >= MOST_ITEMS) throw new RangeError('More passages than can be compared.');
      shinglesOf[item] = shingles;
      added.push(item);
      addedShingles += shingles.length;
      return item;
    },
    remove(item) {
      const at = added.lastIndexOf(item);
      if (at === -1) {
        removed.push(item);
        return;
      }
      added.splice(at, 1);
      addedShingles -= shinglesOf[item]?.length ?? 0;
      shinglesOf[item] = undefined;
      free.push(item);
    },
    takeIn: () => settle(ENTERED_AT_ONCE),
    *pairs() {
      yield* settle(0);
      return pairs;
    },
  };
}
