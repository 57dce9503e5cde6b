import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OperationError, toWireError } from '../../src/contract/errors.ts';
import { ReadError } from '../../src/document/failure.ts';
import { openWindow, ROOT, type TestWindow } from './window.ts';

let window: TestWindow;
let frameworkId: string;

beforeAll(async () => {
  window = openWindow();
  ({ frameworkId } = await window.client.call('workspace.samples', {}));
});
afterAll(() => window.close());

test('every error of ours crosses with its sentence', async () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('cli'),
  );
  const known: string[] = [];
  for (const file of files)
    for (const [, name = ''] of readFileSync(join(ROOT, 'src', file), 'utf8').matchAll(
      /^export class (\w+) extends \w*Error/gmu,
    )) {
      const module = (await import(join(ROOT, 'src', file))) as Record<
        string,
        new (
          code: string,
          message: string,
          rest: string,
        ) => Error
      >;
      const Kind = module[name];
      if (Kind === undefined) throw new Error(`${name} is not exported`);
      const error = new Kind('damaged', 'A sentence.', 'A sentence.');
      expect([name, toWireError(error)]).toEqual([
        name,
        { code: expect.not.stringMatching('unexpected'), message: error.message },
      ]);
      known.push(name);
    }
  expect(known).toEqual(expect.arrayContaining(['FrameworkError', 'SubjectFileError', 'FileError', 'WorkspaceError']));
  for (const code of ['password', 'unsupported', 'empty', 'timeout', 'memory', 'changed'] as const)
    expect(toWireError(new ReadError(code, 'A sentence.'))).toEqual({ code: 'damaged', message: 'A sentence.' });
});

test.each([
  ['a code twice', { title: 'T', criteria: ['A', 'A'].map((code) => ({ code, text: 'Text.' })) }, /used already/u],
  ['an empty code', { title: 'T', criteria: [{ code: '', text: 'Text.' }] }, /must not be empty/u],
  ['an agency that is none', { title: 'T', criteria: [{ code: 'A', text: 'T.', agencies: ['fire'] }] }, /agencies/u],
  ['no criteria', { title: 'T', criteria: [] }, /at least one criterion/u],
  ['no framework', [], /^Line 1/u],
])('a framework file with %s is refused with its line', async (_, content, sentence) => {
  const file = join(window.folder, 'set.json');
  writeFileSync(file, JSON.stringify(content));
  await expect(window.client.call('frameworks.adopt', { from: { file: window.offer(file) } })).rejects.toMatchObject({
    code: 'wrong-input',
    message: sentence,
  });
});

test('a column that is none is refused by its name', async () => {
  const asked = window.client.call('exports.make', { format: 'csv', frameworkId, choice: { columns: ['shoe size'] } });
  await expect(asked).rejects.toMatchObject({ code: 'wrong-input', message: /shoe size/u });
});

test('nothing is decided for a criterion that the set does not have, and each counts once', async () => {
  const { client } = window;
  const { id } = await client.call('frameworks.adopt', { from: { frameworkId } });
  const { items } = await client.call('review.queue', { frameworkId: id, show: 'all', limit: 3, order: 'document' });
  const [first, second] = items.map(({ documentId, passageId }) => ({ documentId, passageId }));
  if (first === undefined || second === undefined) throw new Error('the samples have passages');
  const decision = { polarity: 'strength' as const, agencies: [], tags: ['one', 'one'], note: '' };
  const decide = (criteria: string[], place = first) =>
    client.call('review.decide', { frameworkId: id, ...place, decision: { ...decision, criteria } });
  const refusal = expect.objectContaining({ code: 'conflict', message: expect.stringContaining('no criterion C99') });
  await expect(decide(['C99'])).rejects.toEqual(refusal);
  await expect(
    client.call('review.decideMany', { frameworkId: id, places: [first], criterion: 'C99' }),
  ).rejects.toEqual(refusal);
  const { documentId } = first;
  await expect(
    client.call('review.make', {
      frameworkId: id,
      documentId,
      start: 0,
      end: 60,
      decision: { ...decision, criteria: ['C99'] },
    }),
  ).rejects.toEqual(refusal);
  await expect(decide(['C02', 'C02'])).resolves.toMatchObject({ decision: { criteria: ['C02'], tags: ['one'] } });

  // Taken out in another window a moment ago.
  const about = { kind: 'criterion', id: 'C01' } as const;
  await client.call('findings.save', { frameworkId: id, about, change: { text: 'What we found.' } });
  await client.call('frameworks.edit', { frameworkId: id, edit: { action: 'remove', code: 'C01' } });
  await expect(decide(['C01'], second)).rejects.toMatchObject({ code: 'conflict' });
  const [last] = await client.call('review.history', { limit: 1 });
  expect(last?.what).toContain('kept what was written on it under C01');

  // Its finding does not come up on another criterion of that code.
  const added = { action: 'add', title: 'Another', text: 'Something else.', under: null } as const;
  const again = client.call('frameworks.edit', { frameworkId: id, edit: { ...added, code: 'C01' } });
  await expect(again).rejects.toMatchObject({ code: 'exists', message: /finding was written on a criterion C01/u });
  const recoded = client.call('frameworks.edit', {
    frameworkId: id,
    edit: { action: 'recode', code: 'C03', to: 'C01' },
  });
  await expect(recoded).rejects.toBeInstanceOf(OperationError);
  await client.call('review.undo', {});
  const { finding } = await client.call('findings.get', { frameworkId: id, about });
  expect(finding?.text).toBe('What we found.');
});
