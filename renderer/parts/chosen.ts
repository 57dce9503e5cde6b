/**
 * Several rows of a list chosen: one at a time, or with Shift all from the row touched before.
 */

/** The chosen keys after one row was put on or taken off; with `range` so are all rows between it and the one before. */
export function chosenAfter(
  chosen: ReadonlySet<string>,
  keys: readonly string[],
  { key, on, range, before }: { key: string; on: boolean; range: boolean; before: string | null },
): ReadonlySet<string> {
  const [from, to] = [before === null ? -1 : keys.indexOf(before), keys.indexOf(key)];
  const touched = range && from >= 0 && to >= 0 ? keys.slice(Math.min(from, to), Math.max(from, to) + 1) : [key];
  const next = new Set(chosen);
  for (const each of touched) {
    if (on) next.add(each);
    else next.delete(each);
  }
  return next;
}
