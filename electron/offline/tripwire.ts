/**
 * The fourth wall, for Node's own part of the program: whatever would open a connection, listen for one or look a name up
 * throws instead. Installed first of all in the main process, the engine and each of its threads.
 */
import { syncBuiltinESMExports } from 'node:module';

/** What each module may no longer do. Prototypes are included, so that nobody who kept a class gets around it. */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  'node:net': ['connect', 'createConnection', 'createServer', 'Socket.connect', 'Server.listen'],
  'node:tls': ['connect', 'createServer'],
  'node:http': ['request', 'get', 'createServer'],
  'node:https': ['request', 'get', 'createServer'],
  'node:http2': ['connect', 'createServer', 'createSecureServer'],
  'node:dgram': ['createSocket', 'Socket.bind', 'Socket.send', 'Socket.connect'],
  'node:dns': ['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveTxt', 'reverse'],
  'node:dns/promises': ['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'reverse'],
};

/** Globals that could connect. Some of them are there in some versions of Node only. */
const GLOBALS = ['fetch', 'WebSocket', 'EventSource'];

/** Thrown by everything the wall covers. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';

  constructor(what: string) {
    super(`${what} is refused: this program opens no connection.`);
  }
}

/** Closes the ways out. `tell` hears of every attempt, by the name of what was called and nothing else. */
export function installTripwire(tell: (what: string) => void = () => undefined): void {
  const refuse = (what: string) =>
    function refused(): never {
      tell(what);
      throw new OfflineError(what);
    };
  for (const [name, members] of Object.entries(FORBIDDEN)) {
    const library = process.getBuiltinModule(name) as unknown as Record<string, unknown>;
    for (const member of members) {
      const [owner, method] = member.split('.');
      const object =
        method === undefined ? library : (library[owner ?? ''] as { prototype: Record<string, unknown> }).prototype;
      object[method ?? member] = refuse(`${name} ${member}`);
    }
  }
  for (const name of GLOBALS) {
    if (name in globalThis) Object.defineProperty(globalThis, name, { value: refuse(name), configurable: false });
  }
  syncBuiltinESMExports();
}
