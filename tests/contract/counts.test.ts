import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWindow, type TestWindow } from './window.ts';

let window: TestWindow;
let frameworkId: string;

beforeAll(async () => {
  window = openWindow();
  frameworkId = (await window.client.call('workspace.samples', {})).frameworkId;
});

afterAll(() => window.close());

const CODES = ['C02', 'C04', 'C12'] as const;

type Step =
  | { readonly kind: 'decide'; readonly at: number; readonly code: (typeof CODES)[number] | null }
  | {
      readonly kind: 'group';
      readonly from: number;
      readonly many: number;
      readonly code: (typeof CODES)[number] | null;
    }
  | { readonly kind: 'undo' | 'redo' };

const code = fc.option(fc.constantFrom(...CODES));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('decide' as const), at: fc.nat(160), code }),
  fc.record({ kind: fc.constant('group' as const), from: fc.nat(140), many: fc.integer({ min: 1, max: 20 }), code }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
);

/** What the CSV file holds: accepted rows by criterion, and the coverage line. */
async function exported(): Promise<{ accepted: Map<string, number>; line: string }> {
  const columns = ['criterion', 'status', 'quotation', 'passageId'];
  const { id } = await window.client.call('exports.make', {
    format: 'csv',
    frameworkId,
    choice: { decidedOnly: true, columns: columns.filter((name) => name !== 'passageId') },
  });
  const text = new TextDecoder().decode(window.engine.exported(id)?.bytes);
  const accepted = new Map<string, number>();
  for (const [, criterion = ''] of text.matchAll(/^(C[0-9a-z]+),Accepted,/gmu))
    accepted.set(criterion, (accepted.get(criterion) ?? 0) + 1);
  return { accepted, line: /^,Coverage,"?([^"\r\n]*)/mu.exec(text)?.[1] ?? '' };
}

test('findings, grid, coverage and export count the same after any decisions, groups, undo and redo', async () => {
  const { client } = window;
  const { items } = await client.call('review.queue', { frameworkId, show: 'all', limit: 500 });
  const places = items.map(({ documentId, passageId }) => ({ documentId, passageId }));
  const carryOut = async (one: Step) => {
    if (one.kind === 'undo') await client.call('review.undo', {});
    else if (one.kind === 'redo') await client.call('review.redo', {});
    else if (one.kind === 'decide') {
      const place = places[one.at % places.length];
      if (place === undefined) return;
      const criteria = one.code === null ? [] : [one.code];
      const decision = { criteria, polarity: 'improvement' as const, agencies: [], tags: [], note: '' };
      await client.call('review.decide', { frameworkId, ...place, decision, twins: one.at % 2 === 0 });
    } else if (one.kind === 'group') {
      const some = places.slice(one.from % places.length).slice(0, one.many);
      await client.call('review.decideMany', { frameworkId, places: some, criterion: one.code });
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const one of steps) await carryOut(one);
      const { cells, columns } = await client.call('grid.get', { frameworkId, by: 'document', decidedOnly: true });
      const coverage = await client.call('review.coverage', { frameworkId });
      const { accepted, line } = await exported();
      expect(line).toBe(`${coverage.line}.`);
      expect(coverage.all.decided).toBe(columns.reduce((sum, { decided }) => sum + decided, 0));
      for (const criterion of CODES) {
        const own = cells.filter(({ row }) => row === criterion);
        const inGrid = own.reduce((sum, cell) => sum + cell.accepted, 0);
        const about = { kind: 'criterion', id: criterion } as const;
        const { value } = await client.call('findings.count', { frameworkId, about, query: { unit: 'passages' } });
        const { value: letters } = await client.call('findings.count', {
          frameworkId,
          about,
          query: { unit: 'letters' },
        });
        const standing = coverage.criteria.find((one) => one.criterion === criterion);
        expect([value, standing?.accepted, accepted.get(criterion) ?? 0]).toEqual([inGrid, inGrid, inGrid]);
        expect(letters).toBe(own.filter((cell) => cell.accepted > 0).length);
        if (/none found/iu.test(standing?.sentence ?? ''))
          expect([coverage.all.passages - coverage.all.decided, coverage.all.unsuggested]).toEqual([0, 0]);
      }
    }),
    { numRuns: 12 },
  );
});
