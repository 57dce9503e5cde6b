import { expect, test } from 'vitest';
import { CHANGES, changesOf } from '../../src/contract/changes.ts';
import { contract } from '../../src/contract/contract.ts';

test('what is asked again are operations that only answer, each named once', () => {
  for (const [name, changes] of Object.entries(CHANGES)) {
    expect(Object.hasOwn(contract, name), name).toBe(true);
    if (changes === 'everything') continue;
    expect(new Set(changes).size, name).toBe(changes.length);
    for (const asked of changes) expect([name, asked, Object.hasOwn(CHANGES, asked)]).toEqual([name, asked, false]);
  }
});

test('what only answers changes nothing, nor does what there is not', () => {
  expect(changesOf('grid.get')).toEqual([]);
  expect(changesOf('toString')).toEqual([]);
  expect(changesOf('frameworks.use')).toBe('everything');
});
