import { expect, test } from 'vitest';
import { valuesIn, withValues } from '../../../renderer/places/search/fields.ts';
import { familiesOf, formsIn, queryOf } from '../../../renderer/places/themes/term.ts';
import { parseQuery } from '../../../src/search/query.ts';

const POLICE = { name: 'police', forms: ['police', 'constabulary'], builtIn: true, changed: false };

test('a term goes by its forms, or by its name where it has none', () => {
  expect(formsIn(' waiting list \n\nwaiting list\ndelay', 'waiting')).toEqual(['waiting list', 'delay']);
  expect(formsIn('  \n', ' custody ')).toEqual(['custody']);
  expect(formsIn('', ' ')).toEqual([]);
});

test('families are offered that would add something', () => {
  expect(familiesOf(['Police'], [POLICE])).toEqual([POLICE]);
  expect(familiesOf(['constabulary', 'police'], [POLICE])).toEqual([]);
  expect(familiesOf(['custody'], [POLICE])).toEqual([]);
});

test('a term is searched for by any of its forms', () => {
  const query = queryOf(['front door', 'MASH', 'a "quoted" form']);
  expect(query).toBe('"front door"~ OR MASH OR "a quoted form"~');
  expect(parseQuery(query).explanation).toBeNull();
});

test('a tag is a field of the query like any other', () => {
  expect(withValues('', 'tag', ['police work'])).toBe('tag:"police work"');
  expect(valuesIn(withValues('custody', 'tag', ['board']), 'tag')).toEqual(['board']);
});
