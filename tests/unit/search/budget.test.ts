import { expect, test } from 'vitest';
import { parseQuery, toFts5 } from '../../../src/search/query.ts';

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
