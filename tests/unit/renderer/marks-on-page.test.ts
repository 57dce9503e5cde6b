import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksOnPage, type PassageMark } from '../../../renderer/places/review/source/marks-on-page.ts';
import type { PassageRow } from '../../../src/contract/operations/documents.ts';

const passageAt = (id: string, top: number): PassageRow =>
  ({ id, page: 1, boxes: [{ page: 1, left: 90, top, width: 300, height: 12 }] }) as unknown as PassageRow;
const mark = (decided: boolean): PassageMark => ({ label: 'C01', words: 'C01', decided });

test('no mark in the margin stands over another, and the open passage always has its own', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ top: fc.nat(800), decided: fc.boolean() }), { minLength: 1, maxLength: 40 }),
      (all) => {
        const passages = all.map(({ top }, at) => passageAt(`p${at}`, top));
        const marks = new Map(all.map(({ decided }, at) => [`p${at}`, mark(decided)] as const));
        const drawn = marksOnPage(1, passages, marks, 'p0');
        const tops = drawn.map(({ box }) => box.top);
        for (const [at, top] of tops.entries()) {
          if (at > 0) expect(top - (tops[at - 1] ?? 0)).toBeGreaterThanOrEqual(16);
        }
        expect(drawn.some(({ passageId }) => passageId === 'p0')).toBe(true);
        expect(drawn.every(({ room }) => room === 90)).toBe(true);
      },
    ),
  );
});

test('of two marks on one line the decided one is drawn', () => {
  const marks = new Map([
    ['a', mark(false)],
    ['b', mark(true)],
  ]);
  const drawn = marksOnPage(1, [passageAt('a', 100), passageAt('b', 104)], marks, null);
  expect(drawn.map(({ passageId }) => passageId)).toEqual(['b']);
});
