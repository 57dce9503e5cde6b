import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctName, fileSafe, tagCodeName, tagOfCodeName } from '../../../../src/export/refi/names.ts';

describe('names for other programs', () => {
  it('are safe as names of files on every system', () => {
    expect(fileSafe('Audit 3/2024: Calder Vale')).toBe('Audit 3-2024- Calder Vale');
    expect(fileSafe(' ..\\..\\x?. ')).toBe('-..-x-');
    expect(fileSafe('***')).toBe('-');
    expect(fileSafe('')).toBe('Untitled');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const safe = fileSafe(title);
        expect(safe).not.toMatch(/[\\/:*?"<>|]|^[\s.]|[\s.]$|^$/u);
        expect(safe.length).toBeLessThanOrEqual(120);
        expect(safe.isWellFormed()).toBe(true);
      }),
    );
  });

  it('are distinct whatever the case', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Letter', 'letter', 'LETTER (2)', 'Audit')), (titles) => {
        const taken = new Set<string>();
        const names = titles.map((title) => distinctName(title, '.pdf', taken).toLowerCase());
        expect(new Set(names).size).toBe(titles.length);
      }),
    );
  });

  it('tell a tag from a code of the same name, and the tag comes back', () => {
    const others = new Set(['strength', 'police']);
    for (const tag of ['Strength', 'police', 'Good example', 'Odd (tag)']) {
      const name = tagCodeName(tag, others);
      expect(others.has(name.toLowerCase())).toBe(false);
      expect(tagOfCodeName(name, others)).toBe(tag);
    }
  });
});
