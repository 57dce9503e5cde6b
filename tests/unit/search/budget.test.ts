import { expect, test } from 'vitest';
import { heldBack, parseQuery, toFts5 } from '../../../src/search/query.ts';

test('a query of hundreds of beginnings costs no more than a few, and says what it left out', () => {
  const parsed = parseQuery(
    Array.from({ length: 400 }, (_, at) => `${String.fromCharCode(97 + (at % 26))}*`).join(' OR '),
  );
  const { match } = toFts5(parsed, []);
  expect(match?.match(/\*/gu) ?? []).toHaveLength(20);
  expect(match?.match(/\bOR\b/gu)?.length ?? 0).toBeLessThan(150);
  expect(parsed.explanation).toContain('Only the first 60 words');
  expect(parsed.explanation).toContain('Only the first 20 beginnings');
});

test('an ordinary query is left as it is', () => {
  const query = Array.from({ length: 30 }, (_, at) => `word${at}`).join(' ');
  expect(parseQuery(`${query} child* famil*`).explanation).toBeNull();
});

test('beginnings that stand near one another are asked for one by one where there are too many ways', () => {
  for (const beginnings of [20, 100]) {
    const words = Array.from({ length: beginnings }, (_, at) => `a${String.fromCharCode(97 + (at % 26))}${at}*`);
    const parsed = parseQuery(`NEAR(${words.join(' ')}, 50)`);
    const { match } = toFts5(parsed, []);
    expect(match).not.toContain('NEAR');
    expect(match?.match(/AND/gu)?.length ?? 0).toBeLessThan(100);
    expect(heldBack(parsed, [])).not.toBeNull();
  }
});

test('of words with many forms each is found near the others, and no passage in which they are far apart', () => {
  const family = (name: string, words: number) => ({
    name,
    forms: Array.from({ length: words }, (_, at) => `${name}${at}`),
  });
  const families = [family('school', 20), family('ward', 20)];
  const meant = heldBack(parseQuery('NEAR(school0 ward0, 3)'), families);
  expect(meant?.('the school19 and its ward19 agree', '')).toBe(true);
  expect(meant?.('the school19 says that all is well there, but on the next day the ward19 does not agree', '')).toBe(
    false,
  );
});
