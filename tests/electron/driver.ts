/**
 * The other driver of the journeys: the desktop program itself, in Electron. It gives a test the same desk as the loopback host
 * does, watched the same way.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';
import { OUT } from '../../electron/build.ts';

export interface Program {
  readonly application: ElectronApplication;
  readonly page: Page;
  readonly folder: string;
  /** Everything the window has asked for that is not its own. */
  readonly abroad: string[];
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Electron's program file, as tests/electron/run.ts has found it. */
export function program(): string {
  const { EVIDENCE_DESK_PROGRAM: executable } = process.env;
  if (executable === undefined) throw new Error('run these journeys with "npm run test:electron"');
  return executable;
}

/** What Electron is started with, and in which surroundings, in a folder of its own. */
export function startOf(folder: string, given: readonly string[]): { args: string[]; env: Record<string, string> } {
  return {
    args: [path.join(OUT, 'main.cjs'), ...given],
    env: { ...(process.env as Record<string, string>), EVIDENCE_DESK_FOLDER: folder },
  };
}

/** Starts the program in a folder of its own, with a workspace or none. */
export async function startProgram(folder: string, workspace: string | null): Promise<Program> {
  const application = await _electron.launch({
    executablePath: program(),
    // Without this Playwright switches the sandbox off, and the program refuses to start so.
    chromiumSandbox: true,
    ...startOf(folder, workspace === null ? [] : [workspace]),
  });
  const page = await application.firstWindow();
  const abroad: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:app:\/\/(?:shell|document)\/|blob:|data:)/u.test(request.url())) abroad.push(request.url());
  });
  page.on('websocket', (socket) => abroad.push(socket.url()));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  // The window comes before its page: what it shows comes with what listens to keys.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 60_000 });
  return { application, page, folder, abroad, complaints, close: () => application.close() };
}

interface Given {
  readonly workspace: 'none' | 'empty' | 'samples';
  /** A workspace that holds the samples. */
  readonly prepared: string;
}

interface Desk {
  readonly page: Page;
  readonly folder: string;
  readonly address: string;
  kill(): Promise<void>;
  restart(): Promise<void>;
  expectComplaint(pattern: RegExp): void;
}

const notHere = async () => {
  throw new Error('this journey is the loopback host’s; mark it with LOOPBACK of tests/browser/desk.ts');
};

/** The fixture: what `tests/browser/desk.ts` gives to a journey, over Electron. */
export async function desk({ workspace, prepared }: Given, use: (desk: Desk) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'evidence-desk-'));
  const file = path.join(folder, 'Northern letters.workspace');
  if (workspace === 'samples') cpSync(prepared, file);
  // Laid out as the loopback host has it, whose settings lie in a folder of their own.
  const started = await startProgram(path.join(folder, 'evidence-desk'), workspace === 'samples' ? file : null);
  const { page } = started;
  if (workspace === 'samples') await expect(page.getByText('All changes saved')).toBeVisible({ timeout: 60_000 });
  if (workspace === 'empty') {
    await page.getByRole('button', { name: /Start a new workspace/u }).click();
    await page.getByLabel('Name').fill('Northern letters');
    await page.keyboard.press('Enter');
  }
  const expected: RegExp[] = [];
  await use({
    page,
    folder,
    address: 'app://shell/',
    kill: notHere,
    restart: notHere,
    expectComplaint: (pattern) => expected.push(pattern),
  });
  await started.close();
  rmSync(folder, { recursive: true, force: true });
  expect(started.abroad, 'requests that left the program').toEqual([]);
  const complained = started.complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
  expect(complained, 'complaints of the console and the content policy').toEqual([]);
}
