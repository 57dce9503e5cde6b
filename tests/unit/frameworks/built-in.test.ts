import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../../src/document/framework.ts';
import { builtInFrameworks } from '../../../src/frameworks/built-in.ts';

const [mentalHealth, practice] = builtInFrameworks;

describe('the built-in frameworks', () => {
  it('have the codes that the formats promise, in order', () => {
    const codes = mentalHealth === undefined ? [] : criteriaOf(mentalHealth).map(({ code }) => code);
    const numbered = Array.from({ length: 16 }, (_, at) => `C${String(at + 1).padStart(2, '0')}`);
    expect(codes).toEqual([...numbered, 'C17a', 'C17b', 'C18']);
    expect(mentalHealth?.criteria.find(({ code }) => code === 'C17')?.isHeading).toBe(true);
  });

  it('are marked as shipped, and as nobody’s official wording', () => {
    expect(builtInFrameworks.every(({ builtIn, official }) => builtIn && !official)).toBe(true);
    expect(practice?.theme).toBeNull();
    expect(practice?.title).toContain('not official');
  });

  it('give every criterion a title, a text of its own and phrases to look for', () => {
    for (const criterion of builtInFrameworks.flatMap(criteriaOf)) {
      expect(criterion.title.length, criterion.code).toBeGreaterThan(3);
      expect(criterion.text.length, criterion.code).toBeGreaterThan(30);
      expect(criterion.cues.length, criterion.code).toBeGreaterThan(7);
    }
  });
});
