import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Host, startHost } from '../../../src/serve/host.ts';
import { privatePage } from '../../../src/serve/private-page.ts';
import { refusalOf } from '../../../src/serve/uploads.ts';
import { createEngine, type Engine } from '../../../src/service/engine.ts';
import { settingsInFile } from '../../../src/service/workspaces/settings.ts';

let folder: string;
let engine: Engine;
let host: Host;
let origin: string;
let token: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-host-'));
  const assets = join(folder, 'assets');
  mkdirSync(assets);
  writeFileSync(join(assets, 'index.html'), '<!doctype html><title>Evidence Desk</title>');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  symlinkSync(join(folder, 'secret.js'), join(assets, 'link.js'));
  engine = createEngine({
    workspace: null,
    settings: settingsInFile(join(folder, 'settings.json')),
    folder,
    backups: join(folder, 'backups'),
    samples: folder,
    version: 'test',
  });
  host = await startHost({ engine, assets: { folder: assets }, port: 0 });
  [origin = '', token = ''] = host.address.split('/#token=');
});

afterEach(async () => {
  await host.close();
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A request written by hand: fetch would not let a test lie about Host and Origin, or send a raw path. */
function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path, method, headers: { host: new URL(origin).host, ...headers } },
      (answer) => {
        let text = '';
        answer.on('data', (data: Buffer) => {
          text += data.toString();
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const openSession = (given = token) =>
  ask('/session', { method: 'POST', headers: { authorization: `Bearer ${given}`, origin } });

async function session(): Promise<{ authorization: string; secret: string }> {
  const { body } = await openSession();
  const { session: secret } = JSON.parse(body) as { session: string };
  return { authorization: `Bearer ${secret}`, secret };
}

function socket(headers: Record<string, string>, secret?: string): Promise<'open' | 'refused'> {
  return new Promise((resolve) => {
    const protocols = secret === undefined ? [] : ['evidence-desk', secret];
    const webSocket = new WebSocket(`${origin.replace('http', 'ws')}/engine`, protocols, { headers });
    webSocket.on('open', () => {
      expect(webSocket.protocol).toBe('evidence-desk');
      webSocket.terminate();
      resolve('open');
    });
    webSocket.on('error', () => resolve('refused'));
  });
}

test('it listens on the loopback address only, with a long token in the fragment', () => {
  expect(host.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/u);
});

test('every answer carries the policy that keeps the window offline', async () => {
  for (const path of ['/', '/nothing.js', '/documents/x']) {
    const { headers } = await ask(path);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  }
});

test('the token opens one session and is worth nothing afterwards; a new one can be had, and the session goes on', async () => {
  expect((await openSession('wrong'.padEnd(43, 'x'))).status).toBe(401);
  const first = await openSession();
  expect(first.status).toBe(200);
  expect((await openSession()).status).toBe(401);
  const { session: kept } = JSON.parse(first.body) as { session: string };
  expect((await openSession(kept)).status).toBe(200);
  const [, another = ''] = host.newAddress().split('/#token=');
  expect(another).not.toBe(token);
  expect((await openSession(another)).status).toBe(200);
  expect((await openSession(another)).status).toBe(401);
  expect((await openSession(kept)).status).toBe(200);
});

test('no answer sets a cookie, which browsers would send to every port of this computer, and a cookie opens nothing', async () => {
  const opened = await openSession();
  const { session: secret } = JSON.parse(opened.body) as { session: string };
  const { port } = new URL(origin);
  const headers = { authorization: `Bearer ${secret}` };
  for (const answer of [opened, await ask('/'), await ask('/documents/x', { headers })]) {
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
  const cookies = { cookie: `evidence-desk-${port}=${secret}; session=${secret}` };
  expect((await ask('/documents/x', { headers: cookies })).status).toBe(401);
  expect((await ask(`/documents/x?session=${secret}`)).status).toBe(401);
});

test('a private page leads the browser to the address; no other user can read it, and it goes', () => {
  const page = privatePage(join(folder, 'open'), host.address);
  expect(readFileSync(page.path, 'utf8')).toContain(host.address);
  if (process.platform !== 'win32') {
    expect(statSync(page.path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'open')).mode & 0o777).toBe(0o700);
  }
  page.remove();
  expect(readdirSync(join(folder, 'open'))).toEqual([]);
});

test.each([
  ['another name for this computer', { host: 'localhost:80' }],
  ['a name that points here', { host: 'evil.example' }],
  ['another origin', { origin: 'http://evil.example' }],
  ['no origin at all that matches', { origin: 'null' }],
])('a request under %s is refused', async (_what, headers) => {
  expect((await ask('/', { headers })).status).toBe(403);
});

test('documents, exports and files need the session', async () => {
  for (const path of ['/documents/abc', '/exports/abc']) expect((await ask(path)).status).toBe(401);
  expect((await ask('/files?name=a.txt', { method: 'POST', headers: { origin }, body: 'x' })).status).toBe(401);
  const { authorization } = await session();
  expect((await ask('/documents/abc', { headers: { authorization } })).status).toBe(404);
  const sent = await ask('/files?name=..%2F..%2Fa.txt', {
    method: 'POST',
    headers: { origin, authorization },
    body: 'Words.',
  });
  expect(sent.status).toBe(200);
  const file = engine.files.take((JSON.parse(sent.body) as { id: string }).id);
  expect(file).toMatchObject({ name: '../../a.txt', temporary: true });
  expect(file?.at.startsWith(await engine.files.privateFolder())).toBe(true);
});

test('a file that cannot be kept is refused with the reason, and an address that is none is not there', async () => {
  const { authorization } = await session();
  const sound = engine.files.privateFolder;
  Object.assign(engine.files, { privateFolder: () => Promise.resolve(join(folder, 'gone')) });
  const send = { method: 'POST', headers: { origin, authorization }, body: 'Words.' };
  const refused = await ask('/files?name=a.txt', send);
  expect(refused.body).toContain('folder for temporary files cannot be written to');
  Object.assign(engine.files, { privateFolder: sound });
  expect((await ask('/files?name=a.txt', send)).status).toBe(200);
  const full = refusalOf(Object.assign(new Error(), { code: 'ENOSPC' }));
  expect(full).toMatchObject({ status: 507, words: expect.stringContaining('full') });
  expect(refusalOf(new Error('a fault of ours'))).toBe(null);
  for (const path of ['//', 'http://[', '//[/']) expect((await ask(path)).status).toBe(404);
});

test('the engine’s socket needs session and origin', async () => {
  const { authorization, secret } = await session();
  expect(await socket({ origin }, secret)).toBe('open');
  expect(await socket({ origin })).toBe('refused');
  expect(await socket({ origin, authorization, cookie: secret })).toBe('refused');
  expect(await socket({ origin }, 'wrong'.padEnd(43, 'x'))).toBe('refused');
  expect(await socket({ origin: 'http://evil.example' }, secret)).toBe('refused');
  expect(await socket({}, secret)).toBe('refused');
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.js',
  '/..%2fsecret.js',
  '/%252e%252e/secret.js',
  '/link.js',
  '/assets\\..\\secret.js',
  '/index.html%00.js',
  '//evil.example/index.html',
  '/index.txt',
  '/%zz',
])('the path %s leads to nothing', async (path) => {
  const { status, body } = await ask(path);
  expect([403, 404]).toContain(status);
  expect(body).not.toContain('secret');
});

test('other methods are refused', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await ask('/', { method })).status).toBe(405);
});

test('malformed and oversized messages are dropped, and the engine goes on', async () => {
  const { secret } = await session();
  const webSocket = new WebSocket(`${origin.replace('http', 'ws')}/engine`, ['evidence-desk', secret], {
    headers: { origin },
  });
  await new Promise((resolve) => webSocket.once('open', resolve));
  const answered = new Promise<string>((resolve) => webSocket.once('message', (data) => resolve(data.toString())));
  for (const wild of ['{', '[]', '{"kind":"call"}', '{"kind":"stop","id":99}', JSON.stringify({ kind: 'x', id: 1 })])
    webSocket.send(wild);
  webSocket.send(Buffer.from([0, 1, 2]));
  webSocket.send(JSON.stringify({ kind: 'call', id: 1, name: 'workspace.get', input: {} }));
  expect(JSON.parse(await answered)).toMatchObject({ kind: 'result', id: 1, value: { open: false } });
  webSocket.terminate();
});
