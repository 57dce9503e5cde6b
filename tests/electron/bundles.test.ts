/**
 * The bundles as they would be shipped: the preload script run in a world of its own, and everything scanned for what must not
 * be inside.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { OUT } from '../../electron/build.ts';
import { channelOf, ENGINE_CHANNEL, WORKSPACE_CHANNEL } from '../../src/contract/desktop-names.ts';
import { strict } from '../fakes/electron.ts';
import { built } from './built.ts';

beforeAll(built, 120_000);

const bundle = (name: string) => readFileSync(join(OUT, name), 'utf8');
const scripts = () => readdirSync(OUT).filter((name) => /\.(?:c|m)?js$/u.test(name));

/** Runs the preload script as a sandboxed window would: `electron` is all it can load. */
function preload() {
  const exposed: Record<string, unknown> = {};
  const asked: { channel: string; input: unknown }[] = [];
  const listeners = new Map<string, (...args: unknown[]) => void>();
  const posted: unknown[][] = [];
  const electron = strict('electron', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (name: string, value: unknown) => {
        exposed[name] = value;
      },
    }),
    ipcRenderer: strict('ipcRenderer', {
      // What leaves the window is cloned: a function or an event would throw here as it does there.
      invoke: async (channel: string, input: unknown) => {
        asked.push({ channel, input: structuredClone(input) });
        return { ok: true, value: {} };
      },
      on: (channel: string, listener: (...args: unknown[]) => void) => listeners.set(channel, listener),
    }),
    webUtils: strict('webUtils', { getPathForFile: (file: { name: string }) => `/home/a/${file.name}` }),
  });
  const required: string[] = [];
  const world = createContext({
    exports: {},
    module: { exports: {} },
    require: (name: string) => {
      required.push(name);
      if (name !== 'electron') throw new Error(`a sandboxed window cannot load ${name}`);
      return electron;
    },
    window: { location: { origin: 'app://shell' }, postMessage: (...args: unknown[]) => posted.push(args) },
  });
  runInContext(bundle('preload.cjs'), world);
  return { exposed, asked, listeners, posted, required };
}

test('the preload script loads electron alone and gives the window six named functions', () => {
  const { exposed, required, listeners } = preload();
  expect(required).toEqual(['electron']);
  expect(Object.keys(exposed)).toEqual(['evidenceDesk']);
  const bridge = exposed.evidenceDesk as Record<string, unknown>;
  expect(Object.keys(bridge).sort()).toEqual([
    'blocked',
    'connect',
    'offerFiles',
    'onWorkspace',
    'save',
    'savePicture',
  ]);
  expect(Object.values(bridge).every((value) => typeof value === 'function')).toBe(true);
  expect([...listeners.keys()]).toEqual([WORKSPACE_CHANNEL, ENGINE_CHANNEL]);
});

test('files become paths only on their way out; no event, no path and no channel comes in', async () => {
  const { exposed, asked, listeners, posted } = preload();
  const bridge = exposed.evidenceDesk as {
    offerFiles(files: object[], names: string[]): Promise<unknown>;
    save(id: unknown): Promise<unknown>;
    onWorkspace(listener: (...args: unknown[]) => void): void;
  };
  await bridge.offerFiles([{ name: 'letter.pdf' }, { name: 'other.pdf' }], ['north/letter.pdf']);
  await bridge.save({ toString: () => 'e-1' });
  expect(asked).toEqual([
    {
      channel: channelOf('offer'),
      input: [
        { path: '/home/a/letter.pdf', name: 'north/letter.pdf' },
        { path: '/home/a/other.pdf', name: 'other.pdf' },
      ],
    },
    { channel: channelOf('save'), input: { exportId: 'e-1' } },
  ]);

  const heard: unknown[][] = [];
  // One that comes before the page listens waits for it; a page that listens anew is not told twice.
  listeners.get(WORKSPACE_CHANNEL)?.({ sender: 'the event' }, { id: 'f-0', name: 'Early.workspace', path: '/w' });
  bridge.onWorkspace((...args) => heard.push(['before', ...args]));
  bridge.onWorkspace((...args) => heard.push(args));
  listeners.get(WORKSPACE_CHANNEL)?.({ sender: 'the event' }, { id: 'f-1', name: 'North.workspace', path: '/w' });
  expect(heard).toEqual([['before', { id: 'f-0', name: 'Early.workspace' }], [{ id: 'f-1', name: 'North.workspace' }]]);
  listeners.get(ENGINE_CHANNEL)?.({ sender: 'the event', ports: ['a port'] });
  expect(posted).toEqual([[ENGINE_CHANNEL, 'app://shell', ['a port']]]);
});

test('the main bundle starts: over a fake of Electron it puts the whole program together, its settings on the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-main-'));
  const { stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'main-probe.mjs'), folder], {
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, EVIDENCE_DESK_FOLDER: folder },
  });
  const settings = JSON.parse(readFileSync(join(folder, 'desktop.json'), 'utf8')) as object;
  rmSync(folder, { recursive: true, force: true });
  expect(stderr).toBe('');
  const order = JSON.parse(stdout) as string[];
  expect(order.slice(0, 3)).toEqual(['app.setPath', 'app.setPath', 'app.enableSandbox']);
  expect(order).toContain('utilityProcess.fork');
  expect(order.at(-1)).toBe('window.loadURL');
  // electron-store would tell any window its folder; it is not let.
  expect(order).toContain('ipcMain.removeAllListeners');
  expect(settings).toMatchObject({ version: 1, hardwareAcceleration: true });
});

/** Modules that are loaded by name when a bundle runs; text that merely looks like it stands in strings of libraries. */
function loadedBy(code: string): string[] {
  const asked = [
    ...code.matchAll(/^(?:let|const|var) [^\n=]+= (?:__toESM\()?require\("([^"\n]+)"\)/gmu),
    ...code.matchAll(/__require\("([^"\n]+)"\)/gu),
    ...code.matchAll(/^import (?:[^"'\n]+ from )?["']([^"'\n]+)["']/gmu),
    ...code.matchAll(/(?:await|\() ?import\("([^"\n]+)"\)/gu),
  ];
  return [...new Set(asked.map(([, name = '']) => name))].filter((name) => !name.includes('${'));
}

test('the bundles load Node’s own modules, Electron in the main process, and each other; nothing that connects', () => {
  const names = scripts();
  expect(names).toEqual(expect.arrayContaining(['main.cjs', 'preload.cjs', 'engine.mjs', 'worker.mjs']));
  for (const name of names) {
    const loaded = loadedBy(bundle(name));
    const strange = loaded.filter((module) => {
      if (module.startsWith('./')) return !names.includes(module.slice(2));
      if (module === 'electron') return name !== 'main.cjs' && name !== 'preload.cjs';
      return !builtinModules.includes(module.replace(/^node:/u, ''));
    });
    expect(strange, name).toEqual([]);
    const connecting = loaded.filter((module) =>
      /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises)$/u.test(module),
    );
    expect(connecting, name).toEqual([]);
  }
});

/** A script with the threads that it starts, and those that they start. */
function withThreads(name: string, known = new Set<string>()): Set<string> {
  if (known.has(name)) return known;
  known.add(name);
  for (const [, thread = ''] of bundle(name).matchAll(/new URL\(["']\.\/([\w-]+\.mjs)["'], import\.meta\.url\)/gu))
    withThreads(thread, known);
  return known;
}

test('the engine, and every thread it starts, closes the ways out before it loads anything else', () => {
  const all = withThreads('engine.mjs');
  expect([...all]).toEqual(expect.arrayContaining(['supervisor.mjs', 'worker.mjs']));
  for (const name of all) {
    const imports = [...bundle(name).matchAll(/^import [^\n]*"\.\/([^"\n]+)";$/gmu)].map(([, file = '']) => file);
    // The bundler's own helpers may come before: they load nothing but the making of `require`.
    const first = imports.find((file) => !file.startsWith('rolldown-runtime-')) ?? '';
    const closing = [name, first].find((part) => part !== '' && bundle(part).includes('\ninstallTripwire('));
    expect(closing, name).toBeDefined();
    for (const file of imports.slice(0, imports.indexOf(first))) {
      const helpers = [...bundle(file).matchAll(/^import [^\n]*"([^"\n]+)";$/gmu)].map(([, from]) => from);
      expect(helpers, file).toEqual(['node:module']);
    }
  }
});

test('the main process and the preload script know of no update, no crash report and no way to other programs', () => {
  for (const name of ['main.cjs', 'preload.cjs']) {
    // electron-store brings two things along that nobody calls: opening its file, and asking for its folder from a window.
    const code = bundle(name).replace(/ElectronStore = class[\s\S]*?\n\};\n/u, '');
    for (const foreign of [
      'autoUpdater',
      'crashReporter',
      'openExternal',
      'openPath',
      'addRecentDocument',
      'sendSync',
      'netLog',
    ])
      expect(code.includes(foreign), `${foreign} in ${name}`).toBe(false);
  }
});

test('no database client, no loopback host, no tool and no source map is inside', () => {
  for (const name of scripts()) {
    const code = bundle(name);
    const regions = [
      ...code.matchAll(/^\/\/#region (.*)$/gmu),
      ...code.matchAll(/^\/\/ ((?:node_modules|src)\/.*)$/gmu),
    ];
    for (const foreign of ['mongoose', 'mongodb', 'redis', 'pg', 'memjs', 'dotenv', 'ws', 'commander'])
      expect(
        regions.filter(([, source = '']) => source.includes(`node_modules/${foreign}/`)),
        `${foreign} in ${name}`,
      ).toEqual([]);
    expect(
      regions.filter(([, source = '']) => /^src\/(?:cli|serve\/(?:host|uploads))/u.test(source)),
      name,
    ).toEqual([]);
    expect(code, name).not.toMatch(/^\/\/# sourceMappingURL=(?!data:)/mu);
  }
  expect(readdirSync(OUT).filter((name) => name.endsWith('.map'))).toEqual([]);
});

/** Hosts that stand in the bundles because formats, schemas and messages name them. Nothing is ever asked of them. */
const NAMED = [
  // Names of formats.
  'json-schema.org',
  'ns.adobe.com',
  'purl.oclc.org',
  'purl.org',
  'raw.githubusercontent.com',
  'schemas.microsoft.com',
  'schemas.openxmlformats.org',
  'schemas.zwobble.org',
  'www.w3.org',
  'www.xfa.org',
  // Where an error message of a library says more.
  'github.com',
  // Made up, to see how addresses are taken apart.
  'a',
  'example.com',
  'foo.bar',
  'x',
  // Ours: leads nowhere, so that no dictionary is ever fetched.
  'spell.invalid',
];

test('every web address in the bundles is the name of a format or stands in a comment', () => {
  const found = new Set<string>();
  for (const name of scripts()) {
    const code = bundle(name)
      .replace(/\/\*[\s\S]*?\*\//gu, '')
      .replace(/^\s*\/\/.*$/gmu, '')
      .replace(/\s\/\/ .*$/gmu, '');
    for (const [, host = ''] of code.matchAll(/["'`]https?:\/\/([\w.-]+)/gu)) found.add(host);
  }
  expect([...found].filter((host) => !NAMED.includes(host)).sort()).toEqual([]);
});
