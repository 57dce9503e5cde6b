import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wireClient } from '../../../src/contract/protocol.ts';
import { createEngine, type Engine } from '../../../src/service/engine.ts';
import { settingsInFile } from '../../../src/service/workspaces/settings.ts';
import { changePassphrase } from '../../../src/workspace/passphrase.ts';

let folder: string;
let engine: Engine;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-handed-over-'));
  engine = start();
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(): Engine {
  return createEngine({
    workspace: null,
    settings: settingsInFile(join(folder, 'settings.json')),
    folder: join(folder, 'workspaces'),
    backups: join(folder, 'backups'),
    samples: folder,
    version: 'test',
  });
}

function window(of: Engine) {
  const client = wireClient((message) => connection.receive(message));
  const connection = of.connect((message) => client.receive(message));
  return client;
}

/** A workspace of another computer as a browser hands it over: its bytes in the private folder, known by an id. */
async function handOver(of: Engine, file: string): Promise<string> {
  const at = join(await of.files.privateFolder(), 'handed-over');
  renameSync(file, at);
  return of.files.offer({ name: 'North.workspace', at, temporary: true });
}

test('what is done in a workspace that was handed over as a copy is still there after the program has ended', async () => {
  await window(engine).call('workspace.create', { name: 'Elsewhere' });
  await window(engine).call('workspace.close', {});
  const file = await handOver(engine, join(folder, 'workspaces', 'Elsewhere.workspace'));
  const client = window(engine);
  await client.call('workspace.open', { file });
  await client.call('search.save', { name: 'Thresholds', query: 'threshold*' });
  await engine.close();

  const path = join(folder, 'workspaces', 'North.workspace');
  expect(existsSync(path)).toBe(true);
  engine = start();
  const again = window(engine);
  const opened = engine.files.offer({ name: 'North.workspace', at: path, temporary: false });
  await again.call('workspace.open', { file: opened });
  expect(await again.call('search.saved', {})).toContainEqual(expect.objectContaining({ name: 'Thresholds' }));
});

test('a protected workspace is asked for again by the same id, and kept once it is open', async () => {
  await window(engine).call('workspace.create', { name: 'Elsewhere' });
  await window(engine).call('workspace.close', {});
  const original = join(folder, 'workspaces', 'Elsewhere.workspace');
  changePassphrase(original, {}, 'ninety small otters');
  const file = await handOver(engine, original);
  const client = window(engine);
  await expect(client.call('workspace.open', { file })).rejects.toMatchObject({ code: 'passphrase' });
  await expect(client.call('workspace.open', { file, passphrase: 'wrong' })).rejects.toMatchObject({
    code: 'passphrase',
  });
  expect(existsSync(join(folder, 'workspaces', 'North.workspace'))).toBe(false);
  await client.call('workspace.open', { file, passphrase: 'ninety small otters' });
  expect(existsSync(join(folder, 'workspaces', 'North.workspace'))).toBe(true);
  await expect(client.call('workspace.open', { file })).rejects.toMatchObject({ code: 'not-found' });
});
