/**
 * Letters of one template, whose every passage stands in three or more of them: what was set aside is said with its count, and none of
 * them is called empty.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts');
const AREAS = ['Eastmarsh', 'Newbury', 'Oldford', 'Southmoor', 'Fenmoor', 'Westholt'];
/** The figures differ from letter to letter, so that none looks like a copy of another. */
const sentences = (area: string, n: number) => [
  `Police in ${area} saw ${n + 11} children on ${n + 3} days and told ${n + 40} schools of ${n + 70} risks in ${2011 + n}.`,
  `Schools in ${area} held ${n + 21} meetings with ${n + 5} nurses about ${n + 90} plans and ${n + 33} delays in ${2011 + n}.`,
  `Nurses in ${area} waited ${n + 17} weeks for ${n + 8} answers to ${n + 60} letters from ${n + 51} families in ${2011 + n}.`,
];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-aside-'));
  mkdirSync(join(folder, 'in'));
  for (const [n, area] of AREAS.entries()) {
    const text = [`Joint targeted area inspection of ${area}`, ...sentences(area, 7 * n)].join('\n\n');
    writeFileSync(join(folder, 'in', `${area}.txt`), `${text}\n`);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function analyse(...args: readonly string[]): string {
  const out = join(folder, `out${args.length}`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', MAIN, 'analyse', join(folder, 'in'), '--out', out, ...args],
    {
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, NO_COLOR: '1', HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') },
    },
  );
  expect(status, stderr).toBe(0);
  return stdout;
}

test('what is set aside because it recurs is counted, and nothing is said of empty letters', () => {
  const count = AREAS.length * 3;
  const said = analyse();
  expect(said).toContain(`${count} passages that stand in three or more letters`);
  expect(said).not.toContain('too little text');
  const csv = readFileSync(join(folder, 'out0', 'evidence.csv'), 'utf8');
  expect(csv).not.toContain('nothing to read');
  expect(csv.match(/all 3 passages set aside: they stand in three or more letters/gu)).toHaveLength(AREAS.length);
  expect(JSON.parse(analyse('--json'))).toMatchObject({ repeated: count });
}, 240_000);
