import { describe, expect, test } from 'vitest';
import { findPhrases, parts, phraseIndex } from '../../../src/language/phrases.ts';
import { recent } from '../../../src/language/recent.ts';
import { numberInText, numberOf, UNNUMBERED } from '../../../src/language/stems.ts';

describe('what was worked out for words met lately', () => {
  test('is kept for those that are asked for, and no more than two generations are held', () => {
    const words = recent<number>(10);
    words.set('often', 1);
    let held = 0;
    for (let at = 0; at < 1000; at++) {
      words.set(`random${at}`, at);
      expect(words.get('often')).toBe(1);
    }
    for (let at = 0; at < 1000; at++) if (words.get(`random${at}`) !== undefined) held++;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThanOrEqual(20);
  });

  test('is the same after it was dropped and worked out again, and nothing is kept of what is no word', () => {
    const words = recent<string>(2);
    words.set('x'.repeat(41), 'long');
    expect(words.get('x'.repeat(41))).toBeUndefined();
    words.set('safeguarding-partnership', 'kept');
    expect(words.get('safeguarding-partnership')).toBe('kept');
  });
});

test('stems without end get one number in common, names get theirs, and phrases are found all the same', () => {
  const before = phraseIndex([['early help', 'before']]);
  for (let at = 0; at < 210_000; at++) numberInText(`random${at}`);
  expect(numberInText('anotherone')).toBe(UNNUMBERED);
  expect(numberInText('yetanotherone')).toBe(UNNUMBERED);
  expect(parts('Zyxwvu help').map(({ number }) => number)).toEqual([UNNUMBERED, numberOf('help')]);
  // A name that comes later, learned from decisions for example, is told from every other word.
  const after = phraseIndex([['zyxwvu help', 'after']]);
  expect(findPhrases(after, parts('A zyxwvu help, a qwertz help.')).map(({ value }) => value)).toEqual(['after']);
  expect(findPhrases(before, parts('Children get early help.')).map(({ value }) => value)).toEqual(['before']);
  expect(numberOf('zyxwvu')).not.toBe(UNNUMBERED);
});
