/**
 * The packaging, as far as it can go without Electron's binary: electron-builder really packs, only the program file is a
 * stand-in. What it packed is taken apart and run where no node_modules are near.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archiveFindings, unpackedFindings } from '../../electron/package/contents.ts';
import { type DryRun, dryRun } from '../../electron/package/dry-run.ts';
import { FUSES, fuseConfig } from '../../electron/package/fuses.ts';
import { cycloneDx, isAccepted, NOTICES, type Part, thirdPartyText } from '../../electron/package/notices.ts';
import { prepare } from '../../electron/package/prepare.ts';
import { DEFAULT_SETTINGS } from '../../src/service/workspaces/settings.ts';
import { built, builtWindow } from './built.ts';
import { startEngine } from './engine-process.ts';

/** The stand-in and the binary that is tried are Linux'. */
const canPack = process.platform === 'linux' && process.arch === 'x64';
if (!canPack) process.stdout.write('The packaging is tried on Linux x64 only; it was not tried here.\n');

let folder: string;
let run: DryRun;
let parts: readonly Part[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-package-'));
  if (!canPack) return;
  await built();
  await builtWindow();
  parts = await prepare({ write: false });
  run = await dryRun(join(folder, 'dry'));
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(!canPack)('what electron-builder packs holds what it must, nothing else, and the fuses as planned', () => {
  expect(run.findings).toEqual([]);
  expect(run.archive.length).toBeGreaterThan(100);
});

test('every fuse is decided, and the ones that let others run code in the program are off', () => {
  const off = [
    'RunAsNode',
    'EnableNodeOptionsEnvironmentVariable',
    'EnableNodeCliInspectArguments',
    'GrantFileProtocolExtraPrivileges',
  ] as const;
  for (const name of off) expect(FUSES[name].on, name).toBe(false);
  for (const name of ['EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar'] as const)
    expect(FUSES[name].on, name).toBe(true);
  expect(fuseConfig('darwin')).toMatchObject({ strictlyRequireAllFuses: true, resetAdHocDarwinSignature: true });
});

test.skipIf(!canPack)(
  'the packed engine works where no node_modules are near',
  async () => {
    const place = join(folder, 'program');
    const resources = join(folder, 'dry', 'packages', 'linux-unpacked', 'resources');
    extractAll(join(resources, 'app.asar'), place);
    cpSync(join(resources, 'app.asar.unpacked'), place, { recursive: true });
    const engine = startEngine([], join(place, 'dist', 'electron'));
    try {
      engine.post({
        kind: 'start',
        folder,
        backups: join(folder, 'backups'),
        recent: join(folder, 'recent.json'),
        samples: join(resources, 'samples'),
        version: 'test',
        settings: DEFAULT_SETTINGS,
        workspace: null,
      });
      engine.post({ kind: 'window' });
      const summary = await engine.client.call('workspace.samples', {});
      expect(summary).toMatchObject({ open: true, failures: 0 });
      for (const format of ['xlsx', 'csv', 'html', 'docx', 'qdpx'] as const) {
        const made = await engine.client.call('exports.make', { format, frameworkId: summary.frameworkId });
        expect(made.bytes, format).toBeGreaterThan(500);
      }
    } finally {
      await engine.end();
    }
  },
  120_000,
);

test.skipIf(!canPack)('a stray file, a second binary, a source map or a tool in the archive is found', () => {
  const whole = [...run.archive];
  for (const stray of [
    '/node_modules/ws/index.js',
    '/dist/electron/main.cjs.map',
    '/tests/a.ts',
    '/.env',
    '/dist/electron/native/win32-x64.node',
  ])
    expect(archiveFindings([...whole, stray], 'linux-x64'), stray).not.toEqual([]);
  expect(
    archiveFindings(
      whole.filter((name) => !name.endsWith('preload.cjs')),
      'linux-x64',
    ),
  ).toEqual(['dist/electron/preload.cjs is missing']);
  expect(unpackedFindings(['dist/electron/engine.mjs'], 'linux-x64')).toEqual([
    'dist/electron/engine.mjs is outside the archive',
  ]);
});

test.skipIf(!canPack)('both lists name every package that is inside, and the same program has the same lists', () => {
  const names = parts.map(({ name }) => name);
  for (const inside of ['electron', 'better-sqlite3-multiple-ciphers', 'pdfjs-dist', 'react', 'zod', 'natural'])
    expect(names).toContain(inside);
  for (const outside of ['mongoose', 'pg', 'redis', 'memjs', 'dotenv', 'ws', 'commander', 'vite', 'electron-builder'])
    expect(names).not.toContain(outside);
  expect(readFileSync(join(NOTICES, 'THIRD-PARTY.txt'), 'utf8')).toBe(thirdPartyText(parts));
  const list = JSON.parse(readFileSync(join(NOTICES, 'sbom.cdx.json'), 'utf8')) as {
    components: { name: string; hashes?: object[] }[];
  };
  expect(list).toEqual(cycloneDx(parts));
  expect(list.components.map(({ name }) => name)).toEqual(names);
  expect(list.components.filter(({ hashes }) => hashes === undefined)).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['(MIT AND Zlib)', true],
  ['AGPL-3.0-only', false],
  ['(MIT AND GPL-3.0-only)', false],
  ['', false],
])('the licence %j may be shipped: %j', (licence, may) => {
  expect(isAccepted(licence)).toBe(may);
});
