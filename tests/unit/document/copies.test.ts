import { expect, test } from 'vitest';
import { type Copies, countedDocuments, differentDocuments } from '../../../src/document/copies.ts';

const member = (documentId: string, primary = false) => ({ documentId, primary, similarity: 1 });
const copies: Copies = {
  groups: [
    { id: 'g', kind: 'near', similarity: 1, because: '', members: [member('b', true), member('a'), member('c')] },
  ],
  lookAlikes: [{ documentIds: ['b', 'd'], similarity: 0.8, because: 'different area' }],
};

test('only copies that do not count are left out; look-alikes count', () => {
  expect(countedDocuments(['a', 'b', 'c', 'd', 'e'], copies)).toEqual(['b', 'd', 'e']);
});

test('copies are one document, also where the one that counts is not among them', () => {
  expect(differentDocuments(['a', 'c', 'd'], copies)).toBe(2);
  expect(differentDocuments([], copies)).toBe(0);
});
