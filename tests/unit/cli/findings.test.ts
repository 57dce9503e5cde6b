import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const MAIN = join(ROOT, 'src', 'cli', 'main.ts');
const LETTER = 'northmere-letter-15-november-2019.pdf';
let folder: string;
let workspace: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-cli-findings-'));
  workspace = join(folder, 'findings.workspace');
  expect(desk('import', workspace, join(ROOT, 'resources', 'samples', LETTER)).status).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function desk(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

test('a finding is written with its counts; what cannot be counted, agreed or be a day is refused in words', () => {
  const set = (...options: string[]) => desk('findings', workspace, '--set', 'C05', ...options);
  for (const day of ['2027-02-30', '31.05.2027']) expect(set('--due', day)).toMatchObject({ status: 2, stdout: '' });
  for (const braces of ['{foo}', '{areas bogus}', '{ areas }'])
    expect(set('--text', `In ${braces} they wait.`)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining(`${braces} is no number`),
    });
  for (const state of ['written', 'agreed'])
    expect(set('--state', state)).toMatchObject({
      status: 3,
      stdout: '',
      stderr: expect.stringContaining('Nothing is written in the finding on C05 yet'),
    });
  const written = set('--text', 'In {areas} they wait.', '--state', 'written');
  expect(written.stdout).toMatch(/^0 of .* decided.*\n\nC05 .*: written, .*\n {2}In 0 areas they wait\.\n$/u);
  expect(set('--state', 'agreed')).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('Nothing is accepted for C05 yet, and not everything was looked at'),
  });
  // Without its words it is written no more.
  expect(set('--text', '').stdout).toMatch(/\nC05 .*: in progress, /u);
});

test('a file that could not be read is said beside the findings, and keeps “none found” from being said', () => {
  const broken = join(folder, 'broken.pdf');
  writeFileSync(broken, '%PDF-1.7 and no more');
  const other = join(folder, 'unread.workspace');
  expect(desk('import', other, join(ROOT, 'resources', 'samples', LETTER), broken).status).toBe(1);
  const { stdout } = desk('findings', other);
  expect(stdout).toMatch(/^0 of \d+ passages decided; .*; 1 file not read\.\n/u);
  expect(desk('progress', other, '--set', 'checked').stderr).toMatch(/passages undecided.*, 1 file not read\.\n$/u);
});

test('what is marked although something is left to look at is marked, and what is left is said', () => {
  const marked = desk('progress', workspace, '--set', 'signed-off', '--document', LETTER, '--reviewer', 'B. Marlow');
  expect(marked).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/signed off all the same: \d+ passages? un/u),
  });
  expect(desk('progress', workspace, '--set', 'in-review').stderr).toBe('');
  expect(desk('log', workspace).stdout).toMatch(/B\. Marlow.*marked “Northmere, 15 November 2019” as signed off/u);
});

test('an area that no document is about is named, an empty one clears what was said, and a report on nothing of ours warns', () => {
  const out = join(folder, 'ours.csv');
  const ours = () =>
    desk('export', workspace, '--format', 'csv', '--out', out, '--overwrite', '--whose', 'ours').stderr;
  expect(ours()).toContain('Nothing here is marked as ours');
  expect(desk('ours', workspace, '--areas', 'Northmere', 'Northmoor').stderr).toBe(
    'No document here is about Northmoor. Check the name if there should be one.\n',
  );
  expect(ours()).not.toContain('Nothing here');
  expect(desk('ours', workspace, '--areas', 'Northmere').stderr).toBe('');
  expect(desk('ours', workspace, '--areas', '').stdout).toContain('No area is said to be ours.');
  expect(desk('log', workspace).stdout).toContain('said that Northmere is ours, and no more Northmoor');
});

test('a plan goes out, is filled in elsewhere and comes back, as Excel’s Unicode text too; a damaged one is named', () => {
  expect(desk('readiness', workspace)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Nothing is rated'),
  });
  const plan = join(folder, 'plan.csv');
  expect(desk('readiness', workspace, '--out', plan).status).toBe(0);
  const filled = readFileSync(plan, 'utf8').replace(/^(C01,[^\n]*?),,,,,/mu, '$1,Amber,Report the waits,K. Marlow,,');
  writeFileSync(plan, filled);
  const taken = desk('readiness', workspace, '--take-in', plan);
  expect(taken).toMatchObject({ status: 0, stdout: expect.stringContaining('Report the waits') });
  writeFileSync(plan, `\uFEFFCriterion\tOwner\r\nC01\tÉ. Marlow\r\n`, 'utf16le');
  expect(desk('readiness', workspace, '--take-in', plan).stdout).toContain('É. Marlow');
  expect(desk('readiness', workspace, '--out', join(folder, 'plan.txt'))).toMatchObject({ status: 2 });
  const damaged = join(folder, 'plan.xlsx');
  writeFileSync(damaged, 'PK\u0003\u0004 and no more');
  expect(desk('readiness', workspace, '--take-in', damaged)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(`The plan in ${damaged} was not added.`),
  });
});

test('a reader that stops early ends the command without a word of trouble', async () => {
  const child = spawn(process.execPath, [MAIN, 'log', workspace], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (part) => {
    said += String(part);
  });
  const [code] = await once(child, 'close');
  expect({ code, said }).toEqual({ code: 0, said: '' });
});
