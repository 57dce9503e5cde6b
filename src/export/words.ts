/**
 * How the values are said in every format, so that a page reference reads the same in Word, Excel and the report.
 */
import { AGENCY_NAMES, type Agency } from '../document/agencies.ts';
import { dayInWords as writtenDay } from '../document/dates.ts';
import type { PolarityLabel } from '../document/evidence.ts';
import { RECOGNISED } from '../document/reading-notes.ts';
import { type DocumentType, typesCalled } from '../document/types.ts';
import type { DocumentRow, EvidenceRow, FindingEntry } from './bundle.ts';

export { inSeries, pagesInWords } from '../document/series.ts';

export const POLARITY_WORDS: Readonly<Record<PolarityLabel, string>> = {
  strength: 'Strength',
  improvement: 'Area for improvement',
  mixed: 'Mixed',
  neutral: 'Neutral',
};

export const AGENCY_WORDS: Readonly<Record<Agency, string>> = AGENCY_NAMES;

/** "Accepted", "Suggested", "Rejected". */
export function statusInWords({ status }: Pick<EvidenceRow, 'status'>): string {
  return { suggested: 'Suggested', accepted: 'Accepted', rejected: 'Rejected' }[status];
}

export const TYPE_WORDS: Readonly<Record<DocumentType, string>> = typesCalled('label');

/** "9 March 2022" for an ISO 8601 day or instant; the value itself where it is neither. */
export function dayInWords(iso: string): string {
  return writtenDay(iso) ?? iso;
}

/** "22 November 2026 at 08:05 UTC" for an ISO 8601 instant. */
export function instantInWords(iso: string): string {
  const time = /T(\d\d:\d\d)/u.exec(iso)?.[1];
  return time === undefined ? dayInWords(iso) : `${dayInWords(iso)} at ${time} UTC`;
}

/** What a document is called where room is short: "Calder Vale, 9 March 2022"; its title where it has no area. */
export function shortName(document: DocumentRow): string {
  const date = document.date === null ? [] : [dayInWords(document.date)];
  return [document.area ?? document.title, ...date].join(', ');
}

/** What a finding is about: "C05 Help at the front door"; a theme has no code. */
export const nameOf = ({ code, title }: Pick<FindingEntry, 'code' | 'title'>): string =>
  [code, title].filter(Boolean).join(' ');

/** "page 4, paragraph 12"; "page 4, recognised from a picture". */
export function placeInWords(row: Pick<EvidenceRow, 'page' | 'endPage' | 'paragraph' | 'recognised'>): string {
  return [
    row.endPage > row.page ? `pages ${row.page}–${row.endPage}` : `page ${row.page}`,
    ...(row.paragraph === null ? [] : [`paragraph ${row.paragraph}`]),
    ...(row.recognised ? [RECOGNISED] : []),
  ].join(', ');
}

/** "1 letter", "2 letters", "no letters". */
export function howMany(count: number, one: string, many = `${one}s`): string {
  return `${count === 0 ? 'no' : count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
