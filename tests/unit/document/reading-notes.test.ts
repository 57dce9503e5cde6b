import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  isRecognised,
  NOTE_MEANINGS,
  pagesInBrief,
  readingInWords,
  readingNotes,
} from '../../../src/document/reading-notes.ts';
import { inSeries, pagesInWords } from '../../../src/document/series.ts';

const WHOLE = { pagesWithoutText: [], recognised: [], isByEarlierRules: false, decisionsBeside: 0 };

it('says nothing of a document whose every page was read', () => {
  expect(readingNotes(WHOLE)).toEqual([]);
  expect(readingInWords(WHOLE)).toBe('');
});

it('says what was not read, what was recognised, by which rules, and what stands beside', () => {
  expect(
    readingInWords({
      pagesWithoutText: [3, 4, 5, 9],
      recognised: [
        { page: 7, confidence: 0.9 },
        { page: 6, confidence: 0.8 },
      ],
      isByEarlierRules: true,
      decisionsBeside: 2,
    }),
  ).toBe(
    'pages 3–5 and 9 not read; pages 6–7 recognised from pictures, 85 % sure; read by earlier rules; 2 decisions kept beside',
  );
  const one = { ...WHOLE, recognised: [{ page: 1, confidence: 0.999 }], decisionsBeside: 1 };
  expect(readingInWords(one)).toBe('page 1 recognised from a picture, 99 % sure; 1 decision kept beside');
});

it('has a meaning for every kind of note, and one note a kind', () => {
  const pages = fc.uniqueArray(fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(pages, pages, fc.boolean(), fc.nat(9), (pagesWithoutText, recognised, isByEarlierRules, beside) => {
      const notes = readingNotes({
        pagesWithoutText,
        recognised: recognised.map((page) => ({ page, confidence: 0.5 })),
        isByEarlierRules,
        decisionsBeside: beside,
      });
      const expected = [pagesWithoutText.length > 0, recognised.length > 0, isByEarlierRules, beside > 0];
      expect(notes).toHaveLength(expected.filter(Boolean).length);
      for (const { kind } of notes) expect(NOTE_MEANINGS[kind].means).not.toBe('');
    }),
  );
});

it('takes a passage for recognised as soon as any of its pages is', () => {
  const recognised = [{ page: 4, confidence: 1 }];
  expect(isRecognised({ page: 3, endPage: 4 }, recognised)).toBe(true);
  expect(isRecognised({ page: 5, endPage: 6 }, recognised)).toBe(false);
  expect(isRecognised({ page: 4, endPage: 4 }, undefined)).toBe(false);
});

it('reads a series and pages as one phrase', () => {
  expect(inSeries([])).toBe('');
  expect(inSeries(['C01', 'C02', 'C03'])).toBe('C01, C02 and C03');
  expect(pagesInWords([4])).toBe('page 4');
  expect(pagesInWords([1, 2, 3, 7])).toBe('pages 1–3 and 7');
});

it('says that every page was read only of what was read, and never without the doubt of earlier rules', () => {
  fc.assert(
    fc.property(fc.nat(3), fc.nat(3), fc.boolean(), (pagesUnread, filesUnread, isAnyByEarlierRules) => {
      const said = pagesInBrief({ pagesUnread, filesUnread, isAnyByEarlierRules });
      expect(/Every page/u.test(said)).toBe(pagesUnread === 0);
      expect(/Every page was read/u.test(said)).toBe(pagesUnread === 0 && filesUnread === 0);
      expect(said.includes(NOTE_MEANINGS['earlier-rules'].means)).toBe(isAnyByEarlierRules);
    }),
  );
});
