import { expect, test } from 'vitest';
import { type Judged, tendenciesOf } from '../../../src/themes/tendency.ts';

const judged = (area: string, text: string, polarity: Judged['polarity']): Judged => ({
  documentId: `letter of ${area}`,
  passageId: text.slice(0, 8),
  text,
  area,
  polarity,
});

const passages = [
  judged('Northmere', 'Interviews are late.', 'improvement'),
  judged('Fenmoor', 'Delays in interviews are common.', 'improvement'),
  judged('Fenmoor', 'Interviews are often delayed here, too.', 'improvement'),
  judged('Eastholt', 'Interviews are prompt.', 'strength'),
  judged('Westmere', 'Interviews are held, but late.', 'mixed'),
];

test('the line says in how many areas, and leads back to the passages it was counted from', () => {
  const [first] = tendenciesOf('Return home interviews', passages);
  expect(first).toMatchObject({
    text: 'Return home interviews: late or delayed in 3 of 4 areas',
    side: 'improvement',
    count: 3,
    of: 4,
  });
  expect(first?.passages).toHaveLength(4);
});

test('both sides are counted, mixed passages on both', () => {
  const texts = tendenciesOf('Interviews', passages).map(({ text }) => text);
  expect(texts).toContain('Interviews: something to improve in 3 of 4 areas');
  expect(texts).toContain('Interviews: a strength in 2 of 4 areas');
});

test('praise is never counted as a fault, whatever words it uses', () => {
  const praise = ['Northmere', 'Fenmoor'].map((area) =>
    judged(area, 'There are no delays and nothing is late.', 'strength'),
  );
  expect(tendenciesOf('Interviews', praise).every(({ side }) => side === 'strength')).toBe(true);
});

test('in one area or none it is documents that are counted', () => {
  const [one] = tendenciesOf('Interviews', [{ ...judged('Northmere', 'Late.', 'improvement'), area: null }]);
  expect(one?.text).toBe('Interviews: something to improve in 1 of 1 document');
  expect(tendenciesOf('Interviews', [])).toEqual([]);
});
