/**
 * The loopback host: the window in a browser on this computer, for machines without Electron and for the browser tests.
 * It listens on 127.0.0.1 only, behind a one-time token, and answers only requests that were made by its own page.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Engine } from '../service/engine.ts';
import { answerAsset, answerDocument, sentence as plain } from './answer.ts';
import type { Assets } from './assets.ts';
import { securityHeaders } from './policy.ts';
import { receiveUpload } from './uploads.ts';

export interface Host {
  /** The address to open, with the one-time token in its fragment, which browsers never send. */
  readonly address: string;
  close(): Promise<void>;
}

export interface HostOptions {
  readonly engine: Engine;
  readonly assets: Assets;
  /** 0 takes a free port. */
  readonly port: number;
}

const MOST_MESSAGE_BYTES = 16 * 1024 * 1024;
const HEADERS = securityHeaders();

/** Starts the host; resolves once it listens. Rejects where the port is taken. */
export async function startHost({ engine, assets, port }: HostOptions): Promise<Host> {
  let token: string | null = randomBytes(32).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  const server = createServer((incoming, outgoing) => {
    answer(incoming)
      .catch(() => sentence(500, 'Something went wrong that should not have.'))
      .then((response) => send(outgoing, response));
  });
  await listen(server, port);
  const authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${authority}`;
  // Browsers share cookies between ports: two programs on one computer must not overwrite each other's.
  const cookie = `evidence-desk-${authority.split(':')[1]}`;

  /** Only this host's own name counts, so that no other site's name can be pointed at this port. */
  const isOurs = (incoming: IncomingMessage) =>
    incoming.headers.host === authority &&
    (incoming.headers.origin === undefined || incoming.headers.origin === origin);
  const hasSession = (incoming: IncomingMessage) => same(cookieValue(incoming, cookie), session);

  async function answer(incoming: IncomingMessage): Promise<Response> {
    if (!isOurs(incoming)) return sentence(403, 'This address answers only its own page.');
    const url = new URL(incoming.url ?? '/', origin);
    if (url.origin !== origin) return sentence(403, 'This address answers only its own page.');
    const { pathname } = url;
    if (incoming.method === 'POST' && pathname === '/session') return openSession(incoming);
    if (incoming.method === 'POST' && pathname === '/files') {
      if (!hasSession(incoming) || incoming.headers.origin !== origin) return closed();
      const file = await receiveUpload(incoming, url.searchParams.get('name') ?? 'file', engine.files);
      if (file === null) return sentence(413, 'This file is larger than 512 MB.');
      return Response.json(file, { headers: HEADERS });
    }
    if (incoming.method !== 'GET') return sentence(405, 'This address does not answer that.');
    const [, place, id] = /^\/(documents|exports)\/([^/]+)$/u.exec(pathname) ?? [];
    if (id === undefined) return answerAsset(assets, pathname, HEADERS);
    if (!hasSession(incoming)) return closed();
    return place === 'documents' ? answerDocument(engine.documentBytes(id), HEADERS) : answerExport(id);
  }

  function openSession(incoming: IncomingMessage): Response {
    const given = incoming.headers.authorization?.replace(/^Bearer /u, '');
    const fresh = token !== null && given !== undefined && same(given, token);
    if (!fresh && !hasSession(incoming)) return closed();
    if (fresh) token = null;
    const kept = `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    return new Response(null, { status: 204, headers: { ...HEADERS, 'set-cookie': kept } });
  }

  function answerExport(id: string): Response {
    const made = engine.exported(id);
    if (made === null) return sentence(404, 'This export is not kept any more; make it again.');
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`;
    return new Response(made.bytes as Uint8Array<ArrayBuffer>, {
      headers: { ...HEADERS, 'content-type': 'application/octet-stream', 'content-disposition': disposition },
    });
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE_BYTES });
  server.on('upgrade', (incoming, socket, head) => {
    const allowed =
      isOurs(incoming) && incoming.headers.origin === origin && hasSession(incoming) && incoming.url === '/engine';
    if (allowed) sockets.handleUpgrade(incoming, socket, head, (webSocket) => connect(webSocket, engine));
    else socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });

  return {
    address: `${origin}/#token=${token}`,
    async close() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
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
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

function cookieValue(incoming: IncomingMessage, cookie: string): string {
  const pair = incoming.headers.cookie?.split(/;\s*/u).find((part) => part.startsWith(`${cookie}=`));
  return pair?.slice(cookie.length + 1) ?? '';
}

/** Compares secrets in constant time. */
function same(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}
