/**
 * The ring itself, run by Windows' Node: names, places, locks, files that are open elsewhere, programs that are ended. Prints a
 * line for each and ends with 1 where one is wrong.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileStem } from '../../src/service/exports/file-stem.ts';
import { writeWhole } from '../../src/service/exports/write-whole.ts';
import { makeBackup } from '../../src/workspace/backup.ts';
import { WorkspaceError } from '../../src/workspace/errors.ts';
import { closeWorkspace, createWorkspace, getSetting, openWorkspace, setSetting } from '../../src/workspace/open.ts';
import { restoreBackup } from '../../src/workspace/restore.ts';
import { verifyFile } from '../../src/workspace/verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-ring-'));
const HOLD = join(import.meta.dirname, 'hold.ts');

/** A refusal in words, of one of these kinds. */
function refused(kinds: readonly string[], work: () => unknown): void {
  assert.throws(work, (error) => {
    assert.ok(error instanceof WorkspaceError, `not in words: ${error}`);
    assert.ok(kinds.includes(error.code), `${error.code}: ${error.message}`);
    return true;
  });
}

function made(path: string): string {
  closeWorkspace(createWorkspace(path, { name: 'North' }));
  return path;
}

/** Another process that has a workspace open. */
async function held(path: string): Promise<{ end(): Promise<void> }> {
  const sign = `${path}.held`;
  const child = spawn(process.execPath, [HOLD, path, sign], { stdio: 'ignore' });
  for (let tries = 0; tries < 300 && !existsSync(sign); tries++) await wait(100);
  assert.ok(existsSync(sign), 'the other process has opened nothing');
  return {
    async end() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Wine has no read-only files for a user who may do everything. */
function canBeWritten(path: string): boolean {
  try {
    closeSync(openSync(path, 'r+'));
    return true;
  } catch {
    return false;
  }
}

/** What is tried; a sentence comes back where it cannot be tried here. */
const RING: Readonly<Record<string, () => unknown>> = {
  'a name that Windows reserves, or cuts off, becomes a file that is there'() {
    for (const name of ['CON', 'nul', 'COM1', 'letters. . ', 'aux.letters']) {
      const path = made(join(folder, `${fileStem(name, 'Workspace')}.workspace`));
      assert.ok(readdirSync(folder).includes(basename(path)), name);
      rmSync(path);
    }
  },
  'a path of more than 260 characters'() {
    const deep = join(folder, ...Array.from({ length: 9 }, (_, at) => `${'inspection letters of the north'}-${at}`));
    mkdirSync(deep, { recursive: true });
    const path = made(join(deep, 'North.workspace'));
    assert.ok(path.length > 260, String(path.length));
    const workspace = openWorkspace(path);
    assert.equal(getSetting(workspace, 'name'), 'North');
    closeWorkspace(workspace);
    assert.ok(verifyFile(path).sound);
  },
  'a drive and a share that are not there are refused in words'() {
    for (const path of ['Q:\\cases\\North.workspace', '\\\\no-such-server\\share\\North.workspace']) {
      refused(['missing', 'permission', 'unavailable', 'busy'], () => openWorkspace(path));
      refused(['missing', 'permission', 'unavailable', 'busy', 'folder'], () => createWorkspace(path));
    }
  },
  'names that differ in capitals only are one workspace'() {
    made(join(folder, 'Capitals.workspace'));
    const workspace = openWorkspace(join(folder, 'Capitals.workspace'));
    try {
      refused(['locked'], () => openWorkspace(join(folder, 'CAPITALS.WORKSPACE')));
      refused(['exists'], () => createWorkspace(join(folder, 'capitals.Workspace')));
    } finally {
      closeWorkspace(workspace);
    }
  },
  async 'a workspace that another program has open is refused, and free once that was ended'() {
    const path = made(join(folder, 'Held.workspace'));
    const other = await held(path);
    refused(['locked'], () => openWorkspace(path));
    await other.end();
    const workspace = openWorkspace(path);
    assert.match(getSetting(workspace, 'beats') ?? '', /^\d+$/u);
    closeWorkspace(workspace);
    assert.ok(verifyFile(path).sound);
  },
  'a file that may only be read says so'() {
    const path = made(join(folder, 'Read only.workspace'));
    chmodSync(path, 0o444);
    try {
      if (canBeWritten(path)) return 'this system lets it be written all the same';
      refused(['read-only', 'permission'], () => {
        const workspace = openWorkspace(path);
        try {
          setSetting(workspace, 'name', 'South');
        } finally {
          closeWorkspace(workspace);
        }
      });
    } finally {
      chmodSync(path, 0o644);
    }
  },
  async 'an export over a file that is open elsewhere is written whole or not at all'() {
    const path = join(folder, 'Evidence.csv');
    writeFileSync(path, 'before');
    const reader = openSync(path, 'r');
    const failed = await writeWhole(path, Buffer.from('after')).then(
      () => false,
      () => true,
    );
    closeSync(reader);
    assert.equal(readFileSync(path, 'utf8'), failed ? 'before' : 'after');
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.part')),
      [],
    );
  },
  'a backup goes back over its workspace'() {
    const path = made(join(folder, 'Backed up.workspace'));
    const workspace = openWorkspace(path);
    const backup = makeBackup(workspace, join(folder, 'backups'));
    setSetting(workspace, 'name', 'South');
    closeWorkspace(workspace);
    restoreBackup(backup.path, path);
    const again = openWorkspace(path);
    assert.equal(getSetting(again, 'name'), 'North');
    closeWorkspace(again);
  },
};

let [right, wrong, leftOut] = [0, 0, 0];
for (const [what, work] of Object.entries(RING)) {
  try {
    const why = await work();
    if (typeof why === 'string') leftOut++;
    else right++;
    process.stdout.write(typeof why === 'string' ? `LEFT OUT  ${what}: ${why}\n` : `ok     ${what}\n`);
  } catch (error) {
    wrong++;
    process.stdout.write(`WRONG  ${what}\n       ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
process.stdout.write(
  `${process.platform}, Node ${process.version}: ${right} right, ${wrong} wrong, ${leftOut} left out\n`,
);
process.exitCode = wrong === 0 ? 0 : 1;
