/**
 * A finding: what the evidence says about one criterion or theme, in a reviewer's own sentences. Numbers in them are counts that
 * can be opened: each stands in the text as a token with its question and its value when it was written.
 */

import type { Agency, PolarityLabel } from './evidence.ts';
import type { PassageRef } from './passage-ref.ts';

/** What a finding is about: a criterion by its code, or a pinned theme by its id. */
export interface FindingAbout {
  readonly kind: 'criterion' | 'theme';
  readonly id: string;
}

/** "Not started" is a finding that is not there. */
export type FindingState = 'in-work' | 'written' | 'agreed';

export type Rating = 'red' | 'amber' | 'green';

/** How ready our own area is, and what is to be done. */
export interface Readiness {
  readonly rating: Rating | null;
  readonly action: string;
  readonly owner: string;
  readonly doneWhen: string;
  /** ISO 8601 day. */
  readonly due: string | null;
}

/** How sure a finding is, after GRADE-CERQual (Lewin and others, 2018); the reviewer's judgement, with a sentence why. */
export type Confidence = 'high' | 'moderate' | 'low' | 'very-low';

export interface Finding {
  /** Sentences with tokens, see {@link textParts}. */
  readonly text: string;
  /** Quotations that speak for it, in the reviewer's order. */
  readonly attached: readonly PassageRef[];
  readonly notes: string;
  readonly state: FindingState;
  /** Who wrote the text last, and when (ISO 8601 instant, UTC). */
  readonly by: string;
  readonly at: string;
  /** Who agreed to which text; kept when the text or a number changes afterwards. */
  readonly agreed: { readonly by: string; readonly at: string; readonly text: string } | null;
  readonly readiness: Readiness;
  /** The gap between what others were told and what is known of our own area. */
  readonly gap: string;
  readonly confidence: { readonly level: Confidence | null; readonly why: string };
}

export const EMPTY_FINDING: Finding = {
  text: '',
  attached: [],
  notes: '',
  state: 'in-work',
  by: '',
  at: '',
  agreed: null,
  readiness: { rating: null, action: '', owner: '', doneWhen: '', due: null },
  gap: '',
  confidence: { level: null, why: '' },
};

/**
 * What a number counts. Areas and letters with a polarity are those that say mostly that; without one, those with any
 * accepted passage. A mixed passage counts as strength and as improvement.
 */
export interface CountQuery {
  readonly unit: 'areas' | 'letters' | 'passages';
  readonly polarity?: PolarityLabel | undefined;
  readonly year?: string | undefined;
  readonly agency?: Agency | undefined;
  readonly tag?: string | undefined;
}

export interface Count {
  readonly value: number;
  /** Of how many with any accepted passage; null for passages and where no polarity is asked for. */
  readonly of: number | null;
}

/** A number in a finding. */
export interface Chip extends Count {
  readonly query: CountQuery;
  /** The day on which it was kept although the count had changed, or null. */
  readonly kept: string | null;
}

export type TextPart = { readonly text: string } | { readonly chip: Chip };

const TOKEN =
  /\{#(areas|letters|passages)((?: (?:strength|improvement|mixed|neutral|year:\d{4}|agency:[a-z-]+|tag:"[^"{}]*"))*)=(\d+)(?:\/(\d+))?(?: kept (\d{4}-\d{2}-\d{2}))?\}/gu;

/** The text in parts. What looks like a token and is none stays text. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    const [, unit, filters = '', value, of, kept] = match;
    parts.push({
      chip: {
        query: { unit: unit as CountQuery['unit'], ...filtersOf(filters) },
        value: Number(value),
        of: of === undefined ? null : Number(of),
        kept: kept ?? null,
      },
    });
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** The chips of a text in order. */
export function chipsOf(text: string): Chip[] {
  return textParts(text).flatMap((part) => ('chip' in part ? [part.chip] : []));
}

/** A chip as its token. */
export function tokenOf({ query, value, of, kept }: Chip): string {
  const { unit, polarity, year, agency, tag } = query;
  const filters = [
    ...(polarity === undefined ? [] : [polarity]),
    ...(year === undefined ? [] : [`year:${year}`]),
    ...(agency === undefined ? [] : [`agency:${agency}`]),
    ...(tag === undefined ? [] : [`tag:"${tag.replace(/["{}]/gu, '')}"`]),
  ].map((filter) => ` ${filter}`);
  return `{#${unit}${filters.join('')}=${value}${of === null ? '' : `/${of}`}${kept === null ? '' : ` kept ${kept}`}}`;
}

/** The text with the chip at a place among its chips put in another's stead. */
export function withChip(text: string, at: number, change: (chip: Chip) => Chip): string {
  let place = -1;
  return textParts(text)
    .map((part) => {
      if ('text' in part) return part.text;
      place++;
      return tokenOf(place === at ? change(part.chip) : part.chip);
    })
    .join('');
}

/** "9 of 14 areas", "34 passages", "1 letter". */
export function countInWords({ value, of }: Count, { unit }: Pick<CountQuery, 'unit'>): string {
  const noun = (of ?? value) === 1 ? unit.slice(0, -1) : unit;
  return `${value.toLocaleString('en-GB')}${of === null ? '' : ` of ${of.toLocaleString('en-GB')}`} ${noun}`;
}

/** The text as people read it: numbers as they stood when it was written. */
export function plainText(text: string): string {
  return textParts(text)
    .map((part) => ('text' in part ? part.text : countInWords(part.chip, part.chip.query)))
    .join('');
}

/** Numbers typed by hand, which are tied to no count. Years are no counts. */
export function unlinkedNumbers(text: string): string[] {
  return textParts(text)
    .flatMap((part) =>
      'text' in part
        ? [...part.text.matchAll(/(?<![\p{L}\d.,])\d(?:[\d,]*\d)?(?![\p{L}\d])/gu)].map(([number]) => number)
        : [],
    )
    .filter((number) => !/^(?:19|20)\d\d$/u.test(number));
}

/** Whether a chip says something else than what is counted now, and nobody has kept it. */
export function hasChanged(chip: Chip, now: Count): boolean {
  return chip.kept === null && (chip.value !== now.value || chip.of !== now.of);
}

export const RATING_WORDS: Readonly<Record<Rating, string>> = {
  red: 'Red, not ready',
  amber: 'Amber, partly ready',
  green: 'Green, ready',
};

export const STATE_WORDS: Readonly<Record<FindingState | 'not-started', string>> = {
  'not-started': 'not started',
  'in-work': 'in progress',
  written: 'written',
  agreed: 'agreed',
};

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  high: 'high',
  moderate: 'moderate',
  low: 'low',
  'very-low': 'very low',
};

function filtersOf(filters: string): Omit<CountQuery, 'unit'> {
  const found: { -readonly [Key in keyof CountQuery]?: CountQuery[Key] } = {};
  for (const [, filter = ''] of filters.matchAll(/ ((?:tag:"[^"]*")|\S+)/gu)) {
    if (filter.startsWith('year:')) found.year = filter.slice(5);
    else if (filter.startsWith('agency:')) found.agency = filter.slice(7) as Agency;
    else if (filter.startsWith('tag:')) found.tag = filter.slice(5, -1);
    else found.polarity = filter as PolarityLabel;
  }
  return found;
}
