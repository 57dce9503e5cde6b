import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { contract, type InputOf, type OperationName } from '../../src/contract/contract.ts';
import { desktopCalls } from '../../src/contract/desktop.ts';
import { peerProject } from '../unit/service/exchange/project.ts';
import { openWindow, type TestWindow } from './window.ts';

/** Checks on the length of texts and lists in a schema, by where they stand. */
function limitsOf(schema: z.core.$ZodType, at: string, above: ReadonlySet<unknown> = new Set()): string[] {
  if (above.has(schema)) return [];
  const inside = new Set(above).add(schema);
  const def = schema._zod.def as unknown as Record<string, unknown> & { readonly type: string };
  const own = ((def.checks ?? []) as z.core.$ZodCheck[])
    .map((check) => check._zod.def.check)
    .filter((check) => /length|size/u.test(check))
    .map((check) => `${at}: ${check}`);
  const parts = [
    ...Object.entries((def.shape ?? {}) as Record<string, z.core.$ZodType>),
    ...['element', 'innerType', 'keyType', 'valueType', 'in', 'out', 'left', 'right', 'rest'].map(
      (name) => [name, def[name]] as const,
    ),
    ...((def.options ?? def.items ?? []) as unknown[]).map((one, index) => [String(index), one] as const),
    ...(def.type === 'lazy' ? [['', (def.getter as () => unknown)()] as const] : []),
  ];
  const isSchema = (one: unknown): one is z.core.$ZodType => typeof one === 'object' && one !== null && '_zod' in one;
  return [...own, ...parts.flatMap(([name, one]) => (isSchema(one) ? limitsOf(one, `${at}.${name}`, inside) : []))];
}

test('no answer has a limit of length: what was saved can always be shown', () => {
  const all = Object.entries({ ...contract, ...desktopCalls });
  expect(all.flatMap(([name, one]) => [...limitsOf(one.output, name), ...limitsOf(one.progress, name)])).toEqual([]);
  // The walk sees those of inputs, in lists and choices too.
  expect(limitsOf(contract['review.decide'].input, '')).not.toEqual([]);
  expect(limitsOf(contract['frameworks.edit'].input, '')).not.toEqual([]);
});

describe('what is saved can be shown, changed and saved again', () => {
  let window: TestWindow;
  let frameworkId: string;
  const call: TestWindow['client']['call'] = (...given) => window.client.call(...given);
  const about = (id: string) => ({ kind: 'criterion', id }) as const;

  beforeAll(async () => {
    window = openWindow();
    ({ frameworkId } = await call('workspace.samples', {}));
  });
  afterAll(() => window.close());

  /** Every operation that shows a set of criteria and what was decided under it. */
  const showsAll = async (id: string) => {
    const asked: readonly { [Name in OperationName]: readonly [Name, InputOf<Name>] }[OperationName][] = [
      ['frameworks.list', {}],
      ['review.criteria', { frameworkId: id }],
      ['review.coverage', { frameworkId: id }],
      ['review.queue', { frameworkId: id, show: 'all', limit: 500 }],
      ['review.queue', { frameworkId: id, show: 'decided', limit: 500 }],
      ['findings.list', { frameworkId: id }],
      ['grid.get', { frameworkId: id, by: 'area' }],
      ['progress.list', { frameworkId: id }],
      ['search.tags', {}],
      ['review.history', {}],
      ['workspace.get', {}],
    ];
    for (const [name, input] of asked) await call(name, input as never);
  };

  const firstPassages = async (count: number) => {
    const { items } = await call('review.queue', { frameworkId, show: 'all', limit: count, order: 'document' });
    return items.map(({ documentId, passageId }) => ({ documentId, passageId }));
  };
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`);

  test('more tags on a passage than one person puts on it, decided and undecided', async () => {
    const [first, second] = await firstPassages(2);
    if (first === undefined || second === undefined) throw new Error('the samples have passages');
    const decision = { criteria: ['C01'], polarity: 'strength' as const, agencies: [], tags: numbered(50), note: '' };
    await call('review.decide', { frameworkId, ...first, decision });
    for (const tag of numbered(60)) await call('search.tag', { query: '', places: [first, second], tag, on: true });
    await showsAll(frameworkId);
    for (const place of [first, second]) {
      const shown = await call('review.passage', { frameworkId, ...place });
      const tags = shown.decision?.tags ?? shown.tags;
      expect(tags).toHaveLength(60);
      const again = { ...decision, tags, note: 'n'.repeat(30_000) };
      expect((await call('review.decide', { frameworkId, ...place, decision: again })).decision).toMatchObject(again);
    }
    await showsAll(frameworkId);
  });

  test('a finding that grows as it is saved, and one with more quotations than are attached at once', async () => {
    const text = 'There are {passages} and {areas improvement}. '.repeat(600);
    const places = await firstPassages(200);
    const attached = Array.from({ length: 7 }, () => places).flat();
    const saved = await call('findings.save', { frameworkId, about: about('C02'), change: { text, attached } });
    expect(saved.finding?.text.length).toBeGreaterThan(text.length);
    expect(attached.length).toBeGreaterThan(1000);
    expect(saved.finding?.attached).toHaveLength(attached.length);
    const { finding } = await call('findings.get', { frameworkId, about: about('C02') });
    await call('findings.save', { frameworkId, about: about('C02'), change: { text: `${finding?.text} More.` } });
    await call('findings.copy', { frameworkId, about: about('C02') });
    await showsAll(frameworkId);
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'a criterion with the code %s',
    async (code) => {
      const { id } = await call('frameworks.create', { title: 'Ours' });
      for (const one of [code, 'A1'])
        await call('frameworks.edit', {
          frameworkId: id,
          edit: { action: 'add', code: one, title: 'Help comes early', text: 'Children get help early', under: null },
        });
      const [first] = await firstPassages(1);
      if (first === undefined) throw new Error('the samples have passages');
      const decision = { criteria: [code], polarity: 'strength' as const, agencies: [], tags: [], note: '' };
      await call('review.decide', { frameworkId: id, ...first, decision });
      await showsAll(id);
      const { criteria, documents } = await call('review.coverage', { frameworkId: id });
      expect(criteria.map((one) => [one.criterion, one.accepted])).toEqual([
        [code, 1],
        ['A1', 0],
      ]);
      const counts = documents.flatMap((one) => one.criteria).find(({ criterion }) => criterion === code);
      expect(counts).toMatchObject({ accepted: 1 });
      expect((await call('progress.list', { frameworkId: id })).map(({ criterion }) => criterion)).toContain(code);
      expect(await call('findings.get', { frameworkId: id, about: about(code) })).toMatchObject({ row: { code } });
      for (const format of ['xlsx', 'html', 'qdpx', 'decisions'] as const)
        expect((await call('exports.make', { format, frameworkId: id })).bytes).toBeGreaterThan(100);
      await call('frameworks.remove', { id });
    },
  );

  test('a project of another program with very long notes, odd tags and codes nested deep', async () => {
    const text = 'Children wait too long for the help they need, and leaders know it well.';
    const nested = Array.from({ length: 60 }).reduce<string>(
      (inner, _, at) =>
        `<Code guid="00000000-0000-4000-9000-${String(at).padStart(12, '0')}" name="part" isCodable="true">${inner}</Code>`,
      '',
    );
    const made = (note: string) =>
      peerProject({
        codes: ['Waiting'],
        groups: { Tags: ['', 'x'.repeat(3000)], Deep: ['top'] },
        sources: [{ name: 'Letter', text, selections: [{ start: 0, end: text.length, codes: [0, 1, 2], note }] }],
      });
    const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
    const files = unzipSync(made('Said again. '.repeat(20_000)));
    const project = strFromU8(files['project.qde'] ?? new Uint8Array());
    const file = join(window.folder, 'peer.qdpx');
    const deep = project.replace('</Codes>', `${nested}</Codes>`);
    writeFileSync(file, zipSync({ ...files, 'project.qde': strToU8(deep) }));
    const taken = await call('exports.takeIn', { file: window.offer(file) });
    expect(taken).toMatchObject({ decisions: 1 });
    expect(taken.leftOut.join('\n')).toContain('The notes on 1 passage were cut after 200,000 characters.');
    await showsAll(taken.frameworkId);
    const { criteria } = (await call('frameworks.list', {})).find(({ id }) => id === taken.frameworkId) ?? {};
    const deepest = criteria?.toSorted((one, other) => other.code.length - one.code.length)[0]?.code ?? '';
    expect(deepest.length).toBeGreaterThan(100);
    await call('review.queue', { frameworkId: taken.frameworkId, show: { criterion: deepest } });
    const [item] = (await call('review.queue', { frameworkId: taken.frameworkId, show: 'decided' })).items;
    if (!item?.decision) throw new Error('the passage is decided');
    expect(item.decision.note).toHaveLength(200_000);
    expect(item.decision.tags.map((tag) => tag.length)).toEqual(['Tag without a name'.length, 1000]);
    // It can be saved as it is.
    const { documentId, passageId } = item;
    const { criteria: codes, polarity, agencies, tags, note } = item.decision;
    const decision = { criteria: codes, polarity, agencies, tags, note };
    await call('review.decide', { frameworkId: taken.frameworkId, documentId, passageId, decision });
  });
});
