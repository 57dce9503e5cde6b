/**
 * What a reviewer did, in the words that the history, undo and the log show.
 */
import { dayInWords } from '../document/dates.ts';
import type { Metadata } from '../document/document.ts';
import type { Decision, PolarityLabel } from '../document/evidence.ts';
import { inSeries } from '../document/series.ts';

/** Where a passage stands, as people say it. */
export interface Citation {
  /** The area or the title of the document. */
  readonly document: string;
  /** Paragraph number as printed, or null. */
  readonly number: string | null;
  readonly page: number;
  readonly text: string;
}

const POLARITY_WORDS: Readonly<Record<PolarityLabel, string>> = {
  strength: 'a strength',
  improvement: 'an area for improvement',
  mixed: 'mixed',
  neutral: 'neutral',
};

const QUOTED = 48;

/**
 * A decision in words: "accepted C05 for “Police officers listen …” (Northmere, paragraph 14)".
 * @param copies further passages that were decided with it, because they say the same
 */
export function decisionInWords(before: Decision | null, after: Decision | null, place: Citation, copies = 0): string {
  const about = `${citationInWords(place)}${copies === 0 ? '' : ` and ${copies === 1 ? 'its copy' : `${copies} copies`}`}`;
  if (after === null) return `took back the decision on ${about}`;
  const done = before === null ? firstDecision(after) : whatChanged(before, after);
  return `${inSeries(done)} for ${about}`;
}

/** A place in words: the first words of the passage and where it stands. */
export function citationInWords(place: Citation): string {
  const where = place.number === null ? `page ${place.page}` : `paragraph ${place.number}`;
  return `“${shortened(place.text)}” (${place.document}, ${where})`;
}

/** What a document is called in the log: its area and day, since titles begin alike; its title where it is about no area. */
export function documentInWords({ area, date, title }: Pick<Metadata, 'area' | 'date' | 'title'>): string {
  return area === null ? shortened(title) : [area, ...(date === null ? [] : [dayInWords(date) ?? date])].join(', ');
}

/** The beginning of a text, cut between words; no full stop or comma stands before the mark of the cut. */
export function shortened(text: string, length = QUOTED): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (plain.length <= length) return plain;
  const cut = plain.slice(0, length + 1);
  const space = cut.lastIndexOf(' ');
  const kept = cut.slice(0, space > length / 2 ? space : length).replace(/[\uD800-\uDBFF]$/u, '');
  return `${kept.replace(/[\s.,;:]+$/u, '')}…`;
}

function firstDecision(after: Decision): string[] {
  if (after.criteria.length === 0) return ['said none of the criteria'];
  const suggested = new Set(after.suggested?.suggestions.map((suggestion) => suggestion.criterion));
  const verb = after.criteria.every((criterion) => suggested.has(criterion)) ? 'accepted' : 'chose';
  return [`${verb} ${inSeries(after.criteria)}`];
}

function whatChanged(before: Decision, after: Decision): string[] {
  const done: string[] = [];
  if (differ(before.criteria, after.criteria)) {
    if (after.criteria.length === 0) done.push('said none of the criteria');
    else if (before.criteria.length === 0) done.push(`chose ${inSeries(after.criteria)}`);
    else done.push(`changed ${inSeries(before.criteria)} to ${inSeries(after.criteria)}`);
  }
  if (before.polarity !== after.polarity)
    done.push(after.polarity === null ? 'took the side off' : `marked ${POLARITY_WORDS[after.polarity]}`);
  if (differ(before.agencies, after.agencies)) done.push('changed the agencies');
  const added = after.tags.filter((tag) => !before.tags.includes(tag));
  const removed = before.tags.filter((tag) => !after.tags.includes(tag));
  if (added.length > 0) done.push(`added the tag ${inSeries(added.map((tag) => `“${tag}”`))}`);
  if (removed.length > 0) done.push(`took off the tag ${inSeries(removed.map((tag) => `“${tag}”`))}`);
  if (before.note !== after.note) done.push(after.note === '' ? 'removed the note' : 'wrote a note');
  return done.length === 0 ? ['confirmed the decision'] : done;
}

function differ(one: readonly string[], other: readonly string[]): boolean {
  return one.length !== other.length || one.some((value, index) => value !== other[index]);
}
