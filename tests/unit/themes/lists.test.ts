import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listAt, listsToFill } from '../../../src/themes/lists.ts';

test('lists come out as they were put in, empty ones and very many numbers too', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat({ max: 65_535 }), { maxLength: 40 }), { maxLength: 80 }), (given) => {
      const lists = listsToFill();
      for (const list of given) lists.add(list);
      const filled = lists.filled();
      expect(filled.count).toBe(given.length);
      expect(given.map((_, at) => [...listAt(filled, at)])).toEqual(given);
    }),
  );
});
