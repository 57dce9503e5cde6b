/**
 * The engine as a utility process: it owns the workspace and answers windows over message ports, the main process over
 * `process.parentPort`. Nothing else reaches it, and it reaches nothing.
 */
import '../offline/closed.ts';
import type { MessageEvent, MessagePortMain } from 'electron';
import { toWireError } from '../../src/contract/errors.ts';
import { type Settings, settings as settingsSchema } from '../../src/contract/operations/workspace.ts';
import { withinSize } from '../../src/contract/size.ts';
import { createEngine, type Engine } from '../../src/service/engine.ts';
import { writeWhole } from '../../src/service/exports/write-whole.ts';
import { recentInFile } from '../../src/service/workspaces/recent.ts';
import { makeBackup } from '../../src/workspace/backup.ts';
import type { Workspace } from '../../src/workspace/handle.ts';
import { openWorkspace } from '../../src/workspace/open.ts';
import {
  type AnswerTo,
  type EngineStart,
  type FromEngine,
  type Question,
  type ToEngine,
  toEngine,
} from './messages.ts';

/** Units of `withinSize`: about characters. */
const MOST_MESSAGE = 16_000_000;

const parent = process.parentPort;
const tell = (message: FromEngine) => parent.postMessage(message);

/** Errors of the log are codes: a message may name a file or quote a letter. */
function trouble(thrown: unknown): void {
  tell({ kind: 'trouble', code: toWireError(thrown).code });
}

// Half of an operation must not go on as if nothing had happened; the main process starts a new engine.
process.on('unhandledRejection', (thrown) => {
  trouble(thrown);
  process.exit(1);
});

let engine: Engine | null = null;
let current: Settings | null = null;
let folder = '';
let told: string | null = null;

function start(given: EngineStart): void {
  current = given.settings;
  folder = given.folder;
  const workspace = given.workspace === null ? null : reopened(given.workspace, given.backups);
  engine = createEngine({
    workspace,
    settings: {
      get: () => current as Settings,
      set(change) {
        current = settingsSchema.parse({ ...current, ...change });
        tell({ kind: 'settings', settings: current });
        return current;
      },
    },
    get folder() {
      return folder;
    },
    backups: given.backups,
    samples: given.samples,
    version: given.version,
    recent: recentInFile(given.recent),
    report: trouble,
  });
  told = workspace?.path ?? null;
  if (given.workspace !== null && workspace === null)
    tell({ kind: 'workspace', path: null, unopened: given.workspace });
}

/** The workspace of the engine before; null where it needs the person: a passphrase, or to be told what is wrong. */
function reopened(path: string, backups: string): Workspace | null {
  try {
    return openWorkspace(path, { beforeMigration: (older) => void makeBackup(older, backups) });
  } catch (error) {
    trouble(error);
    return null;
  }
}

/** The main process remembers what is open, so that a new engine can open it again. */
function tellWhatIsOpen(running: Engine): void {
  const path = running.workspacePath();
  if (path === told) return;
  told = path;
  tell({ kind: 'workspace', path, unopened: null });
}

function connect(running: Engine, port: MessagePortMain): void {
  const connection = running.connect((message) => {
    port.postMessage(message);
    if (message.kind !== 'progress') tellWhatIsOpen(running);
  });
  port.on('message', ({ data }) => {
    if (withinSize(data, MOST_MESSAGE)) connection.receive(data);
    else tell({ kind: 'trouble', code: 'message-too-large' });
  });
  port.on('close', () => connection.close());
  port.start();
}

const answering: {
  readonly [Name in Question]: (
    running: Engine,
    message: Extract<ToEngine, { kind: Name }>,
  ) => AnswerTo<Name> | Promise<AnswerTo<Name>>;
} = {
  offer: (running, { files }) =>
    files.map(({ path, name }) => ({ id: running.files.offer({ name, at: path, temporary: false }), name })),
  document: (running, { document }) => running.documentBytes(document),
  export: (running, { exportId }) => running.exported(exportId)?.name ?? null,
  async save(running, { exportId, path }) {
    const made = running.exported(exportId);
    if (made === null) return false;
    await writeWhole(path, made.bytes);
    return true;
  },
  ping: () => ({}),
  async close(running) {
    await running.close();
    return {};
  },
};

parent.on('message', ({ data, ports }: MessageEvent) => {
  const parsed = toEngine.safeParse(data);
  if (!parsed.success) return tell({ kind: 'trouble', code: 'message-not-understood' });
  const message = parsed.data;
  if (message.kind === 'start') return start(message);
  if (engine === null) return tell({ kind: 'trouble', code: 'not-started' });
  if (message.kind === 'folder') {
    folder = message.folder;
    return;
  }
  if (message.kind === 'window') {
    const [port] = ports;
    if (port !== undefined) connect(engine, port);
    return;
  }
  const answer = answering[message.kind] as (running: Engine, message: ToEngine) => unknown;
  const running = engine;
  Promise.resolve()
    .then(() => answer(running, message))
    .then((value) => tell({ kind: 'answer', id: message.id, value }))
    .catch((error: unknown) => {
      trouble(error);
      tell({ kind: 'failed', id: message.id, error: toWireError(error) });
    });
});
