/**
 * What keeps a key from drawing the whole window again: functions that stay the same, parts that are drawn again only
 * when what they show is another, and values that wait until the reader rests.
 */
import { type FunctionComponent, memo, startTransition, useEffect, useRef, useState } from 'react';

/** The same functions at every drawing; each calls the one that was given last. */
export function useStable<Actions extends object>(actions: Actions): Actions {
  const latest = useRef(actions);
  latest.current = actions;
  const [stable] = useState(
    () =>
      Object.fromEntries(
        Object.keys(actions).map((name) => [
          name,
          (...given: unknown[]) =>
            (latest.current as Record<string, (...given: unknown[]) => unknown>)[name]?.(...given),
        ]),
      ) as Actions,
  );
  return stable;
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!Array.isArray(one) || !Array.isArray(other)) return false;
  return one.length === other.length && one.every((value, at) => Object.is(value, other[at]));
}

/** A part that is drawn again only when a property is another; lists with the same values are the same. */
export function memoByContent<Properties extends object>(
  part: FunctionComponent<Properties>,
): FunctionComponent<Properties> {
  return memo(part, (before, after) =>
    Object.entries(after).every(([name, value]) => isSame(value, (before as Record<string, unknown>)[name])),
  );
}

/** A value once it has not changed for some milliseconds, so that whoever holds a key down is not held up. */
export function useSettled<Value>(value: Value, milliseconds: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setSettled(() => value)), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
