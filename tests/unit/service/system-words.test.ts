/** What the operating system refuses is told to a window in a sentence, and without the path. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Settings } from '../../../src/contract/operations/workspace.ts';
import { wireClient } from '../../../src/contract/protocol.ts';
import { createEngine } from '../../../src/service/engine.ts';
import { systemWords } from '../../../src/service/system-words.ts';

test('a folder that cannot be made, settings that cannot be saved and backups that cannot be listed are no riddles', async () => {
  const home = mkdtempSync(join(tmpdir(), 'evidence-desk-words-'));
  const file = join(home, 'file');
  writeFileSync(file, 'Somebody’s notes.');
  const settings = { reviewer: '', rememberWorkspaces: false, copyThreshold: 0.8 } as Settings;
  const full = Object.assign(new Error('raw words'), { code: 'ENOSPC', syscall: 'write', path: file });
  const engine = createEngine({
    workspace: null,
    settings: {
      get: () => settings,
      set: () => {
        throw full;
      },
    },
    folder: join(file, 'below'),
    backups: file,
    samples: home,
    version: 'test',
  });
  const connection = engine.connect((message) => client.receive(message));
  const client = wireClient((message) => connection.receive(message));
  try {
    const table = [
      [() => client.call('workspace.create', { name: 'Northmere' }), /is a file, not a folder/u],
      [() => client.call('workspace.samples', {}), /is a file, not a folder/u],
      [() => client.call('backups.all', {}), /is a file, not a folder/u],
      [() => client.call('settings.set', { reviewer: 'R. Ashdown' }), /disk is full/u],
    ] as const;
    for (const [call, words] of table) {
      const error = await (call() as Promise<unknown>).then(
        () => ({ code: 'done', message: '' }),
        (thrown: { code: string; message: string }) => thrown,
      );
      expect(error).toMatchObject({ code: 'unavailable', message: expect.stringMatching(words) });
      expect(error.message).not.toContain(home);
    }
  } finally {
    await engine.close();
    rmSync(home, { recursive: true });
  }
});

test('what is no error of the system has no such sentence', () => {
  for (const other of [
    new Error('fault'),
    new TypeError('x is undefined'),
    { code: 7 },
    { code: 'ERR_ASSERTION' },
    null,
  ])
    expect(systemWords(other)).toBeNull();
});
