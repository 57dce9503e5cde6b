/**
 * What differs between two documents, passage by passage and word by word.
 */
import { diffArrays } from 'diff';
import type { Passage } from '../document/document.ts';
import { normalWord } from '../language/tokens.ts';
import { align, type Row } from './alignment.ts';

/** A run of words. */
export interface Run {
  /** Words that both have, only the left document has, or only the right one. */
  readonly kind: 'same' | 'left' | 'right';
  /** As written, with the white space that follows; what both have as the right document writes it. */
  readonly text: string;
}

export interface DifferenceRow {
  /** `same` where no word differs; bullets and marks may. */
  readonly kind: 'same' | 'changed' | 'left-only' | 'right-only';
  /** Whether the passages stand in another order in the two documents. */
  readonly moved: boolean;
  /** Ids of the passages on each side; several where one document splits what the other keeps together. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** The words of the row in reading order. */
  readonly runs: readonly Run[];
}

export interface Differences {
  /** In the reading order of the left document; what only the right one has stands after what it follows there. */
  readonly rows: readonly DifferenceRow[];
  /** Words that both have, only the left one and only the right one. */
  readonly shared: number;
  readonly leftOnly: number;
  readonly rightOnly: number;
}

/**
 * Compares two documents. Passages are aligned by the words they share; within aligned passages words are compared
 * after Myers (1986). Case, kinds of quotation marks and white space make no difference.
 */
export function differences(left: readonly Passage[], right: readonly Passage[]): Differences {
  const rows = align(
    left.map(({ text }) => text),
    right.map(({ text }) => text),
  ).map((row) => compareRow(row, left, right));
  const count = (kind: Run['kind']) =>
    rows.flatMap(({ runs }) => runs).reduce((sum, run) => sum + (run.kind === kind ? wordCount(run.text) : 0), 0);
  return { rows, shared: count('same'), leftOnly: count('left'), rightOnly: count('right') };
}

function compareRow(row: Row, left: readonly Passage[], right: readonly Passage[]): DifferenceRow {
  const here = row.left.map((at) => left[at] as Passage);
  const there = row.right.map((at) => right[at] as Passage);
  const text = (passages: readonly Passage[]) => passages.map((passage) => passage.text).join(' ');
  const runs = runsOf(text(here), text(there));
  const changed = runs.some((run) => run.kind !== 'same' && wordCount(run.text) > 0);
  return {
    kind: there.length === 0 ? 'left-only' : here.length === 0 ? 'right-only' : changed ? 'changed' : 'same',
    moved: row.moved,
    left: here.map(({ id }) => id),
    right: there.map(({ id }) => id),
    runs,
  };
}

/** Words and single marks, each with the white space that follows. */
const PIECE = /(?:[\p{L}\p{N}]+(?:['’\-‐‑&][\p{L}\p{N}]+)*|[^\s])\s*/gu;

/** The changes that turn one text into another, word by word. Neighbouring changes of one kind are one. */
export function runsOf(left: string, right: string): Run[] {
  const pieces = (text: string) => text.replace(/\s+/gu, ' ').match(PIECE) ?? [];
  const changes = diffArrays(pieces(left), pieces(right), { comparator: (one, other) => plain(one) === plain(other) });
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'right' : removed ? 'left' : 'same',
    text: value.join(''),
  }));
}

function plain(piece: string): string {
  const trimmed = piece.trim();
  return /^[\p{L}\p{N}]/u.test(trimmed)
    ? normalWord(trimmed)
    : trimmed.replace(/[‘’']/u, "'").replace(/[“”"]/u, '"').replace(/[–—-]/u, '-');
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
