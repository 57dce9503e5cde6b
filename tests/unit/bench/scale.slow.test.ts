/**
 * What `npm run bench scale` prints and keeps, over a few letters; how long it took is nobody's business here.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Figure } from '../../bench/figures.ts';

const SCALE = join(import.meta.dirname, '..', '..', 'bench', 'scale.ts');
const STAGES = ['reading', 'comparing', 'suggestions', 'themes'];

test('every stage has its time, silence and memory at each size, with the exponent, and one letter more', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-bench-'));
  try {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', SCALE, '4', '9'],
      { encoding: 'utf8', env: { ...process.env, BENCH_FOLDER: folder } },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/4 letters\s+9 letters\s+exponent/u);
    expect(stdout).not.toMatch(/NaN|undefined|null/u);
    const rows = stdout.split('\n');
    for (const stage of STAGES) {
      const at = rows.findIndex((row) => row.startsWith(stage));
      const numbers = (row: string | undefined) => row?.match(/-?\d+(?:\.\d+)?/gu)?.length;
      const [time, oneMore, silent, memory] = rows.slice(at, at + 4);
      expect([time, oneMore, silent, memory].map(numbers), stage).toEqual([3, 2, 2, 3]);
    }
    const kept = JSON.parse(readFileSync(join(folder, 'scale.json'), 'utf8')) as Figure[];
    for (const size of [4, 9]) {
      expect(kept.map(({ what }) => what)).toContain(`one letter more than ${size}, without themes`);
      expect(kept.map(({ what }) => what)).toContain(`engine silent while ${size} are compared, at most`);
    }
    for (const { what, median } of kept) expect(Number.isFinite(median), what).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
