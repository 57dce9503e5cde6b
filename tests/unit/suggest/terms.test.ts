import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf } from '../../../src/language/stems.ts';
import { NONE, nameTable } from '../../../src/suggest/terms.ts';

const name = fc.stringMatching(/^[a-z]{1,3}$/u);
const names = fc.uniqueArray(
  fc.oneof(
    name,
    fc.tuple(name, name).map((pair) => pair.join(' ')),
  ),
  { maxLength: 200 },
);
const lookUp = (table: ReturnType<typeof nameTable>, wanted: string) => {
  const [first = '', second] = wanted.split(' ');
  return table.of(numberOf(first), second === undefined ? NONE : numberOf(second));
};

describe('rows by name', () => {
  it('finds every name in its row, and no other name', () => {
    fc.assert(
      fc.property(names, names, (listed, others) => {
        const table = nameTable(listed.map((text, row) => [text, row] as const));
        expect(listed.map((text) => lookUp(table, text))).toEqual(listed.map((_, row) => row));
        for (const text of others) expect(lookUp(table, text)).toBe(listed.indexOf(text));
      }),
    );
  });
});
