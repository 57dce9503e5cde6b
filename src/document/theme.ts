/**
 * A theme: what recurs in a set of passages, and what the user has said about it.
 */
import type { PassageRef } from './passage-ref.ts';

export interface ThemePassage extends PassageRef {
  /** How strongly the passage belongs to the theme, 0 to 1. */
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

/** A subject that recurs in the field, or that an officer looks for. Phrases are found by their stems, plurals included. */
export interface Subject {
  /** Short and stable: "return-interviews". */
  readonly id: string;
  /** The heading of its theme, as an inspector would print it. */
  readonly name: string;
  /** The subject above it, or null. */
  readonly parent: string | null;
  /** What belongs to it, and what does not although it sounds like it, in a sentence each. */
  readonly belongs: string;
  readonly isNot: string | null;
  /** Every name it has or has had; short names in capitals count only in capitals. */
  readonly names: readonly string[];
  /** Words that keep it company: they speak for it where it is named, and a little by themselves. */
  readonly signs: readonly string[];
  /** Phrases in which a name or sign does not mean it. */
  readonly except: readonly string[];
  /** Whether many passages name it on the way to something else, so that each naming weighs less. */
  readonly general: boolean;
  /** Whether an officer looks for it even where little is said of it: it is listed before others. */
  readonly sought: boolean;
}

/** The passages of one theme in documents of one year. */
export interface ThemeYear {
  readonly year: number;
  readonly passages: number;
  readonly strengths: number;
  readonly improvements: number;
}

export interface Theme {
  /** That of its subject: the same in every folder and whatever was there before. */
  readonly id: string;
  /** As a person would write it: "Voice of the child". */
  readonly label: string;
  readonly keywords: readonly string[];
  /** The subject above it, where it stands on the lower of two floors; it is a theme itself where passages are about it. */
  readonly parent: { readonly id: string; readonly label: string } | null;
  /** Passages that are mainly about it, strongest first. */
  readonly passages: readonly ThemePassage[];
  /** Passages that mention it and are about something else, in order of documents and passages. They count in nothing below. */
  readonly mentions: readonly PassageRef[];
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
  /** Too little is said of it here, beside other subjects, to list it: shown only when asked for. */
  readonly minor: boolean;
  /** The subject as it was drawn from these documents; null where it is one of the list. */
  readonly drawn: Subject | null;
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
