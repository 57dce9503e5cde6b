/**
 * What the desktop remembers between two starts: preferences, and nothing from a case. No workspace, no document, no name of
 * either; folders only where the person has chosen one as a setting.
 */
import { z } from 'zod';
import { settings } from '../../src/contract/operations/workspace.ts';
import { DEFAULT_SETTINGS } from '../../src/service/workspaces/settings.ts';

export const SETTINGS_VERSION = 1;

export const desktopSettings = z.object({
  version: z.literal(SETTINGS_VERSION),
  /** What the window knows as settings. */
  settings,
  /** Where new workspaces are kept; null for the program's own folder. */
  workspaces: z.string().max(32_767).nullable(),
  /** Off for graphics processors that draw wrongly. */
  hardwareAcceleration: z.boolean(),
  /** The window is left out of screenshots, recordings and shared screens. */
  contentProtection: z.boolean(),
  window: z
    .object({
      x: z.number().int(),
      y: z.number().int(),
      width: z.number().int(),
      height: z.number().int(),
      maximised: z.boolean(),
    })
    .nullable(),
});
export type DesktopSettings = z.infer<typeof desktopSettings>;

export const DEFAULTS: DesktopSettings = {
  version: SETTINGS_VERSION,
  settings: DEFAULT_SETTINGS,
  workspaces: null,
  hardwareAcceleration: true,
  contentProtection: false,
  window: null,
};

/** The same as a JSON schema, for electron-store, which checks every value it reads or writes against it. */
export const STORE_SCHEMA = z.toJSONSchema(desktopSettings, { target: 'draft-2020-12' }).properties as Record<
  string,
  object
>;

/**
 * Settings of any earlier version in today's shape. Version 0 is what the window in a browser keeps: the window's settings
 * alone. What does not fit is left at its default, value by value.
 */
export function migrated(saved: unknown): DesktopSettings {
  if (typeof saved !== 'object' || saved === null) return DEFAULTS;
  const given = 'version' in saved ? (saved as Record<string, unknown>) : { settings: saved };
  const fitting = Object.entries(desktopSettings.shape).flatMap(([name, shape]) => {
    if (name === 'settings') return [[name, fittingSettings(given.settings)]];
    const parsed = shape.safeParse(given[name]);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return desktopSettings.parse({ ...DEFAULTS, ...Object.fromEntries(fitting), version: SETTINGS_VERSION });
}

function fittingSettings(given: unknown): DesktopSettings['settings'] {
  if (typeof given !== 'object' || given === null) return DEFAULT_SETTINGS;
  const fitting = Object.entries(settings.shape).flatMap(([name, shape]) => {
    const parsed = shape.safeParse((given as Record<string, unknown>)[name]);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(fitting) };
}

export interface StoreOptions {
  readonly name: string;
  readonly schema: Record<string, object>;
  readonly clearInvalidConfig: false;
}

export const STORE_OPTIONS: StoreOptions = { name: 'desktop', schema: STORE_SCHEMA, clearInvalidConfig: false };

export interface SettingsDeps {
  /** Opens the store; throws where its file is damaged. */
  readonly open: (options: StoreOptions) => { store: unknown };
  /** Moves a damaged file aside, so that it is kept. */
  readonly setAside: () => void;
  /** What an earlier version saved elsewhere, or null: read once, when there is nothing of this version yet. */
  readonly earlier: () => unknown;
}

export interface KeptSettings {
  get(): DesktopSettings;
  set(change: Partial<Omit<DesktopSettings, 'version'>>): void;
}

/** Opens the settings, brings them up to date, and keeps every change. */
export function keptSettings({ open, setAside, earlier }: SettingsDeps): KeptSettings {
  let store: { store: unknown };
  try {
    store = open(STORE_OPTIONS);
  } catch {
    setAside();
    store = open(STORE_OPTIONS);
  }
  const saved = store.store as Record<string, unknown>;
  let current = migrated(Object.keys(saved).length === 0 ? earlier() : saved);
  store.store = current;
  return {
    get: () => current,
    set(change) {
      current = desktopSettings.parse({ ...current, ...change });
      store.store = current;
    },
  };
}
