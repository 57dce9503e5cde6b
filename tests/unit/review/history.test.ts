import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applied, replayed, reversed, stacksAfter, type UndoStacks } from '../../../src/review/history.ts';
import type { Change, Entry, Json, ReviewState } from '../../../src/review/records.ts';
import { recordId } from '../../../src/review/records.ts';

const intent = fc.record({
  key: fc.constantFrom('["a"]', '["b"]', '["c"]'),
  after: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3 }), fc.string({ maxLength: 3 })),
});
const acts = fc.array(fc.array(intent, { minLength: 1, maxLength: 4 }), { maxLength: 12 });

/** Acts as a reviewer would make them: each change begins where the state is. */
function carriedOut(intents: { key: string; after: Json }[][]): { states: ReviewState[]; acts: Change[][] } {
  const states: ReviewState[] = [new Map()];
  const done = intents.map((each) => {
    let state = states.at(-1) ?? new Map<string, Json>();
    const changes = each.map(({ key, after }) => {
      const name = { kind: 'search', key } as const;
      const change: Change = { ...name, before: state.get(recordId(name)) ?? null, after };
      state = applied(state, [change]);
      return change;
    });
    states.push(state);
    return changes;
  });
  return { states, acts: done };
}

test('any sequence of acts, undone, is the state before', () => {
  fc.assert(
    fc.property(acts, (intents) => {
      const { states, acts: done } = carriedOut(intents);
      let state = states.at(-1) ?? new Map();
      for (const [index, changes] of [...done.entries()].reverse()) {
        state = applied(state, reversed(changes));
        expect(state).toEqual(states[index]);
      }
    }),
  );
});

test('the log replayed is the state', () => {
  fc.assert(
    fc.property(acts, (intents) => {
      const { states, acts: done } = carriedOut(intents);
      const log = done.map((changes, index): Entry => {
        return { sequence: index + 1, at: '', reviewer: '', kind: 'act', of: null, what: '', changes };
      });
      expect(replayed(log)).toEqual(states.at(-1));
    }),
  );
});

test('undo and redo walk the same path both ways, and a new act forgets what was undone', () => {
  const empty: UndoStacks = { done: [], undone: [] };
  const entry = (sequence: number, kind: Entry['kind'], changes: Change[] = []) => ({ sequence, kind, changes });
  const three = [1, 2, 3].reduce<UndoStacks>((stacks, sequence) => stacksAfter(stacks, entry(sequence, 'act')), empty);
  const back = stacksAfter(stacksAfter(three, entry(4, 'undo')), entry(5, 'undo'));
  expect(back).toEqual({ done: [1], undone: [3, 2] });
  expect(stacksAfter(back, entry(6, 'redo'))).toEqual({ done: [1, 2], undone: [3] });
  expect(stacksAfter(back, entry(6, 'act'))).toEqual({ done: [1, 6], undone: [] });
  expect(stacksAfter(back, entry(6, 'note'))).toEqual(back);
  const changed = [{ kind: 'decision', key: '[]', before: null, after: 1 } as const];
  expect(stacksAfter(back, entry(6, 'note', changed))).toEqual(empty);
});
