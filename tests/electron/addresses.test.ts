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

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--inspect',
  '--inspect-brk=0.0.0.0:9229',
  '-inspect',
  '/inspect',
  '--no-sandbox',
  '--NO-SANDBOX',
  '--no_sandbox',
  '--host-resolver-rules=MAP * 1.2.3.4',
  '--proxy-server=evil.example:8080',
  '--proxy-pac-url=http://evil.example',
  '--log-net-log=out.json',
  '--user-data-dir=/tmp/x',
  '--disable-web-security',
  '--js-flags=--allow-natives-syntax',
  '--load-extension=/tmp/x',
])('a packaged program does not start with %s', (argument) => {
  expect(refusedSwitch(['evidence-desk', argument], true)).not.toBeNull();
});

test('other arguments are let through, debugging only where the program is not packaged', () => {
  expect(refusedSwitch(['evidence-desk', 'C:\\inspect\\no-sandbox.workspace', '--lang=cy'], true)).toBeNull();
  expect(refusedSwitch(['electron', 'main.cjs', '--inspect=0', '--remote-debugging-port=0'], false)).toBeNull();
  expect(refusedSwitch(['electron', 'main.cjs', '--no-sandbox'], false)).toBe('no-sandbox');
});

test('only a workspace is taken from the command line, found from the folder it was typed in', () => {
  expect(workspaceIn(['evidence-desk', '--lang=cy', 'North.workspace'], '/home/a')).toBe('/home/a/North.workspace');
  expect(workspaceIn(['electron', '/x/main.cjs', '/y/North.WORKSPACE'], '/home/a')).toBe('/y/North.WORKSPACE');
  expect(workspaceIn(['evidence-desk', 'letter.pdf', '--x=a.workspace'], '/home/a')).toBeNull();
});
