/**
 * Many short lists of small numbers, end to end in one array: as an array each, those of a hundred thousand passages would
 * take ten times the room.
 */
export interface Lists {
  readonly count: number;
  /** Where each list begins in `values`; one more for the end of the last. */
  readonly from: Uint32Array;
  readonly values: Uint16Array;
}

/** A list by its number, as a view. */
export function listAt({ from, values }: Lists, at: number): Uint16Array {
  return values.subarray(from[at], from[at + 1]);
}

export interface ListsToFill {
  /** Adds a list of whole numbers below 65,536. */
  add(list: Iterable<number>): void;
  /** The lists added so far. */
  filled(): Lists;
}

/** Lists to be added one by one. */
export function listsToFill(): ListsToFill {
  const from: number[] = [0];
  let values = new Uint16Array(1024);
  let end = 0;
  return {
    add(list) {
      for (const value of list) {
        if (end === values.length) {
          const grown = new Uint16Array(2 * end);
          grown.set(values);
          values = grown;
        }
        values[end++] = value;
      }
      from.push(end);
    },
    filled: () => ({ count: from.length - 1, from: Uint32Array.from(from), values: values.slice(0, end) }),
  };
}
