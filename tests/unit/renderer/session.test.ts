import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decided,
  EMPTY_SESSION,
  type Entry,
  redone,
  rolledBack,
  type Session,
  savedAs,
  undone,
} from '../../../renderer/places/review/session.ts';
import type { DecisionRow } from '../../../src/contract/operations/review.ts';
import { passageKey } from '../../../src/document/passage-ref.ts';

const row = (criteria: readonly string[]): DecisionRow => ({
  criteria: [...criteria],
  polarity: 'strength',
  agencies: [],
  tags: [],
  note: '',
  reviewer: 'R. Ashdown',
  at: '2024-05-31T10:00:00Z',
});

/** A decision on one of three passages, with what stands there now as its before. */
function entryOn(session: Session, passage: number, criterion: string): Entry {
  const place = { documentId: 'd1', passageId: `p${passage}` };
  const key = passageKey(place);
  return {
    passages: [place],
    before: new Map([[key, session.decisions.get(key) ?? null]]),
    after: row([criterion]),
    words: null,
  };
}

const steps = fc.array(
  fc.record({ passage: fc.integer({ min: 1, max: 3 }), criterion: fc.constantFrom('C01', 'C02') }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

const decideAll = (list: readonly { passage: number; criterion: string }[]): Session =>
  list.reduce((session, step) => decided(session, entryOn(session, step.passage, step.criterion)), EMPTY_SESSION);

/** What stands, without the places where nothing does. */
const standing = (session: Session) => [...session.decisions].filter(([, decision]) => decision !== null).sort();

describe('decisions of this window', () => {
  it('are all gone when every one of them is undone, and all back when redone', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const all = decideAll(list);
        const none = list.reduce((session) => undone(session), all);
        expect(standing(none)).toEqual([]);
        const again = list.reduce((session) => redone(session), none);
        expect(standing(again)).toEqual(standing(all));
      }),
    );
  });

  it('leave no trace when they could not be saved', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const before = decideAll(list);
        const entry = entryOn(before, 2, 'C09');
        const after = rolledBack(decided(before, entry), entry);
        expect(standing(after)).toEqual(standing(before));
        expect(after.done).toEqual(before.done);
      }),
    );
  });

  it('cannot be redone once something else was decided', () => {
    const one = decided(EMPTY_SESSION, entryOn(EMPTY_SESSION, 1, 'C01'));
    const back = undone(one);
    const other = decided(back, entryOn(back, 2, 'C02'));
    expect(redone(other)).toBe(other);
  });

  it('know the words the engine undoes them by', () => {
    const entry = entryOn(EMPTY_SESSION, 1, 'C01');
    const saved = savedAs(decided(EMPTY_SESSION, entry), entry, 'accepted C01');
    expect(saved.done.at(-1)?.words).toBe('accepted C01');
    expect(standing(undone(saved))).toEqual([]);
  });
});
