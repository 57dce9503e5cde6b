/**
 * Counting for findings: over the accepted passages of one criterion or theme, copies counted once.
 */

import type { Agency, PolarityLabel } from '../document/evidence.ts';
import {
  type Chip,
  type Count,
  type CountQuery,
  chipsOf,
  type Finding,
  type FindingState,
  hasChanged,
  textParts,
  tokenOf,
} from '../document/finding.ts';
import type { PassageRef } from '../document/passage-ref.ts';

/** An accepted passage as findings count it. */
export interface Accepted extends PassageRef {
  /** The document's area; null where it is about none. */
  readonly area: string | null;
  readonly year: string | null;
  readonly polarity: PolarityLabel | null;
  readonly agencies: readonly Agency[];
  readonly tags: readonly string[];
}

/** Strength and improvement in one area, letter, year or agency. */
export interface Balance {
  readonly name: string;
  readonly strength: number;
  readonly improvement: number;
  readonly neutral: number;
  readonly says: 'strength' | 'improvement' | 'both' | 'neither';
}

const isStrength = ({ polarity }: Accepted) => polarity === 'strength' || polarity === 'mixed';
const isImprovement = ({ polarity }: Accepted) => polarity === 'improvement' || polarity === 'mixed';

/** How many there are now. */
export function countOf({ unit, polarity, year, agency, tag }: CountQuery, accepted: readonly Accepted[]): Count {
  const within = accepted.filter(
    (one) =>
      (year === undefined || one.year === year) &&
      (agency === undefined || one.agencies.includes(agency)) &&
      (tag === undefined || one.tags.includes(tag)),
  );
  if (unit === 'passages') return { value: within.filter((one) => reads(one, polarity)).length, of: null };
  const groups = balances(within, (one) => named(unit, one));
  if (polarity === undefined) return { value: groups.length, of: null };
  return { value: groups.filter((group) => says(group, polarity)).length, of: groups.length };
}

/** What a passage is counted under: a document that is about no area counts under none. */
function named(unit: 'areas' | 'letters', { area, documentId }: Accepted): readonly string[] {
  if (unit === 'letters') return [documentId];
  return area === null ? [] : [area];
}

function reads(one: Accepted, polarity: PolarityLabel | undefined): boolean {
  if (polarity === undefined) return true;
  if (polarity === 'strength') return isStrength(one);
  return polarity === 'improvement' ? isImprovement(one) : one.polarity === polarity;
}

function says({ says: said }: Balance, polarity: PolarityLabel): boolean {
  if (polarity === 'mixed') return said === 'both';
  return polarity === 'neutral' ? said === 'neither' : said === polarity;
}

/** The passages a number counts: what its chip opens. */
export function behind(query: CountQuery, accepted: readonly Accepted[]): readonly Accepted[] {
  const { unit, polarity, ...filters } = query;
  const within = accepted.filter((one) => countOf({ unit: 'passages', ...filters }, [one]).value === 1);
  if (unit === 'passages') return within.filter((one) => reads(one, polarity));
  if (polarity === undefined) return within.filter((one) => named(unit, one).length > 0);
  const saying = new Set(
    balances(within, (one) => named(unit, one))
      .filter((group) => says(group, polarity))
      .map((group) => group.name),
  );
  return within.filter((one) => named(unit, one).some((name) => saying.has(name)));
}

/** Passages by group: mostly improvement first, then both, then strength; within these by how much, then by name. */
export function balances(accepted: readonly Accepted[], groupsOf: (one: Accepted) => readonly string[]): Balance[] {
  const members = new Map<string, Accepted[]>();
  for (const one of accepted) {
    for (const name of groupsOf(one)) members.set(name, [...(members.get(name) ?? []), one]);
  }
  const order = { improvement: 0, both: 1, strength: 2, neither: 3 } as const;
  return [...members]
    .map(([name, own]): Balance => {
      const strength = own.filter(isStrength).length;
      const improvement = own.filter(isImprovement).length;
      const neutral = own.filter(({ polarity }) => polarity === 'neutral').length;
      const said =
        strength + improvement === 0
          ? 'neither'
          : strength === improvement
            ? 'both'
            : strength > improvement
              ? 'strength'
              : 'improvement';
      return { name, strength, improvement, neutral, says: said };
    })
    .sort(
      (a, b) =>
        order[a.says] - order[b.says] ||
        b.strength + b.improvement - (a.strength + a.improvement) ||
        (a.name < b.name ? -1 : 1),
    );
}

/** A number of a finding beside the count of today. */
export interface CheckedChip {
  readonly chip: Chip;
  readonly now: Count;
  readonly changed: boolean;
}

export function checkedChips(text: string, accepted: readonly Accepted[]): CheckedChip[] {
  return chipsOf(text).map((chip) => {
    const now = countOf(chip.query, accepted);
    return { chip, now, changed: hasChanged(chip, now) };
  });
}

/** The state as it stands: an agreed finding in which a number has changed is written until somebody agrees again. */
export function standingState(finding: Finding | null, accepted: readonly Accepted[]): FindingState | 'not-started' {
  if (finding === null) return 'not-started';
  if (finding.state === 'agreed' && checkedChips(finding.text, accepted).some(({ changed }) => changed))
    return 'written';
  return finding.state;
}

const ASKED =
  /\{(areas|letters|passages)((?: (?:strength|improvement|mixed|neutral|year:\d{4}|agency:[a-z-]+|tag:"[^"{}]*"))*)\}/gu;

/** The text with today's counts in the place of `{areas improvement}`, `{passages year:2022}` and the like. */
export function filledIn(text: string, accepted: readonly Accepted[]): string {
  return text.replace(ASKED, (_, unit: string, filters: string) => {
    const [chip] = chipsOf(`{#${unit}${filters}=0}`);
    return chip === undefined ? '' : tokenOf({ ...chip, ...countOf(chip.query, accepted) });
  });
}

/** What stands in braces and is no number: a misspelt unit, polarity, year, agency or tag. */
export function unknownNumbers(text: string): string[] {
  return textParts(text).flatMap((part) =>
    'text' in part ? [...part.text.replace(ASKED, '').matchAll(/\{[^{}]*\}/gu)].map(([braces]) => braces) : [],
  );
}

/** The side most areas are on, for which the finding speaks: improvement, unless more areas say mostly strength. */
export function leaning(accepted: readonly Accepted[]): 'strength' | 'improvement' {
  const areas = balances(accepted, (one) => named('areas', one));
  const on = (side: 'strength' | 'improvement') => areas.filter(({ says: said }) => said === side).length;
  return on('strength') > on('improvement') ? 'strength' : 'improvement';
}

/**
 * A draft from the counts: plain sentences that hold for any number, every number a chip. Empty where nothing is accepted.
 * @param isOpen whether passages put forward for it are undecided
 */
export function draftFrom(accepted: readonly Accepted[], title: string, isOpen: boolean): string {
  if (accepted.length === 0) return '';
  const chip = (query: CountQuery) => tokenOf({ query, ...countOf(query, accepted), kept: null });
  const said = (polarity: PolarityLabel, unit: CountQuery['unit']) => countOf({ unit, polarity }, accepted).value;
  const side = leaning(accepted);
  const other = side === 'strength' ? 'improvement' : 'strength';
  const words = { strength: 'a strength', improvement: 'something to improve' };
  const soFar = isOpen ? 'So far ' : '';
  const about = `about “${title}”`;
  if (said('strength', 'passages') + said('improvement', 'passages') === 0)
    return `${beginning(`${soFar}nothing is called a strength or something to improve ${about}`)}, in ${chip({ unit: 'passages' })} accepted.`;
  const of = (polarity: PolarityLabel) =>
    `in ${chip({ unit: 'passages', polarity })}, and mostly in ${chip({ unit: 'areas', polarity })}`;
  return [
    `${beginning(`${soFar}inspectors report ${words[side]} ${about}`)} ${of(side)}.`,
    said(other, 'passages') === 0
      ? 'No accepted passage says the opposite.'
      : `They report ${words[other]} ${of(other)}.`,
    ...(said('mixed', 'areas') === 0 ? [] : [`Both are said alike in ${chip({ unit: 'areas', polarity: 'mixed' })}.`]),
  ].join(' ');
}

const beginning = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
