import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate } from '../../../renderer/places/review/source/locate.ts';

describe('words selected on a drawn page', () => {
  it('are found although the page breaks and hyphenates them', () => {
    const text = 'Social workers assess well-being early. They return.';
    const found = locate(text, 'assess well-\nbeing early', 0);
    expect(found && text.slice(found.start, found.end)).toBe('assess well-being early');
  });

  it('are found where they are nearest to the passage', () => {
    const text = 'They listen. And later they listen again.';
    expect(locate(text, 'they listen', 30)?.start).toBe(23);
    expect(locate(text, 'they listen', 0)?.start).toBe(0);
  });

  it('are not found where they do not stand', () => {
    expect(locate('One thing', 'another thing', 0)).toBeNull();
    expect(locate('One thing', ' … ', 0)).toBeNull();
  });

  it('always give back letters that were selected', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.nat(), fc.integer({ min: 3, max: 40 }), (text, seed, length) => {
        const start = seed % text.length;
        const selected = text.slice(start, start + length).replace(/ /gu, '\n');
        const found = locate(text, selected, start);
        if (letters(selected) === '') expect(found).toBeNull();
        else expect(found && letters(text.slice(found.start, found.end))).toBe(letters(selected));
      }),
    );
  });
});
