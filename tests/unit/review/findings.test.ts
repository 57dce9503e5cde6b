import { describe, expect, it } from 'vitest';
import { EMPTY_FINDING } from '../../../src/document/finding.ts';
import { type Accepted, behind, countOf, draftFrom, filledIn, standingState } from '../../../src/review/findings.ts';
import { nearestAmong } from '../../../src/review/look-alikes.ts';

const one = (area: string | null, polarity: Accepted['polarity'], more: Partial<Accepted> = {}): Accepted => ({
  documentId: `letter-${area}`,
  passageId: 'p1',
  area,
  year: '2022',
  polarity,
  agencies: [],
  tags: [],
  ...more,
});

const ACCEPTED = [
  one('Calder Vale', 'improvement'),
  one('Calder Vale', 'improvement'),
  one('Calder Vale', 'strength'),
  one('Eastholt', 'strength', { year: '2023' }),
  one('Northmere', 'mixed', { agencies: ['police'], tags: ['waiting'] }),
  one(null, 'improvement'),
];

describe('counting for findings', () => {
  it('counts areas by what they mostly say, and no area for what is about none', () => {
    expect(countOf({ unit: 'areas', polarity: 'improvement' }, ACCEPTED)).toEqual({ value: 1, of: 3 });
    expect(countOf({ unit: 'areas', polarity: 'strength' }, ACCEPTED)).toEqual({ value: 1, of: 3 });
    expect(countOf({ unit: 'areas', polarity: 'mixed' }, ACCEPTED)).toEqual({ value: 1, of: 3 });
    expect(countOf({ unit: 'letters' }, ACCEPTED)).toEqual({ value: 4, of: null });
    expect(countOf({ unit: 'passages', polarity: 'improvement' }, ACCEPTED)).toEqual({ value: 4, of: null });
    expect(countOf({ unit: 'passages', agency: 'police' }, ACCEPTED).value).toBe(1);
    expect(countOf({ unit: 'passages', tag: 'waiting' }, ACCEPTED).value).toBe(1);
    expect(countOf({ unit: 'passages', year: '2023' }, ACCEPTED).value).toBe(1);
  });

  it('opens onto exactly what it counts', () => {
    expect(behind({ unit: 'passages', polarity: 'strength' }, ACCEPTED)).toHaveLength(3);
    expect(new Set(behind({ unit: 'areas', polarity: 'improvement' }, ACCEPTED).map(({ area }) => area))).toEqual(
      new Set(['Calder Vale']),
    );
  });

  it('shows an agreed finding as written while one of its numbers has changed', () => {
    const text = filledIn('Said in {passages}.', ACCEPTED);
    const finding = { ...EMPTY_FINDING, text, state: 'agreed' as const };
    expect(standingState(finding, ACCEPTED)).toBe('agreed');
    expect(standingState(finding, ACCEPTED.slice(1))).toBe('written');
    expect(standingState(null, ACCEPTED)).toBe('not-started');
  });

  it('drafts nothing where nothing is accepted', () => {
    expect(draftFrom([], 'Range of local help', true)).toBe('');
    expect(draftFrom(ACCEPTED, 'Range of local help', true)).toMatch(/^So far inspectors .*\{#areas/u);
    expect(draftFrom([one('Fenmoor', 'neutral')], 'Help', false)).toBe(
      'Nothing is called a strength or something to improve about “Help”, in {#passages=1} accepted.',
    );
  });

  it('never says in a draft that nothing says the opposite while a passage does, be it of the same area', () => {
    const [much] = ACCEPTED;
    const sameArea = [
      one('Calder Vale', 'improvement'),
      one('Calder Vale', 'improvement'),
      one('Calder Vale', 'strength'),
    ];
    expect(draftFrom(sameArea, 'Help', false)).toBe(
      'Inspectors report something to improve about “Help” in {#passages improvement=2}, and mostly in {#areas improvement=1/1}. They report a strength in {#passages strength=1}, and mostly in {#areas strength=0/1}.',
    );
    expect(draftFrom(much === undefined ? [] : [much], 'Help', false)).toMatch(
      /No accepted passage says the opposite\.$/u,
    );
    expect(draftFrom(ACCEPTED, 'Help', false)).toMatch(
      /They report a strength in \{#passages strength=3\}, and mostly in .*\. Both are said alike in \{#areas mixed=1\/3\}\.$/u,
    );
  });
});

it('finds the decided passage that one reads most like', () => {
  const nearest = nearestAmong([
    { text: 'Children wait too long for talking therapies.', value: 'waits' },
    { text: 'Police officers share notifications within the hour.', value: 'police' },
  ]);
  expect(nearest('The wait for therapy is long for many children.')?.value).toBe('waits');
  expect(nearest('Notifications from police arrive late.')?.value).toBe('police');
  expect(nearest('Entirely other.')).toBeNull();
});
