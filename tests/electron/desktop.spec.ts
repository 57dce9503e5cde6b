/**
 * What only the desktop program can show, and only with Electron's binary: see docs/security.md for what rests on these.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { closeWorkspace, createWorkspace } from '../../src/workspace/open.ts';
import { SHORT } from '../browser/desk.ts';
import { program as executable, type Program, startOf, startProgram } from './driver.ts';

/** How often a start is tried that must not fail once. */
const STARTS = Number(process.env.EVIDENCE_DESK_STARTS ?? 3);

/** A new workspace of this name in a folder, protected or not. */
function workspaceIn(folder: string, name: string, passphrase: string | null = null): string {
  const file = path.join(folder, `${name}.workspace`);
  closeWorkspace(createWorkspace(file, { name, ...(passphrase === null ? {} : { passphrase }) }));
  return file;
}

const test = base.extend<{ folder: string; program: Program }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from its pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'evidence-desk-program-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  program: async ({ folder }, use) => {
    const program = await startProgram(folder, null);
    await use(program);
    await program.close();
    expect(program.abroad).toEqual([]);
  },
});

test('the window is isolated: no Node, no Electron, six functions', SHORT, async ({ program: { page } }) => {
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

test(
  'every way out of the window is shut, by name and by number',
  SHORT,
  async ({ program: { page, application, abroad } }) => {
    const outcome = await page.evaluate(async () => {
      const tried: Record<string, string> = {};
      for (const address of [
        'https://example.org/',
        'http://93.184.215.14/',
        'http://[::1]:80/',
        'file:///etc/hosts',
      ]) {
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
  },
);

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

test(
  'an engine that is killed is back at once, with its workspace',
  SHORT,
  async ({ program: { page, application } }) => {
    await page.getByRole('button', { name: /Open the samples/u }).click();
    await expect(page.getByText('All changes saved')).toBeVisible({ timeout: 60_000 });
    await application.evaluate(({ app }) => {
      const engine = app.getAppMetrics().find(({ name }) => name === 'Evidence Desk engine');
      if (engine) process.kill(engine.pid, 'SIGKILL');
    });
    await expect(page.getByText('All changes saved')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('link', { name: 'Grid', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Grid' })).toBeVisible();
  },
);

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

test('a workspace given at the start is open, every time', SHORT, async ({ folder }) => {
  test.setTimeout(60_000 * STARTS);
  const file = workspaceIn(folder, 'Northern letters');
  for (let count = 0; count < STARTS; count++) {
    const { page, close } = await startProgram(folder, file);
    await expect(page.getByRole('contentinfo'), `start ${count + 1}`).toContainText('Northern letters');
    await close();
  }
});

test('an address of a file, as desktops of Linux hand it over, opens', async ({ folder }) => {
  const file = workspaceIn(folder, 'Letters of été');
  const { page, close } = await startProgram(folder, pathToFileURL(file).href);
  await expect(page.getByRole('contentinfo')).toContainText('Letters of été');
  await close();
});

test('a second start hands its workspace over and leaves', SHORT, async ({ folder, program: { page } }) => {
  const { args, env } = startOf(folder, [workspaceIn(folder, 'Southern letters')]);
  const second = spawn(executable(), args, { env, stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(0);
  await expect(page.getByRole('contentinfo')).toContainText('Southern letters', { timeout: 30_000 });
});

test('a protected workspace given at the start asks for its password', async ({ folder }) => {
  const { page, close } = await startProgram(folder, workspaceIn(folder, 'Eastholt', 'ninety small otters'));
  const dialog = page.getByRole('dialog', { name: 'Eastholt.workspace asks for its password' });
  await dialog.getByLabel('Password').fill('ninety small otters');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText('Eastholt');
  await close();
});

test('a window that crashes is back, with its workspace, and ends as ever', async ({ folder }) => {
  const shown = path.join(folder, 'shown.txt');
  const { args, env } = startOf(folder, [workspaceIn(folder, 'Northern letters')]);
  const words = { EVIDENCE_DESK_SHOWN: shown, EVIDENCE_DESK_WORDS: 'Northern letters' };
  const before = ['-r', path.join(import.meta.dirname, 'crash-window.cjs')];
  const child = spawn(executable(), [...before, ...args], { env: { ...env, ...words }, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
  expect(readFileSync(shown, 'utf8')).toContain('Northern letters');
  const log = readFileSync(path.join(folder, 'logs', 'desktop.log'), 'utf8');
  expect(log.match(/\S+-died/gu)).toEqual(['window-died']);
  expect(log).toContain(' closing\n');
});

test('what is shown is saved as a PDF where the native dialog says', async ({ program }) => {
  const { page, application, folder } = program;
  const target = path.join(folder, 'shown.pdf');
  await application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  await page.getByRole('button', { name: /Open the samples/u }).click();
  await expect(page.getByText('All changes saved')).toBeVisible({ timeout: 60_000 });
  await application.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ label }) => label.startsWith('Save what is shown'))?.click();
  });
  await expect.poll(() => statSync(target, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(1000);
  expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-');
});

test('Ctrl and a number go to a place', async ({ folder }) => {
  const { page, close } = await startProgram(folder, workspaceIn(folder, 'Northern letters'));
  await expect(page.getByRole('contentinfo')).toContainText('Northern letters');
  await page.keyboard.press('Control+6');
  await expect(page.getByRole('heading', { level: 1, name: 'Search' })).toBeVisible();
  await close();
});

test('the program names its own version, and a normal end is no death in its log', async ({ folder }) => {
  const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const { page, close } = await startProgram(folder, workspaceIn(folder, 'Northern letters'));
  await expect(page.getByRole('contentinfo')).toContainText('Northern letters');
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(page.getByText(`Evidence Desk ${version}`, { exact: true })).toBeVisible();
  await close();
  const log = readFileSync(path.join(folder, 'logs', 'desktop.log'), 'utf8');
  expect(log).toContain(' closing\n');
  expect(log).not.toMatch(/died/u);
});

test('a switch that is not on the list keeps the program from starting, and it says so', SHORT, async ({ folder }) => {
  for (const [given, words] of [
    ['--disable-gpu-sandbox', /--disable-gpu-sandbox/u],
    ['--log-file=x', /--log-file/u],
  ] as const) {
    const { args, env } = startOf(folder, [given]);
    const refused = spawn(executable(), args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    refused.stderr.on('data', (data) => {
      said += String(data);
    });
    await expect.poll(() => said).toMatch(words);
    // The dialog waits for the person; nothing else has been started.
    expect(readdirSync(folder).filter((name) => name === 'logs' || name === 'desktop.json')).toEqual([]);
    refused.kill('SIGKILL');
    await once(refused, 'exit');
  }
});
