/**
 * Where a criterion can go in its set: a place up or down among its siblings, or under another heading.
 */
import type { CriterionRow } from '../../../src/contract/operations/frameworks.ts';

export interface Arrangement {
  readonly under: string | null;
  /** The sibling before which it stands; null for last. */
  readonly before: string | null;
}

interface Place {
  readonly under: string | null;
  readonly siblings: readonly string[];
}

/** The parent of each row and its siblings in order, from rows that carry their depth. */
function placeOf(rows: readonly CriterionRow[], code: string): Place {
  const parents: (string | null)[] = [];
  const underOf = new Map<string, string | null>();
  for (const { code: each, depth } of rows) {
    underOf.set(each, depth === 0 ? null : (parents[depth - 1] ?? null));
    parents[depth] = each;
  }
  const under = underOf.get(code) ?? null;
  return { under, siblings: rows.map((row) => row.code).filter((each) => underOf.get(each) === under) };
}

/** One place up or down among its siblings; null at the end. */
export function stepped(rows: readonly CriterionRow[], code: string, by: 1 | -1): Arrangement | null {
  const { under, siblings } = placeOf(rows, code);
  const at = siblings.indexOf(code);
  if (by === -1) return at <= 0 ? null : { under, before: siblings[at - 1] ?? null };
  return at >= siblings.length - 1 ? null : { under, before: siblings[at + 2] ?? null };
}

/** Headings that a criterion can be moved under, and the top (null) where it stands under one now. */
export function otherHeadings(rows: readonly CriterionRow[], code: string): readonly (CriterionRow | null)[] {
  const { under } = placeOf(rows, code);
  const at = rows.findIndex((row) => row.code === code);
  const depth = rows[at]?.depth ?? 0;
  const after = rows.slice(at + 1).findIndex((row) => row.depth <= depth);
  const below = new Set(rows.slice(at, after < 0 ? rows.length : at + 1 + after).map((row) => row.code));
  const headings = rows.filter((row) => row.isHeading && row.code !== under && !below.has(row.code));
  return under === null ? headings : [null, ...headings];
}
