import { expect, test } from 'vitest';
import { builtInFrameworks } from '../../../src/frameworks/built-in.ts';
import { createSuggester } from '../../../src/suggest/suggester.ts';

test('a million letters without a space are looked at once, not once for every letter', () => {
  for (const framework of builtInFrameworks) {
    expect(
      createSuggester(framework).assess({ text: 'a'.repeat(1_000_000), headings: [] }).suggestions.length,
    ).toBeLessThanOrEqual(5);
  }
});
