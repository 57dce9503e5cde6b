/**
 * What reviewing leaves behind: named records, changes to them, and the entries of the audit log that carry the changes.
 * Everything a reviewer does is a set of changes, so undo, history, replay and merging need no special cases.
 */
import type { Metadata, Passage } from '../document/document.ts';
import type { Decision } from '../document/evidence.ts';
import type { Finding } from '../document/finding.ts';
import type { Framework } from '../document/framework.ts';
import type { Subject, ThemeEdit } from '../document/theme.ts';

/** Anything that JSON can carry. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What a record of each kind holds. */
export interface RecordValues {
  /** What was decided about a passage under a framework. */
  readonly decision: KeptDecision;
  /** The same by one reviewer of several, kept for agreement and adjudication. */
  readonly opinion: KeptOpinion;
  /** A decision whose words were gone when its document was read again, or came from another workspace. */
  readonly unplaced: KeptDecision;
  /** A passage the reviewer made from a selection. */
  readonly passage: Passage;
  /** How far a document or criterion has come. */
  readonly progress: Progress;
  /** Corrected metadata of a document. */
  readonly correction: Partial<Metadata>;
  /** A document taken out of sight. */
  readonly removed: true;
  /** Two documents that are not copies of one another. */
  readonly 'not-copies': true;
  /** The member of a group of copies that counts. */
  readonly counts: true;
  /** One edit of the themes, in order. */
  readonly 'theme-edit': ThemeEdit;
  /** A subject of the officer's own to look for as a theme. */
  readonly subject: Subject;
  /** A framework of the reviewer's own. */
  readonly framework: Framework;
  /** A saved search, or a family of synonyms. */
  readonly search: string | readonly string[];
  /** What the evidence says about a criterion or a theme, in a reviewer's words. */
  readonly finding: Finding;
  /** The same by another reviewer, kept beside ours until one is chosen. */
  readonly 'other-finding': Finding;
  /** An area that is ours. */
  readonly 'our-area': string;
  /** Whether a document is ours, whatever its area. */
  readonly whose: 'ours' | 'theirs';
  /** Tags of a passage that nobody has decided yet, under a framework. */
  readonly tag: readonly string[];
  /** A passage that is no evidence although it was read as some, or brought back although it was set aside. */
  readonly 'set-aside': KeptSetAside;
  /** A word of a scanned page, put right by the reviewer. */
  readonly word: KeptWord;
  /** What was said about a passage, other than a decision, whose words were gone when its document was read again. */
  readonly leftover: Leftover;
  /** What was read of a document, as it is kept: nobody's saying, noted so that a change behind the program's back shows. */
  readonly reading: ReadingNote;
}

export type RecordKind = keyof RecordValues;

export interface RecordName {
  readonly kind: RecordKind;
  /** Made by {@link keyOf}. */
  readonly key: string;
}

/** A record before and after; null means that there is none. */
export interface Change extends RecordName {
  readonly before: Json;
  readonly after: Json;
}

/** `act` can be undone; `undo` and `redo` name the act they reverse or repeat; `note` records what cannot be undone. */
export type EntryKind = 'act' | 'undo' | 'redo' | 'note';

/** One line of the audit log, before it is chained. */
export interface Entry {
  /** From 1, without gaps. */
  readonly sequence: number;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  readonly reviewer: string;
  readonly kind: EntryKind;
  /** The sequence of the act that is undone or redone, otherwise null. */
  readonly of: number | null;
  /** What was done, in the reviewer's words: "accepted C05 for ...". */
  readonly what: string;
  readonly changes: readonly Change[];
}

/** Where a decided quotation stands. */
export interface QuotedRange {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A decision with everything it rested on, frozen. */
export interface KeptDecision extends Decision {
  readonly quotation: QuotedRange;
  /** Version of the rules that made the suggestion, or null where none had been made. */
  readonly rules: number | null;
  /** Edition of the framework, or null where it has none. */
  readonly edition: string | null;
}

/** A reviewer's decision, kept beside the others' until one is chosen. */
export interface KeptOpinion {
  readonly decision: KeptDecision;
  /** ISO 8601 instant, UTC. */
  readonly mergedAt: string;
}

/** What a reviewer said of a passage: that it is no evidence, or that it may be. */
export interface KeptSetAside {
  readonly aside: boolean;
  readonly quotation: QuotedRange;
}

/** A recognised word, put right. */
export interface KeptWord {
  /** As it was recognised: on a page that has been recognised differently since, the correction says nothing. */
  readonly was: string;
  /** Empty where there is no word at all. */
  readonly text: string;
}

/** What was said about words that a new reading does not have: kept to be looked at, and never lost. */
export interface Leftover {
  readonly documentId: string;
  /** In words: "the tag “ask again”", "set aside", "brought back", "in the theme “Waiting times”". */
  readonly what: string;
  readonly quotation: QuotedRange;
}

/** What was read of a document, in short. */
export interface ReadingNote {
  /** How many passages. */
  readonly passages: number;
  /** SHA-256 of all that was read: text, pages, what is known of the document, and each passage with its place. */
  readonly sha256: string;
}

/** How far the review of a document under a framework, or of a criterion, has come. No record means: not started. */
export type Progress = 'in-review' | 'checked' | 'signed-off';

/** All records at one moment, by {@link recordId}. */
export type ReviewState = ReadonlyMap<string, Json>;

/** The key of a record from its parts: the framework, the document and the passage of a decision, for example. */
export function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** The parts of a key. */
export function partsOf(key: string): string[] {
  return JSON.parse(key) as string[];
}

/** One name for a record of any kind. */
export function recordId({ kind, key }: RecordName): string {
  return `${kind} ${key}`;
}
