import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/service/workspaces/settings.ts';
import { built } from './built.ts';
import { type EngineProcess, startEngine } from './engine-process.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'resources', 'samples');

let folder: string;
let engine: EngineProcess;

beforeAll(built, 120_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-engine-'));
  engine = startEngine();
  begin(engine);
});

afterEach(async () => {
  await engine.end();
  rmSync(folder, { recursive: true, force: true });
});

function begin(process: EngineProcess, workspace: string | null = null): void {
  process.post({
    kind: 'start',
    folder,
    backups: join(folder, 'backups'),
    recent: join(folder, 'recent.json'),
    samples: SAMPLES,
    version: 'test',
    settings: DEFAULT_SETTINGS,
    workspace,
  });
  process.post({ kind: 'window' });
}

test('the bundled engine reads the samples, serves a document by id, and saves an export where it is told', async () => {
  const { client } = engine;
  const summary = await client.call('workspace.samples', {});
  expect(summary).toMatchObject({ open: true, documents: expect.any(Number) });
  expect(summary.documents).toBeGreaterThan(4);
  expect(summary.failures).toBe(0);
  expect(engine.told).toContainEqual({ kind: 'workspace', path: join(folder, 'Samples.workspace'), unopened: null });

  const documents = await client.call('documents.list', {});
  const pdf = documents.find(({ format }) => format === 'pdf');
  const bytes = (await engine.ask({ kind: 'document', id: 1, document: pdf?.id ?? '' })) as Uint8Array;
  expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-');
  expect(await engine.ask({ kind: 'document', id: 2, document: '../../etc/passwd' })).toBeNull();

  const made = await client.call('exports.make', { format: 'html', frameworkId: summary.frameworkId });
  expect(await engine.ask({ kind: 'export', id: 3, exportId: made.id })).toBe(made.name);
  const path = join(folder, 'evidence.html');
  expect(await engine.ask({ kind: 'save', id: 4, exportId: made.id, path })).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain('id="contents-hash"');
  expect(await engine.ask({ kind: 'save', id: 5, exportId: 'unknown', path: join(folder, 'none') })).toBe(false);
  expect(existsSync(join(folder, 'none'))).toBe(false);

  await engine.ask({ kind: 'close', id: 6 });
  expect(readdirSync(join(folder, 'backups')).length).toBeGreaterThan(0);
}, 60_000);

test('malformed, unknown and oversized messages are refused, noted by a code, and the engine goes on', async () => {
  const { client } = engine;
  for (const wild of [
    null,
    42,
    'call',
    [],
    { kind: 'call' },
    { kind: 'call', id: 'one', name: 'workspace.get', input: {} },
    { kind: 'call', id: 1, name: 'x'.repeat(101), input: {} },
    { kind: 'stop', id: 99 },
    { kind: 'call', id: 2, name: 'workspace.get', input: 'x'.repeat(17_000_000) },
    new Map([['kind', 'call']]),
  ])
    engine.postToPort(wild);
  engine.post({ kind: 'nonsense' } as never);
  await expect(client.call('__proto__' as never, {} as never)).rejects.toMatchObject({ code: 'unknown-operation' });
  await expect(client.call('toString' as never, {} as never)).rejects.toMatchObject({ code: 'unknown-operation' });
  await expect(client.call('documents.import', { files: 'secret letter' } as never)).rejects.toMatchObject({
    code: 'wrong-input',
  });
  await expect(client.call('workspace.open', { file: '/etc/passwd' })).rejects.toMatchObject({ code: 'not-found' });
  expect(await client.call('workspace.get', {})).toMatchObject({ open: false });
  const trouble = engine.told.filter(({ kind }) => kind === 'trouble');
  expect(trouble).toContainEqual({ kind: 'trouble', code: 'message-too-large' });
  expect(trouble).toContainEqual({ kind: 'trouble', code: 'message-not-understood' });
  expect(JSON.stringify(engine.told)).not.toMatch(/secret letter|passwd/u);
}, 60_000);

test('hostile names of documents are kept as names and lead nowhere', async () => {
  const { client } = engine;
  await client.call('workspace.create', { name: 'Names' });
  const letter = join(SAMPLES, 'northmere-letter-15-november-2019.txt');
  const names = [
    '../../../etc/passwd',
    'C:\\Windows\\system32\\x.txt',
    '<img src=x onerror=alert(1)>.txt',
    'a\u202Etxt.exe',
    'con.txt\0.html',
  ];
  for (const [at, name] of names.entries()) {
    const [offered] = (await engine.ask({ kind: 'offer', id: at + 1, files: [{ path: letter, name }] })) as {
      id: string;
    }[];
    expect(offered?.id).toMatch(/^[\w-]{36}$/u);
    await client.call('documents.import', { files: [offered?.id ?? ''] });
  }
  const files = readdirSync(folder).sort();
  const ours = (name: string) => /^(?:backups$|recent\.json$|Names\.workspace)/u.test(name);
  expect(files.filter((name) => !ours(name))).toEqual([]);
}, 60_000);

test('a new engine opens what the one before it had open; what needs the person is handed back', async () => {
  await engine.client.call('workspace.create', { name: 'Northmere' });
  const path = join(folder, 'Northmere.workspace');
  await engine.end();
  engine = startEngine();
  begin(engine, path);
  expect(await engine.client.call('workspace.get', {})).toMatchObject({ open: true, name: 'Northmere' });

  await engine.client.call('protection.set', { passphrase: 'ninety small otters' });
  await engine.end();
  engine = startEngine();
  begin(engine, path);
  expect(await engine.client.call('workspace.get', {})).toMatchObject({ open: false });
  expect(engine.told).toContainEqual({ kind: 'workspace', path: null, unopened: path });
  const offer = { kind: 'offer', id: 1, files: [{ path, name: 'Northmere.workspace' }] } as const;
  const [offered] = (await engine.ask({ ...offer, files: [...offer.files] })) as { id: string }[];
  const file = offered?.id ?? '';
  await expect(engine.client.call('workspace.open', { file })).rejects.toMatchObject({ code: 'passphrase' });
  const opened = await engine.client.call('workspace.open', { file, passphrase: 'ninety small otters' });
  expect(opened).toMatchObject({ open: true, protected: true });
}, 60_000);

test('settings changed in the window are told to the main process, which keeps them', async () => {
  await engine.client.call('settings.set', { reviewer: 'A. Reviewer', appearance: 'dark' });
  expect(engine.told).toContainEqual({
    kind: 'settings',
    settings: expect.objectContaining({ reviewer: 'A. Reviewer', appearance: 'dark' }),
  });
});
