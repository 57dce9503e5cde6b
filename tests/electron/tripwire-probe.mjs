/**
 * Tries every way out that Node has, in the process and in a thread, after the tripwire is in place. Prints what happened.
 */

import * as dgram from 'node:dgram';
import * as dns from 'node:dns';
import { lookup } from 'node:dns/promises';
import * as http from 'node:http';
import * as http2 from 'node:http2';
import { get } from 'node:https';
import * as net from 'node:net';
import * as tls from 'node:tls';
import { Worker } from 'node:worker_threads';
import { attemptsToConnect } from '../../electron/offline/closed.ts';

const port = Number(process.argv[2]);
const address = `http://127.0.0.1:${port}/`;
const ways = {
  'net.connect': () => net.connect(port, '127.0.0.1'),
  'net.Socket': () => new net.Socket().connect(port, '127.0.0.1'),
  'net.Server': () => net.createServer().listen(0),
  'new net.Server': () => new net.Server().listen(0),
  'a local pipe': () => net.connect('/tmp/evidence-desk.sock'),
  'tls.connect': () => tls.connect(port, '127.0.0.1'),
  'http.get': () => http.get(address),
  'http.Agent': () => new http.ClientRequest(address),
  'https.get': () => get(`https://127.0.0.1:${port}/`),
  'http2.connect': () => http2.connect(address),
  'dgram.createSocket': () => dgram.createSocket('udp4'),
  'dgram.Socket': () => new dgram.Socket('udp4').send('x', port, '127.0.0.1'),
  'dns.lookup': () => dns.lookup('localhost', () => undefined),
  'dns/promises.lookup': () => lookup('localhost'),
  'dns.Resolver': () => new dns.Resolver().resolve4('example.org', () => undefined),
  fetch: () => fetch(address),
  WebSocket: () => new WebSocket(`ws://127.0.0.1:${port}/`),
};

const outcome = {};
for (const [name, way] of Object.entries(ways)) {
  try {
    await way();
    outcome[name] = 'went through';
  } catch (error) {
    outcome[name] = error.name;
  }
}
process.on('uncaughtException', () => undefined);
const inThread = await new Promise((resolve) => {
  const code = `
    require(${JSON.stringify(new URL('./tripwire-thread.mjs', import.meta.url).pathname)});
    try { require('node:net').connect(${port}, '127.0.0.1'); require('node:worker_threads').parentPort.postMessage('went through'); }
    catch (error) { require('node:worker_threads').parentPort.postMessage(error.name); }`;
  new Worker(code, { eval: true }).on('message', resolve).on('error', (error) => resolve(String(error)));
});
process.stdout.write(JSON.stringify({ outcome, inThread, attempts: attemptsToConnect() }));
process.exit(0);
