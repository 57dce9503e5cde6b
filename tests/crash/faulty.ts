/**
 * Steps on a drive that fails at the N-th operation. Run under the library made of `faults.c`:
 * `node faulty.ts FOLDER STEP sweep` fails at every operation, one after the other, and says in JSON what came of it;
 * `node faulty.ts FOLDER STEP stop|torn N` ends at the N-th operation, for the parent to look at what is left.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups, makeBackup } from '../../src/workspace/backup.ts';
import { saveDecision } from '../../src/workspace/decisions.ts';
import { addDocument } from '../../src/workspace/documents.ts';
import { saveElsewhere } from '../../src/workspace/elsewhere.ts';
import { WorkspaceError } from '../../src/workspace/errors.ts';
import type { Workspace } from '../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../src/workspace/open.ts';
import { changePassphrase } from '../../src/workspace/passphrase.ts';
import { restoreBackup, workspaceFromBackup } from '../../src/workspace/restore.ts';
import { makeOlder } from '../unit/workspace/older/older.ts';
import { EASTHOLT, letter, NORTHMERE } from '../unit/workspace/samples.ts';
import { held, isSound } from './held.ts';

const [drive = '', stepName = '', task = '', numberText = ''] = process.argv.slice(2);
const path = join(drive, 'review.evidence');
const backups = join(drive, 'backups');
const ready = join(drive, '..', 'ready');

interface Step {
  /** Makes what the step begins with, once. */
  readonly prepare: () => void;
  /** Before the drive begins to fail. */
  readonly begin?: () => void;
  readonly run: () => void;
}

let workspace: Workspace | null = null;

function decide(passageId: string): void {
  if (workspace === null) return;
  const said = {
    criteria: ['C11'],
    polarity: 'strength',
    agencies: [],
    tags: [],
    note: '',
    reviewer: 'A. Reviewer',
  } as const;
  saveDecision(workspace, { frameworkId: 'f1', documentId: 'northmere', passageId, ...said });
}

function filled(): void {
  workspace = createWorkspace(path);
  addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
  decide('p1');
  closeWorkspace(workspace);
}

const open = () => {
  workspace = openWorkspace(path);
};
const long = letter(
  'long',
  Array.from({ length: 120 }, (_, index) => `Finding ${index}: children wait, leaders know.`),
);

const STEPS: Readonly<Record<string, Step>> = {
  create: { prepare: () => {}, run: () => closeWorkspace(createWorkspace(path)) },
  open: { prepare: filled, run: () => closeWorkspace(openWorkspace(path)) },
  decide: { prepare: filled, begin: open, run: () => decide('p2') },
  import: { prepare: filled, begin: open, run: () => workspace && addDocument(workspace, long.document, long.bytes) },
  close: {
    prepare: filled,
    begin: () => {
      open();
      decide('p2');
    },
    run: () => workspace && closeWorkspace(workspace),
  },
  backup: { prepare: filled, begin: open, run: () => workspace && makeBackup(workspace, backups) },
  restore: {
    prepare: () => {
      filled();
      open();
      if (workspace === null) return;
      makeBackup(workspace, backups);
      addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
      closeWorkspace(workspace);
    },
    run: () => {
      const [backup] = listBackups(backups);
      if (backup !== undefined) restoreBackup(backup.path, path);
    },
  },
  fromBackup: {
    prepare: () => {
      filled();
      open();
      if (workspace === null) return;
      makeBackup(workspace, backups);
      closeWorkspace(workspace);
    },
    run: () => {
      const [backup] = listBackups(backups);
      if (backup !== undefined) workspaceFromBackup(backup.path, join(drive, 'again.evidence'));
    },
  },
  elsewhere: {
    prepare: filled,
    begin: open,
    run: () => workspace && saveElsewhere(workspace, join(drive, 'elsewhere.evidence')),
  },
  seal: { prepare: filled, run: () => changePassphrase(path, {}, null) },
  migrate: { prepare: () => makeOlder(path, 1), run: () => closeWorkspace(openWorkspace(path)) },
};

function tell(words: string): void {
  writeFileSync(join(drive, 'fault-control'), words);
}

function copyAll(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) copyAll(join(from, entry.name), join(to, entry.name));
    else copyFileSync(join(from, entry.name), join(to, entry.name));
  }
}

function fresh(): void {
  rmSync(drive, { recursive: true, force: true });
  copyAll(ready, drive);
}

function letGo(): void {
  try {
    if (workspace?.database.open) closeWorkspace(workspace);
  } catch {
    // A connection to a drive that failed; the file is what counts.
  }
  workspace = null;
}

/** One attempt: the step on a fresh drive that fails at the N-th operation. */
function attempt(step: Step, mode: string, number: number): { error: unknown; operations: number } {
  fresh();
  step.begin?.();
  tell(`${mode} ${number}`);
  let error: unknown = null;
  try {
    step.run();
  } catch (thrown) {
    error = thrown;
  }
  tell('count');
  const operations = Number(readFileSync(join(drive, 'fault-control'), 'utf8'));
  tell('none 0');
  letGo();
  return { error, operations };
}

const step = STEPS[stepName];
if (step === undefined) throw new Error(`There is no step ${stepName}.`);

if (task === 'sweep') {
  for (const folder of [ready, drive]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(drive, { recursive: true });
  step.prepare();
  copyAll(drive, ready);
  const before = held(path);
  const { operations } = attempt(step, 'none', 0);
  const after = held(path);
  const wrong: string[] = [];
  const failed: Record<string, Record<string, number>> = {};
  for (const mode of ['full', 'broken', 'forbidden']) {
    const codes: Record<string, number> = {};
    for (let number = 1; number <= operations; number++) {
      const { error } = attempt(step, mode, number);
      const say = (what: string) => wrong.push(`${mode} at operation ${number}: ${what}`);
      const now = held(path);
      if (now !== before && now !== after) say('neither as before nor as after');
      if (error === null && now !== after) say('said to be done, and is not');
      if (error !== null && !(error instanceof WorkspaceError)) say(String(error));
      if (!isSound(path, backups)) say('not sound');
      for (const made of ['again.evidence', 'elsewhere.evidence']) {
        if (existsSync(join(drive, made)) && !isSound(join(drive, made), backups)) say(`${made} is not sound`);
      }
      if (error instanceof WorkspaceError) codes[error.code] = (codes[error.code] ?? 0) + 1;
    }
    failed[mode] = codes;
  }
  process.stdout.write(JSON.stringify({ before, after, operations, wrong, failed }));
} else {
  // The process ends inside, or the operation was not reached.
  fresh();
  step.begin?.();
  tell(`${task} ${numberText}`);
  step.run();
}
