/**
 * The window on the desktop: the engine behind a message port that the preload script passes on, files and saving through the
 * few functions it gives.
 */
import { BRIDGE, type DesktopBridge, ENGINE_CHANNEL, type Reply } from '../../src/contract/desktop-names.ts';
import { OperationError } from '../../src/contract/errors.ts';
import { type WireClient, wireClient } from '../../src/contract/protocol.ts';
import { type Connection, type Host, listeners } from './host.ts';

/** What the preload script gives this window, or null in a browser. */
export function desktopBridge(): DesktopBridge | null {
  return (globalThis as { [BRIDGE]?: DesktopBridge })[BRIDGE] ?? null;
}

/** Asks for the engine and waits until its first port is there. */
export async function desktopHost(bridge: DesktopBridge): Promise<Host> {
  const wire = portWire();
  valueIn(await bridge.connect());
  return {
    kind: 'desktop',
    client: wire.client,
    documentAddress: (id) => `app://document/${encodeURIComponent(id)}`,
    documentHeaders: {},
    offerFiles: async (files, names) =>
      valueIn(await bridge.offerFiles(files, names ?? files.map((file) => file.webkitRelativePath || file.name))),
    async save(exportId) {
      valueIn(await bridge.save(exportId));
    },
    async savePicture(picture, name) {
      valueIn(await bridge.savePicture(new Uint8Array(await picture.arrayBuffer()), name));
    },
    watch: wire.watch,
    onChange: wire.onChange,
    onWorkspace: (listener) => bridge.onWorkspace(listener),
    blocked: async () => valueIn(await bridge.blocked()),
  };
}

function valueIn<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value;
  throw new OperationError(reply.error.code, reply.error.message);
}

/** A wire over the newest port. Calls made before the first one wait for it; a dead engine takes its calls with it. */
function portWire(): Pick<Host, 'client' | 'watch' | 'onChange'> {
  const watchers = listeners<Connection>();
  const changes = listeners<string>();
  const arrived = Promise.withResolvers<void>();
  let current: WireClient | null = null;
  const stateNow = (): Connection => (current === null ? 'lost' : 'connected');

  window.addEventListener('message', ({ source, data, ports: [port] }) => {
    if (source !== window || data !== ENGINE_CHANNEL) return;
    current?.lost();
    current = null;
    if (port !== undefined) {
      const wire = wireClient((message) => port.postMessage(message), changes.tell);
      port.onmessage = ({ data: message }) => wire.receive(message);
      current = wire;
      arrived.resolve();
    }
    watchers.tell(stateNow());
  });

  return {
    client: {
      async call(name, input, options) {
        await arrived.promise;
        if (current === null) {
          throw new OperationError(
            'engine-gone',
            'The program that does the work does not answer. What was saved is kept; it is being started again.',
          );
        }
        return current.call(name, input, options);
      },
    },
    watch(listener) {
      listener(stateNow());
      return watchers.add(listener);
    },
    onChange: changes.add,
  };
}
