/**
 * Settings in a small JSON file, for hosts without electron-store. Preferences only: nothing from a case is kept here.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Settings, settingsInput } from '../../contract/operations/workspace.ts';
import { DEFAULT_THRESHOLD } from '../../dedupe/copies.ts';
import { makePrivateFolder } from '../../workspace/files.ts';
import type { SettingsStore } from '../session.ts';

export const DEFAULT_SETTINGS: Settings = {
  reviewer: '',
  appearance: 'system',
  textScale: 1,
  copyThreshold: DEFAULT_THRESHOLD,
  seenGuide: false,
  letterKeys: true,
  rememberWorkspaces: true,
  otherKeys: {},
  panes: {},
};

/** The folder for this user's settings, after the custom of the operating system. */
export function settingsFolder(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env;
  if (process.platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Evidence Desk');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Evidence Desk');
  return join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'evidence-desk');
}

/** Settings in a file. A file that cannot be read is left alone and the defaults are used; saving replaces it whole. */
export function settingsInFile(file: string): SettingsStore {
  let current = read(file);
  return {
    get: () => current,
    set(change) {
      current = settingsInput.parse({ ...current, ...change });
      makePrivateFolder(dirname(file));
      const temporary = `${file}.${process.pid}`;
      writeFileSync(temporary, JSON.stringify(current, null, 2), { mode: 0o600 });
      renameSync(temporary, file);
      return current;
    },
  };
}

function read(file: string): Settings {
  try {
    const saved = settingsInput.partial().safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return settingsInput.parse({ ...DEFAULT_SETTINGS, ...saved.data });
  } catch {
    return DEFAULT_SETTINGS;
  }
}
