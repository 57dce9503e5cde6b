import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SAMPLES = join(ROOT, 'resources', 'samples');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-cli-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function desk(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'src', 'cli', 'main.ts'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

const json = <Value>(stdout: string): Value => JSON.parse(stdout) as Value;

test.each([
  ['--to', ['backup', 'review.workspace', '--to', '']],
  ['paths', ['import', 'review.workspace', '']],
  ['workspace', ['import', '', SAMPLES]],
  ['--out', ['analyse', SAMPLES, '--out', '']],
  ['--passphrase-file', ['log', 'review.workspace', '--passphrase-file', '']],
])('an empty name of a file or folder is refused, not taken for the folder at hand (%s)', (name, args) => {
  expect(desk(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(`${name} is empty`) });
});

test('the whole job writes report, workbook, table and workspace, and says so in JSON alone on stdout', () => {
  const out = join(folder, 'whole');
  const { status, stdout, stderr } = desk('analyse', SAMPLES, '--out', out, '--json');
  expect(status).toBe(0);
  expect(stderr).toContain('Reading');
  const result = json<
    Record<string, unknown> & {
      documents: { path: string; id: string; passages: number; quality: number }[];
      failed: [];
    }
  >(stdout);
  expect(result.failed).toEqual([]);
  expect(result.documents).toHaveLength(8);
  expect(result).toMatchObject({ copies: 1, copyGroups: 1 });
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('<!doctype html>');
  expect(readFileSync(join(out, 'evidence.xlsx')).subarray(0, 2).toString()).toBe('PK');
  expect(readFileSync(join(out, 'evidence.csv'), 'utf8').split('\r\n').length).toBeGreaterThan(50);

  const workspace = join(out, 'evidence.workspace');
  const found = json<{ total: number; hits: { path: string; text: string }[] }>(
    desk('search', workspace, 'police', '--json').stdout,
  );
  expect(found.total).toBeGreaterThan(0);
  expect(found.hits[0]?.path).toContain('samples');
  expect(json(desk('verify', workspace, '--json').stdout)).toMatchObject({ sound: true, findings: [] });

  const table = join(folder, 'out.csv');
  expect(desk('export', workspace, '--format', 'csv', '--out', table).status).toBe(0);
  const again = desk('export', workspace, '--format', 'csv', '--out', table);
  expect(again).toMatchObject({ status: 2, stderr: expect.stringContaining('--overwrite') });
  expect(desk('export', workspace, '--format', 'csv', '--out', table, '--overwrite').status).toBe(0);

  expect(desk('analyse', SAMPLES, '--out', out)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('workspace'),
  });
  const more = json<{ documents: []; present: string[] }>(desk('import', workspace, SAMPLES, '--json').stdout);
  expect(more.documents).toEqual([]);
  expect(more.present).toHaveLength(8);
});

test('a workspace is backed up, protected, damaged, found out and restored', () => {
  const place = join(folder, 'safe');
  mkdirSync(place);
  const workspace = join(place, 'letters.workspace');
  expect(desk('import', workspace, join(SAMPLES, 'fenmoor-audit-learning.md')).status).toBe(0);
  expect(desk('backup', workspace, '--to', place)).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('another folder'),
  });
  const made = desk('backup', workspace, '--to', join(folder, 'backups'), '--json');
  const { backup } = json<{ backup: { path: string } }>(made.stdout);

  const bytes = readFileSync(workspace);
  bytes[bytes.length - 2000] = (bytes[bytes.length - 2000] ?? 0) ^ 1;
  writeFileSync(workspace, bytes);
  const found = desk('verify', workspace, '--json');
  expect(found.status).toBe(1);
  expect(json<{ sound: boolean; findings: unknown[] }>(found.stdout)).toMatchObject({ sound: false });

  const restored = json<{ movedAside: string }>(desk('restore', backup.path, workspace, '--json').stdout);
  expect(readFileSync(restored.movedAside)).toEqual(bytes);
  expect(desk('verify', workspace).status).toBe(0);
  expect(desk('log', workspace).stdout.trim().split('\n').length).toBeGreaterThan(0);

  expect(desk('passphrase', workspace, '--new', 'four words and more').stdout).toContain('recovery code');
  expect(desk('search', workspace, 'audit')).toMatchObject({ status: 3, stdout: '' });
  expect(desk('search', workspace, 'audit', '--passphrase', 'four words and more').status).toBe(0);
  expect(desk('passphrase', workspace, '--new', '', '--passphrase', 'four words and more').status).toBe(0);
  expect(desk('search', workspace, 'audit').status).toBe(0);
  expect(desk('agreement', workspace).stdout).toContain('No passage has been decided by two reviewers');
  expect(desk('sample', workspace, '--out', join(folder, 'sample.workspace'))).toMatchObject({ status: 3 });
});

test('an export is cut down to what is asked for, and progress is marked and told', () => {
  const workspace = join(folder, 'choice.workspace');
  const letter = 'northmere-letter-15-november-2019.pdf';
  const inputs = [join(SAMPLES, letter), join(SAMPLES, 'eastholt-letter-21-june-2023.pdf')];
  expect(desk('import', workspace, ...inputs).status).toBe(0);
  const out = join(folder, 'choice.csv');
  const written = (...options: string[]) => {
    const { status, stderr } = desk('export', workspace, '--format', 'csv', '--out', out, '--overwrite', ...options);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    return readFileSync(out, 'utf8').trim().split('\r\n');
  };
  const all = written('--columns', 'criterion', 'fileName', 'polarity');
  const some = written(
    '--columns',
    'criterion',
    'fileName',
    'polarity',
    '--criteria',
    'C05',
    '--documents',
    letter,
    '--polarity',
    'strength',
  );
  expect(some.length).toBeGreaterThan(1);
  expect(some.length).toBeLessThan(all.length);
  expect(some[0]).toBe(all[0]);
  for (const row of some.slice(1)) expect(row).toBe(`C05,Strength,${letter}`);

  const wrong = (...options: string[]) =>
    desk('export', workspace, '--format', 'csv', '--out', out, '--overwrite', ...options);
  expect(wrong('--columns', 'colour')).toMatchObject({ status: 2, stderr: expect.stringContaining('quotation') });
  expect(wrong('--criteria', 'C99')).toMatchObject({ status: 2, stderr: expect.stringContaining('C05') });
  expect(wrong('--documents', 'gone.pdf')).toMatchObject({ status: 2, stderr: expect.stringContaining('gone.pdf') });
  expect(wrong('--preset', 'Board')).toMatchObject({ status: 2, stderr: expect.stringContaining('Board') });

  expect(desk('progress', workspace).stdout).toBe('Nothing has been marked yet.\n');
  const { progress } = json<{ progress: { documentId: string; criterion: string; progress: string }[] }>(
    desk('progress', workspace, '--set', 'checked', '--document', letter, '--criterion', 'C05', '--json').stdout,
  );
  expect(progress).toEqual([{ documentId: expect.any(String), criterion: 'C05', progress: 'checked' }]);
  expect(desk('progress', workspace, '--set', 'checked', '--criterion', 'C99')).toMatchObject({ status: 2 });
});

test('an export notes the head of the audit log, and verify tells by it whether entries were cut off', () => {
  const workspace = join(folder, 'head.workspace');
  expect(desk('import', workspace, join(SAMPLES, 'fenmoor-audit-learning.md')).status).toBe(0);
  const out = join(folder, 'head.html');
  expect(desk('export', workspace, '--format', 'html', '--out', out).status).toBe(0);
  const head = /head (\d+:[0-9a-f]{64})/u.exec(readFileSync(out, 'utf8'))?.[1] ?? '';
  expect(desk('verify', workspace, '--log-head', head)).toMatchObject({ status: 0 });
  const later = head.replace(/^\d+/u, (number) => String(Number(number) + 1));
  expect(desk('verify', workspace, '--log-head', later)).toMatchObject({ status: 1 });
  expect(desk('verify', workspace, '--log-head', 'yesterday')).toMatchObject({ status: 2 });
});

test('editions are compared, decisions carried, and learning let start afresh', () => {
  const older = join(folder, 'older.json');
  const newer = join(folder, 'newer.json');
  const set = (title: string, texts: readonly string[]) =>
    JSON.stringify({ title, criteria: texts.map((text, index) => ({ code: String(index + 1), text, children: [] })) });
  const kept = 'Police officers protect children and refer them to the services they need.';
  writeFileSync(older, set('Older', [kept, 'Schools keep a register of visits.']));
  writeFileSync(newer, set('Newer', ['Probation officers share what they know about adults.', kept]));
  const { changes } = json<{ changes: { change: string; before: string[]; after: string[] }[] }>(
    desk('framework', 'compare', older, newer, '--json').stdout,
  );
  expect(changes).toContainEqual(expect.objectContaining({ change: 'same', before: ['1'], after: ['2'] }));
  expect(changes.map(({ change }) => change).sort()).toEqual(['gone', 'new', 'same']);

  const workspace = join(folder, 'editions.workspace');
  expect(desk('import', workspace, join(SAMPLES, 'fenmoor-audit-learning.md')).status).toBe(0);
  const [one, other] = ['jtai-childrens-mental-health-2019', 'practice-areas'];
  expect(json(desk('framework', 'carry', workspace, one, other, '--json').stdout)).toEqual({
    carried: 0,
    kept: 0,
    toLookAt: [],
  });
  expect(json(desk('framework', 'learning', workspace, one, '--forget', '--json').stdout)).toMatchObject({
    decisions: 0,
    since: expect.any(String),
  });
  expect(desk('framework', 'learning', workspace, 'nothing')).toMatchObject({ status: 3, stdout: '' });
});

test('a file that cannot be read is named with its reason, and the rest is done', () => {
  const mixed = join(folder, 'mixed');
  mkdirSync(mixed);
  writeFileSync(join(mixed, 'good.txt'), 'Audit\n\nPlans are reviewed regularly and families understand them well.\n');
  writeFileSync(join(mixed, 'empty.pdf'), '');
  const { status, stdout, stderr } = desk('import', join(folder, 'mixed.workspace'), mixed, '--json');
  expect(status).toBe(1);
  expect(stderr).toContain('empty.pdf');
  expect(json(stdout)).toMatchObject({ documents: [{ passages: expect.any(Number) }], failed: [{ code: 'empty' }] });
});

test.each([
  ['no such subcommand', ['burn'], 2],
  ['a missing option', ['analyse', SAMPLES], 2],
  ['a folder that is not there', ['analyse', '/no/such/folder', '--out', '/tmp/never-written-evidence'], 3],
  ['a workspace that is not there', ['search', '/no/such.workspace', 'x'], 3],
  ['a query without end', ['search', '/no/such.workspace', 'x'.repeat(2_001)], 2],
  ['a framework that is not there', ['suggest', '--framework', 'nothing', '--passages', '-'], 2],
  ['a threshold out of range', ['duplicates', SAMPLES, '--threshold', '7'], 2],
])('%s: one sentence and the right exit code', (_what, args, expected) => {
  const { status, stdout, stderr } = desk(...args);
  expect(status).toBe(expected);
  expect(stdout).toBe('');
  expect(stderr).not.toMatch(/\n\s+at /u);
  expect(stderr.trim()).not.toBe('');
});

test('an empty folder is said to be empty', () => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  const { status, stderr } = desk('analyse', empty, '--out', join(folder, 'none'));
  expect(status).toBe(2);
  expect(stderr).toContain('There are no documents here');
});

test('a file that is no workspace is left alone', () => {
  const file = join(folder, 'notes.workspace');
  writeFileSync(file, 'not a database, but a long enough text to be looked at as one. '.repeat(40));
  const before = readFileSync(file);
  expect(desk('search', file, 'x').status).toBe(3);
  expect(readFileSync(file)).toEqual(before);
});

test('extract, duplicates and themes print the documented shapes', () => {
  const document = json<
    Record<string, unknown> & { text: string; passages: { text: string; start: number; end: number }[] }
  >(desk('extract', join(SAMPLES, 'northmere-letter-15-november-2019.pdf'), '--json').stdout);
  expect(Object.keys(document)).toEqual(
    expect.arrayContaining(['source', 'metadata', 'pages', 'text', 'passages', 'quality']),
  );
  for (const { text, start, end } of document.passages) expect(document.text.slice(start, end)).toBe(text);
  const copies = json<{ groups: { members: { primary: boolean }[] }[] }>(desk('duplicates', SAMPLES, '--json').stdout);
  expect(copies.groups).toHaveLength(1);
  expect(copies.groups[0]?.members.filter(({ primary }) => primary)).toHaveLength(1);
  const { themes } = json<{ themes: { label: string; passages: { path: string; id: string; score: number }[] }[] }>(
    desk('themes', SAMPLES, '--json').stdout,
  );
  expect(themes.length).toBeGreaterThan(3);
  expect(themes[0]?.passages[0]).toMatchObject({
    path: expect.any(String),
    id: expect.any(String),
    score: expect.any(Number),
  });
});

test('suggest answers line by line, learns from decisions first, and names the line that is wrong', () => {
  const passages = join(folder, 'passages.jsonl');
  writeFileSync(
    passages,
    `${JSON.stringify({ id: 'a', text: 'Police officers refer children to mental health services promptly.' })}\n${JSON.stringify({ id: 'b', text: 'Yours sincerely' })}\n`,
  );
  const lines = desk('suggest', '--passages', passages)
    .stdout.trim()
    .split('\n')
    .map((line) => json<{ id: string; suggestions: { criterion: string }[] }>(line));
  expect(lines.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(lines[0]?.suggestions.length).toBeGreaterThan(0);
  expect(lines[1]?.suggestions).toEqual([]);

  const decisions = join(folder, 'decisions.jsonl');
  writeFileSync(decisions, '{"text":"Plans are late.","criterion":"C06"}\n{"text":"x","criterion":"C99"}\n');
  expect(desk('suggest', '--passages', passages, '--decisions', decisions)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('line 2'),
  });
  writeFileSync(passages, '{"id":"a"\n');
  expect(desk('suggest', '--passages', passages)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('line 1'),
  });
});

test('suggest learns from the decisions that a framework file carries', () => {
  const text = 'Every lantern is counted twice before the harbour is closed.';
  const criteria = [
    { code: '1', text: 'Police officers protect children.', children: [] },
    { code: '2', text: 'Schools keep a register of visits.', children: [] },
  ];
  const passages = join(folder, 'lanterns.jsonl');
  writeFileSync(passages, JSON.stringify({ id: 'a', text }));
  const first = (learning?: object) => {
    const file = join(folder, 'lanterns.json');
    writeFileSync(
      file,
      JSON.stringify({ title: 'Lanterns', criteria, ...(learning === undefined ? {} : { learning }) }),
    );
    const { stdout } = desk('suggest', '--framework', file, '--passages', passages);
    return json<{ suggestions: { criterion: string }[] }>(stdout).suggestions[0]?.criterion;
  };
  const taught = (criterion: string) => ({ decisions: [{ text, headings: [], criteria: [criterion] }] });
  expect(first(taught('2'))).toBe('2');
  expect(first(taught('1'))).toBe('1');
});

test('the criteria of the sample guidance are read out and work as a framework', () => {
  const guidance = join(SAMPLES, 'guidance-children-in-emotional-distress.pdf');
  const { status, stdout } = desk('framework', 'extract', guidance, '--json');
  expect(status).toBe(0);
  expect(json<{ criteria: unknown[] }>(stdout).criteria.length).toBeGreaterThan(10);
  const file = join(folder, 'framework.json');
  writeFileSync(file, stdout);
  const passages = join(folder, 'one.jsonl');
  writeFileSync(
    passages,
    `${JSON.stringify({ id: 1, text: 'Staff know the signs of emotional distress and speak calmly with children about it.' })}\n`,
  );
  const answer = json<{ id: string; suggestions: unknown[] }>(
    desk('suggest', '--framework', file, '--passages', passages).stdout,
  );
  expect(answer.id).toBe('1');
  expect(answer.suggestions.length).toBeGreaterThan(0);
});
