/**
 * Runs the engine in a process of its own, hands its ports to windows, and starts it again where it dies.
 */
import type { ForkOptions, MessageChannelMain, UtilityProcess, WebContents } from 'electron';
import { ENGINE_CHANNEL } from '../../src/contract/desktop-names.ts';
import { OperationError } from '../../src/contract/errors.ts';
import type { Settings } from '../../src/contract/operations/workspace.ts';
import {
  type AnswerTo,
  type Asked,
  answers,
  type EngineStart,
  type FromEngine,
  fromEngine,
  type Question,
  type ToEngine,
} from '../engine/messages.ts';
import type { Log } from './log.ts';

type Child = Pick<UtilityProcess, 'postMessage' | 'on' | 'kill'>;
type Window = Pick<WebContents, 'postMessage' | 'isDestroyed'>;

export interface EngineDeps {
  readonly fork: (entry: string, args: string[], options: ForkOptions) => Child;
  readonly channel: () => Pick<MessageChannelMain, 'port1' | 'port2'>;
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What the engine begins with, as it is at that moment. */
  readonly begin: () => Omit<EngineStart, 'kind' | 'workspace'>;
  readonly saveSettings: (settings: Settings) => void;
  /** A workspace was open and can only be opened again by the person. */
  readonly needsPerson: (path: string) => void;
  /** The engine has died too often: whether to start it once more. */
  readonly askToGoOn: () => Promise<boolean>;
  /** The engine has not answered for a minute: whether to end and restart it. */
  readonly askToRestart: () => Promise<boolean>;
  readonly quit: () => void;
  readonly log: Log;
  readonly now: () => number;
}

export interface EngineHost {
  start(): void;
  /** Gives a window a port of its own, and another one after every restart. */
  connect(window: Window): void;
  ask<Name extends Question>(name: Name, question: Asked<Name>): Promise<AnswerTo<Name>>;
  setFolder(folder: string): void;
  /** Saves, backs up and ends the engine: at once where it has died, in ten minutes at most where it never answers. */
  close(): Promise<void>;
}

const DEATHS = { most: 3, within: 5 * 60_000 };
const BEAT = 5000;
const SILENCE = 60_000;
/** A backup of a large workspace on a slow drive takes minutes, in which the engine cannot answer. */
const CLOSING = 10 * 60_000;

interface Waiting {
  readonly name: Question;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

const gone = () =>
  new OperationError(
    'engine-gone',
    'The program that does the work has stopped and is being started again. What was saved is kept.',
  );

/** Puts the engine under supervision. */
export function engineHost(deps: EngineDeps): EngineHost {
  const { log, now } = deps;
  const waiting = new Map<number, Waiting>();
  const windows = new Set<Window>();
  let child: Child | null = null;
  let last = 0;
  let workspace: string | null = null;
  let deaths: number[] = [];
  let closing = false;
  let heard = 0;
  let asking = false;
  let beat: ReturnType<typeof setInterval> | undefined;

  const post = (message: ToEngine, ports: Parameters<Child['postMessage']>[1] = []) =>
    child?.postMessage(message, ports);

  function start(): void {
    const started = deps.fork(deps.entry, [], {
      env: { ...deps.environment },
      serviceName: 'Evidence Desk engine',
      stdio: 'ignore',
    });
    child = started;
    heard = now();
    started.on('message', (message: unknown) => child === started && receive(message));
    started.on('exit', (code) => child === started && died(code));
    post({ kind: 'start', ...deps.begin(), workspace });
    for (const window of windows) hand(window);
    clearInterval(beat);
    beat = setInterval(watch, BEAT);
  }

  function receive(message: unknown): void {
    heard = now();
    const parsed = fromEngine.safeParse(message);
    if (!parsed.success) log('engine-message-refused');
    else heed(parsed.data);
  }

  function heed(message: FromEngine): void {
    if (message.kind === 'settings') deps.saveSettings(message.settings);
    else if (message.kind === 'trouble') log('engine-trouble', { code: message.code });
    else if (message.kind === 'workspace') {
      workspace = message.path;
      if (message.unopened !== null) deps.needsPerson(message.unopened);
    } else {
      const entry = waiting.get(message.id);
      waiting.delete(message.id);
      if (entry === undefined) return;
      if (message.kind === 'failed') entry.reject(new OperationError(message.error.code, message.error.message));
      else {
        const value = answers[entry.name].safeParse(message.value);
        if (value.success) entry.resolve(value.data as never);
        else entry.reject(gone());
      }
    }
  }

  function died(code: number): void {
    child = null;
    clearInterval(beat);
    for (const entry of waiting.values()) entry.reject(gone());
    waiting.clear();
    if (closing) return;
    log('engine-died', { code });
    for (const window of windows) if (!window.isDestroyed()) window.postMessage(ENGINE_CHANNEL, null);
    deaths = [...deaths.filter((at) => at > now() - DEATHS.within), now()];
    if (deaths.length < DEATHS.most) {
      start();
      return;
    }
    // Perhaps it is the workspace: the next engine begins without one.
    workspace = null;
    deaths = [];
    void deps.askToGoOn().then((goOn) => (goOn ? start() : deps.quit()));
  }

  function watch(): void {
    ask('ping', {}).catch(() => undefined);
    if (asking || now() - heard < SILENCE) return;
    asking = true;
    log('engine-silent');
    void deps.askToRestart().then((restart) => {
      asking = false;
      heard = now();
      if (restart) child?.kill();
    });
  }

  function hand(window: Window): void {
    if (window.isDestroyed()) {
      windows.delete(window);
      return;
    }
    const { port1, port2 } = deps.channel();
    post({ kind: 'window' }, [port1]);
    window.postMessage(ENGINE_CHANNEL, null, [port2]);
  }

  function ask<Name extends Question>(name: Name, question: Asked<Name>): Promise<AnswerTo<Name>> {
    if (child === null) return Promise.reject(gone());
    const id = ++last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { name, resolve, reject });
      post({ kind: name, id, ...question } as unknown as ToEngine);
    });
  }

  return {
    start,
    ask,
    connect(window) {
      windows.add(window);
      if (child !== null) hand(window);
    },
    setFolder: (folder) => post({ kind: 'folder', folder }),
    async close() {
      closing = true;
      clearInterval(beat);
      if (child === null) return;
      const ended = child;
      let late: ReturnType<typeof setTimeout> | undefined;
      await Promise.race([
        ask('close', {}).catch(() => undefined),
        new Promise((resolve) => {
          late = setTimeout(resolve, CLOSING);
        }),
      ]);
      clearTimeout(late);
      child = null;
      ended.kill();
    },
  };
}

/** All that the engine learns of its surroundings: where temporary files go, and where Windows is. */
export function engineEnvironment(
  platform: NodeJS.Platform,
  temporary: string,
  environment: NodeJS.ProcessEnv,
): Record<string, string> {
  if (platform !== 'win32') return { TMPDIR: temporary };
  return { TEMP: temporary, TMP: temporary, SystemRoot: environment.SystemRoot ?? 'C:\\Windows' };
}
