/**
 * "Save all and close": however the program is ended, the engine first backs up and closes the workspace.
 */
import type { App, BrowserWindow, PowerMonitor } from 'electron';
import type { Log } from './log.ts';

export interface ClosingDeps {
  readonly app: Pick<App, 'on' | 'quit'>;
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  /** Saves, backs up and ends the engine. */
  readonly closeEngine: () => Promise<void>;
  readonly log: Log;
}

export interface Closing {
  /** What a window needs: Windows tells windows of the end of a session. */
  watch(window: Pick<BrowserWindow, 'on'>): void;
  /** Whether the program is on its way out, so that processes end because they are told to. */
  isClosing(): boolean;
}

/** Holds every way out until the engine has closed. */
export function installClosing({ app, powerMonitor, closeEngine, log }: ClosingDeps): Closing {
  let state: 'open' | 'closing' | 'closed' = 'open';

  async function close(): Promise<void> {
    if (state !== 'open') return;
    state = 'closing';
    log('closing');
    await closeEngine();
    state = 'closed';
    app.quit();
  }

  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    void close();
  });
  app.on('window-all-closed', () => app.quit());
  // macOS and Linux: the computer is being shut down.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    void close();
  });
  return {
    watch(window) {
      window.on('query-session-end', () => void close());
      window.on('session-end', () => void close());
    },
    isClosing: () => state !== 'open',
  };
}
