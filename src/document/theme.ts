/**
 * A theme: what recurs in a set of passages, and what the user has said about it.
 */

export interface PassageRef {
  readonly documentId: string;
  readonly passageId: string;
}

export interface ThemePassage extends PassageRef {
  /** How central the passage is to the theme, 0 to 1. */
  readonly score: number;
}

/** A word or a term of several words that the corpus uses as one: "strategy discussions". */
export interface Keyphrase {
  /** As the documents write it most often. */
  readonly text: string;
  /** Its variants folded into one: stems in alphabetical order. Names the keyphrase across runs. */
  readonly key: string;
  /** The field's own words, or the name of somebody or somewhere. */
  readonly kind: 'term' | 'place' | 'person' | 'organisation';
  /** How much it is a term of these documents, from 0; comparable within one corpus only. */
  readonly score: number;
  /** Number of different passages that use it. */
  readonly passages: number;
  /** Number of different documents that use it, copies counted once. */
  readonly documents: number;
  /** Other ways in which the documents write it, most frequent first: abbreviations, plurals, other word order. */
  readonly variants: readonly string[];
}

/** The passages of one theme in documents of one year. */
export interface ThemeYear {
  readonly year: number;
  readonly passages: number;
  readonly strengths: number;
  readonly improvements: number;
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
  /** Number of different areas. */
  readonly areas: number;
  /** Passages that report a strength; mixed passages count as both. */
  readonly strengths: number;
  /** Passages that report something to improve; mixed passages count as both. */
  readonly improvements: number;
  /** Years of the documents, oldest first; documents without a date are left out. */
  readonly years: readonly ThemeYear[];
  /** At most five passages that belong to the theme and still say something else than its centre and one another. */
  readonly different: readonly ThemePassage[];
  /** How surely the theme comes back when it is looked for in parts of the documents, 0 to 1. Below 0.5 it is weak. */
  readonly stability: number;
  /** Found by the program, or made by the user. */
  readonly origin: 'found' | 'made';
  /** Kept as it is when themes are found again. */
  readonly pinned: boolean;
  readonly hidden: boolean;
  /** Whether the label is the user's. */
  readonly renamed: boolean;
}

/** One thing the user did to a theme. Edits are kept in order and applied again after every run. */
export type ThemeEdit =
  | { readonly kind: 'rename'; readonly theme: string; readonly label: string }
  | { readonly kind: 'merge'; readonly into: string; readonly themes: readonly string[] }
  | {
      readonly kind: 'split';
      readonly theme: string;
      /** Id of the theme that the passages move to. */
      readonly id: string;
      readonly label: string;
      readonly passages: readonly PassageRef[];
    }
  | { readonly kind: 'pin'; readonly theme: string; readonly pinned: boolean }
  | { readonly kind: 'hide'; readonly theme: string; readonly hidden: boolean }
  | { readonly kind: 'add'; readonly theme: string; readonly passage: PassageRef }
  | { readonly kind: 'remove'; readonly theme: string; readonly passage: PassageRef }
  | {
      readonly kind: 'make';
      readonly id: string;
      readonly label: string;
      /** The search it was made from, or null. */
      readonly query: string | null;
      readonly passages: readonly PassageRef[];
    };

export type ThemeEdits = readonly ThemeEdit[];
