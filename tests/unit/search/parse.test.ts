import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from '../../../src/search/parse.ts';

const word = (text: string) => ({ kind: 'word', text });

test('words side by side must all occur; OR binds less than AND, and brackets more', () => {
  expect(parseQuery('police nurse OR school').root).toEqual({
    kind: 'or',
    children: [{ kind: 'and', children: [word('police'), word('nurse')] }, word('school')],
  });
  expect(parseQuery('police (nurse OR school)').root).toEqual({
    kind: 'and',
    children: [word('police'), { kind: 'or', children: [word('nurse'), word('school')] }],
  });
});

test('phrases, prefixes and NEAR in both ways of writing it', () => {
  expect(parseQuery('"voice of the child"').root).toEqual({ kind: 'phrase', text: 'voice of the child', exact: true });
  expect(parseQuery('“voice of the child”').root).toEqual({ kind: 'phrase', text: 'voice of the child', exact: true });
  expect(parseQuery('"voice of the child"~').root).toEqual({
    kind: 'phrase',
    text: 'voice of the child',
    exact: false,
  });
  expect(parseQuery('safeguard*').root).toEqual({ kind: 'prefix', text: 'safeguard', exact: false });
  expect(parseQuery('"voice of the ch"*').root).toEqual({ kind: 'prefix', text: 'voice of the ch', exact: true });
  const near = { kind: 'near', terms: [word('police'), word('nurse')], distance: 5 };
  expect(parseQuery('NEAR(police nurse, 5)').root).toEqual(near);
  expect(parseQuery('police NEAR/5 nurse').root).toEqual(near);
});

test('NOT and a leading minus take away; a hyphen inside a word does not', () => {
  const expected = { kind: 'and', children: [word('help'), { kind: 'not', child: word('early') }] };
  expect(parseQuery('help NOT early').root).toEqual(expected);
  expect(parseQuery('help -early').root).toEqual(expected);
  expect(parseQuery('multi-agency').root).toEqual(word('multi-agency'));
});

test('fields become filters, several values of one field being alternatives', () => {
  const { root, filters, explanation } = parseQuery(
    'neglect area:"Calder Vale" area:Eastholt -type:news year:2019-2021 tag:urgent',
  );
  expect(root).toEqual(word('neglect'));
  expect(filters.area).toEqual({ any: ['Calder Vale', 'Eastholt'], none: [] });
  expect(filters.type).toEqual({ any: [], none: ['news'] });
  expect(filters.year).toEqual({ any: [{ from: 2019, to: 2021 }], none: [] });
  expect(filters.tag.any).toEqual(['urgent']);
  expect(parseQuery('neglect NOT (area:Eastholt NOT type:news)').filters).toMatchObject({
    area: { any: [], none: ['Eastholt'] },
    type: { any: ['news'], none: [] },
  });
  expect(explanation).toBeNull();
});

test.each([
  ['2019', 2019, 2019],
  ['2021-2019', 2019, 2021],
  ['2019..2021', 2019, 2021],
  ['>=2019', 2019, null],
  ['>2019', 2020, null],
  ['<=2019', null, 2019],
  ['<2019', null, 2018],
])('year:%s is a range', (value, from, to) => {
  expect(parseQuery(`year:${value}`).filters.year.any).toEqual([{ from, to }]);
});

test('heading: is looked for as a phrase', () => {
  expect(parseQuery('heading:"Early help"').root).toEqual({
    kind: 'heading',
    term: { kind: 'phrase', text: 'Early help', exact: false },
  });
});

test.each([
  ['"open phrase', 'quotation mark', { kind: 'phrase', text: 'open phrase', exact: true }],
  ['(police', 'bracket', word('police')],
  ['police)', 'bracket', word('police')],
  ['police OR', 'OR', word('police')],
  ['AND police', 'AND', word('police')],
  ['NOT police', 'NOT', null],
  ['police OR NOT nurse', 'NOT', word('police')],
  ['colour:red', 'colour', { kind: 'and', children: [word('colour'), word('red')] }],
  ['year:soon', 'soon', null],
  ['area: Eastholt', 'area:', word('Eastholt')],
  ['', 'no words', null],
  ['***', 'no words', null],
  ['pol*ice', '*', { kind: 'and', children: [word('pol'), word('ice')] }],
])('%s is explained and read as well as possible', (query, said, root) => {
  const parsed = parseQuery(query);
  expect(parsed.explanation).toContain(said);
  expect(parsed.root).toEqual(root);
});

test('no query fails, and no explanation is empty', () => {
  const piece = fc.constantFrom(
    '(',
    ')',
    '"',
    'AND',
    'OR',
    'NOT',
    'NEAR(',
    'NEAR/3',
    '-',
    '*',
    'area:',
    'year:',
    ',',
    'word',
    ':',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((pieces) => pieces.join(' ')),
        fc.string({ unit: 'grapheme' }),
      ),
      (query) => {
        const { explanation } = parseQuery(query);
        if (explanation !== null) expect(explanation).toMatch(/\p{L}.*\.$/su);
      },
    ),
    { numRuns: 500 },
  );
});

test('brackets without end are read, not followed into the depth', () => {
  expect(parseQuery('('.repeat(20_000)).explanation).not.toBeNull();
  expect(parseQuery('NOT '.repeat(20_000)).explanation).not.toBeNull();
});
