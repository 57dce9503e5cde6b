import { expect, test } from 'vitest';
import { distinctNames } from '../../../renderer/data/imports.ts';

const file = (name: string, size: number, webkitRelativePath = '') => ({
  name,
  size,
  webkitRelativePath,
  lastModified: 0,
});

test('files that share a name are told apart by a number, the same in whatever order they come', () => {
  const files = [file('letter.pdf', 30), file('letter.pdf', 10), file('other.pdf', 5), file('letter.pdf', 20)];
  expect(distinctNames(files)).toEqual(['letter (3).pdf', 'letter.pdf', 'other.pdf', 'letter (2).pdf']);
  expect(distinctNames(files.toReversed())).toEqual(['letter (2).pdf', 'other.pdf', 'letter.pdf', 'letter (3).pdf']);
});

test('a name that is there already is not given again, and folders keep files apart', () => {
  const files = [
    file('notes', 1),
    file('notes', 2),
    file('notes (2)', 3),
    file('a.txt', 1, 'x/a.txt'),
    file('a.txt', 2, 'y/a.txt'),
  ];
  expect(distinctNames(files)).toEqual(['notes', 'notes (3)', 'notes (2)', 'x/a.txt', 'y/a.txt']);
});
