import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Document, Passage } from '../../src/document/document.ts';
import { getDocument, listDocuments } from '../../src/workspace/documents.ts';
import { closeWorkspace, openWorkspace } from '../../src/workspace/open.ts';
import { replaceReading } from '../../src/workspace/reading.ts';
import { openWindow, type TestWindow } from './window.ts';

let window: TestWindow;
let frameworkId: string;
/** The samples, two letters of which are kept as an earlier version read them. */
let base: string;
/** The same in the hands of a second reviewer, who has decided some. */
let theirs: string;

const CODES = ['C02', 'C04', 'C12'] as const;
const AREAS = ['Northmere', 'Eastholt'] as const;
const DECISION = { polarity: 'improvement' as const, agencies: [], tags: [], note: '' };

beforeAll(async () => {
  window = openWindow();
  frameworkId = (await window.client.call('workspace.samples', {})).frameworkId;
  base = window.engine.workspacePath() ?? '';
  await window.client.call('workspace.close', {});
  readByEarlier(base);
  await window.client.call('workspace.open', { file: window.offer(base) });
  await window.client.call('review.suggest', { frameworkId });
  await window.client.call('workspace.close', {});
  theirs = join(window.folder, 'theirs.workspace');
  copyFileSync(base, theirs);
  await window.client.call('workspace.open', { file: window.offer(theirs) });
  await window.client.call('settings.set', { reviewer: 'B' });
  const { items } = await window.client.call('review.queue', { frameworkId, show: 'all', limit: 500 });
  for (const [at, { documentId, passageId }] of items.entries()) {
    if (at % 7 !== 0) continue;
    const decision = { ...DECISION, criteria: at % 2 === 0 ? ['C04'] : [] };
    await window.client.call('review.decide', { frameworkId, documentId, passageId, decision });
  }
  await window.client.call('ours.setAreas', { areas: ['Calder Vale'] });
  await window.client.call('workspace.close', {});
  await window.client.call('settings.set', { reviewer: 'A' });
});

afterAll(() => window.close());

/** What an earlier version made of two letters: every two passages that follow one another were one. */
function readByEarlier(path: string): void {
  const workspace = openWorkspace(path);
  const letters = listDocuments(workspace).filter(({ metadata }) => AREAS.some((area) => area === metadata.area));
  expect(letters.length).toBeGreaterThan(1);
  for (const { id } of letters) {
    const document = getDocument(workspace, id);
    replaceReading(workspace, id, { ...document, passages: inPairs(document) });
    workspace.database.prepare('UPDATE document SET rules = 1 WHERE id = ?').run(id);
  }
  closeWorkspace(workspace);
}

function inPairs({ text, passages }: Document): Passage[] {
  const joined: Passage[] = [];
  for (const passage of passages) {
    const last = joined.at(-1);
    const isSecond = last !== undefined && last.furniture === null && last.kind === passage.kind && last.id !== '';
    if (isSecond && passage.furniture === null && passage.kind !== 'heading' && !last.text.includes('\n')) {
      joined[joined.length - 1] = {
        ...last,
        end: passage.end,
        text: text.slice(last.start, passage.end),
        endPage: passage.endPage,
        boxes: [...last.boxes, ...passage.boxes],
      };
    } else joined.push(passage);
  }
  return joined;
}

type Step =
  | { readonly kind: 'decide'; readonly at: number; readonly code: (typeof CODES)[number] | null }
  | {
      readonly kind: 'group';
      readonly from: number;
      readonly many: number;
      readonly code: (typeof CODES)[number] | null;
    }
  | { readonly kind: 'whose'; readonly at: number; readonly whose: 'ours' | 'theirs' | null }
  | { readonly kind: 'areas'; readonly areas: readonly string[] }
  | { readonly kind: 'undo' | 'redo' | 'reread' | 'merge' };

const code = fc.option(fc.constantFrom(...CODES));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('decide' as const), at: fc.nat(160), code }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('group' as const),
      from: fc.nat(140),
      many: fc.integer({ min: 1, max: 20 }),
      code,
    }),
  },
  fc.record({
    kind: fc.constant('whose' as const),
    at: fc.nat(8),
    whose: fc.constantFrom('ours' as const, 'theirs' as const, null),
  }),
  fc.record({ kind: fc.constant('areas' as const), areas: fc.subarray([...AREAS, 'Brackenshire']) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  fc.record({ kind: fc.constantFrom('reread' as const, 'merge' as const) }),
);

async function carryOut(one: Step): Promise<void> {
  const { client } = window;
  const places = async () => {
    const { items } = await client.call('review.queue', { frameworkId, show: 'all', limit: 500 });
    return items.map(({ documentId, passageId }) => ({ documentId, passageId }));
  };
  switch (one.kind) {
    case 'undo':
      return void (await client.call('review.undo', {}));
    case 'redo':
      return void (await client.call('review.redo', {}));
    case 'reread':
      return void (await client.call('reading.again', { ids: null }));
    case 'merge':
      return void (await client.call('second.merge', { file: window.offer(theirs) }));
    case 'areas':
      return void (await client.call('ours.setAreas', { areas: [...one.areas] }));
    case 'whose': {
      const rows = await client.call('documents.list', {});
      const id = rows[one.at % rows.length]?.id ?? '';
      return void (await client.call('ours.mark', { ids: [id], whose: one.whose }));
    }
    case 'decide': {
      const all = await places();
      const place = all[one.at % all.length];
      if (place === undefined) return;
      const decision = { ...DECISION, criteria: one.code === null ? [] : [one.code] };
      return void (await client.call('review.decide', { frameworkId, ...place, decision, twins: one.at % 2 === 0 }));
    }
    case 'group': {
      const all = await places();
      const some = all.slice(one.from % all.length).slice(0, one.many);
      return void (await client.call('review.decideMany', { frameworkId, places: some, criterion: one.code }));
    }
  }
}

/** What the CSV file holds: accepted rows by criterion, and the coverage line. */
async function exported(whose?: 'ours' | 'theirs'): Promise<{ accepted: Map<string, number>; line: string }> {
  const columns = ['criterion', 'status', 'quotation'];
  const choice = { decidedOnly: true, columns, ...(whose === undefined ? {} : { whose }) };
  const { id } = await window.client.call('exports.make', { format: 'csv', frameworkId, choice });
  const text = new TextDecoder().decode(window.engine.exported(id)?.bytes);
  const accepted = new Map<string, number>();
  for (const [, criterion = ''] of text.matchAll(/^(C[0-9a-z]+),Accepted,/gmu))
    accepted.set(criterion, (accepted.get(criterion) ?? 0) + 1);
  return { accepted, line: /^,Coverage,"?([^"\r\n]*)/mu.exec(text)?.[1] ?? '' };
}

/** Every place that counts says the same. */
async function sameEverywhere(): Promise<void> {
  const { client } = window;
  const grid = { frameworkId, by: 'document', decidedOnly: true } as const;
  const { cells, columns } = await client.call('grid.get', grid);
  const others = await client.call('grid.get', { ...grid, whose: 'theirs' });
  const own = await client.call('grid.get', { ...grid, whose: 'ours' });
  const coverage = await client.call('review.coverage', { frameworkId });
  const { accepted, line } = await exported();
  const ofOthers = await exported('theirs');
  expect(line).toBe(`${coverage.line}.`);
  expect(coverage.all.decided).toBe(columns.reduce((sum, { decided }) => sum + decided, 0));
  expect(others.columns.length + own.columns.length).toBe(columns.length);
  for (const criterion of CODES) {
    const inGrid = (some: typeof cells) =>
      some.filter(({ row }) => row === criterion).reduce((sum, cell) => sum + cell.accepted, 0);
    const about = { kind: 'criterion', id: criterion } as const;
    const counted = async (unit: 'passages' | 'letters') =>
      (await client.call('findings.count', { frameworkId, about, query: { unit } })).value;
    const standing = coverage.criteria.find((one) => one.criterion === criterion);
    expect([standing?.accepted, accepted.get(criterion) ?? 0]).toEqual([inGrid(cells), inGrid(cells)]);
    expect([await counted('passages'), ofOthers.accepted.get(criterion) ?? 0]).toEqual([
      inGrid(others.cells),
      inGrid(others.cells),
    ]);
    expect(await counted('letters')).toBe(
      others.cells.filter(({ row, accepted: count }) => row === criterion && count > 0).length,
    );
    const { row, ours } = await client.call('findings.get', { frameworkId, about });
    expect([ours.standing.accepted, ours.said.length]).toEqual([inGrid(own.cells), inGrid(own.cells)]);
    expect(row.standing.accepted).toBe(inGrid(others.cells));
    if (/none found/iu.test(standing?.sentence ?? ''))
      expect([coverage.all.passages - coverage.all.decided, coverage.all.unsuggested]).toEqual([0, 0]);
    if (/none found/iu.test(row.lookedAt))
      expect([row.standing.passages - row.standing.decided, row.standing.unsuggested]).toEqual([0, 0]);
    if (/none found/iu.test(ours.sentence))
      expect([ours.standing.passages - ours.standing.decided, ours.standing.unsuggested]).toEqual([0, 0]);
  }
}

test('findings, grid, coverage and export count the same after any decisions, undo, marks, merges and new readings', async () => {
  let run = 0;
  const open = async () => {
    const copy = join(window.folder, `run ${run++}.workspace`);
    copyFileSync(base, copy);
    await window.client.call('workspace.open', { file: window.offer(copy) });
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      await open();
      for (const one of steps) await carryOut(one);
      await sameEverywhere();
    }),
    {
      numRuns: 6,
      // What was found once, and every kind of step at least once.
      examples: [
        [
          [
            { kind: 'group', from: 0, many: 20, code: 'C04' },
            { kind: 'merge' },
            { kind: 'reread' },
            { kind: 'areas', areas: ['Eastholt'] },
            { kind: 'whose', at: 3, whose: 'ours' },
            { kind: 'undo' },
          ],
        ],
        [
          [
            { kind: 'reread' },
            { kind: 'decide', at: 3, code: 'C02' },
            { kind: 'merge' },
            { kind: 'undo' },
            { kind: 'redo' },
          ],
        ],
      ],
    },
  );
}, 600_000);
