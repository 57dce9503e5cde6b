/**
 * The bundled engine in a process of its own, spoken to as the main process would: plain Node stands in for Electron's utility
 * process, and a pair of local ports for the one that a window is handed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { OUT } from '../../electron/build.ts';
import type { FromEngine, ToEngine } from '../../electron/engine/messages.ts';
import { type WireClient, wireClient } from '../../src/contract/protocol.ts';

const STAND_IN = join(import.meta.dirname, 'parent-port.mjs');

export interface EngineProcess {
  readonly process: ChildProcess;
  /** A window of its own. */
  readonly client: WireClient;
  /** Everything the engine told its parent. */
  readonly told: FromEngine[];
  post(message: ToEngine): void;
  /** Puts raw data on the window's port. */
  postToPort(data: unknown): void;
  /** Hears everything on the window's port, beside `client`. */
  onPort(listener: (data: unknown) => void): void;
  /** Asks and waits for the answer. */
  ask(message: Extract<ToEngine, { id: number }>): Promise<unknown>;
  end(): Promise<void>;
}

/** Starts the engine bundle of a folder; `wrap` puts another program in front, strace for example. */
export function startEngine(wrap: readonly string[] = [], bundles = OUT): EngineProcess {
  const [command = '', ...args] = [...wrap, process.execPath, '--import', STAND_IN, join(bundles, 'engine.mjs')];
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: {},
  });
  const told: FromEngine[] = [];
  const listeners: ((data: unknown) => void)[] = [];
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const client = wireClient((message) => child.send({ to: 'port', data: message }));
  child.on('message', (message: { from: 'parent' | 'port'; data: unknown }) => {
    if (message.from === 'port') {
      for (const listener of listeners) listener(message.data);
      client.receive(message.data);
      return;
    }
    const data = message.data as FromEngine;
    told.push(data);
    if (data.kind === 'answer') waiting.get(data.id)?.resolve(data.value);
    if (data.kind === 'failed') waiting.get(data.id)?.reject(new Error(data.error.message));
  });
  const post = (message: ToEngine) => child.send({ to: 'parent', data: message });
  return {
    process: child,
    client,
    told,
    post,
    postToPort: (data) => child.send({ to: 'port', data }),
    onPort: (listener) => void listeners.push(listener),
    ask(message) {
      return new Promise((resolve, reject) => {
        waiting.set(message.id, { resolve, reject });
        post(message);
      });
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      // A tracer that is killed leaves its process behind; a process that loses its parent ends by itself.
      if (wrap.length > 0) child.disconnect();
      else child.kill('SIGKILL');
      await ended;
    },
  };
}
