/**
 * Changes to a set of criteria as a tree: one criterion taken away, moved or given another code.
 */
import type { Criterion } from '../document/framework.ts';

/** Changes one criterion wherever it stands; null takes it away with all below it. */
export function changed(
  criteria: readonly Criterion[],
  code: string,
  change: (criterion: Criterion) => Criterion | null,
): Criterion[] {
  return criteria.flatMap((criterion) => {
    const after = criterion.code === code ? change(criterion) : criterion;
    return after === null ? [] : [{ ...after, children: changed(after.children, code, change) }];
  });
}

/** Without one criterion; what stands below it stands in its place. */
export function without(criteria: readonly Criterion[], code: string): Criterion[] {
  return criteria.flatMap((criterion) =>
    criterion.code === code ? criterion.children : [{ ...criterion, children: without(criterion.children, code) }],
  );
}

/** The criterion of a code, or null. */
export function criterionCalled(criteria: readonly Criterion[], code: string): Criterion | null {
  for (const criterion of criteria) {
    const found = criterion.code === code ? criterion : criterionCalled(criterion.children, code);
    if (found !== null) return found;
  }
  return null;
}

/** Every code, headings included, in order. */
export function codesOf(criteria: readonly Criterion[]): string[] {
  return criteria.flatMap(({ code, children }) => [code, ...codesOf(children)]);
}

/**
 * With a criterion, and all below it, under another one or at the top (null): before a sibling there, or last. Null where
 * that cannot be: it would stand below itself, or the sibling is not there.
 */
export function moved(
  criteria: readonly Criterion[],
  code: string,
  under: string | null,
  before: string | null,
): Criterion[] | null {
  const itself = criterionCalled(criteria, code);
  if (itself === null || code === before) return null;
  if (under !== null && codesOf([itself]).includes(under)) return null;
  const rest = changed(criteria, code, () => null);
  const placed = (siblings: readonly Criterion[]): Criterion[] | null => {
    if (before === null) return [...siblings, itself];
    const at = siblings.findIndex((sibling) => sibling.code === before);
    return at < 0 ? null : siblings.toSpliced(at, 0, itself);
  };
  if (under === null) return placed(rest);
  const parent = criterionCalled(rest, under);
  const children = parent === null ? null : placed(parent.children);
  return children === null ? null : changed(rest, under, (one) => ({ ...one, children }));
}
