/**
 * A theme: what recurs in a set of passages.
 */

export interface ThemePassage {
  readonly documentId: string;
  readonly passageId: string;
  /** How central the passage is to the theme, 0 to 1. */
  readonly score: number;
}

export interface Theme {
  /** Kept across runs for as long as the theme's core stays. */
  readonly id: string;
  /** As a person would write it: "Voice of the child". */
  readonly label: string;
  readonly keywords: readonly string[];
  /** Most central first. */
  readonly passages: readonly ThemePassage[];
  /** Number of different documents, copies counted once. */
  readonly documents: number;
}
