/**
 * Where Electron starts. Only this file and the preload script import values of Electron.
 */

import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import * as electron from 'electron';
import ElectronStore from 'electron-store';
import { writeWhole } from '../../src/service/exports/write-whole.ts';
import { attemptsToConnect } from '../offline/closed.ts';
import { logInFile } from './log.ts';
import { keptSettings } from './settings.ts';
import { start } from './start.ts';

const bundles = import.meta.dirname;
const root = join(bundles, '..', '..');

/** The settings of the window in a browser, which lie in the same folder. */
function earlierSettings(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));
  } catch {
    return null;
  }
}

/** Of package.json, packed or not: Electron would name itself where the program is not packed. */
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

void start({
  electron,
  argv: process.argv,
  version,
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  environment: process.env,
  bundles,
  assets: { folder: join(root, 'dist', 'renderer') },
  samples: electron.app.isPackaged ? join(process.resourcesPath, 'samples') : join(root, 'resources', 'samples'),
  folder: electron.app.isPackaged ? undefined : process.env.EVIDENCE_DESK_FOLDER,
  openSettings: (folder) =>
    keptSettings({
      open(options) {
        const store = new ElectronStore<Record<string, unknown>>(options);
        // electron-store offers its folder to any window that asks synchronously; no window of ours may.
        electron.ipcMain.removeAllListeners('electron-store-get-data');
        return store;
      },
      setAside() {
        const file = join(folder, 'desktop.json');
        if (existsSync(file)) renameSync(file, join(folder, 'desktop.damaged.json'));
      },
      earlier: () => earlierSettings(folder),
    }),
  openLog: (folder) => logInFile(join(folder, 'logs', 'desktop.log')),
  write: writeWhole,
  now: Date.now,
  attempts: attemptsToConnect,
  toStandardError: (line) => void process.stderr.write(line),
});
