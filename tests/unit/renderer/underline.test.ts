import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occurrences, reasonRanges, underlined } from '../../../renderer/places/review/passage/underline.ts';
import type { Assessment } from '../../../src/document/evidence.ts';

describe('underlined words', () => {
  it('stand wherever the words stand, whole, whatever their case and spacing', () => {
    const text = 'Health visitors met. A health\nvisitor and HEALTH  VISITORS.';
    expect(occurrences(text, 'health visitors').map(({ start, end }) => text.slice(start, end))).toEqual([
      'Health visitors',
      'HEALTH  VISITORS',
    ]);
    expect(occurrences('unhealthy', 'health')).toEqual([]);
    expect(occurrences('anything', '  ')).toEqual([]);
  });

  it('are cut into pieces that together are the text', () => {
    const range = fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }));
    fc.assert(
      fc.property(
        fc.string({ minLength: 0, maxLength: 60 }),
        fc.array(range, { maxLength: 5 }),
        fc.array(range, { maxLength: 5 }),
        (text, why, reads) => {
          const pieces = underlined(text, { why, reads });
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        },
      ),
    );
  });

  it('come from the suggestion that is looked at, not from its heading', () => {
    const assessment: Assessment = {
      suggestions: [
        {
          criterion: 'C05',
          score: 0.8,
          because: [
            { kind: 'phrase', text: 'daily life' },
            { kind: 'heading', text: 'Strengths' },
          ],
        },
        { criterion: 'C16', score: 0.4, because: [{ kind: 'term', text: 'teachers' }] },
      ],
      polarity: { label: 'improvement', score: 0.7, because: ['not'] },
      agencies: [],
    };
    const text = 'Strengths: daily life, but teachers were not asked.';
    const words = (criterion: string) =>
      reasonRanges(text, assessment, criterion).why.map(({ start, end }) => text.slice(start, end));
    expect(words('C05')).toEqual(['daily life']);
    expect(words('C16')).toEqual(['teachers']);
    expect(reasonRanges(text, assessment, 'C05').reads).toEqual([{ start: 41, end: 44 }]);
  });
});
