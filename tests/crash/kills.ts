/**
 * Stops a working process at a random moment, again and again on the same workspace, and looks whether everything the
 * user was told is there. SIGKILL is the death of a process, not of the machine: what the system had not yet written to
 * the disk survives it. `faults.test.ts` goes further.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listBackups } from '../../src/workspace/backup.ts';
import { eachDecision } from '../../src/workspace/decisions.ts';
import { documentBytes, listDocuments } from '../../src/workspace/documents.ts';
import type { Workspace } from '../../src/workspace/handle.ts';
import { entryAt } from '../../src/workspace/log.ts';
import { closeWorkspace, openWorkspace } from '../../src/workspace/open.ts';
import { unplacedDecisions } from '../../src/workspace/reading.ts';
import { recognisedPages, waitingDocuments } from '../../src/workspace/recognised.ts';
import { type Verification, verifyFile } from '../../src/workspace/verify.ts';

export const JOBS = [
  'import',
  'review',
  'merge',
  'read-again',
  'findings',
  'backup',
  'clock',
  'restore',
  'seal',
  'migrate',
  'export',
  'create',
  'recognise',
] as const;
export type Job = (typeof JOBS)[number];

export interface Tally {
  /** Processes stopped. */
  kills: number;
  /** Stopped before they had begun to work. */
  early: number;
  /** Things that the user had been told. */
  told: number;
  /** Sentences about what was lost or half-done. */
  readonly wrong: string[];
}

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** Stops one job `count` times on one workspace. The moments follow from the seed. */
export async function killRepeatedly(job: Job, count: number, seed: number): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-crash-'));
  const path = join(folder, 'review.evidence');
  const tally: Tally = { kills: 0, early: 0, told: 0, wrong: [] };
  const told = new Set<string>();
  try {
    for (let kill = 0; kill < count; kill++) {
      const draw = pseudoRandom(seed * 1009 + kill);
      // One in five is stopped while it opens or makes the file.
      const lines = await runAndKill(job, path, seed * 1000 + kill + 1, draw < 0.2, draw);
      tally.kills++;
      if (!lines.includes('ready')) tally.early++;
      for (const line of lines) told.add(line);
      tally.told += lines.length;
      check(job, folder, path, told, (message) => tally.wrong.push(`${job}, stop ${kill + 1}: ${message}`));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tally;
}

function runAndKill(job: Job, path: string, seed: number, early: boolean, draw: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', WORKER, job, path, String(seed)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let complaint = '';
    let timer: NodeJS.Timeout | undefined;
    const killAfter = (milliseconds: number) => {
      timer ??= setTimeout(() => child.kill('SIGKILL'), milliseconds);
    };
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes('ready\n')) killAfter(draw * 300);
    });
    child.stderr.on('data', (data: Buffer) => {
      complaint += data.toString();
    });
    if (early) killAfter(draw * 5 * 600);
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      clearTimeout(timer);
      if (signal !== 'SIGKILL') reject(new Error(`The ${job} job ended by itself: ${complaint}`));
      // The last line may have been cut; what was not told whole was not told.
      else
        resolve(
          output
            .slice(0, output.lastIndexOf('\n') + 1)
            .split('\n')
            .filter(Boolean),
        );
    });
  });
}

function check(
  job: Job,
  folder: string,
  path: string,
  told: ReadonlySet<string>,
  wrong: (message: string) => void,
): void {
  for (const name of readdirSync(folder)) {
    // Made over and over at one place; each that is there is whole.
    if (job === 'create' && /\.evidence-\d+-\d+$/u.test(name)) closeWorkspace(openWorkspace(join(folder, name)));
  }
  const exported = join(folder, 'log.jsonl');
  if (existsSync(exported)) {
    const [checksum = '', ...lines] = readFileSync(exported, 'utf8').split('\n');
    if (createHash('sha256').update(lines.join('\n')).digest('hex') !== checksum) wrong('an export is not whole');
  } else if ([...told].some((line) => line.startsWith('export '))) wrong('an export is gone');
  for (const file of job === 'migrate' ? olderFiles(folder, told) : [path]) {
    if (existsSync(file)) checkFile(file, job, told, wrong);
    else if ([...told].some((line) => line.startsWith('log ') || line.startsWith('document ')))
      wrong('the file is gone');
  }
  const backups = listBackups(join(folder, 'backups'));
  for (const backup of backups) {
    if (!verifyFile(backup.path).sound) wrong('a backup is not sound');
  }
  // The last that was told is there. Every stop since may have come between making one and telling of it.
  const last = [...told].findLast((line) => line.startsWith('backup '))?.slice('backup '.length);
  const isThere = backups.some(({ path }) => path === last);
  // By a clock that goes back and forth, the one told may be older than those that are kept; never the newest itself.
  const newest =
    backups
      .map(({ path }) => path)
      .sort()
      .at(-1) ?? '';
  if (last !== undefined && !(job === 'clock' ? newest >= last : isThere)) wrong('the last backup is gone');
}

function checkFile(path: string, job: Job, told: ReadonlySet<string>, wrong: (message: string) => void): void {
  // A step that was under way may be unfinished; opening leaves it out. Nothing else may be amiss.
  const first = withoutUnfinished(verifyFile(path));
  for (const message of first) wrong(message);
  for (const { message } of verifyFile(path).findings) wrong(`after opening: ${message}`);
  const workspace = openWorkspace(path);
  const drafts = readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.being-`));
  if (drafts.length > 0) wrong(`left half-made after opening: ${drafts.join(', ')}`);
  try {
    const documents = new Map(listDocuments(workspace).map(({ id, sha256 }) => [id, sha256]));
    if (job === 'migrate' && documents.size !== 2) wrong('a document of an older file is gone');
    // A restore goes back on purpose.
    if (job === 'restore') return;
    const notes = new Set(
      job === 'read-again'
        ? [...eachDecision(workspace, 'f1'), ...unplacedDecisions(workspace)].map(({ note }) => note)
        : [],
    );
    if (job === 'recognise') checkPages(workspace, told, wrong);
    for (const line of told) {
      const [kind, name = '', hash = ''] = line.split(' ');
      if (kind === 'note' && !notes.has(name)) wrong(`the decision with note ${name} is gone`);
      if (kind === 'log' && entryAt(workspace, Number(name)).hash !== hash) wrong(`entry ${name} is another one`);
      if (kind !== 'document') continue;
      if (documents.get(name) !== hash) wrong(`document ${name} is gone`);
      else if (documentBytes(workspace, name).length === 0) wrong(`the original of ${name} is gone`);
    }
  } finally {
    closeWorkspace(workspace);
  }
}

/** Every page that was told is kept, none was recognised twice, and what was read with its pages waits no more. */
function checkPages(workspace: Workspace, told: ReadonlySet<string>, wrong: (message: string) => void): void {
  const once = new Set<string>();
  const waiting = new Set(waitingDocuments(workspace).map(({ id }) => id));
  for (const line of told) {
    const [kind, id = '', page = ''] = line.split(' ');
    if (kind === 'recognised' && waiting.has(id)) wrong(`document ${id} waits again`);
    if (kind !== 'page') continue;
    if (!recognisedPages(workspace, id).has(Number(page))) wrong(`page ${page} of ${id} is gone`);
    if (once.has(`${id} ${page}`)) wrong(`page ${page} of ${id} was recognised twice`);
    once.add(`${id} ${page}`);
  }
}

function withoutUnfinished({ findings }: Verification): string[] {
  return findings.map(({ message }) => message).filter((message) => !message.includes('was not finished'));
}

function olderFiles(folder: string, told: ReadonlySet<string>): string[] {
  const whole = new Set([...told].flatMap((line) => (line.startsWith('older ') ? [line.slice('older '.length)] : [])));
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((file) => whole.has(file));
}

/** Between 0 and 1; spread well even for neighbouring numbers (the finaliser of MurmurHash3, Appleby 2011). */
function pseudoRandom(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
