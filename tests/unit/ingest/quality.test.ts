import { expect, test } from 'vitest';
import { block } from '../../../src/ingest/block.ts';
import { contentOf } from '../../../src/ingest/structure/content.ts';
import { read } from './reading.ts';

const SENTENCE = 'Children are seen quickly by people who know them, and they say that it helps them to be heard.';
const raw = { title: null, pages: 10, blocks: [block(SENTENCE)], pagesWithoutText: [], warnings: [] };

test('a sound document has nothing to report', () => {
  expect(contentOf(raw).quality).toEqual({ score: 1, pagesWithoutText: [], warnings: [], setAside: {} });
});

test('pages that were not read lower the score by their share', () => {
  expect(contentOf({ ...raw, pagesWithoutText: [3, 4] }).quality).toMatchObject({
    score: 0.8,
    pagesWithoutText: [3, 4],
  });
  expect(contentOf({ ...raw, pagesLeft: 5 }).quality.score).toBe(0.5);
});

test('unknown signs and a broken order are said', async () => {
  const unknown = await read('a.txt', `${SENTENCE}\n\n${'\uFFFD'.repeat(20)}`);
  expect(unknown.quality.score).toBeLessThan(0.9);
  expect(unknown.quality.warnings.join(' ')).toContain('could not be recognised');
  const cut = `and ${SENTENCE.slice(0, -1)} while nobody ever says where this sentence began or where it is going to end`;
  const broken = contentOf({ ...raw, blocks: Array.from({ length: 6 }, () => block(cut)) });
  expect(broken.quality.warnings.join(' ')).toContain('mid-sentence');
});
