/**
 * Finds a browser for the window's tests, and installs one where there is none and it can be done.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of an installed Chrome, Chromium or Edge, or of Playwright's own Chromium; null where there is none. */
export function findBrowser(): string | null {
  const given = process.env.EVIDENCE_DESK_BROWSER;
  if (given !== undefined && existsSync(given)) return given;
  const installed = PLACES.find((place) => existsSync(place));
  if (installed !== undefined) return installed;
  const own = chromium.executablePath();
  return own !== '' && existsSync(own) ? own : null;
}

/** Finds a browser, else installs Playwright's Chromium, else Debian's where that is allowed; null where nothing helps. */
export function findOrInstallBrowser(): string | null {
  const found = findBrowser();
  if (found !== null) return found;
  process.stdout.write('No Chrome, Chromium or Edge was found; installing Chromium for the tests.\n');
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 300_000,
  });
  const downloaded = findBrowser();
  if (downloaded !== null) return downloaded;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', timeout: 300_000 });
    spawnSync('apt-get', ['install', '-y', '-q', 'chromium'], {
      stdio: 'ignore',
      timeout: 900_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return findBrowser();
}
