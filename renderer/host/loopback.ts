/**
 * The window in a browser: the engine behind a WebSocket of the same origin, files by POST, documents and exports by GET.
 */
import { OperationError } from '../../src/contract/errors.ts';
import { type WireClient, wireClient } from '../../src/contract/protocol.ts';
import { type Connection, type Host, listeners, type OfferedFile, SessionRefused } from './host.ts';

const LONGEST_WAIT = 5000;
const AT_ONCE = 4;
/** Where this tab keeps the session's secret: it goes to no other address, as a cookie would, and ends with the tab. */
const KEPT = 'evidence-desk session';

/**
 * Opens the session and the wire.
 * @throws SessionRefused when neither the address nor the tab's own secret lets this window in.
 */
export async function loopbackHost(): Promise<Host> {
  const session = await openSession();
  const headers = bearer(session);
  const wire = keptWire(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/engine`, session);
  return {
    kind: 'browser',
    client: wire.client,
    documentAddress: (id) => `/documents/${encodeURIComponent(id)}`,
    documentHeaders: headers,
    offerFiles: (files, names) =>
      inTurn(
        files.map((file, at) => ({ file, name: names?.[at] ?? (file.webkitRelativePath || file.name) })),
        AT_ONCE,
        (item) => offerFile(item, headers),
      ),
    async save(exportId, name) {
      const answer = await fetch(`/exports/${encodeURIComponent(exportId)}`, { headers });
      if (!answer.ok) throw new OperationError('not-found', 'This export is not kept any more; make it again.');
      download(await answer.blob(), name);
    },
    async savePicture(picture, name) {
      download(picture, name);
    },
    onWorkspace: () => undefined,
    blocked: async () => ({
      walls: [
        'Address: the program listens on this computer only, and answers only the window it has opened.',
        'Requests: the page may ask nothing but that address; the browser refuses everything else.',
      ],
      refused: refusals.length,
    }),
    watch: wire.watch,
    onChange: wire.onChange,
  };
}

function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Addresses that the content policy has refused since the window was opened. */
const refusals: string[] = [];
document.addEventListener('securitypolicyviolation', ({ blockedURI }) => refusals.push(blockedURI));

/** The token stands in the fragment of the address once; afterwards this tab's own secret is enough. */
async function openSession(): Promise<string> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  for (const secret of [token, sessionStorage.getItem(KEPT)]) {
    if (!secret) continue;
    const answer = await fetch('/session', { method: 'POST', headers: bearer(secret) });
    if (!answer.ok) continue;
    const { session } = (await answer.json()) as { session: string };
    sessionStorage.setItem(KEPT, session);
    if (token) history.replaceState(null, '', location.pathname);
    return session;
  }
  throw new SessionRefused();
}

/** Whether a program answers that does not know this window's secret. */
async function isRefused(session: string): Promise<boolean> {
  try {
    return (await fetch('/session', { method: 'POST', headers: bearer(session) })).status === 401;
  } catch {
    return false;
  }
}

function bearer(secret: string): Record<string, string> {
  return { authorization: `Bearer ${secret}` };
}

async function offerFile(
  { file, name }: { readonly file: File; readonly name: string },
  headers: Record<string, string>,
): Promise<OfferedFile> {
  let answer: Response;
  try {
    answer = await fetch(`/files?name=${encodeURIComponent(name)}`, { method: 'POST', headers, body: file });
  } catch {
    throw new OperationError(
      'engine-gone',
      `${name} could not be handed over: the program that reads it does not answer, or the file has moved. Nothing was changed; try again.`,
    );
  }
  if (!answer.ok) {
    throw new OperationError('unexpected', `${name} could not be handed over. ${await answer.text()}`);
  }
  const { id } = (await answer.json()) as { id: string };
  return { id, name };
}

/** Does the work for every item, a few at once, and keeps the order. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      const item = items[at];
      if (item !== undefined) results.set(at, await work(item));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return [...results.entries()].sort(([left], [right]) => left - right).map(([, result]) => result);
}

/**
 * A wire that is opened again when it breaks. Calls made while it is broken wait for the first attempt only. A program that
 * was started anew has another secret: then there is nothing to wait for.
 */
function keptWire(address: string, session: string): Pick<Host, 'client' | 'watch' | 'onChange'> {
  const watchers = listeners<Connection>();
  const changes = listeners<string>();
  let current: Promise<WireClient> | null = null;
  let state: Connection = 'connected';
  let wait = 250;

  const tell = (now: Connection) => {
    state = now;
    watchers.tell(now);
  };
  const again = async () => {
    if (await isRefused(session)) tell('refused');
    else open();
  };
  const open = () => {
    const socket = new WebSocket(address, ['evidence-desk', session]);
    const wire = wireClient((message) => socket.send(JSON.stringify(message)), changes.tell);
    current = new Promise((resolve, reject) => {
      socket.onopen = () => {
        wait = 250;
        tell('connected');
        resolve(wire);
      };
      socket.onclose = () => {
        wire.lost();
        const gone = new OperationError(
          'engine-gone',
          'The program that does the work does not answer. What was saved is kept; start it again to go on.',
        );
        reject(gone);
        // Until the next attempt nothing may be sent into the broken wire, where it would be lost without a word.
        current = Promise.reject(gone);
        current.catch(() => undefined);
        tell('lost');
        setTimeout(() => void again(), wait);
        wait = Math.min(LONGEST_WAIT, wait * 2);
      };
    });
    current.catch(() => undefined);
    socket.onmessage = ({ data }) => wire.receive(JSON.parse(String(data)));
  };
  open();
  return {
    client: {
      async call(name, input, options) {
        const wire = await (current as Promise<WireClient>);
        return wire.call(name, input, options);
      },
    },
    watch(listener) {
      listener(state);
      return watchers.add(listener);
    },
    onChange: changes.add,
  };
}
