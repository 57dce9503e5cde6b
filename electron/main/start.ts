/**
 * The desktop program, put together. What must happen before Electron is ready stands first, in the order in which it must
 * happen; every rule lives in a module of its own.
 */
import { join } from 'node:path';
import type * as ElectronModule from 'electron';
import { WORKSPACE_CHANNEL } from '../../src/contract/desktop-names.ts';
import type { Assets } from '../../src/serve/assets.ts';
import { refusedSwitch, workspaceIn } from './arguments.ts';
import { installCalls } from './calls.ts';
import { installClosing } from './closing.ts';
import { installContentsRules } from './contents.ts';
import { type EngineHost, engineEnvironment, engineHost } from './engine.ts';
import { createFiles, shownName } from './files.ts';
import type { Log } from './log.ts';
import { menuTemplate } from './menu.ts';
import { installAddresses, registerScheme } from './protocol.ts';
import { codeOf, failedWords, type Refuse, refusal, refusedSwitchWords } from './refusal.ts';
import { offlineWalls } from './session.ts';
import type { KeptSettings } from './settings.ts';
import { installSwitches } from './switches.ts';
import { WALLS } from './walls.ts';
import { boundsOn, installRecovery, PAGE, PARTITION, rememberBounds, windowOptions } from './window.ts';

/** The pieces of Electron that are used. */
export type Electron = Pick<
  typeof ElectronModule,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'MessageChannelMain'
  | 'powerMonitor'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'utilityProcess'
>;

export interface Surroundings {
  readonly electron: Electron;
  readonly argv: readonly string[];
  readonly version: string;
  readonly platform: NodeJS.Platform;
  /** Whether the program runs as the user who may do everything. */
  readonly isRoot: boolean;
  readonly environment: NodeJS.ProcessEnv;
  /** Folder of the bundles, of the window, and of what lies beside the program. */
  readonly bundles: string;
  readonly assets: Assets;
  readonly samples: string;
  readonly openSettings: (folder: string) => KeptSettings;
  readonly openLog: (folder: string) => Log;
  readonly write: (path: string, bytes: Uint8Array) => Promise<unknown>;
  readonly now: () => number;
  /** The program's folder where it is not the user's own: for tests of an unpackaged program. */
  readonly folder?: string | undefined;
  /** Attempts of Node's own part of the program to connect. */
  readonly attempts: () => number;
  readonly toStandardError: (line: string) => void;
}

/** Starts the program; resolves once its window is shown, or once it has said why it does not start. */
export async function start(around: Surroundings): Promise<void> {
  const { electron, platform, toStandardError } = around;
  const refuse = refusal({ app: electron.app, dialog: electron.dialog, platform, toStandardError });
  let log: Log = () => undefined;
  try {
    await begin(around, refuse, (folder) => {
      log = around.openLog(folder);
      return log;
    });
  } catch (error) {
    log('start-failed', { code: codeOf(error) });
    toStandardError(`${error instanceof Error ? error.stack : String(error)}\n`);
    await refuse('Evidence Desk could not start', failedWords(error), 1);
  }
}

async function begin(around: Surroundings, refuse: Refuse, openLog: Surroundings['openLog']): Promise<void> {
  const { electron, argv, platform, now } = around;
  const { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, screen, session } = electron;

  const folder =
    around.folder ?? join(app.getPath('appData'), platform === 'linux' ? 'evidence-desk' : 'Evidence Desk');
  app.setPath('userData', folder);
  app.setPath('sessionData', join(folder, 'browser'));

  const refused = refusedSwitch(argv, { packaged: app.isPackaged, platform });
  const inAppImage = around.environment.APPIMAGE !== undefined;
  const why =
    platform === 'linux' && around.isRoot
      ? 'It was started as root, where Chromium has no sandbox. Start it as another user.'
      : refused !== null
        ? refusedSwitchWords(refused, { inAppImage })
        : null;
  if (why !== null) return refuse('Evidence Desk does not start', why, 2);

  app.enableSandbox();
  // The lock belongs to the folder set above, and comes before anything of the folder is opened.
  if (!app.requestSingleInstanceLock()) return app.quit();

  // Whatever is opened from outside is kept until the window can be told; a second start counts from here on.
  const waiting: string[] = [];
  let show = (path: string): void => void waiting.push(path);
  let comeForward = (): void => undefined;
  const named = workspaceIn(argv, process.cwd());
  if (named !== null) show(named);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    show(path);
  });
  app.on('second-instance', (_event, others, theirFolder) => {
    const path = workspaceIn(others, theirFolder);
    if (path !== null) show(path);
    comeForward();
  });

  const log = openLog(folder);
  const settings = around.openSettings(folder);
  installSwitches({ app });
  registerScheme({ protocol });
  if (!settings.get().hardwareAcceleration) app.disableHardwareAcceleration();
  let refusedRequests = 0;
  const devTools = !app.isPackaged;
  const walls = offlineWalls({
    app,
    defaultSession: () => session.defaultSession,
    log,
    devTools,
    refused: () => {
      refusedRequests++;
    },
  });
  walls.listen();
  installContentsRules({ app, log });

  await app.whenReady();
  await walls.raise();

  const workspaces = () => settings.get().workspaces ?? join(folder, 'workspaces');
  const engine: EngineHost = engineHost({
    fork: electron.utilityProcess.fork,
    channel: () => new electron.MessageChannelMain(),
    entry: join(around.bundles, 'engine.mjs'),
    environment: engineEnvironment(platform, app.getPath('temp'), around.environment),
    begin: () => ({
      folder: workspaces(),
      backups: join(folder, 'backups'),
      samples: around.samples,
      recent: join(folder, 'recent.json'),
      version: around.version,
      settings: settings.get().settings,
    }),
    saveSettings: (changed) => settings.set({ settings: changed }),
    needsPerson: (path) => show(path),
    askToGoOn: () =>
      ask('The part that does the work has stopped several times.', 'Start it again', 'Save all and close'),
    askToRestart: () =>
      ask(
        'The part that does the work has not answered for a minute. It may be busy with something large.',
        'Start it again',
        'Wait',
      ),
    quit: () => app.quit(),
    log,
    now,
  });
  const closing = installClosing({ app, powerMonitor, closeEngine: () => engine.close(), log });

  const inMemory = session.fromPartition(PARTITION, { cache: false });
  installAddresses(inMemory.protocol, {
    assets: around.assets.folder,
    documentBytes: (id) => engine.ask('document', { document: id }),
  });
  await walls.around(inMemory);

  const window = new BrowserWindow(
    windowOptions({
      preload: join(around.bundles, 'preload.cjs'),
      packaged: app.isPackaged,
      bounds: boundsOn(screen.getAllDisplays(), settings.get().window),
    }),
  );
  const contents: ElectronModule.WebContents = window.webContents;
  if (settings.get().window?.maximised === true) window.maximize();
  window.setContentProtection(settings.get().contentProtection);
  rememberBounds(window, (bounds) => settings.set({ window: bounds }));
  closing.watch(window);
  installRecovery(contents, {
    app,
    log,
    now,
    askToReload: () =>
      ask('The window has stopped several times. Everything decided is saved.', 'Show it again', 'Save all and close'),
    askToWait: () => ask('The window does not answer.', 'Wait', 'Show it anew'),
    quit: () => app.quit(),
    isClosing: closing.isClosing,
  });

  const folders = { open: app.getPath('documents'), save: app.getPath('documents') };
  const files = createFiles({ dialog, engine, folders, write: around.write });
  installCalls(
    { ipcMain, isOurs: (id) => !window.isDestroyed() && id === contents.id, log },
    {
      connect() {
        engine.connect(contents);
        show = (path) => void offerWorkspace(path).catch(() => notOpened());
        for (const path of waiting.splice(0)) show(path);
        return {};
      },
      offer: (given) => files.offer(given),
      save: ({ exportId }) => files.saveExport(exportId),
      savePicture: ({ name, bytes }) => files.saveBytes(name, bytes),
      blocked: () => ({ walls: [...WALLS], refused: refusedRequests + around.attempts() }),
    },
  );

  async function offerWorkspace(path: string): Promise<void> {
    const [file] = await engine.ask('offer', { files: [{ path, name: shownName(path) }] });
    if (file !== undefined && !window.isDestroyed()) contents.send(WORKSPACE_CHANNEL, file);
  }

  function notOpened(): void {
    log('workspace-not-offered');
    dialog.showErrorBox(
      'The workspace was not opened',
      'The part of the program that does the work was just being started again. Open the workspace once more.',
    );
  }

  comeForward = () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  };

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(
        { platform, packaged: app.isPackaged, settings: settings.get() },
        {
          openWorkspace: () => void files.chooseWorkspace().then((path) => path !== null && show(path)),
          chooseWorkspaceFolder: () =>
            void files.chooseFolder('Keep new workspaces in').then((chosen) => {
              if (chosen === null) return;
              settings.set({ workspaces: chosen });
              engine.setFolder(chosen);
            }),
          print: () => contents.print({ printBackground: false }),
          savePdf: () =>
            void contents
              .printToPDF({ printBackground: true, pageSize: 'A4', landscape: true, generateTaggedPDF: true })
              .then((bytes) => files.saveBytes('Evidence Desk.pdf', bytes))
              .catch(() => log('pdf-failed')),
          setHardwareAcceleration: (on) => settings.set({ hardwareAcceleration: on }),
          setContentProtection: (on) => {
            settings.set({ contentProtection: on });
            window.setContentProtection(on);
          },
          about: () =>
            void dialog.showMessageBox(window, {
              title: 'About Evidence Desk',
              message: `Evidence Desk ${around.version}`,
              detail: `${WALLS.join('\n')}\n\nRequests refused since the start: ${refusedRequests + around.attempts()}.`,
            }),
        },
      ),
    ),
  );

  async function ask(message: string, yes: string, no: string): Promise<boolean> {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message,
      detail: 'Everything that was decided is saved.',
      buttons: [yes, no],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    return response === 0;
  }

  engine.start();
  window.once('ready-to-show', () => window.show());
  await window.loadURL(PAGE);
}
