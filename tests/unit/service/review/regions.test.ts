import { expect, test } from 'vitest';
import { columnsOf, gridColumns } from '../../../../src/service/review/grid.ts';
import type { DocumentSummary } from '../../../../src/workspace/documents.ts';

const about = (id: string, area: string | null) =>
  ({ id, metadata: { area, title: id, date: null } }) as DocumentSummary;

test('the grid stands by region: every spelling of an area, and what lies in no region, has its column', () => {
  const documents = [
    about('a', 'Leeds City Council'),
    about('b', 'York'),
    about('c', 'Stockton on Tees'),
    about('d', 'Northmere'),
    about('e', null),
  ];
  const columns = gridColumns('region', documents, [], new Set());
  expect(columns.map(({ title, subtitle }) => [title, subtitle])).toEqual([
    ['North East', '1 document'],
    ['Not known', '2 documents'],
    ['Yorkshire and The Humber', '2 documents'],
  ]);
  const byId = new Map(documents.map((document) => [document.id, document]));
  expect(columnsOf('region', { agencies: [], passage: { documentId: 'b' } }, byId, new Set())).toEqual([
    'Yorkshire and The Humber',
  ]);
});
