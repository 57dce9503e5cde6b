import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../../src/document/framework.ts';
import { changed, codesOf, criterionCalled, moved, without } from '../../../src/frameworks/tree.ts';

const criterion = (code: string, children: Criterion[] = []): Criterion => ({
  code,
  title: code,
  text: code,
  official: null,
  cues: [],
  agencies: [],
  isNot: null,
  isHeading: children.length > 0,
  children,
});
const set = [criterion('A', [criterion('A1'), criterion('A2')]), criterion('B'), criterion('C', [criterion('C1')])];

test('what stands below a criterion that is taken away stays in its place', () => {
  expect(codesOf(without(set, 'A'))).toEqual(['A1', 'A2', 'B', 'C', 'C1']);
  expect(codesOf(without(set, 'C1'))).toEqual(['A', 'A1', 'A2', 'B', 'C']);
});

describe('a criterion is moved', () => {
  test('before a sibling, last, under another one, or to the top', () => {
    expect(codesOf(moved(set, 'C', null, 'A') ?? [])).toEqual(['C', 'C1', 'A', 'A1', 'A2', 'B']);
    expect(codesOf(moved(set, 'A', null, null) ?? [])).toEqual(['B', 'C', 'C1', 'A', 'A1', 'A2']);
    expect(codesOf(moved(set, 'B', 'A', 'A2') ?? [])).toEqual(['A', 'A1', 'B', 'A2', 'C', 'C1']);
    expect(criterionCalled(moved(set, 'A1', null, 'B') ?? [], 'A')?.children.map(({ code }) => code)).toEqual(['A2']);
  });
  test('never below itself, before itself, or beside what is not there', () => {
    expect(moved(set, 'A', 'A1', null)).toBeNull();
    expect(moved(set, 'A', 'A', null)).toBeNull();
    expect(moved(set, 'B', null, 'B')).toBeNull();
    expect(moved(set, 'B', 'A', 'C1')).toBeNull();
    expect(moved(set, 'Z', null, null)).toBeNull();
  });
  test('and nothing is lost or doubled, wherever it goes', () => {
    const code = fc.constantFrom(...codesOf(set));
    fc.assert(
      fc.property(code, fc.option(code), fc.option(code), (one, under, before) => {
        const after = moved(set, one, under, before);
        if (after !== null) expect(codesOf(after).sort()).toEqual(codesOf(set).sort());
      }),
    );
  });
});

test('one criterion is changed wherever it stands, and the rest is left', () => {
  const after = changed(set, 'A2', (one) => ({ ...one, title: 'Another' }));
  expect(criterionCalled(after, 'A2')?.title).toBe('Another');
  expect(changed(set, 'Z', () => null)).toEqual(set);
});
