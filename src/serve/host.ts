/**
 * The loopback host: the window in a browser on this computer, for machines without Electron and for the browser tests.
 * It listens on 127.0.0.1 only, behind a one-time token, and answers only requests that were made by its own page. What
 * opens the engine afterwards is a secret that the page keeps in its tab and sends in a header: browsers send cookies to
 * every port of this computer, and thereby to other users' programs.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Engine } from '../service/engine.ts';
import { answerAsset, answerDocument, sentence as plain } from './answer.ts';
import type { Assets } from './assets.ts';
import { securityHeaders } from './policy.ts';
import { receiveUpload, refusalOf } from './uploads.ts';

export interface Host {
  /** The address to open, with the one-time token in its fragment, which browsers never send. */
  readonly address: string;
  /** Another address that works once; the one before it works no more, sessions go on. */
  newAddress(): string;
  close(): Promise<void>;
}

export interface HostOptions {
  readonly engine: Engine;
  readonly assets: Assets;
  /** 0 takes a free port. */
  readonly port: number;
}

const MOST_MESSAGE_BYTES = 16 * 1024 * 1024;
const MOST_CONNECTIONS = 1024;
/** Milliseconds for the head of a request, and for all of it: a large file from a slow stick. */
const HEAD_LIMIT = 15_000;
const REQUEST_LIMIT = 15 * 60_000;
/** The WebSocket's own protocol; the session's secret stands beside it in the request and is never sent back. */
const PROTOCOL = 'evidence-desk';
const BAD_REQUEST = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';
const HEADERS = securityHeaders();

/** Starts the host; resolves once it listens. Rejects where the port is taken. */
export async function startHost({ engine, assets, port }: HostOptions): Promise<Host> {
  let token: string | null = secret();
  const session = secret();
  const server = createServer((incoming, outgoing) => {
    answer(incoming)
      .catch(() => sentence(500, 'Something went wrong that should not have.'))
      .then((response) => send(outgoing, response))
      .catch(() => outgoing.destroy());
  });
  server.headersTimeout = HEAD_LIMIT;
  server.requestTimeout = REQUEST_LIMIT;
  server.maxConnections = MOST_CONNECTIONS;
  // A connection can break at any moment, also while it belongs to nobody: after an upgrade was refused, for example.
  server.on('connection', endWithItsError);
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(BAD_REQUEST, () => socket.destroy());
    else socket.destroy();
  });
  await listen(server, port);
  const authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${authority}`;

  /** Only this host's own name counts, so that no other site's name can be pointed at this port. */
  const isOurs = (incoming: IncomingMessage) =>
    incoming.headers.host === authority &&
    (incoming.headers.origin === undefined || incoming.headers.origin === origin);
  const hasSession = (incoming: IncomingMessage) => same(bearerOf(incoming), session);

  async function answer(incoming: IncomingMessage): Promise<Response> {
    if (!isOurs(incoming)) return sentence(403, 'This address answers only its own page.');
    const url = URL.parse(incoming.url ?? '/', origin);
    if (url === null) return sentence(404, 'There is nothing at this address.');
    if (url.origin !== origin) return sentence(403, 'This address answers only its own page.');
    const { pathname } = url;
    if (incoming.method === 'POST' && pathname === '/session') return openSession(incoming);
    if (incoming.method === 'POST' && pathname === '/files') {
      if (!hasSession(incoming) || incoming.headers.origin !== origin) return closed();
      return keepUpload(incoming, url.searchParams.get('name') ?? 'file');
    }
    if (incoming.method !== 'GET') return sentence(405, 'This address does not answer that.');
    const [, place, id] = /^\/(documents|exports)\/([^/]+)$/u.exec(pathname) ?? [];
    if (id === undefined) return answerAsset(assets, pathname, HEADERS);
    if (!hasSession(incoming)) return closed();
    return place === 'documents' ? answerDocument(engine.documentBytes(id), HEADERS) : answerExport(id);
  }

  async function keepUpload(incoming: IncomingMessage, name: string): Promise<Response> {
    try {
      const file = await receiveUpload(incoming, name, engine.files);
      if (file === null) return sentence(413, 'It is larger than 512 MB. Split it, or unpack it and add its files.');
      return Response.json(file, { headers: HEADERS });
    } catch (error) {
      const refused = refusalOf(error);
      if (refused === null) throw error;
      return sentence(refused.status, refused.words);
    }
  }

  function openSession(incoming: IncomingMessage): Response {
    const fresh = token !== null && same(bearerOf(incoming), token);
    if (!fresh && !hasSession(incoming)) return closed();
    if (fresh) token = null;
    return Response.json({ session }, { headers: HEADERS });
  }

  function answerExport(id: string): Response {
    const made = engine.exported(id);
    if (made === null) return sentence(404, 'This export is not kept any more; make it again.');
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`;
    return new Response(made.bytes as Uint8Array<ArrayBuffer>, {
      headers: { ...HEADERS, 'content-type': 'application/octet-stream', 'content-disposition': disposition },
    });
  }

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_MESSAGE_BYTES,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });
  server.on('upgrade', (incoming, socket, head) => {
    const allowed =
      isOurs(incoming) &&
      incoming.headers.origin === origin &&
      incoming.url === '/engine' &&
      protocolsOf(incoming).some((offered) => same(offered, session));
    if (allowed) sockets.handleUpgrade(incoming, socket, head, (webSocket) => connect(webSocket, engine));
    else refuse(socket);
  });
  server.on('error', () => undefined);

  return {
    address: `${origin}/#token=${token}`,
    newAddress() {
      token = secret();
      return `${origin}/#token=${token}`;
    },
    async close() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function endWithItsError(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
}

/** Refuses an upgrade and lets the connection go, also where the other side never closes it. */
function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => socket.destroy());
}

/** Carries messages between one window and the engine. */
function connect(webSocket: WebSocket, engine: Engine): void {
  const connection = engine.connect((message) => {
    if (webSocket.readyState === webSocket.OPEN) webSocket.send(JSON.stringify(message));
  });
  webSocket.on('message', (data, isBinary) => {
    if (isBinary) return;
    let message: unknown;
    try {
      message = JSON.parse(data.toString());
    } catch {
      return;
    }
    connection.receive(message);
  });
  webSocket.on('close', () => connection.close());
  webSocket.on('error', () => webSocket.terminate());
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function sentence(status: number, words: string): Response {
  return plain(status, words, HEADERS);
}

function closed(): Response {
  return sentence(401, 'Open the address that the program printed.');
}

async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  outgoing.on('error', () => outgoing.destroy());
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

/** The secret in a request's Authorization header, or nothing. */
function bearerOf(incoming: IncomingMessage): string {
  return /^Bearer (.+)$/u.exec(incoming.headers.authorization ?? '')?.[1] ?? '';
}

function protocolsOf(incoming: IncomingMessage): string[] {
  return (incoming.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
}

/** Compares secrets in constant time. */
function same(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}
