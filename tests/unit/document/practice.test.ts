import { expect, test } from 'vitest';
import { practiceOf } from '../../../src/document/practice.ts';

const told = (heading: string | null, text: string, polarity: 'strength' | 'improvement' | 'neutral' = 'neutral') =>
  practiceOf({ text, headings: heading === null ? [] : ['Findings', heading] }, polarity);

test('studies of good practice and plain praise are told from studies of what to improve', () => {
  expect(told('Case study: highly effective practice', 'A worker visited each evening.')).toBe('example');
  expect(told('Practice example', 'A worker visited each evening.')).toBe('example');
  expect(told('Good practice', 'Schools meet weekly.')).toBe('example');
  expect(told(null, 'Case study: a worker visited each evening.')).toBe('example');
  expect(told('Practice study: area for improvement', 'Nobody visited for weeks.')).toBeNull();
  expect(told('Case study', 'Nobody visited for weeks.', 'improvement')).toBeNull();
  expect(told('Key strengths', 'Workers are exceptionally tenacious.', 'strength')).toBe('praise');
  expect(told('Key strengths', 'Workers are exceptionally tenacious.', 'neutral')).toBeNull();
  expect(told('Key strengths', 'Workers know the children.', 'strength')).toBeNull();
  expect(told('Areas for improvement', 'Case files are thin.')).toBeNull();
});
