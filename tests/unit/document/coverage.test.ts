import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coverageLine,
  coverageOf,
  type LookedPassage,
  leftInWords,
  standingOf,
  stateInASentence,
  stateInWords,
  stateOf,
  together,
} from '../../../src/document/coverage.ts';

const code = fc.constantFrom('C01', 'C02', 'C03');
const passage: fc.Arbitrary<LookedPassage> = fc
  .record({
    documentId: fc.constantFrom('a', 'b', 'c'),
    isDecided: fc.boolean(),
    accepted: fc.uniqueArray(code),
    putForward: fc.option(code),
  })
  .map((one) => ({ ...one, accepted: one.isDecided ? one.accepted : [] }));
const documents = fc
  .tuple(fc.nat(2), fc.nat(2), fc.nat(2))
  .map((pages) => ['a', 'b', 'c'].map((id, at) => ({ id, pagesUnread: pages[at] ?? 0 })));

describe('what may be said', () => {
  it('is never that there is none while a passage is undecided, or a page or a file unread', () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(passage),
        code,
        fc.subarray(['a', 'b', 'c']),
        fc.nat(1),
        (all, passages, criterion, some, filesUnread) => {
          const coverage = coverageOf(all, passages).filter(({ documentId }) => some.includes(documentId));
          const standing = standingOf(coverage, criterion, filesUnread);
          const here = passages.filter(({ documentId }) => some.includes(documentId));
          const isOpen =
            filesUnread > 0 ||
            here.some(({ isDecided }) => !isDecided) ||
            all.some(({ id, pagesUnread }) => some.includes(id) && pagesUnread > 0);
          const words = [stateInWords(standing), stateInASentence(standing)];
          if (isOpen || here.length === 0) for (const one of words) expect(one).not.toMatch(/none found|no evidence/iu);
          else expect(leftInWords(standing)).toBe('');
          expect(stateOf(standing) === 'evidence').toBe(here.some(({ accepted }) => accepted.includes(criterion)));
        },
      ),
    );
  });

  it('counts every passage once, and parts add up to the whole', () => {
    fc.assert(
      fc.property(documents, fc.array(passage), code, (all, passages, criterion) => {
        const coverage = coverageOf(all, passages);
        const standing = standingOf(coverage, criterion);
        const whole = together(coverage);
        expect(whole.passages + whole.unsuggested).toBe(passages.length);
        expect(together(coverage).decided).toBe(passages.filter(({ isDecided }) => isDecided).length);
        expect(standing.accepted).toBe(passages.filter(({ accepted }) => accepted.includes(criterion)).length);
        const about = passages.filter(
          ({ accepted, putForward }) => accepted.includes(criterion) || putForward === criterion,
        );
        expect(standing.accepted + standing.refused + standing.toDecide).toBe(about.length);
      }),
    );
  });

  it('has its words', () => {
    const none = {
      passages: 4,
      decided: 4,
      unsuggested: 0,
      pagesUnread: 0,
      filesUnread: 0,
      accepted: 0,
      refused: 0,
      toDecide: 0,
    };
    expect(stateInWords(none)).toBe('none found');
    expect(stateInWords({ ...none, decided: 0 })).toBe('not yet looked at');
    expect(stateInWords({ ...none, decided: 1, toDecide: 2 })).toBe('2 to decide');
    expect(stateInWords({ ...none, pagesUnread: 1 })).toBe('none so far');
    expect(stateInWords({ ...none, filesUnread: 1 })).toBe('none so far');
    expect(stateInASentence({ ...none, filesUnread: 3 })).toBe('None so far: 3 files not read.');
    expect(stateInWords({ ...none, passages: 0, decided: 0 })).toBe('nothing to decide');
    expect(stateInASentence({ ...none, decided: 3, pagesUnread: 1 })).toBe(
      'None so far: 1 passage undecided, 1 page unread.',
    );
    expect(stateInASentence({ ...none, accepted: 2, decided: 3 })).toBe('2 passages accepted; 1 passage undecided.');
  });

  it('is one line for all, areas taken together', () => {
    const part = (name: string, decided: number, passages: number, pagesUnread = 0) => ({
      name,
      decided,
      passages,
      unsuggested: 0,
      pagesUnread,
      filesUnread: 0,
    });
    expect(coverageLine([part('Calder Vale', 30, 30), part('Eastholt', 0, 95), part('Calder Vale', 24, 24)])).toBe(
      '54 of 149 passages decided; Calder Vale 54 of 54, Eastholt 0 of 95',
    );
    expect(coverageLine([{ ...part('Calder Vale', 0, 3), unsuggested: 2 }])).toBe(
      '0 of 3 passages decided; Calder Vale 0 of 3; 2 undecided without a suggestion',
    );
    expect(coverageLine([])).toBe('0 of 0 passages decided');
    expect(coverageLine([], 2)).toBe('0 of 0 passages decided; 2 files not read');
    const many = Array.from({ length: 14 }, (_, at) => part(`Area ${at}`, 0, at, at === 3 ? 2 : 0));
    expect(coverageLine(many)).toMatch(/ and 2 more; 2 pages unread$/u);
  });
});
