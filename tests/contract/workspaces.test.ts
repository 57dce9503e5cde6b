import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf, OperationName, OutputOf } from '../../src/contract/contract.ts';
import { closeWorkspace, createWorkspace, getSetting, openWorkspace } from '../../src/workspace/open.ts';
import { openWindow, type TestWindow } from './window.ts';

let window: TestWindow;
const call = <Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> =>
  window.client.call(name, input);
const workspacesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.workspace'));

beforeEach(() => {
  window = openWindow();
});
afterEach(() => window.close());

/** A closed workspace outside the program's own folder. */
function elsewhere(name: string, passphrase?: string): string {
  const folder = join(window.folder, 'elsewhere');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.workspace`);
  closeWorkspace(createWorkspace(path, { name, ...(passphrase === undefined ? {} : { passphrase }) }));
  return path;
}

test('what was opened is listed with its place, opened again where it lies, and forgotten when asked', async () => {
  const path = elsewhere('Northern letters');
  await call('workspace.open', { file: window.offer(path) });
  expect(await call('workspace.now', {})).toMatchObject({ file: 'Northern letters.workspace' });
  await call('workspace.close', {});
  const [known, ...others] = await call('workspace.known', {});
  expect(others).toEqual([]);
  expect(known).toMatchObject({
    name: 'Northern letters',
    place: join(window.folder, 'elsewhere'),
    figures: { documents: 0, decided: 0 },
    isMissing: false,
    isOpen: false,
  });
  expect(await call('workspace.open', { file: known?.file ?? '' })).toMatchObject({ kept: null, open: true });
  expect((await call('workspace.known', {}))[0]).toMatchObject({ isOpen: true });
  await call('workspace.close', {});

  renameSync(path, `${path}.moved`);
  expect((await call('workspace.known', {}))[0]).toMatchObject({ isMissing: true });
  await call('workspace.forget', { file: (await call('workspace.known', {}))[0]?.file ?? '' });
  expect(await call('workspace.known', {})).toEqual([]);
});

test('a workspace in the program’s own folder is listed though nothing is remembered, and nothing else is', async () => {
  await call('settings.set', { rememberWorkspaces: false });
  await call('workspace.create', { name: 'Kept here' });
  await call('workspace.open', { file: window.offer(elsewhere('Kept elsewhere')) });
  await call('workspace.close', {});
  expect((await call('workspace.known', {})).map(({ name }) => name)).toEqual(['Kept here']);
  expect(existsSync(join(window.folder, 'recent.json'))).toBe(false);
});

test('switching the list off forgets it', async () => {
  await call('workspace.open', { file: window.offer(elsewhere('Northern letters')) });
  expect(existsSync(join(window.folder, 'recent.json'))).toBe(true);
  await call('settings.set', { rememberWorkspaces: false });
  await call('workspace.close', {});
  expect(existsSync(join(window.folder, 'recent.json'))).toBe(false);
  expect(await call('workspace.known', {})).toEqual([]);
});

test('a protected workspace leaves no name and no figures in the list', async () => {
  const path = elsewhere('Case 7', 'a passphrase');
  await call('workspace.open', { file: window.offer(path), passphrase: 'a passphrase' });
  await call('workspace.rename', { name: 'What nobody may read' });
  await call('workspace.close', {});
  expect(readFileSync(join(window.folder, 'recent.json'), 'utf8')).not.toContain('nobody may read');
  expect((await call('workspace.known', {}))[0]).toMatchObject({ name: 'Case 7', figures: null });
});

test('a list that cannot be read is an empty one, and opening goes on', async () => {
  writeFileSync(join(window.folder, 'recent.json'), '{"not": "a list"');
  expect(await call('workspace.known', {})).toEqual([]);
  await call('workspace.open', { file: window.offer(elsewhere('Northern letters')) });
  expect(await call('workspace.known', {})).toHaveLength(1);
});

test('a known file that a browser hands over is opened where it lies, without a second one', async () => {
  const path = elsewhere('Northern letters');
  await call('workspace.open', { file: window.offer(path) });
  await call('workspace.close', {});
  const { kept } = await call('workspace.open', { file: window.upload(path) });
  expect(kept).toContain(path);
  expect(window.engine.workspacePath()).toBe(path);
  expect(workspacesIn(window.folder)).toEqual([]);
});

test('the open workspace handed over once more stays open, and nothing is made', async () => {
  const path = elsewhere('Northern letters');
  await call('workspace.open', { file: window.offer(path) });
  const { kept } = await call('workspace.open', { file: window.upload(path) });
  expect(kept).toMatch(/open already/u);
  expect(window.engine.workspacePath()).toBe(path);
  expect(workspacesIn(window.folder)).toEqual([]);
});

test('an unknown file that a browser hands over becomes a copy that says so and has a name of its own', async () => {
  await call('workspace.create', { name: 'Northern letters' });
  const opened = await call('workspace.open', { file: window.upload(elsewhere('Northern letters')) });
  expect(opened.kept).toContain(join(window.folder, 'Northern letters 2.workspace'));
  expect(opened.name).toBe('Northern letters (copy)');
});

test('a workspace is renamed without touching its file', async () => {
  await call('workspace.create', { name: 'Northern letters' });
  expect(await call('workspace.rename', { name: '  Letters of the north ' })).toMatchObject({
    name: 'Letters of the north',
    file: 'Northern letters.workspace',
  });
  await expect(call('workspace.rename', { name: ' ' })).rejects.toMatchObject({ code: 'wrong-input' });
});

test.each([undefined, 'a passphrase'])(
  'a copy holds what the open one holds, as a workspace of its own (%s)',
  async (passphrase) => {
    const path = elsewhere('Northern letters', passphrase);
    const secret = passphrase === undefined ? {} : { passphrase };
    await call('workspace.open', { file: window.offer(path), ...secret });
    const id = (await call('workspace.copy', { name: 'For Tuesday' })).id;
    const made = window.engine.exported(id);
    expect(made?.name).toBe('For Tuesday.workspace');
    const at = join(window.folder, 'copy.workspace');
    writeFileSync(at, made?.bytes ?? '', { mode: 0o600 });
    const copy = openWorkspace(at, secret);
    expect(getSetting(copy, 'name')).toBe('For Tuesday');
    const copied = getSetting(copy, 'id');
    closeWorkspace(copy);
    await call('workspace.close', {});
    const original = openWorkspace(path, secret);
    expect(getSetting(original, 'name')).toBe('Northern letters');
    expect(getSetting(original, 'id')).not.toBe(copied);
    closeWorkspace(original);
  },
);

test('the list is for this user alone', async () => {
  await call('workspace.open', { file: window.offer(elsewhere('Northern letters')) });
  if (process.platform !== 'win32') expect(statSync(join(window.folder, 'recent.json')).mode & 0o077).toBe(0);
});

test('an earlier state of a workspace that has gone on here opens the later one; one that went another way is a copy', async () => {
  const original = elsewhere('Northern letters');
  await call('workspace.open', { file: window.upload(original) });
  const path = window.engine.workspacePath();
  await call('search.save', { name: 'Thresholds', query: 'threshold*' });
  await call('workspace.close', {});
  const { kept } = await call('workspace.open', { file: window.upload(original) });
  expect(kept).toMatch(/work has gone on/u);
  expect(window.engine.workspacePath()).toBe(path);
  expect(workspacesIn(window.folder)).toHaveLength(1);
  await call('workspace.close', {});

  // The original goes on by itself: what it says since is nowhere else.
  await call('workspace.open', { file: window.offer(original) });
  await call('search.save', { name: 'Plans', query: 'plan*' });
  await call('workspace.close', {});
  await call('workspace.forget', { file: null });
  await call('workspace.open', { file: window.offer(path ?? '') });
  await call('workspace.close', {});
  const other = await call('workspace.open', { file: window.upload(original) });
  expect(other.kept).toMatch(/It is a copy/u);
  expect(other.name).toBe('Northern letters (copy)');
});
