import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentIn, isAllowedRequest, isShellPage } from '../../electron/main/addresses.ts';
import { refusedSwitch, workspaceIn } from '../../electron/main/arguments.ts';

const HOSTILE = [
  'https://example.org/',
  'http://127.0.0.1:9/',
  'http://[::1]/',
  'http://2130706433/',
  'http://0x7f.1/',
  '//example.org/index.html',
  'https://app://shell/',
  'https://example.org/?next=app://shell/',
  'https://app:pass@example.org/',
  'app://shell@example.org/',
  'app://user@shell/',
  'app://user:pass@shell/',
  'app://shell:80/',
  'app://shell.example.org/',
  'app://xn--shll-epa/',
  'app://ѕhell/',
  'app://other/',
  'app:shell',
  'app:///shell/',
  'APPS://shell/',
  'file:///etc/passwd',
  'file://shell/index.html',
  'view-source:app://shell/',
  'filesystem:app://shell/temporary/x',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://example.org/5f0c',
  'blob:app://document/5f0c',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'about:blank',
  'ws://example.org/',
  'wss://shell/',
  'ftp://example.org/',
  'mailto:someone@example.org',
  'ms-settings:network',
  '\\\\server\\share',
  'not an address',
  '',
];

test.each(HOSTILE)('the window never goes to %s', (address) => {
  expect(isShellPage(address)).toBe(false);
});

test('the window shows its own page and its own fragments, and no other file or search', () => {
  expect(isShellPage('app://shell/')).toBe(true);
  expect(isShellPage('app://shell/index.html#review?passage=1')).toBe(true);
  for (const other of ['app://shell/assets/a.js', 'app://shell/?next=https://example.org', 'app://document/abc'])
    expect(isShellPage(other)).toBe(false);
});

test.each(HOSTILE.filter((address) => !address.startsWith('data:') && !address.startsWith('devtools:')))(
  'a request for %s is refused',
  (address) => {
    expect(isAllowedRequest(address, { devTools: true })).toBe(false);
  },
);

test('requests for the program’s own files, documents and data go through; development tools only unpackaged', () => {
  for (const own of ['app://shell/assets/a.js', 'app://document/0123456789abcdef', 'blob:app://shell/5f0c', 'data:,x'])
    expect(isAllowedRequest(own, { devTools: false })).toBe(true);
  expect(isAllowedRequest('devtools://devtools/x.html', { devTools: false })).toBe(false);
  expect(isAllowedRequest('devtools://devtools/x.html', { devTools: true })).toBe(true);
});

test.each([
  'app://document/../shell/index.html',
  'app://document/a/b',
  'app://document/a.b',
  'app://document/%2e%2e',
  'app://document/',
  `app://document/${'a'.repeat(201)}`,
  'app://shell/0123456789abcdef',
  'https://document/0123456789abcdef',
])('%s names no document', (address) => {
  expect(documentIn(address)).toBeNull();
});

test('a document is named by its id alone', () => {
  expect(documentIn('app://document/0123456789abcdef')).toBe('0123456789abcdef');
});

const PACKAGED = { packaged: true, platform: 'linux' } as const;

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--inspect',
  '--inspect-brk=0.0.0.0:9229',
  '-inspect',
  '--no-sandbox',
  '--NO-SANDBOX',
  '--no_sandbox',
  '--disable-gpu-sandbox',
  '--disable-setuid-sandbox',
  '--disable-namespace-sandbox',
  '--disable-seccomp-filter-sandbox',
  '--disable-site-isolation-trials',
  '--host-resolver-rules=MAP * 1.2.3.4',
  '--proxy-server=evil.example:8080',
  '--proxy-pac-url=http://evil.example',
  '--log-net-log=out.json',
  '--log-file=/tmp/x',
  '--v=1',
  '--vmodule=*=9',
  '--trace-startup',
  '--crash-dumps-dir=/tmp',
  '--disk-cache-dir=/tmp',
  '--user-data-dir=/tmp/x',
  '--disable-web-security',
  '--js-flags=--allow-natives-syntax',
  '--load-extension=/tmp/x',
  '--langs',
  '---lang',
  ' --no-sandbox',
  '-',
  '--=x',
])('a packaged program does not start with %s', (argument) => {
  expect(refusedSwitch(['evidence-desk', argument], PACKAGED)).not.toBeNull();
  expect(refusedSwitch(['evidence-desk', '--', argument], PACKAGED)).not.toBeNull();
});

test('whatever a switch is called, it is let through only where it is on the list', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{1,30}$/u);
  fc.assert(
    fc.property(name, fc.constantFrom('-', '--', '/'), fc.constantFrom('', '=1', ':1'), (switched, prefix, value) => {
      const argv = ['evidence-desk', `${prefix}${switched}${value}`];
      const known = refusedSwitch(['evidence-desk', `--${switched}`], PACKAGED) === null;
      expect(refusedSwitch(argv, { packaged: true, platform: 'win32' }) === null).toBe(known);
      expect(known && !/^(?:lang|disable-gpu|updated)$|^force-|^ozone-/u.test(switched)).toBe(false);
    }),
  );
});

test('a slash begins a switch on Windows and a path elsewhere', () => {
  expect(refusedSwitch(['evidence-desk', '/inspect'], { packaged: true, platform: 'win32' })).toBe('inspect');
  expect(refusedSwitch(['evidence-desk', '/home/a/North.workspace'], PACKAGED)).toBeNull();
});

test('language, accessibility and graphics are let through, debugging only where the program is not packaged', () => {
  const harmless = ['--lang=cy', '--force-renderer-accessibility', '--disable-gpu', '--ozone-platform=wayland', '--'];
  expect(refusedSwitch(['evidence-desk', 'C:\\inspect\\no-sandbox.workspace', ...harmless], PACKAGED)).toBeNull();
  const unpackaged = { packaged: false, platform: 'linux' } as const;
  const driven = ['-r', '/x/loader.js', 'main.cjs', '--inspect=0', '--remote-debugging-port=0'];
  expect(refusedSwitch(['electron', ...driven], unpackaged)).toBeNull();
  expect(refusedSwitch(['electron', 'main.cjs', '--no-sandbox'], unpackaged)).toBe('no-sandbox');
});

test('only a workspace is taken from the command line, found from the folder it was typed in', () => {
  expect(workspaceIn(['evidence-desk', '--lang=cy', 'North.workspace'], '/home/a')).toBe('/home/a/North.workspace');
  expect(workspaceIn(['electron', '/x/main.cjs', '/y/North.WORKSPACE'], '/home/a')).toBe('/y/North.WORKSPACE');
  expect(workspaceIn(['evidence-desk', 'letter.pdf', '--x=a.workspace'], '/home/a')).toBeNull();
});

test.skipIf(process.platform === 'win32').each([
  ['file:///home/a/b%20c.workspace', '/home/a/b c.workspace'],
  ['FILE:///home/a/North.WORKSPACE', '/home/a/North.WORKSPACE'],
  ['file:///home/a/%C3%A9t%C3%A9.workspace', '/home/a/été.workspace'],
  ['file://localhost/home/a/North.workspace', '/home/a/North.workspace'],
  ['/home/a/100%25 sure.workspace', '/home/a/100%25 sure.workspace'],
  ['file:odd.workspace', '/h/file:odd.workspace'],
])('desktops of Linux hand over %s, which is the file %s', (given, path) => {
  expect(workspaceIn(['evidence-desk', given], '/h')).toBe(path);
});

test.each(['file://server/share/North.workspace', 'file:///home/a%2Fb.workspace', 'file:///home/%ZZ.workspace'])(
  '%s is the address of no file here',
  (given) => {
    if (process.platform !== 'win32') expect(workspaceIn(['evidence-desk', given], '/h')).toBeNull();
  },
);
