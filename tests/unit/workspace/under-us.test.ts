/**
 * What happens to the file while it is open: other processes, other files in its place, and the lock on it.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups, makeBackup } from '../../../src/workspace/backup.ts';
import { getDecision, saveDecision } from '../../../src/workspace/decisions.ts';
import { addDocument } from '../../../src/workspace/documents.ts';
import { saveElsewhere } from '../../../src/workspace/elsewhere.ts';
import { isInPlace, type Workspace } from '../../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace, openWorkspace, setSetting } from '../../../src/workspace/open.ts';
import { changePassphrase, tryCredentials } from '../../../src/workspace/passphrase.ts';
import { restoreBackup, workspaceFromBackup } from '../../../src/workspace/restore.ts';
import { verifyFile, verifyWorkspace } from '../../../src/workspace/verify.ts';
import { inFolder, NORTHMERE } from './samples.ts';

const BACKUP = new URL('../../../src/workspace/restore.ts', import.meta.url).href;
const OPEN = new URL('../../../src/workspace/open.ts', import.meta.url).href;

/** What a process of its own says when it runs these words with the functions of open.ts. */
function elsewhere(words: string): string {
  const script = `import { closeWorkspace, createWorkspace, openWorkspace } from '${OPEN}';
    try { ${words}; console.log('done'); } catch (error) { console.log(error.code ?? error.message); }`;
  return execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  }).trim();
}

/** What a process of its own says when it restores. */
function restoring(from: string, path: string, credentials: object): string {
  const script = `import { restoreBackup } from '${BACKUP}';
    try { restoreBackup(...${JSON.stringify([from, path, credentials])}); console.log('done'); }
    catch (error) { console.log(error.code ?? error.message); }`;
  return execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  }).trim();
}

const opening = (path: string) => elsewhere(`closeWorkspace(openWorkspace(${JSON.stringify(path)}))`);

function filled(path: string): Workspace {
  const workspace = createWorkspace(path);
  addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
  return workspace;
}

function decide(workspace: Workspace, passageId: string): void {
  const said = { criteria: ['C11'], polarity: 'strength', agencies: [], tags: [], note: '', reviewer: 'A' } as const;
  saveDecision(workspace, { frameworkId: 'f1', documentId: 'northmere', passageId, ...said });
}

test('no second process opens a workspace, whatever the first has done with its file meanwhile', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = filled(path);
    const actions: Record<string, () => unknown> = {
      nothing: () => undefined,
      'a backup': () => makeBackup(workspace, join(folder, 'backups')),
      'the same backup again': () => makeBackup(workspace, join(folder, 'backups')),
      'a check': () => verifyWorkspace(workspace),
      'a passphrase tried': () => tryCredentials(workspace, { passphrase: 'wrong' }),
      'the same file opened again': () => expect(() => openWorkspace(path)).toThrow(/open in another window/u),
      'the same file checked as a closed one': () => expect(() => verifyFile(path)).toThrow(/open in another window/u),
    };
    for (const [what, action] of Object.entries(actions)) {
      action();
      expect(opening(path), `after ${what}`).toBe('locked');
    }
    closeWorkspace(workspace);
    expect(opening(path)).toBe('done');
  });
});

test('no other process puts a backup in the place of an open workspace, whatever its passphrase', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(filled(path));
    for (const passphrase of [null, 'two herons']) {
      const credentials = passphrase === null ? {} : { passphrase };
      if (passphrase !== null) changePassphrase(path, {}, passphrase);
      const workspace = openWorkspace(path, credentials);
      const backup = makeBackup(workspace, join(folder, 'backups'));
      // The open file itself does not pass for a backup either.
      for (const from of [backup.path, path]) expect(restoring(from, path, credentials)).toBe('locked');
      // The oldest backup has no passphrase.
      const [oldest] = listBackups(join(folder, 'backups')).slice(-1);
      expect(restoring(oldest?.path ?? '', path, {})).toBe('locked');
      expect(isInPlace(workspace)).toBe(true);
      closeWorkspace(workspace);
    }
  });
});

test.skipIf(process.platform === 'win32')(
  'a file that is deleted, moved or replaced while open: nothing is acknowledged, and all of it can be saved elsewhere',
  () => {
    const actions: Record<string, (path: string, folder: string) => void> = {
      deleted: (path) => rmSync(path),
      'deleted with all that belongs to it': (path, folder) => {
        for (const name of readdirSync(folder)) rmSync(join(folder, name));
        expect(existsSync(path)).toBe(false);
      },
      moved: (path) => renameSync(path, `${path}.elsewhere`),
      replaced: (path, folder) => {
        closeWorkspace(filled(join(folder, 'other.evidence')));
        renameSync(join(folder, 'other.evidence'), path);
      },
      'its folder moved': (_path, folder) => renameSync(folder, `${folder}-moved`),
    };
    for (const [what, action] of Object.entries(actions)) {
      inFolder((home) => {
        const folder = join(home, 'work');
        mkdirSync(folder);
        const path = join(folder, 'review.evidence');
        const workspace = filled(path);
        decide(workspace, 'p1');
        expect(isInPlace(workspace)).toBe(true);
        action(path, folder);
        expect(isInPlace(workspace), what).toBe(false);
        expect(() => decide(workspace, 'p2'), what).toThrow(/no longer where it was/u);
        expect(() => decide(workspace, 'p2'), what).toThrow(expect.objectContaining({ code: 'moved' }));
        const kept = join(home, 'kept.evidence');
        saveElsewhere(workspace, kept);
        closeWorkspace(workspace);
        const again = openWorkspace(kept);
        expect(getDecision(again, 'f1', 'northmere', 'p1'), what).not.toBeNull();
        closeWorkspace(again);
        expect(verifyFile(kept).sound, what).toBe(true);
      });
    }
  },
);

test.skipIf(process.platform === 'win32')('a decision outlives the log beside the file being deleted', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = filled(path);
    rmSync(`${path}-wal`);
    decide(workspace, 'p1');
    // As it lies on the disk at this moment, without a proper end.
    execFileSync('cp', [path, join(folder, 'copy.evidence')]);
    closeWorkspace(workspace);
    const copy = openWorkspace(join(folder, 'copy.evidence'));
    expect(getDecision(copy, 'f1', 'northmere', 'p1')).not.toBeNull();
    closeWorkspace(copy);
  });
});

test('of many that make one workspace at one path, one succeeds, the others say so, and nothing half-made is left', async () => {
  const rounds = 3;
  const makers = 6;
  for (let round = 0; round < rounds; round++) {
    await inFolderAsync(async (folder) => {
      const path = join(folder, 'review.evidence');
      const script = `import { createWorkspace } from '${OPEN}';
        process.stdin.once('data', () => {
          try { createWorkspace(${JSON.stringify(path)}); console.log('made'); setTimeout(() => {}, 300); }
          catch (error) { console.log(error.code ?? error.stack); process.exit(0); }
          process.stdin.pause();
        });
        console.log('ready');`;
      const children = Array.from({ length: makers }, () =>
        spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script]),
      );
      const said = children.map(() => '');
      for (const [at, child] of children.entries()) {
        child.stdout.on('data', (data) => {
          said[at] += String(data);
        });
      }
      const closed = children.map((child) => once(child, 'close'));
      while (!said.every((text) => text.includes('ready'))) await new Promise((resolve) => setTimeout(resolve, 10));
      for (const child of children) child.stdin.end('go');
      await Promise.all(closed);
      const results = said.map((text) => text.replace('ready', '').trim());
      expect(results.filter((result) => result === 'made')).toHaveLength(1);
      // Whoever comes a moment later finds the file, or finds it open.
      for (const result of results) expect(['made', 'exists', 'locked']).toContain(result);
      expect(readdirSync(folder).filter((name) => name.includes('being-'))).toEqual([]);
      expect(opening(path)).toBe('done');
    });
  }
});

test.skipIf(process.platform === 'win32')('what is made is for this user alone', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = filled(path);
    const backup = makeBackup(workspace, join(folder, 'kept', 'backups'));
    const modes = (path: string) => (statSync(path).mode & 0o777).toString(8);
    for (const file of [path, `${path}-wal`, `${path}.lock`, backup.path]) expect(modes(file), file).toBe('600');
    for (const place of ['kept', join('kept', 'backups')]) expect(modes(join(folder, place))).toBe('700');
    closeWorkspace(workspace);
  });
});

test.skipIf(process.platform === 'win32')('a pipe, a device or a folder is not waited for', () => {
  inFolder((folder) => {
    const pipe = join(folder, 'pipe.evidence');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, '/dev/zero', folder]) {
      for (const work of [() => openWorkspace(path), () => verifyFile(path)]) {
        expect(work).toThrow(expect.objectContaining({ code: 'not-a-workspace' }));
      }
    }
  });
});

test.skipIf(process.platform === 'win32')('nor is one in the place of a file that lies beside a workspace', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = filled(path);
    const backup = makeBackup(workspace, join(folder, 'backups')).path;
    closeWorkspace(workspace);
    for (const end of ['-wal', '-shm', '-journal', '.lock']) {
      const works: readonly [string, () => void][] = [
        [path, () => openWorkspace(path)],
        [path, () => verifyFile(path)],
        [path, () => restoreBackup(backup, path)],
        [path, () => restoreBackup(path, join(folder, 'again.evidence'))],
        [path, () => changePassphrase(path, {}, 'two herons')],
        [join(folder, 'new.evidence'), () => createWorkspace(join(folder, 'new.evidence'))],
      ];
      for (const [place, work] of works) {
        execFileSync('mkfifo', [`${place}${end}`]);
        expect(work, `${end} ${work}`).toThrow(
          expect.objectContaining({ code: 'unavailable', message: expect.stringContaining(end) }),
        );
        rmSync(`${place}${end}`);
      }
      expect(existsSync(join(folder, 'new.evidence'))).toBe(false);
    }
    closeWorkspace(openWorkspace(path));
  });
});

test('a file of more than 2 GiB is looked at in pieces', () => {
  inFolder((folder) => {
    const path = join(folder, 'zeros.evidence');
    writeFileSync(path, '');
    // Sparse: it takes no room on the disk.
    truncateSync(path, 2 ** 31 + 4096);
    expect(() => verifyFile(path)).toThrow(expect.objectContaining({ code: 'not-a-workspace' }));
  });
});

async function inFolderAsync(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.skipIf(process.platform === 'win32')(
  'a link to a workspace leads to the one file, whatever is done with it',
  () => {
    inFolder((folder) => {
      const path = join(folder, 'review.evidence');
      const link = join(folder, 'link.evidence');
      const workspace = filled(path);
      symlinkSync(path, link);
      expect(opening(link)).toBe('locked');
      decide(workspace, 'p1');
      const backup = makeBackup(workspace, join(folder, 'backups')).path;
      closeWorkspace(workspace);
      changePassphrase(link, {}, 'two herons');
      // Not a protected file in the place of the link, and an open one where it led.
      expect(opening(path)).toBe('passphrase');
      const linked = openWorkspace(link, { passphrase: 'two herons' });
      expect(linked.path).toBe(realpathSync(path));
      closeWorkspace(linked);
      restoreBackup(backup, link);
      expect(opening(path)).toBe('done');
      expect(verifyFile(link).sound).toBe(true);
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
    });
  },
);

/** A workspace as a killed program leaves it, at a path, and an older copy of it; the last steps are in “-wal” alone. */
function killed(path: string): { readonly older: string } {
  const older = `${path}.older`;
  const fill = (workspace: Workspace, tag: string, count: number) => {
    for (let at = 0; at < count; at++) setSetting(workspace, `${tag}${at}`, tag.repeat(300));
  };
  const made = createWorkspace(`${path}.made`);
  fill(made, 'first', 20);
  closeWorkspace(made);
  copyFileSync(made.path, older);
  const grown = openWorkspace(made.path);
  fill(grown, 'second', 200);
  closeWorkspace(grown);
  const last = openWorkspace(made.path);
  fill(last, 'third', 5);
  setSetting(last, 'first3', 'changed');
  copyFileSync(last.path, path);
  copyFileSync(`${last.path}-wal`, `${path}-wal`);
  closeWorkspace(last);
  return { older };
}

const settingsIn = (path: string) => {
  const workspace = openWorkspace(path);
  const row = workspace.database.prepare('SELECT count(*) AS count FROM setting WHERE name GLOB ?');
  const counts = ['first*', 'second*', 'third*'].map((glob) => (row.get(glob) as { count: number }).count);
  closeWorkspace(workspace);
  return counts;
};

test('a backup that is restored where the last steps of a lost file lie is not mixed with them', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.workspace');
    const { older } = killed(path);
    rmSync(path);
    expect(restoreBackup(older, path)).toBe(null);
    expect(settingsIn(path)).toEqual([20, 0, 0]);
    expect(verifyFile(path).sound).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('before-restore'))).toHaveLength(1);
  });
});

test('a restored backup leaves the replaced file whole, with its last steps', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.workspace');
    const { older } = killed(path);
    const aside = restoreBackup(older, path) ?? '';
    expect(settingsIn(path)).toEqual([20, 0, 0]);
    expect(settingsIn(aside)).toEqual([20, 200, 5]);
  });
});

test('nothing is made where the last steps of another workspace would be taken for its own', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.workspace');
    const { older } = killed(path);
    rmSync(path);
    const steps = readFileSync(`${path}-wal`);
    const open = openWorkspace(older);
    for (const make of [
      () => createWorkspace(path),
      () => workspaceFromBackup(`${path}.made`, path),
      () => saveElsewhere(open, path),
    ])
      expect(make).toThrow(expect.objectContaining({ code: 'exists', message: expect.stringContaining('-wal') }));
    closeWorkspace(open);
    expect(existsSync(path)).toBe(false);
    expect(readFileSync(`${path}-wal`).equals(steps)).toBe(true);
  });
});

test('an older copy put in the place of a file by hand is not mixed with the last steps of the newer one', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.workspace');
    const { older } = killed(path);
    copyFileSync(older, path);
    const before = [readFileSync(path), readFileSync(`${path}-wal`)];
    expect(() => openWorkspace(path)).toThrow(
      expect.objectContaining({ code: 'damaged', message: expect.stringContaining('do not fit together') }),
    );
    expect(
      verifyFile(path)
        .findings.map(({ message }) => message)
        .join(),
    ).toContain('do not fit together');
    expect([readFileSync(path), readFileSync(`${path}-wal`)].map((now, at) => now.equals(before[at] ?? now))).toEqual([
      true,
      true,
    ]);
    expect(existsSync(`${path}-shm`)).toBe(false);
    // As the sentence says.
    renameSync(`${path}-wal`, join(folder, 'kept-wal'));
    expect(settingsIn(path)).toEqual([20, 0, 0]);
  });
});

test('the last steps of a killed program are taken in, and leave nothing beside the file', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.workspace');
    killed(path);
    expect(settingsIn(path)).toEqual([20, 200, 5]);
    expect(readdirSync(folder).filter((name) => name.startsWith('review.workspace-'))).toEqual([]);
  });
});

test('files of a person are left alone, however their names begin', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.workspace');
    closeWorkspace(createWorkspace(path));
    const mine = ['.being-checked.txt', '.being-made-by-anna.docx', '.being-sealed-12-a.txt'];
    for (const end of mine) writeFileSync(`${path}${end}`, 'mine');
    mkdirSync(`${path}.being-made-999999-0`);
    closeWorkspace(openWorkspace(path));
    for (const end of mine) expect(existsSync(`${path}${end}`)).toBe(true);
  });
});

test.each(['-wal', '.lock'])('a folder in the place of the file that ends in %s is said to be in the way', (end) => {
  inFolder((folder) => {
    const path = join(folder, 'review.workspace');
    closeWorkspace(createWorkspace(path));
    mkdirSync(`${path}${end}`);
    for (const open of [() => openWorkspace(path), () => verifyFile(path), () => changePassphrase(path, {}, 'x')])
      expect(open).toThrow(expect.objectContaining({ code: 'unavailable', message: expect.stringContaining(end) }));
    rmdirSync(`${path}${end}`);
    expect(verifyFile(path).sound).toBe(true);
  });
});

test.runIf(process.platform === 'linux')('a folder that can never be made is refused, not tried for ever', () => {
  const script = `import { makePrivateFolder } from '${new URL('../../../src/workspace/files.ts', import.meta.url).href}';
    try { makePrivateFolder('/proc/nothing/here'); } catch (error) { console.log(error.code); }`;
  const said = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(said.trim()).toBe('ENOENT');
});
