/**
 * The words of the field for values of the contract, dates and counts.
 */
import { AGENCY_NAMES, type Agency } from '../../src/document/agencies.ts';
import { dayInWords } from '../../src/document/dates.ts';
import type { Furniture } from '../../src/document/document.ts';
import { type DocumentType, typesCalled } from '../../src/document/types.ts';

/** "14 May 2021" from "2021-05-14"; an empty text where there is no such date. */
export function longDate(day: string | null): string {
  return dayInWords(day ?? '') ?? '';
}

/** "14 May 2021" with the month in three letters. */
export function shortDate(day: string | null): string {
  return longDate(day).replace(/(?<= \p{L}{3})\p{L}+/u, '');
}

/** "14 May 2021, 09:12" in the reader's own time, from an instant. */
export function longInstant(instant: string): string {
  return new Date(instant).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
}

const counting = new Intl.NumberFormat('en-GB');

/** "1 letter", "1,204 letters". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${counting.format(number)} ${number === 1 ? one : many}`;
}

export function figure(number: number): string {
  return counting.format(number);
}

/** Time left in words a person would use. */
export function timeLeft(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 90) return `about ${Math.round(seconds / 5) * 5} seconds left`;
  return `about ${Math.round(seconds / 60)} minutes left`;
}

/** A size a person would say. */
export function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export const TYPES: Readonly<Record<DocumentType, string>> = typesCalled('short');

export const AGENCIES: Readonly<Record<Agency, string>> = AGENCY_NAMES;

export const FURNITURE: Readonly<Record<Furniture, string>> = {
  address: 'address',
  salutation: 'greeting',
  introduction: 'introduction',
  'legal-note': 'legal note',
  'next-steps': 'next steps',
  signature: 'signature',
  contents: 'contents',
  site: 'part of the website',
  boilerplate: 'standard paragraph',
  'by-reviewer': 'set aside by you',
};

/** Sorts of text that reading leaves out. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  comment: 'Comments',
  deleted: 'Deleted by tracked changes',
  hidden: 'Hidden text',
  struck: 'Struck through',
  'note mark': 'Marks of footnotes',
  placeholder: 'Empty fields of a form',
  'reading aid': 'For screen readers only',
  'outside the parts': 'Outside the parts of a mail',
  'deleted mail': 'Mails deleted in the mail program',
  'before the PDF': 'Text before the beginning of the PDF',
  'other form': 'Only in the plain text of a mail',
  'embedded file': 'Files embedded in the document',
  'technical part': 'Signatures, cards and invitations of a mail',
  drawing: 'Words in drawings',
  'picture description': 'Descriptions of pictures',
  site: 'Other parts of the website',
  layer: 'On layers that are switched off',
  invisible: 'Invisible text',
  white: 'White text on white',
  slanted: 'Slanted stamps or watermarks',
  stamp: 'Stamps printed over the text',
  tiny: 'Too small to be seen',
  'line number': 'Line numbers in the margin',
  sideways: 'Short notes printed sideways',
  'header or footer': 'Headers and footers of the pages',
};

/** The last part of a path, archives included: "letters.zip!/north.pdf" is "north.pdf". */
export function fileName(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}

/** "page 3", or "pages 3 to 4". */
export function pages(from: number, to: number): string {
  return from === to ? `page ${from}` : `pages ${from} to ${to}`;
}

/** How a document is called in lists: its area and date, or its title where it has no area. */
export function cite(area: string | null, date: string | null, title: string): string {
  if (!area) return title;
  return date ? `${area}, ${longDate(date)}` : area;
}

/** Likeness in per cent; 100 only where nothing is another, and never beside differences. */
export function alike(similarity: number, differ = false): string {
  if (differ && Math.round(similarity * 100) >= 99) return 'over 99 %';
  return `${similarity < 1 ? Math.min(99, Math.round(similarity * 100)) : 100} %`;
}
