import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWords, type Piece, searchable } from '../../../renderer/places/review/source/find-words.ts';

const lines = (...texts: readonly string[]): Piece[] => texts.map((text) => ({ text, endsLine: true }));

describe('words in pieces', () => {
  test('are found across pieces and lines, whatever their capitals and spacing', () => {
    const pieces = lines('The School', 'nurses  share what they know.');
    expect(findWords(searchable(pieces), 'school NURSES share')).toEqual([
      { from: { piece: 0, offset: 4 }, to: { piece: 1, offset: 13 } },
    ]);
  });

  test('are found whether or not they are hyphenated', () => {
    const broken = searchable(lines('a multi-', 'agency hub'));
    expect(findWords(broken, 'multi-agency')).toEqual([{ from: { piece: 0, offset: 2 }, to: { piece: 1, offset: 6 } }]);
    expect(findWords(broken, 'multiagency')).toHaveLength(1);
    expect(findWords(searchable(lines('safe\u00ADguarding')), 'safeguarding')).toHaveLength(1);
  });

  test('are found with straight quotation marks and behind ligatures', () => {
    expect(findWords(searchable(lines('the child’s ﬁle')), "child's file")).toEqual([
      { from: { piece: 0, offset: 4 }, to: { piece: 0, offset: 15 } },
    ]);
  });

  test('two lines are two words', () => {
    expect(findWords(searchable(lines('the', 'rapist')), 'therapist')).toEqual([]);
    expect(findWords(searchable([{ text: 'the', endsLine: false }, ...lines('rapist')]), 'therapist')).toHaveLength(1);
  });

  test('nothing typed is found nowhere', () => {
    expect(findWords(searchable(lines('anything')), '  ')).toEqual([]);
  });

  test('what is found reads as what was looked for', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/u);
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const pieces = lines(...rows.map((row) => row.join(' ')));
        const wanted = rows[0]?.[0] ?? '';
        const hits = findWords(searchable(pieces), wanted);
        expect(hits.length).toBeGreaterThan(0);
        for (const { from, to } of hits) {
          expect(from.piece).toBe(to.piece);
          expect(pieces[from.piece]?.text.slice(from.offset, to.offset)).toBe(wanted);
        }
      }),
    );
  });
});
