/**
 * Every option and argument that names what is written or made: at a place where that cannot be, one sentence and a documented code.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { explain } from '../../../src/cli/explain.ts';
import { DEFAULT_FRAMEWORK } from '../../../src/frameworks/default.ts';
import { makeBackup } from '../../../src/workspace/backup.ts';
import { saveDecision } from '../../../src/workspace/decisions.ts';
import { addDocument } from '../../../src/workspace/documents.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';
import { asAnother, canBeAnother } from '../another-user.ts';
import { NORTHMERE } from '../workspace/samples.ts';
import type { Run } from './runs.ts';

const RUNS = fileURLToPath(new URL('runs.ts', import.meta.url));
const LETTER = join(import.meta.dirname, '..', '..', '..', 'resources', 'samples', 'fenmoor-audit-learning.md');
let folder: string;
let backup: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-odd-'));
  const workspace = createWorkspace(join(folder, 'one.workspace'));
  addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
  const said = { criteria: ['C11'], polarity: 'strength', agencies: [], tags: [], note: '', reviewer: 'R' } as const;
  saveDecision(workspace, { frameworkId: DEFAULT_FRAMEWORK, documentId: 'northmere', passageId: 'p1', ...said });
  backup = makeBackup(workspace, join(folder, 'backups')).path;
  closeWorkspace(workspace);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(process.platform === 'win32')('nothing that is made at an odd place ends in a stack trace', () => {
  const at = (name: string) => join(folder, name);
  writeFileSync(at('file'), 'Somebody’s notes.');
  mkdirSync(at('folder'));
  symlinkSync(at('loop'), at('loop'));
  symlinkSync(at('nowhere'), at('dangling'));
  const one = at('one.workspace');
  const made: Readonly<Record<string, (place: string) => string[]>> = {
    'analyse --out': (place) => ['analyse', LETTER, '--out', place],
    'analyse --workspace': (place) => ['analyse', LETTER, '--out', at('out'), '--workspace', place],
    import: (place) => ['import', place, LETTER],
    'backup --to': (place) => ['backup', one, '--to', place],
    'backup --list': (place) => ['backup', '--list', '--to', place],
    restore: (place) => ['restore', backup, place],
    'export --out': (place) => ['export', one, '--format', 'csv', '--out', place],
    'readiness --out': (place) => ['readiness', one, '--out', `${place}.csv`],
    'sample --out': (place) => ['sample', one, '--out', place],
  };
  const places = [
    ...[at('file'), join(at('file'), 'below'), join(at('file'), 'below', 'that'), at('folder'), at('loop')],
    ...[
      join(at('loop'), 'below'),
      at('long'.repeat(80)),
      join(at('nothing'), 'x'.repeat(300)),
      '/proc/here',
      '/dev/null',
    ],
    ...[join('/proc/here', 'below'), '/dev/null/below', join(at('dangling'), 'below', 'that')],
  ];
  const tried = Object.entries(made).flatMap(([what, typed]) =>
    places
      // These make the folder, or list nothing where there is none.
      .filter((place) => !(place === at('folder') && /analyse --out|backup/u.test(what)))
      .filter((place) => !(what === 'analyse --out' && place.startsWith(at('dangling'))))
      .map((place) => ({ what: `${what} ${place.slice(0, 70)}`, args: typed(place) })),
  );
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', RUNS, JSON.stringify(tried.map(({ args }) => args))],
    { encoding: 'utf8', timeout: 120_000, env: { ...process.env, NO_COLOR: '1', XDG_CONFIG_HOME: at('config') } },
  );
  expect(stderr).toBe('');
  const results = JSON.parse(stdout) as Run[];
  for (const [index, { what }] of tried.entries()) {
    const { status, stderr } = results[index] ?? { status: -1, stderr: '' };
    expect(stderr, what).not.toMatch(/^ +at |should not have|\.part\)|-wal\)|being-made/mu);
    expect([0, 2, 3], `${what}: ${stderr}`).toContain(status);
    if (status !== 0) expect(stderr.trimEnd().split('\n').at(-1), what).toMatch(/^(?:[A-Z]|“).*[.)]$/u);
    if (/ (?:\/proc\/here|\/dev\/null)\/below/u.test(what)) expect(stderr, what).not.toMatch(/permission|is full/u);
  }
  expect(readdirSync(folder).filter((name) => /being-|\.part$/u.test(name))).toEqual([]);
});

test('whatever the operating system refuses is said in one sentence, with the documented code', () => {
  const said: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  try {
    for (const code of Object.keys(constants.errno)) {
      const error = Object.assign(new Error(`${code}: raw words, open 'x'`), { code, syscall: 'open', path: LETTER });
      expect([code, explain(error)]).toEqual([code, code === 'EPIPE' ? 0 : 3]);
    }
  } finally {
    write.mockRestore();
  }
  for (const sentence of said) expect(sentence).toMatch(/^[A-Z][^\n]*\. \([^\n]*\)\n$/u);
  expect(said.join('')).not.toMatch(/raw words|^ +at /mu);
});

test.skipIf(!canBeAnother)('a lack of permission to read is told from one to write, wherever it is met', () => {
  const at = (name: string) => join(folder, name);
  chmodSync(folder, 0o755);
  for (const [name, mode] of [
    ['closed', 0o000],
    ['read only', 0o555],
  ] as const) {
    mkdirSync(at(name));
    chmodSync(at(name), mode);
  }
  writeFileSync(at('unread'), 'Nobody reads this.');
  chmodSync(at('unread'), 0o222);
  const config = mkdtempSync(join(tmpdir(), 'evidence-desk-config-'));
  chmodSync(config, 0o777);
  const [read, enter, write] = [/no permission to read/u, /no permission to enter/u, /no permission to write/u];
  const table: readonly [string[], RegExp][] = [
    [['verify', at('unread')], read],
    [['search', at('unread'), 'children'], read],
    [['restore', at('unread'), join(config, 'new.workspace')], read],
    [['themes', LETTER, '--subjects', at('unread')], read],
    [['backup', '--list', '--to', at('closed')], read],
    [['import', join(config, 'own.workspace'), at('unread')], read],
    [['search', join(at('closed'), 'one.workspace'), 'children'], enter],
    [['analyse', LETTER, '--out', join(at('closed'), 'out')], enter],
    [['analyse', LETTER, '--out', join(at('read only'), 'out')], write],
    [['export', join(config, 'own.workspace'), '--format', 'csv', '--out', join(at('read only'), 'out.csv')], write],
  ];
  try {
    const [program = '', ...rest] = [...asAnother, process.execPath, '--no-warnings', RUNS];
    const { stdout } = spawnSync(program, [...rest, JSON.stringify(table.map(([args]) => args))], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', HOME: config, XDG_CONFIG_HOME: config },
    });
    const results = JSON.parse(stdout) as Run[];
    for (const [index, [args, words]] of table.entries()) {
      const stderr = results[index]?.stderr ?? '';
      expect(stderr, args.join(' ')).toMatch(words);
      for (const other of [read, write]) if (other !== words && words !== enter) expect(stderr).not.toMatch(other);
    }
  } finally {
    for (const name of ['closed', 'read only']) chmodSync(at(name), 0o755);
    rmSync(config, { recursive: true });
  }
});
