/**
 * What a query means: words in a tree, and filters on fields.
 */

export type QueryNode =
  | { readonly kind: 'word'; readonly text: string }
  /** `exact`: these words as they are written, not their other forms and not what is taken for them. */
  | { readonly kind: 'phrase' | 'prefix'; readonly text: string; readonly exact: boolean }
  | { readonly kind: 'near'; readonly terms: readonly QueryNode[]; readonly distance: number }
  | { readonly kind: 'heading'; readonly term: QueryNode }
  | { readonly kind: 'and' | 'or'; readonly children: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly child: QueryNode };

/** Values one of which a passage must have, and values it must not have; compared without regard to case. */
export interface ValueFilter {
  readonly any: readonly string[];
  readonly none: readonly string[];
}

/** Years from and to, both included; null where that end is open. */
export interface YearRange {
  readonly from: number | null;
  readonly to: number | null;
}

export const VALUE_FIELDS = ['area', 'type', 'criterion', 'polarity', 'decision', 'tag', 'practice'] as const;
export type ValueField = (typeof VALUE_FIELDS)[number];

export type SearchFilters = Readonly<Record<ValueField, ValueFilter>> & {
  readonly year: { readonly any: readonly YearRange[]; readonly none: readonly YearRange[] };
};

export interface ParsedQuery {
  /** What the words ask for; null where the query holds no words. */
  readonly root: QueryNode | null;
  readonly filters: SearchFilters;
  /** What is odd about the query and how it was read, in sentences, or null. */
  readonly explanation: string | null;
}

/** Every field that can stand before a colon. */
export const FIELDS = [...VALUE_FIELDS, 'year', 'heading'] as const;
export type Field = (typeof FIELDS)[number];
