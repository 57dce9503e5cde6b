/**
 * The other driver of the journeys: the desktop program itself, in Electron. It gives a test the same desk as the loopback host
 * does, watched the same way.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';
import { electronExecutable } from '../../electron/binary.ts';
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

/** Starts the program in a folder of its own, with a workspace or none. */
export async function startProgram(folder: string, workspace: string | null): Promise<Program> {
  const executablePath = electronExecutable({ fetch: false });
  if (executablePath === null) throw new Error('Electron’s binary is not here');
  const application = await _electron.launch({
    executablePath,
    // Without this Playwright switches the sandbox off, and the program refuses to start so.
    chromiumSandbox: true,
    args: [path.join(OUT, 'main.cjs'), ...(workspace === null ? [] : [workspace])],
    env: { ...(process.env as Record<string, string>), EVIDENCE_DESK_FOLDER: folder },
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
  throw new Error('this journey is the loopback host’s; leave it out in tests/electron/playwright.config.ts');
};

/** The fixture: what `tests/browser/desk.ts` gives to a journey, over Electron. */
export async function desk({ workspace, prepared }: Given, use: (desk: Desk) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'evidence-desk-'));
  const file = path.join(folder, 'Northern letters.workspace');
  if (workspace === 'samples') cpSync(prepared, file);
  const program = await startProgram(folder, workspace === 'samples' ? file : null);
  const { page } = program;
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
  await program.close();
  rmSync(folder, { recursive: true, force: true });
  expect(program.abroad, 'requests that left the program').toEqual([]);
  const complained = program.complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
  expect(complained, 'complaints of the console and the content policy').toEqual([]);
}
