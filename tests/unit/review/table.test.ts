import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/review/table.ts';

describe('what parts the fields of a table', () => {
  it.each([
    ['a title with commas above semicolons', 'Plan for Northmere, Eastholt, 2026\nRef;RAG\nC01;Red\nC02;Green\n', 2],
    ['remarks with commas', 'Ref;Action\nC01;Ask, write, report\nC02;Meet, again\nC03;None\n', 2],
    ['a title above tabs', 'Plan, agreed\nRef\tRAG\tLead\nC01\tRed\tK. Marlow\n', 3],
    ['one column', 'Ref\nC01\nC02\n', 1],
    ['signs inside quotation marks', 'Ref,Action\nC01,"a; b; c"\nC02,"d; e; f"\n', 2],
  ])('%s', (_, text, width) => {
    expect(readTable(text).at(-1)).toHaveLength(width);
  });

  it('is known in any table with a head, whatever its cells say', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => `"${text.replaceAll('"', '""')}"`);
    fc.assert(
      fc.property(
        fc.constantFrom(',', ';', '\t'),
        fc
          .integer({ min: 2, max: 6 })
          .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 })),
        (mark, rows) => {
          const read = readTable(rows.map((row) => row.join(mark)).join('\n'));
          expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        },
      ),
    );
  });
});
