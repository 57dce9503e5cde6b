import { join } from 'node:path';
import { expect, test } from 'vitest';
import { passageKey } from '../../../src/document/passage-ref.ts';
import { heldBack, parseQuery, toFts5 } from '../../../src/search/query.ts';
import { saveDecision } from '../../../src/workspace/decisions.ts';
import { addDocument, correctMetadata } from '../../../src/workspace/documents.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import {
  rebuildSearch,
  type SearchOrder,
  type SearchScope,
  searchPassages,
  tidySearch,
} from '../../../src/workspace/search.ts';
import { putAssessments } from '../../../src/workspace/stages.ts';
import { ASSESSMENT, EASTHOLT, inFolder, letter, NORTHMERE } from './samples.ts';

function found(workspace: Workspace, query: string, limit?: number, offset?: number): string[] {
  const parsed = parseQuery(query);
  const { match, filters } = toFts5(parsed, []);
  const scope = { filters, frameworkId: 'f1', isMeant: heldBack(parsed, []) };
  const { hits, total } = searchPassages(workspace, match, scope, limit, offset);
  if (limit === undefined) expect(total).toBe(hits.length);
  return hits.map(({ documentId, passageId }) => passageKey({ documentId, passageId })).sort();
}

function withWorkspace(work: (workspace: Workspace) => void): void {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    const documentId = 'northmere';
    putAssessments(workspace, 'f1', 1, [
      { documentId, passageId: 'p1', assessment: ASSESSMENT },
      { documentId, passageId: 'p2', assessment: ASSESSMENT },
    ]);
    const said = { criteria: ['C04'], polarity: 'improvement', agencies: [], tags: ['Delay'], note: '' } as const;
    saveDecision(workspace, { frameworkId: 'f1', documentId, passageId: 'p2', ...said, reviewer: 'A. Reviewer' });
    saveDecision(workspace, {
      frameworkId: 'f1',
      documentId,
      passageId: 'p4',
      ...said,
      criteria: [],
      reviewer: 'A. Reviewer',
    });
    work(workspace);
    closeWorkspace(workspace);
  });
}

test('words, phrases, prefixes and compounds are found by the query language of the search room', () => {
  withWorkspace((workspace) => {
    expect(found(workspace, 'child')).toEqual(['eastholt p1', 'eastholt p2', 'northmere p1']);
    expect(found(workspace, '"waiting times"')).toEqual(['northmere p2']);
    expect(found(workspace, 'superv*')).toEqual(['northmere p4']);
    expect(found(workspace, 'multiagency')).toEqual(['northmere p3']);
    expect(found(workspace, 'children -eastholt')).toEqual(['eastholt p2', 'northmere p1']);
    expect(found(workspace, 'zebra')).toEqual([]);
  });
});

test('quoted words are found as they are written only, and what must not be written so is not taken away otherwise', () => {
  withWorkspace((workspace) => {
    expect(found(workspace, '"waiting time"')).toEqual([]);
    expect(found(workspace, '"waiting time"~')).toEqual(['northmere p2']);
    expect(found(workspace, '"times" -"waiting time"')).toEqual(['northmere p2']);
    expect(found(workspace, '"times" -"waiting times"')).toEqual([]);
    expect(found(workspace, '"waiting times" area:Northmere')).toEqual(['northmere p2']);
  });
});

test('hits come best first, by date either way, or by document', () => {
  withWorkspace((workspace) => {
    const { match } = toFts5(parseQuery('children'), []);
    const ordered = (order: SearchOrder) =>
      searchPassages(workspace, match, { order }).hits.map(({ documentId, passageId }) =>
        passageKey({ documentId, passageId }),
      );
    const byDate = ordered('newest').map((hit) => hit.split(' ')[0]);
    expect(ordered('oldest').map((hit) => hit.split(' ')[0])).toEqual(byDate.toReversed());
    expect(ordered('document')).toEqual(['eastholt p1', 'eastholt p2', 'northmere p1']);
    correctMetadata(workspace, 'eastholt', { date: null });
    expect(ordered('newest').at(-1)).toBe('eastholt p2');
    expect(ordered('oldest').at(-1)).toBe('eastholt p2');
    expect([...ordered('best')].sort()).toEqual([...ordered('document')].sort());
  });
});

test('fields look at documents as corrected, and at decisions before suggestions', () => {
  withWorkspace((workspace) => {
    expect(found(workspace, 'children area:eastholt')).toEqual(['eastholt p1', 'eastholt p2']);
    expect(found(workspace, 'children year:2019-2020')).toEqual(['northmere p1']);
    expect(found(workspace, '-area:Northmere')).toEqual(['eastholt p1', 'eastholt p2']);
    correctMetadata(workspace, 'eastholt', { area: 'Calder Vale', date: null });
    expect(found(workspace, 'area:Eastholt')).toEqual([]);
    expect(found(workspace, 'area:"calder vale"')).toEqual(['eastholt p1', 'eastholt p2']);
    expect(found(workspace, 'year:>=2021')).toEqual([]);
    expect(found(workspace, 'criterion:C11')).toEqual(['northmere p1']);
    expect(found(workspace, 'criterion:c04')).toEqual(['northmere p2']);
    expect(found(workspace, 'polarity:improvement')).toEqual(['northmere p2', 'northmere p4']);
    expect(found(workspace, 'polarity:strength')).toEqual(['northmere p1']);
    expect(found(workspace, 'tag:delay')).toEqual(['northmere p2', 'northmere p4']);
    expect(found(workspace, 'decision:accepted')).toEqual(['northmere p2']);
    expect(found(workspace, 'decision:rejected')).toEqual(['northmere p4']);
    expect(found(workspace, 'children decision:undecided')).toHaveLength(3);
  });
});

test('pages of hits follow one another, and the index can be tidied and made anew', () => {
  withWorkspace((workspace) => {
    const all = found(workspace, 'children');
    expect([0, 1, 2].flatMap((offset) => found(workspace, 'children', 1, offset)).sort()).toEqual(all);
    tidySearch(workspace);
    expect(found(workspace, 'children')).toEqual(all);
    rebuildSearch(workspace);
    expect(found(workspace, 'children')).toEqual(all);
  });
});

test('a search that takes too long is stopped with a sentence, in every way of asking, and the next is answered', () => {
  withWorkspace((workspace) => {
    const { match } = toFts5(parseQuery('children OR visits OR plan*'), []);
    const ways = [
      () => searchPassages(workspace, match, {}, 50, 0, 0),
      () => searchPassages(workspace, match, { documentIds: ['northmere'] }, 50, 0, 0),
      () =>
        searchPassages(workspace, match, { filters: toFts5(parseQuery('polarity:strength'), []).filters }, 50, 0, 0),
      () => searchPassages(workspace, null, { documentIds: ['northmere'] }, 50, 0, 0),
    ];
    const before = found(workspace, 'children');
    for (const way of ways) expect(way).toThrow(/stopped because it takes too long/u);
    expect(found(workspace, 'children')).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });
});

test('page by page every passage comes once, however many are equally good', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    // Added in another order than that of their names.
    for (const id of ['walton', 'ashby', 'marlow']) {
      const { document, bytes } = letter(id, Array<string>(700).fill('plans for children are late'));
      addDocument(workspace, document, bytes);
    }
    const { match, words } = toFts5(parseQuery('plan*'), []);
    const scopes: Record<string, SearchScope> = {
      'the index': {},
      'places of words': { words },
      'passages asked one by one': { isMeant: () => true },
      'some documents': { words, documentIds: ['ashby', 'walton'] },
    };
    for (const [name, scope] of Object.entries(scopes)) {
      const seen: string[] = [];
      const { total } = searchPassages(workspace, match, scope);
      for (let offset = 0; offset < total; offset += 300)
        seen.push(...searchPassages(workspace, match, scope, 300, offset).hits.map(passageKey));
      expect(new Set(seen).size, name).toBe(total);
      expect(seen, name).toHaveLength(total);
    }
    closeWorkspace(workspace);
  });
});
