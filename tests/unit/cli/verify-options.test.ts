/** What `verify` is given and cannot use is refused: it would seem to have been checked. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { addDocument } from '../../../src/workspace/documents.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { NORTHMERE } from '../workspace/samples.ts';
import type { Run } from './runs.ts';

const RUNS = fileURLToPath(new URL('runs.ts', import.meta.url));

test('an option that is not for what is checked is refused, and the others are used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-verify-'));
  try {
    const at = (name: string) => join(folder, name);
    const workspace = createWorkspace(at('one.workspace'));
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    closeWorkspace(workspace);
    const [one, pack] = [at('one.workspace'), at('pack.html')];
    const table: readonly [string[], number, RegExp][] = [
      [['export', one, '--format', 'html', '--out', pack], 0, /rows of evidence/u],
      [['verify', pack], 0, /This pack is as it was made/u],
      [['verify', pack, '--against', one], 0, /stand in their documents/u],
      [['verify', one], 0, /Everything is as it was saved/u],
      [['verify', pack, '--export', pack], 2, /pack\.html is an evidence pack; --export/u],
      [['verify', pack, '--against', one, '--export', pack], 2, /is an evidence pack; --export/u],
      [['verify', pack, '--log-head', `1:${'0'.repeat(64)}`], 2, /is an evidence pack; --export and --log-head/u],
      [['verify', one, '--against', one], 2, /one\.workspace is no evidence pack; --against/u],
      [['verify', at('nothing'), '--against', one], 2, /is no evidence pack/u],
    ];
    const { stdout } = spawnSync(
      process.execPath,
      ['--no-warnings', RUNS, JSON.stringify(table.map(([args]) => args))],
      { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', XDG_CONFIG_HOME: folder } },
    );
    const results = JSON.parse(stdout) as Run[];
    for (const [index, [args, status, words]] of table.entries()) {
      const { stdout = '', stderr = '', status: ended } = results[index] ?? {};
      expect([args, ended]).toEqual([args, status]);
      expect(`${stdout}${stderr}`, args.join(' ')).toMatch(words);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a search index that is not whole needs no backup, and what opens the workspace makes it anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-verify-'));
  try {
    const one = join(folder, 'one.workspace');
    const workspace = createWorkspace(one);
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    workspace.database.exec('DELETE FROM passage_search');
    closeWorkspace(workspace);
    const commands = [
      ['verify', one],
      ['search', one, 'children'],
      ['verify', one],
    ];
    const { stdout } = spawnSync(process.execPath, ['--no-warnings', RUNS, JSON.stringify(commands)], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', XDG_CONFIG_HOME: folder },
    });
    const [before, , after] = JSON.parse(stdout) as Run[];
    expect(before).toMatchObject({ status: 1, stdout: expect.stringContaining('no backup is needed') });
    expect(before?.stdout).not.toContain('restore a backup');
    expect(after).toMatchObject({ status: 0, stdout: expect.stringContaining('Everything is as it was saved') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a masked pack stands against its workspace, and a document that was erased meanwhile is told from a forged pack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-verify-'));
  try {
    const [one, pack, forged] = ['one.workspace', 'pack.html', 'forged.html'].map((name) => join(folder, name));
    if (one === undefined || pack === undefined || forged === undefined) throw new Error('No names.');
    const run = (...commands: readonly string[][]) => {
      const { stdout } = spawnSync(process.execPath, ['--no-warnings', RUNS, JSON.stringify(commands)], {
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1', XDG_CONFIG_HOME: folder },
      });
      return JSON.parse(stdout) as Run[];
    };
    const told = join(folder, 'told.txt');
    writeFileSync(
      told,
      'Inspection of Northmere\n\n10 March 2025\n\nMr Zyxander Quorl told inspectors that children wait too long for police and health partners to act. Write to zq@quorl.example.\n\nPolice officers and health partners listened well to children and acted without delay.\n',
    );
    const [, , whole] = run(
      ['import', one, told],
      ['export', one, '--format', 'html', '--mask', '--out', pack],
      ['verify', pack, '--against', one],
    );
    const page = readFileSync(pack, 'utf8');
    expect(page).toContain('[name 1]');
    expect(whole).toMatchObject({ status: 0, stdout: expect.stringContaining('stand in their documents') });
    writeFileSync(forged, page.replaceAll('wait too long', 'never ever wait'));
    expect(run(['verify', forged, '--against', one])[0]).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/The document does not say this[\s\S]*Do not rely on this pack/u),
    });
    const [, gone, forgedAndGone] = run(
      ['erase', one, 'told.txt', '--yes'],
      ['verify', pack, '--against', one],
      ['verify', forged, '--against', one],
    );
    expect(gone).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/was erased for good in this workspace[\s\S]*as it was made/u),
    });
    expect(gone?.stdout).not.toContain('Do not rely');
    expect(forgedAndGone).toMatchObject({ status: 1, stdout: expect.stringContaining('Do not rely on this pack') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
