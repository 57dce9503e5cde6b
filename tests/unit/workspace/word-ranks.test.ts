import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WordForm } from '../../../src/search/fts.ts';
import { parseQuery, toFts5 } from '../../../src/search/query.ts';
import { addDocument, removeDocument } from '../../../src/workspace/documents.ts';
import { statement, type Workspace } from '../../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { type SearchScope, searchPassages } from '../../../src/workspace/search.ts';
import { rankByWords } from '../../../src/workspace/word-ranks.ts';
import { letter } from './samples.ts';

let folder: string;
let workspace: Workspace;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-ranks-'));
  workspace = createWorkspace(join(folder, 'review.evidence'));
});

afterEach(() => {
  closeWorkspace(workspace);
  rmSync(folder, { recursive: true });
});

const ALWAYS = 'TRUE';
/** Words of which some begin others, one of them the stem of the headings as well. */
const WORDS = 'main plan planet plants plane be bee beech police polite findings children'.split(' ');
const paragraph = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const query = fc
  .array(fc.tuple(fc.constantFrom(...WORDS, 'pl', 'po', 'b', 'find', 'ma'), fc.constantFrom('', '*')), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.map(([word, star]) => word + star));

/** What FTS5 itself says, best first, equal ones in the order of their numbers. */
function askedOfIndex(words: readonly WordForm[]) {
  const match = words.map(({ stem, prefix }) => `"${stem}"${prefix ? ' *' : ''}`).join(' OR ');
  return statement<{ number: number; rank: number }>(
    workspace,
    'SELECT rowid AS number, rank FROM passage_search WHERE passage_search MATCH ? ORDER BY rank, rowid',
  ).all(match);
}

describe('passages that hold any of some words', () => {
  it('are ranked as FTS5 ranks them, whatever has come and gone, however many are wanted', () => {
    let round = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(paragraph, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        query,
        fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(10_000)),
        (letters, removes, asked, most) => {
          round++;
          const ids = letters.map((_, at) => `letter-${round}-${at}`);
          letters.forEach((paragraphs, at) => {
            const { document, bytes } = letter(ids[at] as string, paragraphs);
            addDocument(workspace, document, bytes);
          });
          if (removes) removeDocument(workspace, ids[0] as string);
          const words = asked.flatMap((word) => toFts5(parseQuery(word), []).words ?? []);
          const expected = askedOfIndex(words);
          const { best, total } = rankByWords(workspace, words, null, most, ALWAYS);
          const ordered = [...best].sort((one, other) => one.rank - other.rank || one.number - other.number);
          expect(total).toBe(expected.length);
          expect(ordered.map(({ number }) => number)).toEqual(expected.slice(0, most).map(({ number }) => number));
          for (const [at, { rank }] of ordered.entries()) expect(rank).toBeCloseTo(expected[at]?.rank ?? 0, 12);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are the same, page by page and within documents, where there are thousands', () => {
    const places = Array.from({ length: 1300 }, (_, at) => `${'planet '.repeat(1 + (at % 3))}plan number ${at % 40}`);
    for (const id of ['one', 'two']) {
      const { document, bytes } = letter(id, places);
      addDocument(workspace, document, bytes);
    }
    const { match, words } = toFts5(parseQuery('plan*'), []);
    const page = (scope: SearchScope, offset: number) => searchPassages(workspace, match, scope, 50, offset);
    for (const offset of [0, 50, 2550, 2600]) expect(page({ words }, offset)).toEqual(page({}, offset));
    const within = { documentIds: ['two'] };
    expect(page({ ...within, words }, 100)).toEqual(page(within, 100));
    expect(page({ ...within, words }, 0).total).toBe(1300);
    expect(() => searchPassages(workspace, match, { words }, 50, 0, -1)).toThrow(/stopped because it takes too long/u);
  });
});

describe('a query', () => {
  it('is one for single words where it asks for any of them and nothing else', () => {
    const wordsOf = (typed: string) => toFts5(parseQuery(typed), []).words;
    expect(wordsOf('plan*')).toEqual([
      { stem: 'plan', prefix: true },
      { stem: 'plan', prefix: false },
    ]);
    expect(wordsOf('police')).toEqual([{ stem: 'polic', prefix: false }]);
    for (const other of ['police plans', '"police plans"', 'heading:police', 'police NOT plans', 'year:2020'])
      expect(wordsOf(other), other).toBeNull();
  });
});
