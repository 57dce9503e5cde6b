import { describe, expect, it } from 'vitest';
import { conceptsIn, families, otherNames } from '../../../src/language/families.ts';
import { findPhrases, longestMatches, parts, phraseIndex } from '../../../src/language/phrases.ts';

describe('phrases', () => {
  const index = phraseIndex([
    ['waiting list', 'wait'],
    ['information-sharing', 'share'],
    ['well-being', 'well'],
    ['ED', 'hospital'],
    ['assessment', 'assess'],
  ]);
  const found = (text: string) =>
    findPhrases(index, parts(text)).map(({ value, from, to }) => {
      const words = parts(text);
      return [value, text.slice(words[from]?.start, words[to - 1]?.end)];
    });

  it('are found by their stems, hyphen or not, over a line end', () => {
    expect(found('The waiting lists grew')).toEqual([['wait', 'waiting lists']]);
    expect(found('information sharing')).toEqual([['share', 'information sharing']]);
    expect(found('emotional well- being and wellbeing')).toEqual([
      ['well', 'well- being'],
      ['well', 'wellbeing'],
    ]);
    expect(found('children’s assessments')).toEqual([['assess', 'assessments']]);
  });

  it('that are short names in capitals count only in capitals', () => {
    expect(found('the ED was busy')).toEqual([['hospital', 'ED']]);
    expect(found('ed was busy')).toEqual([]);
  });

  it('inside a longer one of the same meaning can be left out', () => {
    const nested = phraseIndex([
      ['plan', 1],
      ['child protection plan', 1],
    ]);
    const matches = findPhrases(nested, parts('a child protection plan'));
    expect(matches).toHaveLength(2);
    expect(longestMatches(matches)).toEqual([{ value: 1, from: 1, to: 4 }]);
  });

  it('stand where they say: every part is its text', () => {
    const text = 'Children’s multi-agency A&E visits, 0–19 service.';
    for (const part of parts(text)) expect(text.slice(part.start, part.end).length).toBe(part.end - part.start);
    expect(
      parts(text)
        .map(({ stem }) => stem)
        .slice(0, 3),
    ).toEqual(['child', 'multi', 'agenc']);
  });
});

describe('synonym families', () => {
  it('name one thing by its many names', () => {
    const named = (text: string) => new Set(conceptsIn(parts(text)).map(({ value }) => value));
    expect(named('referrals to the MASH')).toContain('front-door');
    expect(named('the multi-agency safeguarding hub')).toContain('front-door');
    expect(named('child and adolescent mental health services')).toContain('camhs');
    expect(otherNames('CAMHS')).toContain('child and adolescent mental health service');
    expect(otherNames('no such thing')).toEqual([]);
  });

  it('have different names and at least two forms each', () => {
    expect(new Set(families.map(({ concept }) => concept)).size).toBe(families.length);
    for (const family of families) expect(family.forms.length, family.concept).toBeGreaterThan(1);
  });
});
