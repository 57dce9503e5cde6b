/**
 * Thousands of connections that break, stall, lie or say too much, at each stage: the host goes on answering its own page.
 * It runs in a process of its own, where an error that nobody listens for ends it, as it would end the program.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MANY = Number(process.env.ODD_CONNECTIONS ?? 3000);
const AT_ONCE = 64;
const WORKER = fileURLToPath(new URL('host-worker.ts', import.meta.url));

let folder = '';
let child: ChildProcess;
let complaint = '';
let port = 0;
let token = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-odd-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', 'index.html'), '<!doctype html><title>Evidence Desk</title>');
  child = spawn(process.execPath, ['--no-warnings', WORKER, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stderr?.on('data', (data) => {
    complaint += String(data);
  });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  const address = new URL(line.toString().trim());
  port = Number(address.port);
  token = address.hash.replace('#token=', '');
});

afterAll(() => {
  child.kill();
  rmSync(folder, { recursive: true, force: true });
});

const upgrade = (host: string, rest = '') =>
  `GET /engine HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${rest}\r\n`;

/** What is sent before the connection breaks. Some break while it is being answered, some before it is whole. */
function saying(secret: string): Readonly<Record<string, string>> {
  const us = `127.0.0.1:${port}`;
  const right = `Origin: http://${us}\r\nSec-WebSocket-Protocol: evidence-desk, ${secret}\r\n`;
  const bearer = `Authorization: Bearer ${secret}\r\nOrigin: http://${us}\r\n`;
  const frame = (bytes: number[]) => Buffer.from(bytes).toString('latin1');
  return {
    nothing: '',
    'half a method': 'GE',
    'half a head': `GET / HTTP/1.1\r\nHost: ${us}\r\nX-Slow: `,
    'a page': `GET / HTTP/1.1\r\nHost: ${us}\r\n\r\n`,
    'many pages at once': `GET / HTTP/1.1\r\nHost: ${us}\r\n\r\n`.repeat(40),
    'an upgrade under another name': upgrade('evil.example'),
    'an upgrade without a secret': upgrade(us),
    'an upgrade with more behind it': `${upgrade('evil.example')}${'x'.repeat(5000)}`,
    'half an upgrade': upgrade(us, right).slice(0, -20),
    'a right upgrade': upgrade(us, right),
    'a right upgrade and half a frame': `${upgrade(us, right)}${frame([0x81, 0xfe, 0xff])}`,
    'a right upgrade and a frame without a mask': `${upgrade(us, right)}${frame([0x81, 0x02, 0x7b, 0x7d])}`,
    'a right upgrade and a frame said to be huge': `${upgrade(us, right)}${frame([0x81, 0xff, 0, 0, 0x7f, 255, 255, 255, 255, 255, 1, 2, 3, 4])}`,
    'a right upgrade and reserved bits': `${upgrade(us, right)}${frame([0xf1, 0x80, 1, 2, 3, 4])}`,
    'an upgrade to another protocol': upgrade(us).replace('websocket', 'h2c'),
    'a file said to be longer than it is': `POST /files?name=a HTTP/1.1\r\nHost: ${us}\r\n${bearer}Content-Length: 100000\r\n\r\nwords`,
    'a file in chunks that break off': `POST /files?name=a HTTP/1.1\r\nHost: ${us}\r\n${bearer}Transfer-Encoding: chunked\r\n\r\nffff\r\nwords`,
    'a file in chunks that are none': `POST /files?name=a HTTP/1.1\r\nHost: ${us}\r\n${bearer}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    'a head that is too long': `GET / HTTP/1.1\r\nHost: ${us}\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`,
    'a greeting of TLS': frame([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
    'two lengths': `POST /session HTTP/1.1\r\nHost: ${us}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
    'a connect': `CONNECT ${us} HTTP/1.1\r\nHost: ${us}\r\n\r\n`,
    'an expectation': `POST /files?name=a HTTP/1.1\r\nHost: ${us}\r\nExpect: 200-ok\r\nContent-Length: 3\r\n\r\n`,
    'bytes of no protocol': frame(Array.from({ length: 300 }, (_, at) => (at * 89) % 256)),
  };
}

const ENDS: readonly ((socket: Socket) => void)[] = [
  (socket) => socket.resetAndDestroy(),
  (socket) => socket.end(),
  (socket) => socket.destroy(),
  // Half open: nothing more comes, and nothing is closed for a while.
  (socket) => setTimeout(() => socket.resetAndDestroy(), 150),
  (socket) => socket.once('data', () => socket.resetAndDestroy()),
];

function odd(words: string, end: (socket: Socket) => void, wait: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.once('close', () => resolve());
    setTimeout(() => socket.destroy(), 400);
    socket.once('connect', () => {
      socket.write(words, 'latin1');
      if (wait === 0) end(socket);
      else setTimeout(() => end(socket), wait);
    });
  });
}

async function answers(): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  return answer.text();
}

test(`the host goes on through ${MANY} odd connections`, async () => {
  const opened = await fetch(`http://127.0.0.1:${port}/session`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  const { session } = (await opened.json()) as { session: string };
  const words = Object.values(saying(session));
  let next = 0;
  const lane = async () => {
    while (next < MANY) {
      const at = next++;
      const end = ENDS[Math.floor(at / words.length) % ENDS.length];
      if (end) await odd(words[at % words.length] ?? '', end, at % 3 === 0 ? 0 : at % 3);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  expect(complaint).toBe('');
  expect(child.exitCode).toBeNull();
  expect(await answers()).toContain('Evidence Desk');
  const uploads = await fetch(`http://127.0.0.1:${port}/documents/none`, {
    headers: { authorization: `Bearer ${session}` },
  });
  expect(uploads.status).toBe(404);
}, 180_000);
