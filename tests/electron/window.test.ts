/**
 * The window as the desktop shows it, in Chromium: the built page, answered by the desktop's own handler with its content policy
 * and its two origins, over the bundled engine and a message port. Only the preload script's functions are played by the test.
 * Chromium does not know our scheme, so `app://` is read as `https://...test` on the way.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page, expect as see } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { answer } from '../../electron/main/protocol.ts';
import { WALLS } from '../../electron/main/walls.ts';
import { BRIDGE, ENGINE_CHANNEL } from '../../src/contract/desktop-names.ts';
import { DEFAULT_SETTINGS } from '../../src/service/workspaces/settings.ts';
import { findChromium, launchOptions } from '../browser/chromium.ts';
import { built, builtWindow } from './built.ts';
import { type EngineProcess, startEngine } from './engine-process.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SAMPLES = join(ROOT, 'resources', 'samples');
const WINDOW = join(ROOT, 'dist', 'renderer');

const canLook = findChromium() !== null;
if (!canLook) process.stdout.write('No Chromium is here: the window of the desktop was not looked at.\n');

let browser: Browser;
let folder: string;
let engine: EngineProcess;
let page: Page;
let complaints: string[];
let abroad: string[];
let saved: string[];

beforeAll(async () => {
  if (!canLook) return;
  await built();
  await builtWindow();
  browser = await chromium.launch(launchOptions());
}, 180_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  if (!canLook) return;
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-window-'));
  complaints = [];
  abroad = [];
  saved = [];
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  newEngine(null);
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (!/^https:\/\/(?:shell|document)\.test\//u.test(url)) {
      abroad.push(url);
      await route.abort();
      return;
    }
    const response = await answer(
      { url: url.replace(/^https:\/\/(shell|document)\.test/u, 'app://$1'), method: route.request().method() },
      {
        assets: WINDOW,
        documentBytes: async (id) => (await engine.ask({ kind: 'document', id: ++asked, document: id })) as Uint8Array,
      },
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    const isText = /javascript|html/u.test(response.headers.get('content-type') ?? '');
    const headers = Object.fromEntries([...response.headers].map(([name, value]) => [name, asHttps(value)]));
    await route.fulfill({ status: response.status, headers, body: isText ? asHttps(bytes.toString()) : bytes });
  });
  await page.exposeBinding('toEngine', (_source, message: string) => engine.postToPort(JSON.parse(message)));
  await page.exposeBinding('toMain', (_source, name: keyof typeof main, input: unknown) =>
    (main[name] as (given: unknown) => unknown)(input),
  );
  await page.addInitScript(preloadPlayed, { bridge: BRIDGE, channel: ENGINE_CHANNEL });
  await page.goto('https://shell.test/');
}, 60_000);

afterEach(async () => {
  if (!canLook) return;
  await page.context().close();
  await engine.end();
  rmSync(folder, { recursive: true, force: true });
  expect(abroad).toEqual([]);
  expect(complaints).toEqual([]);
});

const BEGIN = { kind: 'start', samples: SAMPLES, version: 'test', settings: DEFAULT_SETTINGS } as const;
let asked = 0;
const asHttps = (text: string) => text.replaceAll(/app:\/\/(shell|document)/gu, 'https://$1.test');

function newEngine(workspace: string | null): void {
  engine = startEngine();
  const { onPort, post } = engine;
  post({ ...BEGIN, folder, backups: join(folder, 'backups'), recent: join(folder, 'recent.json'), workspace });
  post({ kind: 'window' });
  onPort(
    (data) =>
      void page
        .evaluate((message) => (globalThis as never as Played).fromEngine(message), data as object)
        .catch(() => undefined),
  );
}

/** The main process, as far as the window can tell. */
const main = {
  offer: (files: { path: string; name: string }[]) => engine.ask({ kind: 'offer', id: ++asked, files }),
  async save({ exportId }: { exportId: string }) {
    saved.push(String(await engine.ask({ kind: 'export', id: ++asked, exportId })));
    return { saved: true };
  },
  blocked: () => ({ walls: [...WALLS], refused: 3 }),
};

interface Played {
  fromEngine(message: unknown): void;
  engineGone(): void;
  engineBack(): void;
  offerWorkspace(file: object): void;
  toEngine(message: string): void;
  toMain(name: string, input: unknown): Promise<unknown>;
}

/** Runs in the page: the preload script's part. Files have no path here, so they are called by their names. */
function preloadPlayed({ bridge, channel }: { bridge: string; channel: string }): void {
  const played = globalThis as never as Played;
  let port: MessagePort | null = null;
  let opened: ((file: object) => void) | null = null;
  const hand = () => {
    const { port1, port2 } = new MessageChannel();
    port = port1;
    port1.onmessage = ({ data }) => played.toEngine(JSON.stringify(data));
    window.postMessage(channel, location.origin, [port2]);
  };
  Object.assign(globalThis, {
    fromEngine: (message: unknown) => port?.postMessage(message),
    engineGone: () => window.postMessage(channel, location.origin),
    engineBack: hand,
    offerWorkspace: (file: object) => opened?.(file),
    [bridge]: {
      connect: async () => {
        hand();
        return { ok: true, value: {} };
      },
      offerFiles: async (files: File[], names: string[]) => ({
        ok: true,
        value: await played.toMain(
          'offer',
          files.map((file, at) => ({ path: file.name, name: names[at] })),
        ),
      }),
      save: async (exportId: string) => ({ ok: true, value: await played.toMain('save', { exportId }) }),
      savePicture: async () => ({ ok: true, value: { saved: true } }),
      blocked: async () => ({ ok: true, value: await played.toMain('blocked', {}) }),
      onWorkspace: (listener: (file: object) => void) => {
        opened = listener;
      },
    },
  });
}

async function openSamples(): Promise<void> {
  await page.getByRole('button', { name: /Open the samples/u }).click();
  await see(page.getByText('All changes saved')).toBeVisible({ timeout: 60_000 });
}

test.skipIf(!canLook)(
  'the whole window works under the desktop’s policy, and draws a page that comes from the other origin',
  async () => {
    await openSamples();
    await see(page.getByRole('grid', { name: 'Documents' }).getByRole('row')).toHaveCount(8);
    await page.keyboard.press('Control+4');
    await see(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
    await page.getByRole('button', { name: /^Documents:/u }).click();
    await page.getByRole('menuitemradio', { name: /Eastholt/u }).click();
    await see(page.locator('canvas').first()).toBeVisible({ timeout: 30_000 });
  },
  120_000,
);

test.skipIf(!canLook)('what is blocked is said, with how to check it', async () => {
  await page.getByRole('button', { name: 'Offline – this program cannot connect' }).click();
  const dialog = page.getByRole('dialog', { name: 'What is blocked' });
  for (const wall of WALLS) await see(dialog.getByText(wall)).toBeVisible();
  await see(dialog.getByText('3 requests refused since the program was started.')).toBeVisible();
  await see(dialog.getByText('Look at it from outside')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const peers = await page.evaluate(() =>
    ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport'].filter((name) => name in globalThis),
  );
  expect(peers).toEqual([]);
});

test.skipIf(!canLook)(
  'files become ids, exports are saved by the host, an engine that dies is replaced under the open window',
  async () => {
    await page.getByRole('button', { name: /Start a new workspace/u }).click();
    await page.getByLabel('Name').fill('Northern letters');
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
    const letter = join(SAMPLES, 'northmere-letter-15-november-2019.txt');
    const offer = main.offer;
    main.offer = (files) => offer(files.map(({ path, name }) => ({ path: join(SAMPLES, basename(path)), name })));
    await page.locator('[data-choose="files"]').setInputFiles(letter);
    await see(page.getByRole('grid', { name: 'Documents' }).getByRole('row')).toHaveCount(2, { timeout: 30_000 });
    main.offer = offer;

    await engine.end();
    await page.evaluate(() => (globalThis as never as Played).engineGone());
    await see(page.getByText('The program does not answer.')).toBeVisible();
    newEngine(join(folder, 'Northern letters.workspace'));
    await page.evaluate(() => (globalThis as never as Played).engineBack());
    await see(page.getByText('All changes saved')).toBeVisible();
    await see(page.getByRole('grid', { name: 'Documents' }).getByRole('row')).toHaveCount(2);

    await page.getByRole('link', { name: 'Export', exact: true }).click();
    await page.getByRole('radio', { name: /\.csv/u }).check();
    await page.getByText('With suggestions, marked').click();
    await page.getByRole('button', { name: /^Make the/u }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click({ timeout: 30_000 });
    await see.poll(() => saved).toEqual([expect.stringMatching(/\.csv$/u)]);
  },
  120_000,
);

test.skipIf(!canLook)(
  'a workspace opened from outside is opened, a protected one with its password',
  async () => {
    const { client, ...before } = startEngine();
    before.post({
      ...BEGIN,
      folder,
      backups: join(folder, 'backups'),
      recent: join(folder, 'recent.json'),
      workspace: null,
    });
    before.post({ kind: 'window' });
    await client.call('workspace.create', { name: 'Eastholt' });
    await client.call('protection.set', { passphrase: 'ninety small otters' });
    await before.end();
    const [file] = (await main.offer([
      { path: join(folder, 'Eastholt.workspace'), name: 'Eastholt.workspace' },
    ])) as object[];
    await page.evaluate((given) => (globalThis as never as Played).offerWorkspace(given), file as object);
    const dialog = page.getByRole('dialog', { name: 'Eastholt.workspace asks for its password' });
    await dialog.getByLabel('Password').fill('ninety large otters');
    await page.keyboard.press('Enter');
    await see(dialog.getByRole('alert').or(dialog.getByText(/passphrase|password/iu).nth(1))).toBeVisible();
    await dialog.getByLabel('Password').fill('ninety small otters');
    await page.keyboard.press('Enter');
    await see(page.getByText('Eastholt', { exact: true }).first()).toBeVisible();
    await see(page.getByText('All changes saved')).toBeVisible();
  },
  60_000,
);
