import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('with the tripwire in place no way out of Node works, in the process or in a thread, and nothing arrives', async () => {
  let arrived = 0;
  const server = createServer((_request, answer) => {
    arrived++;
    answer.end();
  });
  server.on('connection', () => arrived++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'tripwire-probe.mjs'), String(port)], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  await new Promise((resolve) => server.close(resolve));
  const { outcome, inThread, attempts } = JSON.parse(stdout) as {
    outcome: Record<string, string>;
    inThread: string;
    attempts: number;
  };
  expect(Object.keys(outcome).length).toBeGreaterThan(15);
  expect(Object.entries(outcome).filter(([, what]) => what !== 'OfflineError')).toEqual([]);
  expect(inThread).toBe('OfflineError');
  expect(attempts).toBe(Object.keys(outcome).length);
  expect(arrived).toBe(0);
});
