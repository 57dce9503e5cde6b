import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
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

test('a plan says what blank cells emptied and which columns were not read; every line and day shows, and what is overdue', () => {
  const plan = join(folder, 'theirs.csv');
  const takeIn = (...rows: string[]) => {
    writeFileSync(plan, rows.join('\n'));
    return desk('readiness', workspace, '--take-in', plan);
  };
  expect(
    takeIn(
      'Ref,RAG status,Agreed action,Lead officer,Measure,Deadline,Cost',
      'C02,Amber,Meet,K. Marlow,Minutes,31/05/20,5',
      'C11,,,,,1 June 2020,',
    ).stderr,
  ).toBe('1 column not read: “Cost”.\n');
  const overdue = desk('readiness', workspace, '--overdue').stdout;
  expect(overdue).toContain(
    'C02; Amber, partly ready; Meet; K. Marlow; done when: Minutes; due 31 May 2020, overdue\n',
  );
  expect(overdue).toContain('C11; not rated; due 1 June 2020, overdue\n');
  expect(desk('readiness', workspace).stdout).toContain('C11; not rated; due 1 June 2020, overdue\n');
  expect(desk('findings', workspace).stdout).toContain(
    'Action: Meet; K. Marlow; done when: Minutes; due 31 May 2020, overdue',
  );
  expect(takeIn('Criterion,Rating,Action,Due', 'C02,,,', 'C11,,,').stderr).toBe(
    'Blank cells emptied 2 lines in part: C02 rating, action and due, C11 due.\n',
  );
  expect(desk('readiness', workspace, '--overdue').stdout).toBe('Nothing is overdue.\n');
});

test('a plan of which a part was refused ends as other work does of which a part failed, and says how much', () => {
  const plan = join(folder, 'refused.csv');
  const takeIn = (...rows: string[]) => {
    writeFileSync(plan, ['Criterion,Rating,Due', ...rows].join('\n'));
    return desk('readiness', workspace, '--take-in', plan);
  };
  const some = takeIn('C04,Amber,', 'C05,Mauve,some day', 'Z99,Red,');
  expect(some).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('1 not here, 2 cells or rows refused: named above.'),
  });
  expect(some.stderr).toMatch(/C05: .*Mauve.*C05: .*some day.*Z99/su);
  expect(takeIn('Z99,Red,')).toMatchObject({ status: 3, stdout: expect.stringContaining('0 changed') });
  expect(takeIn('C04,Amber,')).toMatchObject({ status: 0, stdout: expect.stringContaining('0 not here.') });
});

test('texts of the plan are kept without blanks at their ends, so that what goes out comes back the same', () => {
  desk('findings', workspace, '--set', 'C03', '--action', "  '=SUM(A1) as it stands ", '--owner', ' -');
  for (const name of ['round.csv', 'round.xlsx']) {
    const file = join(folder, name);
    expect(desk('readiness', workspace, '--out', file).status).toBe(0);
    const back = JSON.parse(desk('readiness', workspace, '--take-in', file, '--json').stdout);
    expect(back.takenIn).toMatchObject({ changed: 0, problems: [], emptied: [], unread: [] });
    const line = back.readiness.find(({ code }: { code: string }) => code === 'C03');
    expect(line.readiness).toMatchObject({ action: "'=SUM(A1) as it stands", owner: '-' });
  }
});

test('an OpenDocument plan is read; what is neither text nor a workbook is refused in words, without its bytes', () => {
  const cell = (text: string, more = '') => `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`;
  const empty = '<table:table-cell table:number-columns-repeated="16000"/>';
  const content = `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Plan"><table:table-header-rows><table:table-row>${cell('Criterion')}${cell('Action')}${cell('Rating', 'table:number-columns-repeated="1"')}${cell('Due')}${empty}</table:table-row></table:table-header-rows><table:table-row>${cell('C06')}${cell('Meet<text:s text:c="2"/>weekly')}${cell('Green')}${cell('31/05/27', 'office:value-type="date" office:date-value="2027-05-31"')}</table:table-row><table:table-row table:number-rows-repeated="1048576">${empty}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
  const plan = join(folder, 'plan.ods');
  writeFileSync(
    plan,
    zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8(content) }),
  );
  expect(desk('readiness', workspace, '--take-in', plan)).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('C06; Green, ready; Meet  weekly; due 31 May 2027\n'),
  });
  for (const [name, bytes] of [
    ['old.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0)],
    ['scan.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['broken.ods', zipSync({ 'content.xml': strToU8('<office:document') })],
    ['letter.ods', zipSync({ 'content.xml': strToU8(content.replaceAll('office:spreadsheet', 'office:text')) })],
  ] as const) {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    const { status, stderr } = desk('readiness', workspace, '--take-in', file);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^The plan in [\p{L}\p{N}\p{P}\s]+ was not added\. [\p{L}\p{P}\s]+\.\n$/u),
    });
    expect(stderr).toContain(file);
  }
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
