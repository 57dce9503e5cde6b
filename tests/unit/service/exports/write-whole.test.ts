import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../../../src/service/exports/write-whole.ts';
import { makeBackup } from '../../../../src/workspace/backup.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../../src/workspace/open.ts';
import { GOING_WITH } from '../../workspace/going-with.ts';

const OPEN = new URL('../../../../src/workspace/open.ts', import.meta.url).href;
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a file written whole', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'write-whole-'));
    path = join(folder, 'evidence.csv');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('takes bytes or chunks that are made on the way, and tells their length', async () => {
    function* chunks() {
      yield bytes('one, ');
      yield bytes('');
      yield bytes('two');
    }
    expect(await writeWhole(path, bytes('zero'))).toBe(4);
    expect(readFileSync(path, 'utf8')).toBe('zero');
    expect(await writeWhole(path, chunks())).toBe(8);
    expect(readFileSync(path, 'utf8')).toBe('one, two');
    expect(readdirSync(folder)).toEqual(['evidence.csv']);
  });

  it('never takes the place of a folder, a pipe or a device', async () => {
    mkdirSync(path);
    await expect(writeWhole(path, bytes('new'))).rejects.toThrow(/a folder at/u);
    if (process.platform === 'win32') return;
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(writeWhole(pipe, bytes('new'))).rejects.toThrow(/a pipe or a device at/u);
    expect(readdirSync(folder).sort()).toEqual(['evidence.csv', 'pipe']);
  });

  it('never takes the place of a workspace or a backup, open or not', async () => {
    const workspace = createWorkspace(path);
    const backup = makeBackup(workspace, join(folder, 'backups')).path;
    await expect(writeWhole(path, bytes('new'))).rejects.toThrow(/a workspace or a backup at/u);
    // Looking has not cost the lock on the open file.
    const opening = `import('${OPEN}').then(({ openWorkspace }) => openWorkspace(process.argv[1])).catch(({ code }) => console.log(code))`;
    expect(String(execFileSync(process.execPath, ['--no-warnings', '-e', opening, path])).trim()).toBe('locked');
    closeWorkspace(workspace);
    for (const place of [path, backup]) {
      await expect(writeWhole(place, bytes('new'))).rejects.toThrow(/a workspace or a backup at/u);
      closeWorkspace(openWorkspace(place));
    }
  });

  it('never takes a name that goes with a workspace', async () => {
    closeWorkspace(createWorkspace(path));
    for (const end of GOING_WITH)
      await expect(writeWhole(`${path}${end}`, bytes('new'))).rejects.toThrow(/belongs to the workspace beside it/u);
    await expect(writeWhole(`${path}.evidence-backup`, bytes('new'))).rejects.toThrow(/are those of backups/u);
    for (const name of ['notes.lock', 'evidence.csv-walnut', 'evidence.csv.locked'])
      await writeWhole(join(folder, name), bytes('new'));
    expect(readdirSync(folder).sort()).toEqual([
      'evidence.csv',
      'evidence.csv-walnut',
      'evidence.csv.locked',
      'notes.lock',
    ]);
  });

  it('takes away what a stopped program left half-written, and nothing else', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const others = [`evidence.csv.${process.ppid}.part`, 'evidence.csv.mine.part', `notes.csv.${pid}.part`];
    for (const name of [...others, `evidence.csv.${pid}.part`, `evidence.csv.${pid}-0123abcd.part`])
      writeFileSync(join(folder, name), 'half');
    await writeWhole(path, bytes('whole'));
    expect(readdirSync(folder).sort()).toEqual(['evidence.csv', ...others].sort());
  });

  it('is one of the two where two are written to one path at once', async () => {
    const written = ['a', 'b'].map((letter) => Array.from({ length: 20 }, () => bytes(letter.repeat(2 ** 16))));
    await Promise.all(written.map((chunks) => writeWhole(path, chunks.values())));
    expect(new Set(readFileSync(path)).size).toBe(1);
    expect(readFileSync(path)).toHaveLength(20 * 2 ** 16);
    expect(readdirSync(folder)).toEqual(['evidence.csv']);
  });

  it('leaves the old file, and nothing else, where a chunk cannot be made', async () => {
    function* broken() {
      yield bytes('half');
      throw new RangeError('no more');
    }
    await writeWhole(path, bytes('old'));
    await expect(writeWhole(path, broken())).rejects.toThrow('no more');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['evidence.csv']);
  });
});
