/**
 * The fourth wall, for Node's own part of the program: whatever would open a connection, listen for one or look a name up
 * throws instead. Installed first of all in the main process, the engine and each of its threads.
 */
import { syncBuiltinESMExports } from 'node:module';

/** What each module, and each class of it, may no longer do. Prototypes count, so that nobody who kept a class gets around it. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'node:net': /^(?:connect|createConnection|createServer|listen)$/u,
  'node:tls': /^(?:connect|createServer)$/u,
  'node:http': /^(?:request|get|createServer|createConnection)$/u,
  'node:https': /^(?:request|get|createServer|createConnection)$/u,
  'node:http2': /^(?:connect|createServer|createSecureServer)$/u,
  'node:dgram': /^(?:createSocket|bind|send|connect)$/u,
  'node:dns': /^(?:lookup|resolve|reverse)/u,
  'node:dns/promises': /^(?:lookup|resolve|reverse)/u,
};

/** Globals that could connect. Some of them are there in some versions of Node only. */
const GLOBALS = ['fetch', 'WebSocket', 'EventSource'];

type Members = Record<string, unknown>;

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
  for (const [name, forbidden] of Object.entries(FORBIDDEN)) {
    const library = process.getBuiltinModule(name) as unknown as Members;
    const classes = Object.values(library).flatMap((member) =>
      typeof member === 'function' && member.prototype !== undefined ? [member.prototype as Members] : [],
    );
    for (const owner of [library, ...classes]) {
      for (const member of Object.getOwnPropertyNames(owner)) {
        if (forbidden.test(member)) owner[member] = refuse(`${name} ${member}`);
      }
    }
  }
  for (const name of GLOBALS) {
    if (name in globalThis) Object.defineProperty(globalThis, name, { value: refuse(name), configurable: false });
  }
  syncBuiltinESMExports();
}
