/**
 * The small parts of the desktop host: names of files, the log, the settings, the addresses, the size of messages.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { engineEnvironment } from '../../electron/main/engine.ts';
import { safeFileName } from '../../electron/main/files.ts';
import { line, logInFile } from '../../electron/main/log.ts';
import { answer } from '../../electron/main/protocol.ts';
import { DEFAULTS, desktopSettings, keptSettings, migrated, type StoreOptions } from '../../electron/main/settings.ts';
import { withinSize } from '../../src/contract/size.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-desktop-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['Evidence.xlsx', 'Evidence.xlsx'],
  ['../../Startup/evil.exe', 'Startup evil.exe.txt'],
  ['C:\\Windows\\x.html', 'C Windows x.html'],
  ['a\u202Efdp.exe', 'afdp.exe.txt'],
  ['con.csv', 'Evidence con.csv'],
  ['COM¹.csv', 'Evidence COM¹.csv'],
  ['letters. .csv', 'letters.csv'],
  [`${'長'.repeat(200)}.xlsx`, `${'長'.repeat(50)}.xlsx`],
  ['..', 'Evidence.txt'],
  ['', 'Evidence.txt'],
  ['name\0.docx', 'name.docx'],
  ['.hidden.csv', 'hidden.csv'],
  ['Northmere – letters 2019.qdpx', 'Northmere – letters 2019.qdpx'],
])('an export called %j is proposed as %j', (given, proposed) => {
  expect(safeFileName(given)).toBe(proposed);
});

test('no proposed name leaves its folder, hides, or ends in anything but our endings', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeFileName(name);
      expect(safe).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|^[. ]/u);
      expect(safe).toMatch(/\.(?:csv|docx|html|jsonl?|md|pdf|qdc|qdpx|png|svg|txt|workspace|xlsx|zip)$/u);
      expect(safe.length).toBeLessThan(150);
    }),
  );
});

test('the log has room for codes and counts only', () => {
  const at = new Date('2026-01-02T03:04:05Z');
  expect(line(at, 'engine-died', { code: 9 })).toBe('2026-01-02T03:04:05.000Z engine-died code=9\n');
  expect(line(at, 'x', { name: 'Letter about Anna B.pdf' })).toBe('2026-01-02T03:04:05.000Z x name=left-out\n');
  expect(line(at, 'x', { path: '/home/a/case' })).toContain('path=left-out');
});

test('the log is cut into two files, and one that cannot be written stops nothing', () => {
  const file = join(folder, 'logs', 'desktop.log');
  const log = logInFile(file);
  for (let count = 0; count < 6000; count++) log('request-refused', { scheme: 'https' });
  expect(readFileSync(`${file}.1`).length).toBeGreaterThan(200_000);
  expect(readFileSync(file).length).toBeLessThan(300_000);
  writeFileSync(join(folder, 'file'), '');
  expect(() => logInFile(join(folder, 'file', 'desktop.log'))('closing')).not.toThrow();
});

const kept = (earlier: unknown = null) => {
  const aside: string[] = [];
  const settings = keptSettings({
    // electron-store is this library with the folder that Electron names.
    open: ({ name, schema, clearInvalidConfig }: StoreOptions) =>
      new Conf<Record<string, unknown>>({
        cwd: folder,
        configName: name,
        schema: schema as never,
        clearInvalidConfig,
        projectVersion: '1.2.3',
      }),
    setAside: () => {
      aside.push('set aside');
      rmSync(join(folder, 'desktop.json'), { force: true });
    },
    earlier: () => earlier,
  });
  return { settings, aside };
};

test('settings are kept, checked against their schema, and hold preferences only', () => {
  const { settings } = kept();
  expect(settings.get()).toEqual(DEFAULTS);
  settings.set({ hardwareAcceleration: false, settings: { ...DEFAULTS.settings, reviewer: 'A. Reviewer' } });
  expect(kept().settings.get()).toMatchObject({ hardwareAcceleration: false, settings: { reviewer: 'A. Reviewer' } });
  expect(() => settings.set({ hardwareAcceleration: 'perhaps' as never })).toThrow();
  const saved = JSON.parse(readFileSync(join(folder, 'desktop.json'), 'utf8')) as object;
  expect(Object.keys(saved).sort()).toEqual(Object.keys(desktopSettings.shape).sort());
});

test('settings of the window in a browser are taken over; what does not fit is left at its default', () => {
  expect(kept({ reviewer: 'B. Reviewer', appearance: 'dark', textScale: 99 }).settings.get()).toMatchObject({
    version: 1,
    settings: { reviewer: 'B. Reviewer', appearance: 'dark', textScale: 1 },
  });
  expect(migrated({ version: 0.5, hardwareAcceleration: false, window: 'big', recent: ['/cases/anna'] })).toEqual({
    ...DEFAULTS,
    hardwareAcceleration: false,
  });
  expect(migrated(null)).toEqual(DEFAULTS);
});

test('a damaged settings file is set aside, not overwritten in silence', () => {
  writeFileSync(join(folder, 'desktop.json'), '{"version": 1, "hardwareAcc');
  const { settings, aside } = kept();
  expect(aside).toEqual(['set aside']);
  expect(settings.get()).toEqual(DEFAULTS);
});

test('the window’s files and documents by id are served with the policy; everything else is refused', async () => {
  const assets = join(folder, 'assets');
  mkdirSync(assets);
  writeFileSync(join(assets, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  symlinkSync(join(folder, 'secret.js'), join(assets, 'link.js'));
  const deps = {
    assets,
    documentBytes: async (id: string) => {
      if (id === 'dead') throw new Error('the engine is gone');
      return id === '0123' ? new TextEncoder().encode('%PDF-') : null;
    },
  };
  const get = (url: string, method = 'GET') => answer({ url, method }, deps);

  const page = await get('app://shell/');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("connect-src 'self' app://document;");
  const document = await get('app://document/0123');
  expect(await document.text()).toBe('%PDF-');
  expect(document.headers.get('access-control-allow-origin')).toBe('app://shell');
  expect(document.headers.get('cache-control')).toBe('no-store');
  expect(document.headers.get('content-type')).toBe('application/octet-stream');
  expect(page.headers.get('access-control-allow-origin')).toBeNull();

  for (const url of [
    'app://shell/../secret.js',
    'app://shell/%2e%2e/secret.js',
    'app://shell/..%2fsecret.js',
    'app://shell/%252e%252e/secret.js',
    'app://shell/link.js',
    'app://shell/index.html%00.js',
    'app://shell/..%5csecret.js',
    'app://shell/?x=1',
    'app://user@shell/',
    'app://other/',
    'app://document/none',
    'app://document/../0123',
    'https://shell/',
    'not an address',
  ]) {
    const refused = await get(url);
    expect(refused.status, url).toBe(url.includes('document/../0123') ? 200 : 404);
    expect(await refused.text(), url).not.toContain('secret');
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) expect((await get('app://shell/', method)).status).toBe(405);
  expect((await get('app://document/dead')).status).toBe(503);
});

test('messages are measured before anything else is done with them', () => {
  expect(withinSize({ kind: 'call', id: 1, input: { text: 'x'.repeat(50) } }, 200)).toBe(true);
  expect(withinSize({ text: 'x'.repeat(201) }, 200)).toBe(false);
  expect(withinSize(Array.from({ length: 300 }), 200)).toBe(false);
  expect(withinSize(new Uint8Array(201), 200)).toBe(false);
  expect(withinSize(new Map([['a', 'x'.repeat(201)]]), 200)).toBe(false);
  const circle: { self?: object } = {};
  circle.self = circle;
  expect(withinSize(circle, 200)).toBe(false);
  let deep: object = {};
  for (let depth = 0; depth < 100_000; depth++) deep = { deep };
  expect(withinSize(deep, 1000)).toBe(false);
});

test('the engine learns where temporary files go, and nothing else of its surroundings', () => {
  const environment = { PATH: '/bin', HOME: '/home/a', HTTP_PROXY: 'http://proxy', SystemRoot: 'D:\\Windows' };
  expect(engineEnvironment('linux', '/tmp', environment)).toEqual({ TMPDIR: '/tmp' });
  expect(engineEnvironment('win32', 'T:\\', environment)).toEqual({
    TEMP: 'T:\\',
    TMP: 'T:\\',
    SystemRoot: 'D:\\Windows',
  });
});
