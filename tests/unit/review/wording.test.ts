import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from '../../../src/document/evidence.ts';
import { decisionInWords, shortened } from '../../../src/review/wording.ts';

const place = { document: 'Northmere', number: '14', page: 3, text: 'Police officers listen to children.' };
const decision: Decision = {
  documentId: 'northmere',
  passageId: 'p1',
  frameworkId: 'f1',
  criteria: ['C05'],
  polarity: 'strength',
  agencies: [],
  tags: [],
  note: '',
  reviewer: 'A. Reviewer',
  at: '2024-05-31T09:00:00.000Z',
  suggested: {
    suggestions: [{ criterion: 'C05', score: 0.7, because: [] }],
    polarity: { label: 'strength', score: 0.9, because: [] },
    agencies: [],
  },
};

test('what was done is said in the words of the field', () => {
  const about = '“Police officers listen to children.” (Northmere, paragraph 14)';
  const say = (before: Decision | null, after: Decision | null, copies = 0) =>
    decisionInWords(before, after, place, copies);
  expect(say(null, decision)).toBe(`accepted C05 for ${about}`);
  expect(say(null, { ...decision, criteria: ['C06', 'C05'] })).toBe(`chose C06 and C05 for ${about}`);
  expect(say(null, { ...decision, criteria: [] })).toBe(`said none of the criteria for ${about}`);
  expect(say(decision, { ...decision, criteria: ['C06'] })).toBe(`changed C05 to C06 for ${about}`);
  expect(say(decision, { ...decision, polarity: 'improvement', note: 'ask' })).toBe(
    `marked an area for improvement and wrote a note for ${about}`,
  );
  expect(say(decision, { ...decision, tags: ['front door'] })).toBe(`added the tag “front door” for ${about}`);
  expect(say(decision, null)).toBe(`took back the decision on ${about}`);
  expect(say(null, decision, 2)).toBe(`accepted C05 for ${about} and 2 copies`);
  expect(decisionInWords(null, decision, { ...place, number: null })).toContain('(Northmere, page 3)');
});

test('a shortened text begins as the text does, and never ends inside a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const short = shortened(text);
      const plain = text.replace(/\s+/gu, ' ').trim();
      expect(short.length).toBeLessThanOrEqual(50);
      expect(plain.startsWith(short.replace(/…$/u, '')) || short === plain).toBe(true);
      expect(/[\uD800-\uDBFF]…$/u.test(short)).toBe(false);
    }),
  );
});

test('a text cut behind a full stop or a comma ends with the mark of the cut alone', () => {
  const sentence = 'Schools know their pupils and act early';
  for (const sign of ['.', ',', ';', ':', '. ', '.,', '']) {
    const short = shortened(`${sentence}${sign} ${'longword'.repeat(6)}`);
    expect(short).toBe(`${sentence}…`);
  }
  expect(shortened(`${sentence}.`)).toBe(`${sentence}.`);
});
