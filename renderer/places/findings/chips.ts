/**
 * Numbers of findings in words, and the counts that can be put in.
 */
import type { FindingDetail } from '../../../src/contract/operations/findings.ts';
import type { FindingAbout } from '../../../src/document/finding.ts';
import { type Chip, countInWords, tokenOf } from '../../../src/document/finding.ts';

const MOSTLY = { strength: 'mostly strength', improvement: 'mostly improvement', mixed: 'both', neutral: 'neither' };

/** "9 of 14 areas, mostly improvement". */
export function chipName(chip: Pick<Chip, 'query' | 'value' | 'of'>): string {
  const { unit, polarity, year, agency, tag } = chip.query;
  const reads = polarity === undefined ? [] : [unit === 'passages' ? polarity : MOSTLY[polarity]];
  const rest = [year, agency?.replaceAll('-', ' '), tag === undefined ? undefined : `tagged “${tag}”`].filter(Boolean);
  return [countInWords(chip, chip.query), ...reads, ...rest].join(', ');
}

/** Counts worth putting in, as tokens with today's numbers. */
export function countsOf({ balance, row, leaning }: FindingDetail): string[] {
  const { areas } = balance;
  const other = leaning === 'strength' ? 'improvement' : 'strength';
  const saying = (says: string) => areas.filter((one) => one.says === says).length;
  const passages = (side: 'strength' | 'improvement') => balance.years.reduce((sum, one) => sum + one[side], 0);
  const sides = [leaning, other] as const;
  const chip = (query: Chip['query'], value: number, of: number | null) => tokenOf({ query, value, of, kept: null });
  return [
    ...sides.map((polarity) => chip({ unit: 'areas', polarity }, saying(polarity), areas.length)),
    chip({ unit: 'areas' }, areas.length, null),
    ...sides.map((polarity) => chip({ unit: 'passages', polarity }, passages(polarity), null)),
    chip({ unit: 'passages' }, row.standing.accepted, null),
    ...balance.years
      .filter(({ name }) => /^\d{4}$/u.test(name))
      .map((one) => chip({ unit: 'passages', polarity: leaning, year: one.name }, one[leaning], null)),
  ];
}

/** An about in an address. */
export const addressedAbout = ({ kind, id }: FindingAbout): string => `${kind}:${id}`;

export const sameAbout = (one: FindingAbout, other: FindingAbout): boolean =>
  one.kind === other.kind && one.id === other.id;
