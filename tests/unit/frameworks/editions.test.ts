import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/document/evidence.ts';
import { carryOver, compareEditions } from '../../../src/frameworks/editions.ts';
import { parseFramework } from '../../../src/frameworks/parse.ts';

const framework = (id: string, criteria: Record<string, string>) =>
  parseFramework(
    JSON.stringify({ id, title: id, criteria: Object.entries(criteria).map(([code, text]) => ({ code, text })) }),
    id,
  );

const older = framework('old', {
  '1': 'Children are listened to and their wishes and feelings shape the plan',
  '2': 'Police officers recognise vulnerable children and custody sergeants avoid detention overnight',
  '3': 'Schools notice bullying',
  '4': 'Foster carers receive training about trauma',
  '5': 'Foster carers have respite when placements are under strain',
  '6': 'Dentists check teeth every year',
});
const newer = framework('new', {
  a: 'Children are listened to, and their wishes and feelings shape the plan',
  b: 'Police officers recognise vulnerable children',
  c: 'Custody sergeants avoid detention overnight',
  d: 'Schools quickly notice bullying and exclusion',
  e: 'Foster carers receive training about trauma and have respite when placements are under strain',
  f: 'Leaders publish a strategy for housing',
});

const changes = compareEditions(older, newer);
const decision = (criteria: string[]): Decision => ({
  documentId: 'd',
  passageId: 'p1',
  frameworkId: 'old',
  criteria,
  polarity: 'strength',
  agencies: [],
  tags: [],
  note: '',
  reviewer: 'A',
  at: '2026-01-01T00:00:00Z',
  suggested: null,
});

describe('two editions', () => {
  it('are compared criterion by criterion', () => {
    expect(changes.map(({ change, before, after }) => [change, before, after])).toEqual([
      ['reworded', ['1'], ['a']],
      ['split', ['2'], ['b', 'c']],
      ['reworded', ['3'], ['d']],
      ['merged', ['4', '5'], ['e']],
      ['new', [], ['f']],
      ['gone', ['6'], []],
    ]);
  });

  it('are the same when they are', () => {
    expect(compareEditions(older, older).every(({ change }) => change === 'same')).toBe(true);
  });

  it('put every criterion of either into exactly one change', () => {
    expect(changes.flatMap(({ before }) => before).sort()).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(changes.flatMap(({ after }) => after).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('carry over what is surely the same and list the rest for a look', () => {
    const { carried, toLookAt } = carryOver(
      [decision(['4']), decision(['2']), decision(['6']), decision([]), decision(['1'])],
      changes,
      newer,
    );
    expect(carried.map(({ criteria, frameworkId }) => [frameworkId, criteria])).toEqual([['new', ['e']]]);
    expect(toLookAt.map(({ candidates, because }) => [candidates, because])).toEqual([
      [['b', 'c'], '2 is now split into b and c'],
      [[], '6 is gone'],
      [[], 'none of the older criteria fitted, and f is new'],
      [['a'], '1 is worded differently now, as a'],
    ]);
  });
});
