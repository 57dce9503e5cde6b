/**
 * Passphrases and recovery codes on their way into the command: never shown, never needed on the command line.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPrivate } from '../../../src/cli/compile-cache.ts';
import { declare } from '../../../src/cli/program.ts';
import { saveDecision } from '../../../src/workspace/decisions.ts';
import { getDocument, listDocuments } from '../../../src/workspace/documents.ts';
import { closeWorkspace, openWorkspace } from '../../../src/workspace/open.ts';
import { typeset } from '../../fixtures/typeset.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const MAIN = join(ROOT, 'src', 'cli', 'main.ts');
const LETTER = join(ROOT, 'resources', 'samples', 'fenmoor-audit-learning.md');
const FIRST = 'ninety small otters';
const NEXT = 'a quiet harbour at noon';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-secrets-'));
  writeFileSync(join(folder, 'first'), `${FIRST}\nnot this line\n`);
  writeFileSync(join(folder, 'next'), NEXT);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function desk(args: readonly string[], { input = '', env = {} }: { input?: string; env?: NodeJS.ProcessEnv } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    input,
    env: { ...process.env, NO_COLOR: '1', HOME: folder, XDG_CONFIG_HOME: join(folder, 'config'), ...env },
  });
  return { status, stdout, stderr };
}

test('a passphrase file whose lines end in a carriage return alone holds the passphrase of its first line', () => {
  const file = join(folder, 'old-mac');
  writeFileSync(file, `${FIRST}\rnot this line\r`);
  const workspace = join(folder, 'old-mac.workspace');
  expect(desk(['import', workspace, LETTER, '--passphrase-file', file]).status).toBe(0);
  expect(desk(['verify', workspace, '--passphrase-file', join(folder, 'first')]).status).toBe(0);
});

const codeIn = (stdout: string) => (JSON.parse(stdout) as { recoveryCode: string | null }).recoveryCode ?? '';

test('a forgotten passphrase: the recovery code opens the workspace, and a new passphrase comes with a new code', () => {
  const workspace = join(folder, 'forgotten.workspace');
  expect(desk(['import', workspace, LETTER]).status).toBe(0);
  const set = desk(['passphrase', workspace, '--new-file', join(folder, 'first'), '--json']);
  expect(set).toMatchObject({ status: 0 });
  expect(set.stderr).toBe('');
  const code = codeIn(set.stdout);
  expect(code).toMatch(/^[0-9A-Z]{5}(?:-[0-9A-Z]{1,5})+$/u);
  expect(desk(['verify', workspace])).toMatchObject({ status: 3, stderr: expect.stringContaining('protected') });

  for (const given of [code, code.toLowerCase().replaceAll('-', ' ')]) {
    const opened = desk(['search', workspace, 'children', '--recovery-code', '-', '--json'], { input: `${given}\n` });
    expect(opened.status).toBe(0);
    expect(opened.stderr).toContain('Give the workspace a new passphrase');
  }
  for (const command of ['verify', 'log']) {
    expect(desk([command, workspace, '--recovery-code', '-'], { input: code }).status, command).toBe(0);
  }
  const shown = desk(['verify', workspace, '--recovery-code', code]);
  expect(shown).toMatchObject({ status: 0, stderr: expect.stringContaining('every user of this computer') });

  const again = desk(['passphrase', workspace, '--recovery-code', '-', '--new-file', '-', '--json'], {
    input: `${code}\n${NEXT}\n`,
  });
  expect(again.status).toBe(0);
  expect(codeIn(again.stdout)).not.toBe(code);
  expect(desk(['verify', workspace, '--recovery-code', '-'], { input: code })).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('not the recovery code'),
  });
  expect(desk(['verify', workspace, '--recovery-code', '-'], { input: codeIn(again.stdout) }).status).toBe(0);
  expect(desk(['verify', workspace, '--passphrase-file', join(folder, 'next')]).status).toBe(0);
});

test('a passphrase comes from a file, standard input or the environment; on the command line it is warned of', () => {
  const workspace = join(folder, 'ways.workspace');
  // Made with a passphrase: the code is shown then, or never.
  const made = desk(['import', workspace, LETTER], { env: { EVIDENCE_DESK_PASSPHRASE: FIRST } });
  expect(made.status).toBe(0);
  const code = /[0-9A-Z]{5}(?:-[0-9A-Z]{1,5}){8,}/u.exec(made.stderr)?.[0] ?? '';
  expect(desk(['verify', workspace, '--recovery-code', '-'], { input: code }).status).toBe(0);

  expect(desk(['verify', workspace, '--passphrase-file', join(folder, 'first')])).toMatchObject({
    status: 0,
    stderr: '',
  });
  expect(desk(['verify', workspace, '--passphrase-file', '-'], { input: `${FIRST}\n` })).toMatchObject({
    status: 0,
    stderr: '',
  });
  expect(desk(['verify', workspace], { env: { EVIDENCE_DESK_PASSPHRASE: FIRST } })).toMatchObject({
    status: 0,
    stderr: '',
  });
  const shown = desk(['verify', workspace, '--passphrase', FIRST]);
  expect(shown).toMatchObject({ status: 0, stderr: expect.stringContaining('every user of this computer') });
  const several = desk(['verify', workspace, '--passphrase', FIRST, '--recovery-code', '-'], { input: code });
  expect(several).toMatchObject({ status: 2, stderr: expect.stringContaining('not several') });
  for (const { stdout, stderr } of [shown, several, made]) expect(stdout + stderr).not.toContain(FIRST);
});

test('every command on a workspace takes its secret in every way', () => {
  const all = (command: Command): Command[] => command.commands.flatMap((child) => [child, ...all(child)]);
  const protectable = all(declare(() => async () => {})).filter(
    (command) =>
      command.registeredArguments.some((argument) => /^(?:workspace|backup)$/u.test(argument.name())) ||
      command.options.some(({ long }) => long === '--passphrase'),
  );
  for (const command of protectable) {
    expect(
      command.options.map(({ flags }) => flags),
      command.name(),
    ).toEqual(expect.arrayContaining(['--passphrase <text>', '--passphrase-file <file>', '--recovery-code <code>']));
  }
  expect(protectable.map((command) => command.name())).toEqual(
    expect.arrayContaining(['import', 'findings', 'restore', 'merge', 'carry']),
  );
});

test('an empty secret, or a code for what is not there, makes and opens nothing', () => {
  const workspace = join(folder, 'never.workspace');
  const empty = join(folder, 'empty');
  writeFileSync(empty, '\nsecond line\n');
  for (const secret of [
    ['--passphrase-file', empty],
    ['--passphrase-file', '-'],
    ['--passphrase', ''],
    ['--recovery-code', '-'],
    ['--recovery-code', 'ABCDE-FGHIJ'],
  ]) {
    const { status, stderr } = desk(['import', workspace, LETTER, ...secret]);
    expect({ status, stderr }, secret.join(' ')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/Nothing was/u),
    });
    expect(existsSync(workspace)).toBe(false);
  }
});

test('passwords of documents come from a file or standard input; one on the command line is warned of', async () => {
  const locked = join(folder, 'locked.pdf');
  writeFileSync(
    locked,
    await typeset([{ kind: 'paragraph', text: 'Behind the lock.' }], { password: 'quiet harbour' }),
  );
  const passwords = join(folder, 'passwords');
  writeFileSync(passwords, '\uFEFFnot this one\r\n\r\nquiet harbour\r\n');
  const open = (...args: string[]) => desk(['extract', locked, ...args], { input: 'quiet harbour\n' });
  expect(open()).toMatchObject({ status: 3, stderr: expect.stringContaining('password') });
  expect(open('--password-file', passwords)).toMatchObject({ status: 0, stdout: expect.stringContaining('Behind') });
  expect(open('--password-file', '-')).toMatchObject({ status: 0, stderr: expect.not.stringContaining('every user') });
  expect(open('--password', 'quiet harbour')).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('every user'),
  });
  expect(open('--ask-password')).toMatchObject({ status: 2, stderr: expect.stringContaining('--password-file') });
  writeFileSync(passwords, '\n');
  expect(open('--password-file', passwords)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('no password'),
  });
});

test('a sample and another workspace have passphrases of their own', () => {
  const [workspace, sample] = [join(folder, 'ours.workspace'), join(folder, 'sample.workspace')];
  const first = ['--passphrase-file', join(folder, 'first')];
  const next = join(folder, 'next');
  expect(desk(['import', workspace, LETTER, ...first]).status).toBe(0);
  decideOne(workspace, FIRST);
  const open = desk(['sample', workspace, '--out', join(folder, 'open.workspace'), ...first]);
  expect(open).toMatchObject({ status: 0, stderr: expect.stringContaining('The sample is not protected') });
  const made = desk(['sample', workspace, '--out', sample, ...first, '--sample-passphrase-file', next]);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(desk(['verify', sample])).toMatchObject({ status: 3 });
  expect(desk(['merge', workspace, sample, ...first])).toMatchObject({ status: 3 });
  // In the environment stands the passphrase of the first: of the second the command says what to do.
  const env = { EVIDENCE_DESK_PASSPHRASE: FIRST };
  expect(desk(['merge', workspace, sample], { env })).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('--other-passphrase-file'),
  });
  const merged = desk(['merge', workspace, sample, '--other-passphrase-file', next], { env });
  expect(merged).toMatchObject({ status: 0, stdout: expect.stringContaining('0 documents added') });
}, 120_000);

function decideOne(path: string, passphrase: string): void {
  const workspace = openWorkspace(path, { passphrase });
  const documentId = listDocuments(workspace)[0]?.id ?? '';
  const passageId = getDocument(workspace, documentId).passages.find(({ furniture }) => furniture === null)?.id ?? '';
  const said = { criteria: ['C01'], polarity: 'strength', agencies: [], tags: [], note: '', reviewer: 'A' } as const;
  saveDecision(workspace, { frameworkId: 'jtai-childrens-mental-health-2019', documentId, passageId, ...said });
  closeWorkspace(workspace);
}

const hasScript = spawnSync('script', ['--version']).status === 0;
test.skipIf(!hasScript)('at a terminal it is asked for, and what is typed is not shown', async () => {
  const workspace = join(folder, 'asked.workspace');
  expect(desk(['import', workspace, LETTER], { env: { EVIDENCE_DESK_PASSPHRASE: FIRST } }).status).toBe(0);
  const command = `${process.execPath} --no-warnings ${MAIN} verify ${workspace}`;
  const answers = ['wrong', FIRST];
  const child = spawn('script', ['-qec', command, '/dev/null'], { env: { ...process.env, HOME: folder } });
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
  let stdout = '';
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString();
    if (data.toString().includes('Passphrase of')) child.stdin.write(`${answers.shift() ?? ''}\r`);
  });
  await once(child, 'close');
  clearTimeout(timer);
  for (const secret of ['wrong', FIRST]) expect(stdout).not.toContain(secret);
  expect(stdout).toContain('Passphrase of asked.workspace');
  expect(stdout).toContain('This is not the passphrase');
  expect(stdout).toContain('Everything is as it was saved');
});

test('a workspace is checked against what was exported from it, which a log cut short and sealed anew cannot pass', () => {
  const workspace = join(folder, 'checked.workspace');
  const quoting = join(folder, 'quoting.txt');
  // Last year’s report is evidence, too: what it noted of its own log is no head of this one.
  const quoted = `999 entries, head 999:${'ab'.repeat(32)}`;
  writeFileSync(
    quoting,
    `Method\n\nPlans are clear and leaders know them well.\n\nAudit log. ${quoted}\n\nAudit log: ${quoted}\n`,
  );
  expect(desk(['import', workspace, LETTER, quoting]).status).toBe(0);
  copyFileSync(workspace, join(folder, 'earlier.workspace'));
  const other = join(folder, 'other.workspace');
  expect(desk(['import', other, LETTER, quoting]).status).toBe(0);
  expect(desk(['progress', workspace, '--set', 'in-review']).status).toBe(0);
  for (const format of ['xlsx', 'html', 'docx', 'qdpx']) {
    const file = join(folder, `checked.${format}`);
    expect(desk(['export', workspace, '--format', format, '--out', file]).status).toBe(0);
    const sound = desk(['verify', workspace, '--export', file]);
    expect(sound, format).toMatchObject({ status: 0, stdout: expect.stringContaining('The log still holds') });
    // Sound in itself, and shorter than it was.
    expect(desk(['verify', join(folder, 'earlier.workspace')]).status).toBe(0);
    for (const [not, why] of [
      [join(folder, 'earlier.workspace'), 'The log ends before entry'],
      [other, 'made from another workspace'],
    ] as const) {
      const told = desk(['verify', not, '--export', file]);
      expect(told, format).toMatchObject({ status: 1, stdout: expect.stringContaining(why) });
      expect(told.stdout).not.toContain('restore a backup');
    }
  }
  expect(desk(['verify', workspace, '--export', LETTER])).toMatchObject({ status: 2 });
});

test('backups are listed and restored where no workspace opens any more', () => {
  const workspace = join(folder, 'gone.workspace');
  const backups = join(folder, 'kept');
  expect(desk(['import', workspace, LETTER]).status).toBe(0);
  expect(desk(['backup', workspace, '--to', backups]).status).toBe(0);
  expect(desk(['passphrase', workspace, '--new-file', join(folder, 'first')]).status).toBe(0);
  expect(desk(['backup', workspace, '--to', backups, '--passphrase-file', join(folder, 'first')]).status).toBe(0);
  writeFileSync(workspace, 'nothing of it is left');
  const listed = desk(['backup', '--list', '--to', backups, '--json']);
  const found = JSON.parse(listed.stdout) as { backups: { path: string; isProtected: boolean }[] };
  expect(found.backups.map(({ isProtected }) => isProtected)).toEqual([true, false]);
  expect(desk(['backup', '--list', '--to', backups]).stdout).toContain('(protected)');
  expect(desk(['backup', '--list']).stdout).toContain('There are no backups');
  expect(desk(['backup', workspace])).toMatchObject({ status: 2, stderr: expect.stringContaining('--list') });
  for (const { path, isProtected } of found.backups) {
    if (isProtected) expect(desk(['restore', path, workspace])).toMatchObject({ status: 3 });
    const secret = isProtected ? ['--passphrase-file', join(folder, 'first')] : [];
    expect(desk(['restore', path, workspace, ...secret]).status).toBe(0);
    expect(desk(['verify', workspace, ...secret])).toMatchObject({ status: 0 });
  }
});

const hasFaketime = spawnSync('faketime', ['--version']).status === 0;
test.skipIf(!hasFaketime)(
  'with the computer’s own clock set years back and forth, the last backup is there, and first',
  () => {
    const workspace = join(folder, 'clock.workspace');
    const backups = join(folder, 'clock-backups');
    expect(desk(['import', workspace, LETTER]).status).toBe(0);
    for (const [at, day] of ['2031-03-01', '2024-02-29', '2019-12-31', '2031-03-02', '2024-03-01'].entries()) {
      const under = (args: string[]) =>
        spawnSync('faketime', [`${day} 10:00:00`, process.execPath, MAIN, ...args], {
          encoding: 'utf8',
          env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') },
        });
      expect(under(['progress', workspace, '--set', at % 2 === 0 ? 'in-review' : 'checked']).status, day).toBe(0);
      const made = under(['backup', workspace, '--to', backups, '--json']);
      expect(made.status, made.stderr).toBe(0);
      const { backup, kept } = JSON.parse(made.stdout) as {
        backup: { path: string; at: string };
        kept: { path: string }[];
      };
      expect(backup.at.slice(0, 10)).toBe(day);
      expect(kept[0]?.path).toBe(backup.path);
      expect(existsSync(backup.path)).toBe(true);
    }
    expect(desk(['verify', workspace])).toMatchObject({ status: 0 });
  },
  120_000,
);

test.skipIf(process.platform === 'win32')(
  'odd places get a sentence, never a stack trace and never a wait',
  () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const sparse = join(folder, 'sparse.workspace');
    writeFileSync(sparse, '');
    truncateSync(sparse, 2 ** 31 + 4096);
    const long = join(folder, 'long'.repeat(80));
    const odd = {
      pipe,
      sparse,
      long,
      folder,
      device: '/dev/zero',
      nothing: join(folder, 'nothing'),
      below: join(LETTER, 'x'),
    };
    for (const [name, path] of Object.entries(odd)) {
      for (const args of [
        ['verify', path],
        ['search', path, 'children'],
        ['log', path],
        ['restore', path, join(folder, 'target.workspace')],
        ['backup', path, '--to', join(folder, 'elsewhere')],
        ['extract', path],
        ['analyse', path, '--out', join(folder, 'out')],
      ]) {
        if (name === 'folder' && ['analyse', 'extract'].includes(args[0] ?? '')) continue;
        const { status, stderr } = desk(args);
        expect([1, 2, 3], `${args[0]} of ${name}: ${stderr}`).toContain(status);
        expect(stderr, `${args[0]} of ${name}`).not.toMatch(/should not have|\n {4}at /u);
        expect(stderr.trim(), `${args[0]} of ${name}`).not.toBe('');
      }
    }
  },
  120_000,
);

test.skipIf(process.platform === 'win32')('compiled code is kept only where no other user can put any', () => {
  const cache = join(folder, 'cache', 'compiled');
  expect(isPrivate(cache)).toBe(true);
  expect(statSync(cache).mode & 0o777).toBe(0o700);
  chmodSync(cache, 0o777);
  expect(isPrivate(cache)).toBe(false);
  mkdirSync(join(folder, 'real'), { mode: 0o700 });
  symlinkSync(join(folder, 'real'), join(folder, 'link'));
  expect(isPrivate(join(folder, 'link'))).toBe(false);
  const shared = join(folder, 'tmp');
  mkdirSync(shared);
  expect(desk(['frameworks'], { env: { TMPDIR: shared } }).status).toBe(0);
  expect(readdirSync(shared)).toEqual([]);
  expect(existsSync(join(folder, '.cache', 'evidence-desk', 'compiled'))).toBe(true);
});

test('a passphrase for a workspace that has none is said not to be used, and the workspace is as it was', () => {
  const workspace = join(folder, 'open.workspace');
  expect(desk(['import', workspace, LETTER])).toMatchObject({ status: 0 });
  const again = desk(['import', workspace, LETTER, '--passphrase-file', join(folder, 'first')]);
  expect(again).toMatchObject({ status: 0, stderr: expect.stringContaining('This workspace is not protected') });
  closeWorkspace(openWorkspace(workspace));
});
