/**
 * How the notes of an RTF document are numbered (specification 1.9.1, "Document Formatting Properties").
 */
import { type Block, block } from '../../block.ts';
import { repeatedLetters, roman } from '../../lines/numerals.ts';
import { withoutOwnMark } from '../own-mark.ts';
import { formatted } from '../word/numbering.ts';
import type { Story } from './story.ts';

export interface NoteCount {
  next: number;
  /** Name of the numerals: ar, alc, auc, rlc, ruc. */
  numerals: string;
  /** Whether the count begins anew on each page, which the file does not show. */
  byPage: boolean;
}

export interface NoteCounts {
  readonly footnote: NoteCount;
  readonly endnote: NoteCount;
}

export function noteCounts(): NoteCounts {
  return {
    footnote: { next: 1, numerals: 'ar', byPage: false },
    endnote: { next: 1, numerals: 'ar', byPage: false },
  };
}

/** Takes a control word that says how notes are numbered; false for every other word. */
export function setsNotes(counts: NoteCounts, word: string, value: number | null): boolean {
  const match = /^s?(a?)ftn(start|rst|n)([a-z]*)$/u.exec(word);
  if (!match) return false;
  const count = match[1] === 'a' ? counts.endnote : counts.footnote;
  if (match[2] === 'start' && value !== null) count.next = value;
  else if (match[2] === 'rst') count.byPage = match[3] === 'pg';
  else if (match[2] === 'n') count.numerals = match[3] ?? 'ar';
  return true;
}

/** The next number of its kind as printed; null where it cannot be known. */
function nextMark(count: NoteCount): string | null {
  const value = count.next++;
  if (count.byPage) return null;
  switch (count.numerals) {
    case 'ar':
      return String(value);
    case 'alc':
      return repeatedLetters(value);
    case 'auc':
      return repeatedLetters(value)?.toUpperCase() ?? null;
    case 'rlc':
      return roman(value);
    case 'ruc':
      return roman(value)?.toUpperCase() ?? null;
    case 'chi':
      return formatted(value, 'chicago');
    default:
      return null;
  }
}

export interface Note {
  readonly block: Block;
  readonly endnote: boolean;
}

/** The note that a story is, `mark` that of its author in the text: nothing where it is empty. */
export function noteOf({ blocks, automatic, endnote }: Story, counts: NoteCounts, mark: string): Note[] {
  const text = blocks.map((one) => (one.number === null ? one.text : `${one.number} ${one.text}`)).join(' ');
  const own = automatic ? '' : mark || (/^(?:[*†‡§]+|\d{1,3}|[a-z](?=\)))/u.exec(text)?.[0] ?? '');
  const number = automatic ? nextMark(endnote ? counts.endnote : counts.footnote) : own || null;
  const bare = withoutOwnMark(text, own);
  return bare === '' ? [] : [{ block: block(bare, { kind: 'footnote', number }), endnote }];
}
