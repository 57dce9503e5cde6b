import { describe, expect, it } from 'vitest';
import { assessmentsToExport, documentToExport } from '../../../src/export/lean.ts';
import { inventedDocument } from './invented.ts';

describe('a document for an export', () => {
  const whole = inventedDocument('calder', ['Children wait.', 'Leaders know.', 'Plans are good.']);
  const heading = {
    ...whole,
    passages: whole.passages.map((one, at) => (at === 0 ? { ...one, kind: 'heading' as const } : one)),
  };

  it('keeps the passages that are wanted, in order, and counts all that may be evidence', () => {
    const kept = documentToExport(heading, ({ id }) => id !== 'p2');
    expect(kept.passages.map(({ text }) => text)).toEqual(['Children wait.', 'Plans are good.']);
    expect(kept.evidencePassages).toBe(2);
    expect(kept).not.toHaveProperty('text');
  });

  it('holds headings that come up again once', () => {
    const { passages } = documentToExport(whole, () => true);
    expect(passages[2]?.headings).toEqual(whole.passages[2]?.headings);
    expect(passages[2]?.headings).toBe(passages[0]?.headings);
    expect(passages[1]?.headings).not.toEqual(passages[0]?.headings);
  });
});

describe('assessments for an export', () => {
  const assessed = (text: string) => ({
    suggestions: ['C01', 'C02'].map((criterion) => ({
      criterion,
      score: 0.5,
      because: [{ kind: 'term' as const, text }],
    })),
    polarity: { label: 'strength' as const, score: 0.9, because: ['good'] },
    agencies: ['police' as const],
  });

  it('hold the first suggestion, and reasons and agencies that come up again once', () => {
    const lean = assessmentsToExport();
    const [first, again, other] = ['waiting', 'waiting', 'plans'].map((text) => lean(assessed(text)));
    expect(first).toEqual({
      suggestions: [{ criterion: 'C01', score: 0.5, because: [{ kind: 'term', text: 'waiting' }] }],
      polarity: { label: 'strength' },
      agencies: ['police'],
    });
    expect(again?.suggestions[0]?.because[0]).toBe(first?.suggestions[0]?.because[0]);
    expect(again?.agencies).toBe(first?.agencies);
    expect(other?.suggestions[0]?.because[0]?.text).toBe('plans');
  });
});
