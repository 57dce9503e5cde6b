/**
 * What only the desktop program can show, and only with Electron's binary: see docs/security.md for what rests on these.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type Program, startProgram } from './driver.ts';

const test = base.extend<{ program: Program }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from its pattern
  program: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'evidence-desk-program-'));
    const program = await startProgram(folder, null);
    await use(program);
    await program.close();
    rmSync(folder, { recursive: true, force: true });
    expect(program.abroad).toEqual([]);
  },
});

test('the window is isolated: no Node, no Electron, six functions', async ({ program: { page } }) => {
  const seen = await page.evaluate(() => ({
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
    bridge: Object.keys((globalThis as unknown as { evidenceDesk: object }).evidenceDesk).sort(),
    secure: isSecureContext,
    peers: 'RTCPeerConnection' in globalThis,
  }));
  expect(seen).toEqual({
    require: 'undefined',
    process: 'undefined',
    bridge: ['blocked', 'connect', 'offerFiles', 'onWorkspace', 'save', 'savePicture'],
    secure: true,
    peers: false,
  });
});

test('every way out of the window is shut, by name and by number', async ({
  program: { page, application, abroad },
}) => {
  const outcome = await page.evaluate(async () => {
    const tried: Record<string, string> = {};
    for (const address of ['https://example.org/', 'http://93.184.215.14/', 'http://[::1]:80/', 'file:///etc/hosts']) {
      tried[address] = await fetch(address).then(
        () => 'went through',
        () => 'refused',
      );
    }
    tried.window = window.open('https://example.org/') === null ? 'refused' : 'went through';
    location.href = 'https://example.org/';
    return tried;
  });
  expect(Object.values(outcome).filter((what) => what !== 'refused')).toEqual([]);
  expect(page.url()).toMatch(/^app:\/\/shell\//u);
  abroad.length = 0;

  const resolved = await application.evaluate(({ session }) =>
    session.defaultSession.resolveHost('example.org').then(
      () => 'found',
      () => 'not found',
    ),
  );
  expect(resolved).toBe('not found');
  const asked = await application.evaluate(({ net }) =>
    net.fetch('http://93.184.215.14/').then(
      () => 'went through',
      () => 'refused',
    ),
  );
  expect(asked).toBe('refused');
});

test('an export is saved where the native dialog says', async ({ program: { page, application, folder } }) => {
  const target = path.join(folder, 'saved.csv');
  await application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  await page.getByRole('button', { name: /Open the samples/u }).click();
  await page.getByRole('link', { name: 'Export', exact: true }).click({ timeout: 60_000 });
  await page.getByRole('radio', { name: /\.csv/u }).check();
  await page.getByText('With suggestions, marked').click();
  await page.getByRole('button', { name: /^Make the/u }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click({ timeout: 30_000 });
  await expect.poll(() => statSync(target, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(100);
});

test('an engine that is killed is back at once, with its workspace', async ({ program: { page, application } }) => {
  await page.getByRole('button', { name: /Open the samples/u }).click();
  await expect(page.getByText('All changes saved')).toBeVisible({ timeout: 60_000 });
  await application.evaluate(({ app }) => {
    const engine = app.getAppMetrics().find(({ name }) => name === 'Evidence Desk engine');
    if (engine) process.kill(engine.pid, 'SIGKILL');
  });
  await expect(page.getByText('All changes saved')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Grid', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Grid' })).toBeVisible();
});

test('a run leaves no words of a letter outside the workspace, and fetches no dictionary', async ({ program }) => {
  const { page, application, folder } = program;
  const fetched = await application.evaluate(({ session }) => {
    let begun = 0;
    session.fromPartition('window').on('spellcheck-dictionary-download-begin', () => begun++);
    return new Promise<number>((resolve) => setTimeout(() => resolve(begun), 3000));
  });
  expect(fetched).toBe(0);
  await page.getByRole('button', { name: /Open the samples/u }).click();
  await page.getByRole('link', { name: 'Review', exact: true }).click({ timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
  await application.close();
  const kept = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile() && !/\.workspace(?:-\w+)?$/u.test(file) && !file.includes('backups'));
  for (const file of kept) expect(readFileSync(file).includes('Brackenshire'), file).toBe(false);
});
