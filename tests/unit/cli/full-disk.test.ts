/**
 * A disk that fills up while files are read, and one that is full: a small drive mounted in a name space of this test's own. Where a machine
 * allows none, this is left out and says so.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Run } from './runs.ts';

const RUNS = fileURLToPath(new URL('runs.ts', import.meta.url));
const SAMPLES = join(import.meta.dirname, '..', '..', '..', 'resources', 'samples');
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;
if (!canMount) console.warn('This machine mounts no drives for tests: the full disk is left out.');

test.skipIf(!canMount)(
  'what was read is kept and named, what was left is named, and what only reads saves nothing',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-full-'));
    const drive = join(folder, 'drive');
    mkdirSync(drive);
    const workspace = join(drive, 'letters.workspace');
    const commands = [
      ['import', workspace, SAMPLES, '--json'],
      ['analyse', SAMPLES, '--out', join(drive, 'out'), '--workspace', join(folder, 'elsewhere.workspace')],
      ...['verify', 'log', 'findings', 'progress', 'judgements', 'agreement'].map((command) => [command, workspace]),
      ['search', workspace, 'children'],
    ];
    try {
      const words = `mount -t tmpfs -o size=600k none ${drive}; exec "$0" --no-warnings "$1" "$2"`;
      const { stdout, stderr } = spawnSync(
        'unshare',
        ['-rm', 'sh', '-ec', words, process.execPath, RUNS, JSON.stringify(commands)],
        { encoding: 'utf8', timeout: 60_000, env: { ...process.env, NO_COLOR: '1', XDG_CONFIG_HOME: folder } },
      );
      expect(stderr).toBe('');
      const [imported, analysed, ...read] = JSON.parse(stdout) as Run[];
      const { documents, unread, halted } = JSON.parse(imported?.stdout ?? '') as {
        documents: { path: string }[];
        unread: string[];
        halted: string;
      };
      expect(imported?.status).toBe(1);
      expect(halted).toMatch(/disk is full/u);
      expect(documents.length).toBeGreaterThan(0);
      const all = readdirSync(SAMPLES).map((name) => join(SAMPLES, name));
      expect([...documents.map(({ path }) => path), ...unread].sort()).toEqual(all.sort());
      for (const path of unread) expect(imported?.stderr).toContain(`Not read: ${path}`);

      // Everything was read, on another drive; the report has no room.
      expect(analysed).toMatchObject({ status: 3, stdout: '' });
      expect(analysed?.stderr).toMatch(/No report was made.*8 documents.*elsewhere\.workspace/u);
      for (const { status, stderr } of read) {
        if (status !== 0)
          expect({ status, stderr }).toMatchObject({ status: 3, stderr: expect.stringMatching(/full/u) });
        expect(stderr).not.toMatch(/not saved|^ +at /mu);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
