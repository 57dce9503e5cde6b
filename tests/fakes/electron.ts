/**
 * Stands in for Electron, whose binary tests do not have. It records what is asked of it, in order, and throws on everything
 * that a test has not provided: nothing is silently a stub. A name that Electron does not have does not compile.
 */
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

/** One thing that was asked of Electron. */
export interface Recorded {
  readonly what: string;
  readonly with: readonly unknown[];
}

/** An object that throws when anything is read from it that is not there. */
export function strict<Value extends object>(name: string, value: Value): Value {
  return new Proxy(value, {
    get(target, property, receiver) {
      if (typeof property === 'symbol' || property === 'then' || property in target) {
        return Reflect.get(target, property, receiver);
      }
      throw new Error(`the fake has no ${name}.${property}`);
    },
  });
}

/** What the fake has beyond Electron, so that tests can play its part. */
type Extra = 'events' | 'handlers';

/** A strict fake of one of Electron's types; members that the type does not have are refused by the compiler. */
function fakeOf<Real>() {
  return <Value extends object>(
    name: string,
    value: Value & Readonly<Record<Exclude<keyof Value, keyof Real | Extra>, never>>,
  ): Value => strict(name, value);
}

export interface FakeOptions {
  readonly packaged?: boolean;
  /** What the person answers: the index of the button in message boxes. */
  readonly response?: () => number;
  readonly openPath?: string | null;
  readonly savePath?: string | null;
  /** Where the system's folders are; /user/<name> by default. */
  readonly path?: (name: string) => string;
  /** When the proxy of the window's session is in force; at once by default. */
  readonly proxy?: Promise<void>;
  /** Whether new sessions are announced by an event, as they are. */
  readonly announceSessions?: boolean;
  /** Whether this is the first instance of the program. */
  readonly first?: boolean;
}

type Call = (...args: never[]) => unknown;

/** Everything of Electron that the program uses, recording. */
export function fakeElectron(options: FakeOptions = {}) {
  const recorded: Recorded[] = [];
  const record = (what: string, ...args: unknown[]) => {
    recorded.push({ what, with: args });
  };
  const noting =
    <Value>(what: string, value?: Value) =>
    (...args: unknown[]): Value => {
      record(what, ...args);
      return value as Value;
    };
  /** An emitter that notes who listens to what. */
  const emitter = (name: string) => {
    const events = new EventEmitter();
    return {
      events,
      on(event: string, listener: Call) {
        record(`${name}.on ${event}`);
        events.on(event, listener as never);
        return this;
      },
      once(event: string, listener: Call) {
        record(`${name}.once ${event}`);
        events.once(event, listener as never);
        return this;
      },
    };
  };

  const session = (name: string) => {
    const handlers = new Map<string, Call>();
    const set = (what: string) => (handler: Call) => {
      record(`${name}.${what}`);
      handlers.set(what, handler);
    };
    return fakeOf<Electron.Session>()(`${name} session`, {
      ...emitter(name),
      handlers,
      protocol: fakeOf<Electron.Protocol>()('protocol', {
        handle(scheme: string, handler: Call) {
          record(`${name}.protocol.handle ${scheme}`);
          handlers.set('protocol', handler);
        },
      }),
      webRequest: fakeOf<Electron.WebRequest>()('webRequest', {
        onBeforeRequest(filter: unknown, listener: Call) {
          record(`${name}.onBeforeRequest`, filter);
          handlers.set('onBeforeRequest', listener);
        },
      }),
      setProxy: noting(`${name}.setProxy`, (name === 'window' ? options.proxy : undefined) ?? Promise.resolve()),
      setSpellCheckerEnabled: noting(`${name}.setSpellCheckerEnabled`),
      setSpellCheckerLanguages: noting(`${name}.setSpellCheckerLanguages`),
      setSpellCheckerDictionaryDownloadURL: noting(`${name}.setSpellCheckerDictionaryDownloadURL`),
      setPermissionRequestHandler: set('setPermissionRequestHandler'),
      setPermissionCheckHandler: set('setPermissionCheckHandler'),
      setDevicePermissionHandler: set('setDevicePermissionHandler'),
      setDisplayMediaRequestHandler: set('setDisplayMediaRequestHandler'),
      setBluetoothPairingHandler: set('setBluetoothPairingHandler'),
      registerLocalAIHandler: noting(`${name}.registerLocalAIHandler`),
    });
  };

  const app = fakeOf<Electron.App>()('app', {
    ...emitter('app'),
    isPackaged: options.packaged ?? true,
    commandLine: fakeOf<Electron.CommandLine>()('commandLine', { appendSwitch: noting('app.appendSwitch') }),
    enableSandbox: noting('app.enableSandbox'),
    getPath: options.path ?? ((name: string) => `/user/${name}`),
    setPath: noting('app.setPath'),
    // For electron-store; the program reads its own.
    getVersion: () => '45.0.0',
    requestSingleInstanceLock: noting('app.requestSingleInstanceLock', options.first ?? true),
    disableHardwareAcceleration: noting('app.disableHardwareAcceleration'),
    whenReady: noting('app.whenReady', Promise.resolve()),
    configureHostResolver: noting('app.configureHostResolver'),
    setProxy: noting('app.setProxy', Promise.resolve()),
    quit: noting('app.quit'),
    exit: noting('app.exit'),
  });

  const calls = new Map<string, (event: unknown, input: unknown) => Promise<unknown>>();
  const contents = fakeOf<Electron.WebContents>()('contents', {
    ...emitter('contents'),
    id: 7,
    isDestroyed: () => false,
    postMessage: noting('contents.postMessage'),
    send: noting('contents.send'),
    reload: noting('contents.reload'),
    forcefullyCrashRenderer: noting('contents.forcefullyCrashRenderer'),
    print: noting('contents.print'),
    printToPDF: noting('contents.printToPDF', Promise.resolve(Buffer.from('%PDF-'))),
    setWindowOpenHandler: noting('contents.setWindowOpenHandler'),
    setWebRTCIPHandlingPolicy: noting('contents.setWebRTCIPHandlingPolicy'),
  });
  const window = fakeOf<Electron.BrowserWindow>()('window', {
    ...emitter('window'),
    webContents: contents,
    isDestroyed: () => false,
    isMinimized: () => true,
    isMaximized: () => false,
    getNormalBounds: () => ({ x: 10, y: 20, width: 1200, height: 800 }),
    maximize: noting('window.maximize'),
    restore: noting('window.restore'),
    focus: noting('window.focus'),
    show: noting('window.show'),
    setContentProtection: noting('window.setContentProtection'),
    loadURL: noting('window.loadURL', Promise.resolve()),
  });
  const sessions = { default: session('default'), window: session('window') };
  const children: ReturnType<typeof child>[] = [];
  function child() {
    return fakeOf<Electron.UtilityProcess>()('child', {
      ...emitter('child'),
      postMessage: noting('child.postMessage'),
      kill: noting('child.kill', true),
    });
  }
  let ports = 0;
  let menu: Electron.MenuItemConstructorOptions[] = [];

  const electron = {
    app,
    BrowserWindow: class {
      constructor(given: unknown) {
        record('new BrowserWindow', given);
        // biome-ignore lint/correctness/noConstructorReturn: the one fake window stands in for whatever is made
        return window;
      }
    },
    dialog: fakeOf<Electron.Dialog>()('dialog', {
      showErrorBox: noting('dialog.showErrorBox'),
      showMessageBox: async (...args: unknown[]) => {
        record('dialog.showMessageBox', ...args);
        return { response: options.response?.() ?? 0, checkboxChecked: false };
      },
      showOpenDialog: async (given: unknown) => {
        record('dialog.showOpenDialog', given);
        const path = options.openPath ?? null;
        return { canceled: path === null, filePaths: path === null ? [] : [path] };
      },
      showSaveDialog: async (given: unknown) => {
        record('dialog.showSaveDialog', given);
        return { canceled: !options.savePath, filePath: options.savePath ?? '' };
      },
    }),
    ipcMain: fakeOf<Electron.IpcMain>()('ipcMain', {
      handle(channel: string, listener: (event: unknown, input: unknown) => Promise<unknown>) {
        record(`ipcMain.handle ${channel}`);
        calls.set(channel, listener);
      },
      on: noting('ipcMain.on'),
      removeAllListeners: noting('ipcMain.removeAllListeners'),
    }),
    Menu: fakeOf<typeof Electron.Menu>()('Menu', {
      buildFromTemplate(template: Electron.MenuItemConstructorOptions[]) {
        menu = template;
        return template;
      },
      setApplicationMenu: noting('Menu.setApplicationMenu'),
    }),
    MessageChannelMain: class {
      port1 = { name: `port1 of ${++ports}` };
      port2 = { name: `port2 of ${ports}` };
    },
    powerMonitor: fakeOf<Electron.PowerMonitor>()('powerMonitor', emitter('powerMonitor')),
    protocol: fakeOf<Electron.Protocol>()('protocol', {
      registerSchemesAsPrivileged: noting('protocol.registerSchemesAsPrivileged'),
    }),
    screen: fakeOf<Electron.Screen>()('screen', {
      getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
    }),
    session: fakeOf<typeof Electron.session>()('session', {
      defaultSession: sessions.default,
      fromPartition(...args: unknown[]) {
        record('session.fromPartition', ...args);
        if (options.announceSessions !== false) app.events.emit('session-created', sessions.window);
        return sessions.window;
      },
    }),
    utilityProcess: fakeOf<typeof Electron.utilityProcess>()('utilityProcess', {
      fork(...args: unknown[]) {
        record('utilityProcess.fork', ...args);
        const made = child();
        children.push(made);
        return made;
      },
    }),
  } satisfies Partial<Record<keyof typeof Electron, unknown>>;

  return {
    electron: strict('electron', electron),
    recorded,
    /** Names of what was asked, in order. */
    order: () => recorded.map(({ what }) => what),
    find: (what: string) => recorded.filter((entry) => entry.what === what).map((entry) => entry.with),
    sessions,
    contents,
    window,
    children,
    calls,
    menu: () => menu,
  };
}

export type Fake = ReturnType<typeof fakeElectron>;
