/**
 * The window: what it may do, where it stands, and what happens when its page dies.
 */
import type { App, BrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron';
import { SHELL } from './addresses.ts';
import type { Log } from './log.ts';
import type { DesktopSettings } from './settings.ts';

/** In memory only, so that Chromium keeps nothing of a case on the disk. */
export const PARTITION = 'window';
export const PAGE = `${SHELL}/`;

const SMALLEST = { width: 900, height: 560 };
const USUAL = { width: 1366, height: 820 };

/** Everything a window of ours is made with. What Electron has as a default is written down all the same. */
export function windowOptions({
  preload,
  packaged,
  bounds,
}: {
  readonly preload: string;
  readonly packaged: boolean;
  readonly bounds: Rectangle | null;
}): BrowserWindowConstructorOptions {
  return {
    ...(bounds ?? USUAL),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Evidence Desk',
    show: false,
    autoHideMenuBar: false,
    webPreferences: {
      preload,
      partition: PARTITION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      plugins: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !packaged,
    },
  };
}

/** Where the window stood, if that is still on a screen of this computer. */
export function boundsOn(
  screens: readonly { readonly workArea: Rectangle }[],
  kept: DesktopSettings['window'],
): Rectangle | null {
  if (kept === null) return null;
  const { x, y } = kept;
  const width = Math.max(SMALLEST.width, kept.width);
  const height = Math.max(SMALLEST.height, kept.height);
  // The title bar must be within reach.
  const reachable = screens.some(
    ({ workArea: area }) =>
      x + width > area.x + 80 && x < area.x + area.width - 80 && y >= area.y - 20 && y < area.y + area.height - 40,
  );
  return reachable ? { x, y, width, height } : null;
}

/** Remembers where the window stands whenever it is closed. */
export function rememberBounds(
  window: Pick<BrowserWindow, 'on' | 'getNormalBounds' | 'isMaximized'>,
  keep: (bounds: NonNullable<DesktopSettings['window']>) => void,
): void {
  window.on('close', () => keep({ ...window.getNormalBounds(), maximised: window.isMaximized() }));
}

export interface RecoveryDeps {
  readonly app: Pick<App, 'on'>;
  readonly log: Log;
  readonly now: () => number;
  /** The page dies again and again: whether to load it once more. */
  readonly askToReload: () => Promise<boolean>;
  /** The page does not answer: whether to load it anew. */
  readonly askToWait: () => Promise<boolean>;
  readonly quit: () => void;
  /** Whether the program is being closed: what ends then has not died. */
  readonly isClosing: () => boolean;
}

const DEATHS = { most: 3, within: 5 * 60_000 };

/** Loads the page again where its process has died; everything decided is in the workspace already. */
export function installRecovery(
  contents: Pick<WebContents, 'on' | 'reload'> & Partial<Pick<WebContents, 'forcefullyCrashRenderer'>>,
  { app, log, now, askToReload, askToWait, quit, isClosing }: RecoveryDeps,
): void {
  let deaths: number[] = [];
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || isClosing()) return;
    log('window-died', { reason });
    deaths = [...deaths.filter((at) => at > now() - DEATHS.within), now()];
    if (deaths.length < DEATHS.most) return contents.reload();
    deaths = [];
    void askToReload().then((again) => (again ? contents.reload() : quit()));
  });
  let asking = false;
  contents.on('unresponsive', () => {
    if (asking) return;
    asking = true;
    log('window-silent');
    void askToWait().then((wait) => {
      asking = false;
      // Ending the page's process leads to the reload above.
      if (!wait) contents.forcefullyCrashRenderer?.();
    });
  });
  // The graphics process, and others of Chromium's, are started again by Chromium.
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (reason !== 'clean-exit' && !isClosing()) log('process-died', { type, reason });
  });
}
