/**
 * Finds a browser of the Chromium family on this machine: Chrome, Chromium, Edge, or the one Playwright has fetched.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder
      ? [
          path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]
      : [];
  }),
};

/** The browser's program file, or null where none is installed. EVIDENCE_DESK_BROWSER names one outright. */
export function findChromium(): string | null {
  const named = process.env.EVIDENCE_DESK_BROWSER;
  if (named) return named;
  const installed = (PLACES[process.platform] ?? []).find((place) => existsSync(place));
  if (installed) return installed;
  const fetched = chromium.executablePath();
  return existsSync(fetched) ? fetched : null;
}

/** What the browser is started with; as root its own sandbox cannot be used. */
export function launchOptions(): { executablePath?: string; args: string[] } {
  const found = findChromium();
  return {
    ...(found ? { executablePath: found } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  };
}
