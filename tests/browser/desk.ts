/**
 * A window over the real loopback host, a real engine and a real workspace, watched while a test runs: nothing may leave the
 * origin, and neither the console nor the content policy may complain.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { test as base, expect, type Page } from '@playwright/test';

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

interface Served {
  readonly child: ChildProcess;
  readonly address: string;
}

function serve(folder: string, workspace: string | null): Promise<Served> {
  const child = spawn(
    process.execPath,
    ['src/cli/main.ts', 'serve', ...(workspace ? [workspace] : []), '--port', '0', '--json'],
    { cwd: ROOT, env: { ...process.env, XDG_CONFIG_HOME: folder, APPDATA: folder, HOME: folder }, stdio: 'pipe' },
  );
  let complaint = '';
  child.stderr.on('data', (data) => {
    complaint += String(data);
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${complaint}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) resolve({ child, address: (JSON.parse(line) as { address: string }).address });
    });
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(late);
}

interface Options {
  /** No workspace open, so that the first screen is shown; an empty one; or one that holds the samples. */
  workspace: 'none' | 'empty' | 'samples';
}

interface Prepared {
  /** A workspace that holds the samples, made once for all tests of a worker. */
  prepared: string;
}

export const test = base.extend<Options & { desk: Desk }, Prepared>({
  workspace: ['samples', { option: true }],
  prepared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from its pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'evidence-desk-prepared-'));
      const file = path.join(folder, 'prepared.evidence');
      await promisify(execFile)(process.execPath, ['src/cli/main.ts', 'import', file, ...SAMPLES], {
        cwd: ROOT,
        env: { ...process.env, XDG_CONFIG_HOME: folder, APPDATA: folder, HOME: folder },
      });
      await use(file);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  desk: async ({ page, workspace, prepared }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'evidence-desk-'));
    const file = workspace === 'none' ? null : path.join(folder, 'Northern letters.evidence');
    if (file && workspace === 'samples') copyFileSync(prepared, file);
    let served = await serve(folder, file);
    const complaints: string[] = [];
    // Features that this build of the browser does not have cannot be refused; it says so once.
    const expected: RegExp[] = [/Permissions-Policy header: Unrecognized feature/u];
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
    await page.goto(served.address);
    await use({
      page,
      folder,
      address: served.address,
      kill: () => end(served.child, 'SIGKILL'),
      async restart() {
        served = await serve(folder, file);
        await page.goto('about:blank');
        await page.goto(served.address);
      },
      expectComplaint: (pattern) => expected.push(pattern),
    });
    const complained = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
    await end(served.child, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
    expect(abroad, 'requests that left the origin').toEqual([]);
    expect(complained, 'complaints of the console and the content policy').toEqual([]);
  },
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
