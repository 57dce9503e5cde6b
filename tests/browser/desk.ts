/**
 * A window over the real loopback host, a real engine and a real workspace, watched while a test runs: nothing may leave the
 * origin, and neither the console nor the content policy may complain.
 */
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { command, end, serve } from './served.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** The invented documents that come with the program. */
export const SAMPLES: readonly string[] = readdirSync(path.join(ROOT, 'resources', 'samples'))
  .filter((name) => name !== 'README.md')
  .sort()
  .map((name) => path.join(ROOT, 'resources', 'samples', name));

export interface Desk {
  readonly page: Page;
  readonly folder: string;
  readonly address: string;
  /** Ends the program as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same workspace and opens its new address. */
  restart(): Promise<void>;
  /** Complaints that a test expects, such as a connection that breaks when the program is killed. */
  expectComplaint(pattern: RegExp): void;
}

interface Options {
  /** No workspace open, so that the first screen is shown; an empty one; or one that holds the samples. */
  workspace: 'none' | 'empty' | 'samples';
}

interface Prepared {
  /** A workspace that holds the samples, made once for all tests of a worker. */
  prepared: string;
}

/** Opens the window and waits until it answers keys: what it shows comes with what listens to them. */
async function opened(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** The window in Chromium over the loopback host. */
async function loopbackDesk(
  { page, workspace, prepared }: { page: Page } & Options & Prepared,
  use: (desk: Desk) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'evidence-desk-'));
  const file = workspace === 'none' ? null : path.join(folder, 'Northern letters.evidence');
  if (file && workspace === 'samples') copyFileSync(prepared, file);
  let served = await serve(folder, file);
  const complaints: string[] = [];
  const expected: RegExp[] = [];
  const abroad: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    const ours = protocol === 'blob:' || protocol === 'data:' || origin === new URL(served.address).origin;
    if (!ours) abroad.push(request.url());
  });
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== new URL(served.address).host) abroad.push(socket.url());
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  await opened(page, served.address);
  await use({
    page,
    folder,
    address: served.address,
    kill: () => end(served.child, 'SIGKILL'),
    async restart() {
      served = await serve(folder, file);
      await page.goto('about:blank');
      await opened(page, served.address);
    },
    expectComplaint: (pattern) => expected.push(pattern),
  });
  const complained = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
  await end(served.child, 'SIGTERM');
  rmSync(folder, { recursive: true, force: true });
  expect(abroad, 'requests that left the origin').toEqual([]);
  expect(complained, 'complaints of the console and the content policy').toEqual([]);
}

/** Marks of journeys that only the browser's window can make: over the loopback host, or with a download of the browser's. */
export const LOOPBACK = { tag: '@loopback' } as const;
/** Mark of the few journeys that stand for all of them where a run has to be short. */
export const SHORT = { tag: '@short' } as const;

/** The same journeys have other drivers, too: the one that EVIDENCE_DESK_DRIVER names, or this. */
const named = process.env.EVIDENCE_DESK_DRIVER;
/** Whether the journeys run in the desktop program. */
export const onDesktop = named !== undefined;
const driver = named === undefined ? loopbackDesk : ((await import(named)) as { desk: typeof loopbackDesk }).desk;

export const test = base.extend<Options & { desk: Desk }, Prepared>({
  workspace: ['samples', { option: true }],
  prepared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from its pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'evidence-desk-prepared-'));
      const file = path.join(folder, 'prepared.evidence');
      await command(folder, 'import', file, ...SAMPLES);
      await use(file);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  desk: driver,
});

export { expect };

/** Hands files to the window as the file dialog would and waits until they are read. */
export async function addFiles(page: Page, files: readonly string[]): Promise<void> {
  await page.locator('[data-choose="files"]').setInputFiles([...files]);
  await expect(page.getByText(/^(Reading is done|Stopped; what was read is kept)$/u)).toBeVisible({ timeout: 60_000 });
}

/** Goes to a place by the rail. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
}

/** The key that goes to a place: a browser keeps Ctrl and a number for its tabs. */
export function placeKey(number: number): string {
  return `${onDesktop ? 'Control' : 'Alt'}+${number}`;
}

/** Looks for what breaks a rule of accessibility. Electron opens no second page, which axe would look from. */
export function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(onDesktop);
}
