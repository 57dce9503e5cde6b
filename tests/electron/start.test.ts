/**
 * The whole program put together over a recording fake: what is asked of Electron, with what, and in which order.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULTS, type DesktopSettings } from '../../electron/main/settings.ts';
import { type Surroundings, start } from '../../electron/main/start.ts';
import { SWITCHES } from '../../electron/main/switches.ts';
import { channelOf, ENGINE_CHANNEL, WORKSPACE_CHANNEL } from '../../src/contract/desktop-names.ts';
import { type Fake, type FakeOptions, fakeElectron } from '../fakes/electron.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Started {
  readonly fake: Fake;
  readonly logged: [what: string, facts?: unknown][];
  readonly kept: { now: DesktopSettings };
  /** What went to standard error. */
  readonly said: string[];
}

async function started(
  options: FakeOptions = {},
  around: Partial<Surroundings> = {},
  kept = DEFAULTS,
  made: (fake: Fake) => void = () => undefined,
): Promise<Started> {
  const fake = fakeElectron(options);
  made(fake);
  const logged: Started['logged'] = [];
  const settings = { now: kept };
  const said: string[] = [];
  await start({
    electron: fake.electron as unknown as Surroundings['electron'],
    argv: ['evidence-desk'],
    version: '1.2.3',
    platform: 'win32',
    isRoot: false,
    environment: { SystemRoot: 'C:\\Windows', SECRET: 'not for the engine', PATH: 'C:\\' },
    bundles: '/program/dist/electron',
    assets: { folder: '/program/dist/renderer' },
    samples: '/program/samples',
    openSettings() {
      fake.recorded.push({ what: 'openSettings', with: [] });
      return {
        get: () => settings.now,
        set: (change) => {
          settings.now = { ...settings.now, ...change };
        },
      };
    },
    openLog: () => (what, facts) => void logged.push(facts === undefined ? [what] : [what, facts]),
    write: async () => undefined,
    now: () => Date.now(),
    attempts: () => 0,
    toStandardError: (text) => void said.push(text),
    ...around,
  });
  return { fake, logged, kept: settings, said };
}

/** The one window asks, as its preload script does. */
function call(fake: Fake, name: Parameters<typeof channelOf>[0], input: unknown, event: object = {}): Promise<unknown> {
  const listener = fake.calls.get(channelOf(name));
  if (listener === undefined) throw new Error(`nobody answers ${name}`);
  const sender = { id: fake.contents.id };
  // What crosses a border between processes is cloned.
  return listener(
    { sender, senderFrame: { parent: null, url: 'app://shell/' }, ...event },
    structuredClone(input),
  ).then((reply) => structuredClone(reply));
}

const posted = (fake: Fake) => fake.find('child.postMessage');
const answerLast = (fake: Fake, kind: string, value: unknown) => {
  const asked = posted(fake).map(([message]) => message as { kind: string; id?: number });
  const id = asked.findLast((message) => message.kind === kind)?.id;
  fake.children.at(-1)?.events.emit('message', { kind: 'answer', id, value });
};

test('everything that must stand before Electron is ready stands before it, the lock before anything is opened', async () => {
  const { fake } = await started();
  const order = fake.order();
  const ready = order.indexOf('app.whenReady');
  const before = order.slice(0, ready);
  expect(before.slice(0, 4)).toEqual([
    'app.setPath',
    'app.setPath',
    'app.enableSandbox',
    'app.requestSingleInstanceLock',
  ]);
  expect(before.indexOf('app.requestSingleInstanceLock')).toBeLessThan(before.indexOf('openSettings'));
  expect(before.filter((what) => what === 'app.appendSwitch')).toHaveLength(SWITCHES.length);
  expect(before.filter((what) => what === 'protocol.registerSchemesAsPrivileged')).toHaveLength(1);
  // Nothing that is opened from outside is missed, however early.
  expect(before).toContain('app.on second-instance');
  expect(before).toContain('app.on open-file');
  expect(before).toContain('app.on session-created');
  expect(before).toContain('app.on web-contents-created');
  expect(order.slice(ready)).not.toContain('app.appendSwitch');

  const window = order.indexOf('new BrowserWindow');
  for (const wall of [
    'app.configureHostResolver',
    'app.setProxy',
    'default.setProxy',
    'window.setProxy',
    'window.onBeforeRequest',
  ])
    expect(order.indexOf(wall), wall).toBeLessThan(window);
  expect(order.indexOf('ipcMain.handle desk:offer')).toBeLessThan(order.indexOf('window.loadURL'));
  expect(order.indexOf('utilityProcess.fork')).toBeGreaterThan(order.indexOf('app.requestSingleInstanceLock'));
  expect(fake.find('window.loadURL')).toEqual([['app://shell/']]);
});

test('no window is made before the proxy of its session is in force', async () => {
  const inForce = Promise.withResolvers<void>();
  const options = { proxy: inForce.promise };
  const fakes: Fake[] = [];
  const starting = started(options, { openLog: () => () => undefined }, DEFAULTS, (fake) => fakes.push(fake));
  await vi.advanceTimersByTimeAsync(1000);
  expect(fakes[0]?.order()).toContain('window.setProxy');
  expect(fakes[0]?.order()).not.toContain('new BrowserWindow');
  inForce.resolve();
  await starting;
  expect(fakes[0]?.order()).toContain('new BrowserWindow');
});

test('the switches close names, proxies, prefetching and peers', async () => {
  const { fake } = await started();
  const switches = Object.fromEntries(fake.find('app.appendSwitch').map(([name, value]) => [name, value]));
  expect(switches).toMatchObject({
    'host-resolver-rules': 'MAP * ~NOTFOUND',
    'proxy-server': 'http=127.0.0.1:9;https=127.0.0.1:9;socks=127.0.0.1:9',
    'proxy-bypass-list': '<-loopback>',
    'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  });
  expect(switches).toHaveProperty('dns-prefetch-disable');
  // Nor is a keychain opened.
  expect(switches).toMatchObject({ 'password-store': 'basic' });
  expect(switches).toHaveProperty('use-mock-keychain');
});

test('the scheme is standard and secure, and never goes around the content policy', async () => {
  const { fake } = await started();
  expect(fake.find('protocol.registerSchemesAsPrivileged')).toEqual([
    [
      [
        {
          scheme: 'app',
          privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
        },
      ],
    ],
  ]);
});

test('the window is made with every protection written down', async () => {
  const { fake } = await started();
  expect(fake.find('new BrowserWindow')[0]?.[0]).toMatchObject({
    show: false,
    webPreferences: {
      preload: '/program/dist/electron/preload.cjs',
      partition: 'window',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      plugins: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    },
  });
  expect(fake.find('session.fromPartition')).toEqual([['window', { cache: false }]]);
});

test('every session gets every wall, and spelling is off before it could fetch anything', async () => {
  const { fake } = await started();
  for (const name of ['default', 'window']) {
    expect(fake.find(`${name}.onBeforeRequest`)).toEqual([[{ urls: ['<all_urls>'] }]]);
    expect(fake.find(`${name}.setProxy`)).toEqual([
      [
        {
          mode: 'fixed_servers',
          proxyRules: 'http=127.0.0.1:9;https=127.0.0.1:9;socks=127.0.0.1:9',
          proxyBypassRules: '<-loopback>',
        },
      ],
    ]);
    expect(fake.find(`${name}.setSpellCheckerEnabled`)).toEqual([[false]]);
    expect(fake.find(`${name}.setSpellCheckerLanguages`)).toEqual([[[]]]);
    expect(fake.find(`${name}.setSpellCheckerDictionaryDownloadURL`)).toEqual([['https://spell.invalid/']]);
    expect(fake.find(`${name}.registerLocalAIHandler`)).toEqual([[null]]);
  }
  expect(fake.find('app.configureHostResolver')).toEqual([[{ secureDnsMode: 'off', enableBuiltInResolver: false }]]);
});

test('a session that comes into being later gets the walls, and the window’s gets them even unannounced', async () => {
  const { fake } = await started();
  const later = fakeElectron().sessions.default;
  fake.electron.app.events.emit('session-created', later);
  expect(later.handlers.has('onBeforeRequest')).toBe(true);
  const unannounced = await started({ announceSessions: false });
  expect(unannounced.fake.find('window.onBeforeRequest')).toHaveLength(1);
});

test('requests, permissions, devices, downloads and screens are refused; refusals are counted and shown', async () => {
  const { fake, logged } = await started();
  const { handlers, events } = fake.sessions.window;
  const ask = handlers.get('onBeforeRequest') as (details: object, decide: (answer: object) => void) => void;
  const decided: object[] = [];
  for (const url of ['https://example.org/secret-name', 'devtools://devtools/x.html', 'app://shell/a.js'])
    ask({ url }, (answer) => decided.push(answer));
  expect(decided).toEqual([{ cancel: true }, { cancel: true }, { cancel: false }]);
  expect(await call(fake, 'blocked', {})).toMatchObject({ ok: true, value: { refused: 2 } });
  expect(JSON.stringify(logged)).not.toContain('secret-name');

  const permission = handlers.get('setPermissionRequestHandler') as (
    contents: unknown,
    name: string,
    decide: (granted: boolean) => void,
    details: object,
  ) => void;
  const check = handlers.get('setPermissionCheckHandler') as (contents: unknown, name: string) => boolean;
  const granted: [string, boolean][] = [];
  for (const name of [
    'media',
    'geolocation',
    'openExternal',
    'local-network-access',
    'loopback-network',
    'web-printing',
    'a-permission-of-tomorrow',
    'fullscreen',
  ]) {
    permission(null, name, (answer) => granted.push([name, answer]), { requestingUrl: 'app://shell/' });
    expect(check(null, name)).toBe(name === 'fullscreen');
  }
  expect(granted.filter(([, answer]) => answer)).toEqual([['fullscreen', true]]);
  permission(null, 'fullscreen', (answer) => granted.push(['elsewhere', answer]), {
    requestingUrl: 'https://example.org',
  });
  expect(granted.at(-1)).toEqual(['elsewhere', false]);
  expect((handlers.get('setDevicePermissionHandler') as () => boolean)()).toBe(false);

  events.emit('spellcheck-dictionary-download-begin', {}, 'en-GB');
  expect(logged).toContainEqual(['dictionary-download-tried']);
  const download = { preventDefault: vi.fn() };
  events.emit('will-download', download);
  expect(download.preventDefault).toHaveBeenCalledOnce();
});

test('no page goes elsewhere, opens a window or holds another page', async () => {
  const { fake, logged } = await started();
  fake.electron.app.events.emit('web-contents-created', {}, fake.contents);
  const open = fake.find('contents.setWindowOpenHandler')[0]?.[0] as () => unknown;
  expect(open()).toEqual({ action: 'deny' });
  expect(fake.find('contents.setWebRTCIPHandlingPolicy')).toEqual([['disable_non_proxied_udp']]);
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    const away = { url: 'https://example.org/?name=secret', preventDefault: vi.fn() };
    fake.contents.events.emit(event, away);
    expect(away.preventDefault, event).toHaveBeenCalledOnce();
  }
  const home = { url: 'app://shell/#grid', preventDefault: vi.fn() };
  fake.contents.events.emit('will-navigate', home);
  expect(home.preventDefault).not.toHaveBeenCalled();
  expect(JSON.stringify(logged)).not.toContain('secret');
});

test('the engine gets a minimal environment, its folders and no more', async () => {
  const { fake } = await started();
  expect(fake.find('utilityProcess.fork')).toEqual([
    [
      '/program/dist/electron/engine.mjs',
      [],
      {
        env: { TEMP: '/user/temp', TMP: '/user/temp', SystemRoot: 'C:\\Windows' },
        serviceName: 'Evidence Desk engine',
        stdio: 'ignore',
      },
    ],
  ]);
  expect(posted(fake)[0]?.[0]).toMatchObject({ kind: 'start', workspace: null, version: '1.2.3' });
});

test('a window that asks gets one end of a fresh port, the engine the other', async () => {
  const { fake } = await started();
  await call(fake, 'connect', {});
  expect(posted(fake).at(-1)).toEqual([{ kind: 'window' }, [{ name: 'port1 of 1' }]]);
  expect(fake.find('contents.postMessage')).toEqual([[ENGINE_CHANNEL, null, [{ name: 'port2 of 1' }]]]);
});

test('an engine that dies is started again with its workspace and a new port; after three deaths the person is asked', async () => {
  const { fake, logged } = await started({ response: () => 1 });
  await call(fake, 'connect', {});
  const die = () => fake.children.at(-1)?.events.emit('exit', 1);
  fake.children[0]?.events.emit('message', { kind: 'workspace', path: '/w/North.workspace', unopened: null });
  const waiting = call(fake, 'save', { exportId: 'e' });
  die();
  expect(await waiting).toMatchObject({ ok: false, error: { code: 'engine-gone' } });
  expect(fake.children).toHaveLength(2);
  const starts = () => posted(fake).filter(([message]) => (message as { kind: string }).kind === 'start');
  expect(starts().at(-1)?.[0]).toMatchObject({ workspace: '/w/North.workspace' });
  // Gone, then the new port.
  expect(fake.find('contents.postMessage').slice(-2)).toEqual([
    [ENGINE_CHANNEL, null],
    [ENGINE_CHANNEL, null, [{ name: 'port2 of 2' }]],
  ]);
  die();
  die();
  await vi.advanceTimersByTimeAsync(0);
  expect(fake.find('dialog.showMessageBox')).toHaveLength(1);
  expect(fake.order().at(-1)).toBe('app.quit');

  // Perhaps it was the workspace: whoever goes on does so without it.
  const other = await started({ response: () => 0 });
  other.fake.children[0]?.events.emit('message', { kind: 'workspace', path: '/w/North.workspace', unopened: null });
  for (let deaths = 0; deaths < 3; deaths++) other.fake.children.at(-1)?.events.emit('exit', 1);
  await vi.advanceTimersByTimeAsync(0);
  expect(posted(other.fake).findLast(([message]) => (message as { kind: string }).kind === 'start')?.[0]).toMatchObject(
    {
      workspace: null,
    },
  );
  expect(logged.filter(([what]) => what === 'engine-died')).toHaveLength(3);
});

test('an engine that is silent for a minute is not ended without asking', async () => {
  const { fake } = await started({ response: () => 1 });
  await vi.advanceTimersByTimeAsync(55_000);
  expect(fake.find('dialog.showMessageBox')).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(fake.find('dialog.showMessageBox')).toHaveLength(1);
  expect(fake.find('child.kill')).toHaveLength(0);
});

test('wild messages of the engine are refused', async () => {
  const { fake, logged } = await started();
  for (const wild of [
    null,
    'x',
    { kind: 'answer' },
    { kind: 'settings', settings: { reviewer: 7 } },
    { kind: 'trouble', code: 'x'.repeat(99) },
  ])
    fake.children[0]?.events.emit('message', wild);
  expect(logged.filter(([what]) => what === 'engine-message-refused')).toHaveLength(5);
});

test('settings that the window changed are kept', async () => {
  const { fake, kept } = await started();
  fake.children[0]?.events.emit('message', {
    kind: 'settings',
    settings: { ...DEFAULTS.settings, reviewer: 'A. Reviewer' },
  });
  expect(kept.now.settings.reviewer).toBe('A. Reviewer');
});

test.each<[string, object]>([
  ['a frame that is gone', { senderFrame: null }],
  ['an inner frame', { senderFrame: { parent: {}, url: 'app://shell/' } }],
  ['another page', { senderFrame: { parent: null, url: 'https://example.org/' } }],
  ['a document', { senderFrame: { parent: null, url: 'app://document/0123' } }],
  ['another window', { sender: { id: 99 } }],
])('a call from %s is refused', async (_who, event) => {
  const { fake, logged } = await started();
  expect(await call(fake, 'offer', [{ path: '/etc/passwd', name: 'x' }], event)).toMatchObject({
    ok: false,
    error: { code: 'permission' },
  });
  expect(posted(fake).some(([message]) => (message as { kind: string }).kind === 'offer')).toBe(false);
  expect(logged).toContainEqual(['call-refused', expect.anything()]);
  expect(JSON.stringify(logged)).not.toContain('passwd');
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a number', 7],
  ['an empty list', []],
  ['the wrong shape', [{ path: 7, name: 'secret' }]],
  ['too many files', Array.from({ length: 20_001 }, () => ({ path: '/a', name: 'a' }))],
  ['a huge text', [{ path: 'x'.repeat(17_000_000), name: 'secret' }]],
])('a call with %s is refused without a word of it in the log', async (what, input) => {
  const { fake, logged } = await started();
  expect(await call(fake, 'offer', input)).toMatchObject({ ok: false, error: { code: 'wrong-input' } });
  // What is too large is not even looked at.
  const why = what === 'a huge text' ? 'too-large' : 'malformed';
  expect(logged).toContainEqual(['call-refused', { call: 'offer', why }]);
  expect(JSON.stringify(logged)).not.toContain('secret');
});

test('dropped files become ids; one that is not on this computer is refused by name', async () => {
  const { fake } = await started();
  const offered = call(fake, 'offer', [{ path: 'C:\\cases\\letter.pdf', name: 'letter.pdf' }]);
  await vi.advanceTimersByTimeAsync(0);
  answerLast(fake, 'offer', [{ id: 'f-1', name: 'letter.pdf' }]);
  const reply = await offered;
  expect(reply).toEqual({ ok: true, value: [{ id: 'f-1', name: 'letter.pdf' }] });
  expect(JSON.stringify(reply)).not.toContain('cases');
  expect(await call(fake, 'offer', [{ path: '', name: 'attachment.pdf' }])).toMatchObject({
    ok: false,
    error: { code: 'missing', message: expect.stringContaining('attachment.pdf') },
  });
});

test('an export is saved where the person says, under the engine’s name, by the engine', async () => {
  const { fake } = await started({ savePath: '/home/a/Evidence.xlsx' });
  const saving = call(fake, 'save', { exportId: 'e-1' });
  await vi.advanceTimersByTimeAsync(0);
  answerLast(fake, 'export', '../../Startup/evil.exe');
  await vi.advanceTimersByTimeAsync(0);
  expect(fake.find('dialog.showSaveDialog')[0]?.[0]).toMatchObject({
    defaultPath: expect.stringMatching(/^\/user\/documents\/Startup evil\.exe\.txt$|^\/user\/documents\/[^/]+\.txt$/u),
  });
  expect(posted(fake).at(-1)?.[0]).toMatchObject({ kind: 'save', exportId: 'e-1', path: '/home/a/Evidence.xlsx' });
  answerLast(fake, 'save', true);
  expect(await saving).toEqual({ ok: true, value: { saved: true } });
});

test('a picture is saved as a picture, whatever it is called', async () => {
  const { fake } = await started({ savePath: '/home/a/Chart.png' });
  const bytes = new Uint8Array([0x89, 0x50]);
  expect(await call(fake, 'savePicture', { name: '../Chart.png', bytes })).toEqual({
    ok: true,
    value: { saved: true },
  });
  expect(fake.find('dialog.showSaveDialog')[0]?.[0]).toMatchObject({ defaultPath: '/user/documents/Chart.png' });
  expect(await call(fake, 'savePicture', { name: 'run.exe', bytes })).toMatchObject({ error: { code: 'wrong-input' } });
  expect(await call(fake, 'savePicture', { name: 'a.png', bytes: 'text' })).toMatchObject({
    error: { code: 'wrong-input' },
  });
});

test('a workspace named on the command line, opened by double click or by a second start is offered to the window', async () => {
  const { fake } = await started({}, { argv: ['evidence-desk', '/w/North.workspace'], platform: 'linux' });
  expect(fake.find('contents.send')).toEqual([]);
  await call(fake, 'connect', {});
  await vi.advanceTimersByTimeAsync(0);
  answerLast(fake, 'offer', [{ id: 'f-1', name: 'North.workspace' }]);
  await vi.advanceTimersByTimeAsync(0);
  expect(fake.find('contents.send')).toEqual([[WORKSPACE_CHANNEL, { id: 'f-1', name: 'North.workspace' }]]);

  fake.electron.app.events.emit('second-instance', {}, ['evidence-desk', 'South.workspace'], '/w');
  await vi.advanceTimersByTimeAsync(0);
  expect(posted(fake).at(-1)?.[0]).toMatchObject({ files: [{ path: '/w/South.workspace', name: 'South.workspace' }] });
  expect(fake.order()).toContain('window.restore');
  expect(fake.order()).toContain('window.focus');

  const event = { preventDefault: vi.fn() };
  fake.electron.app.events.emit('open-file', event, '/w/East.workspace');
  expect(event.preventDefault).toHaveBeenCalledOnce();
});

test('a second instance leaves at once and opens nothing', async () => {
  const { fake } = await started({ first: false });
  expect(fake.order().at(-1)).toBe('app.quit');
  expect(fake.order()).not.toContain('openSettings');
  expect(fake.order()).not.toContain('utilityProcess.fork');
});

test('a refused switch or root ends the program before anything else, and it says why', async () => {
  const named = ['app.setPath', 'app.setPath'];
  const { fake, said } = await started({}, { argv: ['evidence-desk', '--proxy-server=evil.example'] });
  expect(fake.order()).toEqual([...named, 'dialog.showErrorBox', 'app.exit']);
  expect(said.join('')).toContain('--proxy-server');
  // Linux shows no dialog before Electron is ready.
  const root = await started({}, { platform: 'linux', isRoot: true });
  expect(root.fake.order()).toEqual([...named, 'app.whenReady', 'dialog.showErrorBox', 'app.exit']);
  expect(root.said.join('')).toContain('root');
});

test('an AppImage that the system keeps from the sandbox says what to install instead', async () => {
  const argv = ['evidence-desk', '--no-sandbox'];
  const image = await started(
    {},
    { platform: 'linux', argv, environment: { APPIMAGE: '/home/a/evidence-desk.AppImage' } },
  );
  expect(image.fake.find('dialog.showErrorBox')[0]?.[1]).toMatch(/\.deb/u);
  const typed = await started({}, { platform: 'linux', argv });
  expect(typed.fake.find('dialog.showErrorBox')[0]?.[1]).toMatch(/--no-sandbox/u);
  expect(image.fake.find('app.exit')).toEqual([[2]]);
});

test.each([
  ['ENOSPC', /disk is full/u],
  ['EACCES', /cannot be written/u],
  ['ERR_OF_TOMORROW', /desktop\.log/u],
])('a start that fails with %s says so in a dialog, on standard error and in the log', async (code, words) => {
  const failing = () => {
    throw Object.assign(new Error('of a case'), { code });
  };
  for (const platform of ['win32', 'linux'] as const) {
    const { fake, logged, said } = await started({}, { openSettings: failing, platform });
    expect(logged).toEqual([['start-failed', { code }]]);
    expect(fake.find('dialog.showErrorBox')[0]?.[1]).toMatch(words);
    expect(said.join('')).toMatch(words);
    expect(fake.find('app.exit')).toEqual([[1]]);
  }
});

test('a second start that comes before the window is there is not lost', async () => {
  const inForce = Promise.withResolvers<void>();
  const fakes: Fake[] = [];
  const starting = started({ proxy: inForce.promise }, {}, DEFAULTS, (fake) => fakes.push(fake));
  await vi.advanceTimersByTimeAsync(100);
  fakes[0]?.electron.app.events.emit('second-instance', {}, ['evidence-desk', 'South.workspace'], '/w');
  inForce.resolve();
  const { fake } = await starting;
  await call(fake, 'connect', {});
  await vi.advanceTimersByTimeAsync(0);
  expect(posted(fake).at(-1)?.[0]).toMatchObject({ kind: 'offer', files: [{ path: '/w/South.workspace' }] });
});

test('a workspace that cannot be offered because the engine is gone is said to be so', async () => {
  const { fake, logged } = await started({ response: () => 1 });
  await call(fake, 'connect', {});
  for (let deaths = 0; deaths < 3; deaths++) fake.children.at(-1)?.events.emit('exit', 1);
  fake.electron.app.events.emit('second-instance', {}, ['evidence-desk', 'South.workspace'], '/w');
  await vi.advanceTimersByTimeAsync(0);
  expect(logged).toContainEqual(['workspace-not-offered']);
  expect(fake.order()).toContain('dialog.showErrorBox');
});

test('what ends because the program is closed is not called a death; what ends before is', async () => {
  const { fake, logged } = await started();
  const { app } = fake.electron;
  const end = () => {
    app.events.emit('child-process-gone', {}, { type: 'Utility', reason: 'killed' });
    fake.contents.events.emit('render-process-gone', {}, { reason: 'killed' });
  };
  end();
  expect(logged.map(([what]) => what)).toEqual(['process-died', 'window-died']);
  app.events.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit' });
  app.events.emit('before-quit', { preventDefault: () => undefined });
  end();
  expect(logged.map(([what]) => what)).toEqual(['process-died', 'window-died', 'closing']);
});

test('an Electron without local models starts all the same', async () => {
  const { fake } = await started({}, {}, DEFAULTS, ({ sessions }) => {
    for (const session of Object.values(sessions)) Object.assign(session, { registerLocalAIHandler: undefined });
  });
  expect(fake.order().at(-1)).toBe('window.loadURL');
});

test('however the program ends, the engine is closed first and the program then', async () => {
  for (const end of ['before-quit', 'shutdown', 'query-session-end'] as const) {
    const { fake } = await started();
    const event = { preventDefault: vi.fn() };
    const { app, powerMonitor } = fake.electron;
    const emitter = { 'before-quit': app, shutdown: powerMonitor, 'query-session-end': fake.window }[end];
    emitter.events.emit(end, event);
    // Windows ends its session all the same; holding it up would only show a reproach.
    expect(event.preventDefault).toHaveBeenCalledTimes(end === 'query-session-end' ? 0 : 1);
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.order()).not.toContain('app.quit');
    answerLast(fake, 'close', {});
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.order().slice(-2)).toEqual(['child.kill', 'app.quit']);
    const second = { preventDefault: vi.fn() };
    app.events.emit('before-quit', second);
    expect(second.preventDefault).not.toHaveBeenCalled();
  }
});

test('a long last backup is waited for; an engine that never closes does not keep the program open', async () => {
  const { fake } = await started();
  fake.electron.app.events.emit('before-quit', { preventDefault: () => undefined });
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  expect(fake.order()).not.toContain('child.kill');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fake.order().slice(-2)).toEqual(['child.kill', 'app.quit']);
});

test('an engine that dies while it closes is not waited for', async () => {
  const { fake } = await started();
  fake.electron.app.events.emit('before-quit', { preventDefault: () => undefined });
  await vi.advanceTimersByTimeAsync(0);
  fake.children.at(-1)?.events.emit('exit', 1);
  await vi.advanceTimersByTimeAsync(0);
  expect(fake.order()).toContain('app.quit');
});

test('a page that dies is loaded again, and after three deaths the person is asked', async () => {
  const { fake } = await started({ response: () => 0 });
  const die = () => fake.contents.events.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  die();
  die();
  expect(fake.find('contents.reload')).toHaveLength(2);
  die();
  await vi.advanceTimersByTimeAsync(0);
  expect(fake.find('dialog.showMessageBox')).toHaveLength(1);
  expect(fake.find('contents.reload')).toHaveLength(3);
});

test('the menu of a packaged program neither reloads nor debugs; what it switches is kept', async () => {
  const { fake, kept } = await started({ openPath: '/w/folder' });
  const items = fake.menu().flatMap(({ submenu }) => submenu as Electron.MenuItemConstructorOptions[]);
  expect(items.map(({ role }) => role)).not.toContain('toggleDevTools');
  expect(items.map(({ role }) => role)).not.toContain('reload');
  const press = (label: string, checked = false) =>
    items.find((item) => item.label?.startsWith(label))?.click?.({ checked } as never, undefined, {} as never);
  press('Draw with', false);
  press('Leave this window out', true);
  press('Keep new workspaces');
  press('Print');
  press('Save what is shown as PDF');
  await vi.advanceTimersByTimeAsync(0);
  expect(kept.now).toMatchObject({ hardwareAcceleration: false, contentProtection: true, workspaces: '/w/folder' });
  expect(fake.find('window.setContentProtection').at(-1)).toEqual([true]);
  expect(posted(fake)).toContainEqual([{ kind: 'folder', folder: '/w/folder' }, []]);
  expect(fake.order()).toContain('contents.print');
  expect(fake.order()).toContain('dialog.showSaveDialog');
  expect((await started({ packaged: false })).fake.menu().flatMap(({ submenu }) => submenu as object[])).toContainEqual(
    {
      role: 'toggleDevTools',
    },
  );
});

test('the window comes back where it stood, unless that screen is gone; where it stands is kept', async () => {
  const kept = { ...DEFAULTS, window: { x: 100, y: 50, width: 1000, height: 700, maximised: true } };
  const there = await started({}, {}, kept);
  expect(there.fake.find('new BrowserWindow')[0]?.[0]).toMatchObject({ x: 100, y: 50, width: 1000, height: 700 });
  expect(there.fake.order()).toContain('window.maximize');
  const gone = await started({}, {}, { ...kept, window: { ...kept.window, x: 5000 } });
  expect(gone.fake.find('new BrowserWindow')[0]?.[0]).not.toHaveProperty('x');
  gone.fake.window.events.emit('close');
  expect(gone.kept.now.window).toEqual({ x: 10, y: 20, width: 1200, height: 800, maximised: false });
});

test('graphics acceleration is turned off before ready where the person has done so', async () => {
  const { fake } = await started({}, {}, { ...DEFAULTS, hardwareAcceleration: false });
  const order = fake.order();
  expect(order.indexOf('app.disableHardwareAcceleration')).toBeLessThan(order.indexOf('app.whenReady'));
  expect(order).toContain('app.disableHardwareAcceleration');
});
