import { expect, test } from 'vitest';
import { reachedBy, reachedInWords } from '../../../renderer/places/progress/progress-rows.ts';

test('what was said about all documents is not said about one of them', () => {
  const rows = [
    { documentId: null, criterion: 'C01', progress: 'checked' },
    { documentId: 'a', criterion: 'C01', progress: 'in-review' },
    { documentId: 'a', criterion: null, progress: 'signed-off' },
  ] as const;
  expect(reachedBy(rows, null, 'C01')).toBe('checked');
  expect(reachedBy(rows, 'a', 'C01')).toBe('in-review');
  expect(reachedBy(rows, 'a', null)).toBe('signed-off');
  expect(reachedBy(rows, 'b', 'C01')).toBe('not-started');
  expect(reachedBy(rows, null, null)).toBe('not-started');
});

test('progress is summed up in words, the furthest first', () => {
  expect(reachedInWords(['not-started', 'signed-off', 'not-started', 'checked'])).toBe(
    '1 signed off, 1 checked, 2 not started',
  );
  expect(reachedInWords([])).toBe('');
});
