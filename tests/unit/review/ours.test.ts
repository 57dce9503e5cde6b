import { expect, test } from 'vitest';
import { oursAmong } from '../../../src/document/ours.ts';
import type { Accepted } from '../../../src/review/findings.ts';
import { disagreements, gapOffered, type OwnAccepted, type OwnKnowledge } from '../../../src/review/ours.ts';

const other = (area: string | null, polarity: Accepted['polarity']): Accepted => ({
  documentId: `letter-${area}`,
  passageId: 'p1',
  area,
  year: '2022',
  polarity,
  agencies: [],
  tags: [],
});
const own = (document: string, date: string, polarity: Accepted['polarity']): OwnAccepted => ({
  ...other('Harrowdale', polarity),
  document,
  date,
});
const LOOKED = {
  passages: 3,
  decided: 3,
  unsuggested: 0,
  pagesUnread: 0,
  filesUnread: 0,
  accepted: 0,
  refused: 0,
  toDecide: 0,
};
const knowing = (accepted: readonly OwnAccepted[], standing: Partial<OwnKnowledge['standing']> = {}): OwnKnowledge => ({
  documents: 2,
  accepted,
  standing: { ...LOOKED, accepted: accepted.length, ...standing },
});
const TOLD = [other('Eastholt', 'improvement'), other('Northmere', 'improvement'), other('Fenmoor', 'strength')];

test('the gap says what others were told and what our documents say, and nothing of what was not looked at', () => {
  expect(gapOffered(TOLD, knowing([]))).toBe(
    '2 other areas were told to improve this, 1 that this is a strength; our own documents say nothing about it.',
  );
  expect(gapOffered(TOLD, knowing([], { passages: 9 }))).toBe(
    '2 other areas were told to improve this, 1 that this is a strength; what our own documents say of it is not known yet (6 passages undecided).',
  );
  expect(
    gapOffered(
      TOLD,
      knowing([own('Audit', '2024-01-01', 'improvement'), own('Audit of waits', '2025-01-01', 'mixed')]),
    ),
  ).toBe('2 other areas were told to improve this, 1 that this is a strength; our own Audit of waits says both.');
  expect(gapOffered(TOLD, knowing([own('Self-assessment', '2025-03-01', 'strength')]))).toBe(
    '2 other areas were told to improve this, 1 that this is a strength; our own Self-assessment reports it as a strength.',
  );
  expect(gapOffered([other('Fenmoor', 'strength')], knowing([]))).toMatch(
    /^One other area was told that this is a strength;/u,
  );
  expect(gapOffered([other(null, 'improvement')], knowing([]))).toMatch(
    /^One passage about others names this as something to improve;/u,
  );
  expect(gapOffered([other(null, 'improvement'), other(null, 'strength')], knowing([]))).toMatch(
    /^One passage about others names this as something to improve, 1 as a strength;/u,
  );
  expect(gapOffered(TOLD, knowing([own('Audit', '2025-03-01', 'strength')], { toDecide: 17 }))).toMatch(
    /reports it as a strength so far, with 17 of our passages suggested for it and not decided\.$/u,
  );
  expect(gapOffered([], knowing([]))).toBe('');
  expect(gapOffered(TOLD, { ...knowing([]), documents: 0 })).toBe('');
});

test('what does not fit together is said: two documents that disagree, and green over an improvement', () => {
  const both = [own('Audit of waits', '2025-01-01', 'improvement'), own('Self-assessment', '2024-01-01', 'strength')];
  expect(disagreements(knowing(both), null)).toEqual([
    'Our documents disagree: Audit of waits says improvement, Self-assessment says strength. Say which one holds.',
  ]);
  expect(disagreements(knowing(both.slice(0, 1)), 'green')).toHaveLength(1);
  expect(disagreements(knowing(both.slice(1)), 'green')).toEqual([]);
});

test('a document is ours by its area however that is written, unless it was marked otherwise', () => {
  const isOurs = oursAmong({
    areas: ['Leeds City Council', 'Harrowdale'],
    documents: new Map([
      ['theirs', false],
      ['audit', true],
    ]),
  });
  expect(isOurs({ id: 'a', area: 'Leeds' })).toBe(true);
  expect(isOurs({ id: 'b', area: 'harrowdale' })).toBe(true);
  expect(isOurs({ id: 'c', area: 'Eastholt' })).toBe(false);
  expect(isOurs({ id: 'd', area: null })).toBe(false);
  expect(isOurs({ id: 'theirs', area: 'Leeds' })).toBe(false);
  expect(isOurs({ id: 'audit', area: null })).toBe(true);
});
