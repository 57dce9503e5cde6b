/**
 * `npm run test:electron`: the journeys in Electron itself, where its binary is. Where it is not, they are not run, and that is
 * said.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { electronExecutable } from '../../electron/binary.ts';
import { buildDesktop, buildWindow } from '../../electron/build.ts';

/** Says why the journeys are left out. That is a failure only where somebody relies on them. */
function leaveOut(why: string): never {
  process.stdout.write(`NOT RUN: the journeys in Electron. ${why}\n`);
  process.exit(process.env.EVIDENCE_DESK_MUST_RUN === '1' ? 1 : 0);
}

if (electronExecutable() === null) {
  leaveOut(
    'Its binary is not here and could not be fetched. The same journeys run in Chromium with "npm run test:browser".',
  );
}
if (process.getuid?.() === 0) leaveOut('Chromium’s sandbox does not work for root; run them as another user.');
await buildWindow();
await buildDesktop();
const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
const { status } = spawnSync(
  process.execPath,
  [playwright, 'test', '--config', path.join(import.meta.dirname, 'playwright.config.ts'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, EVIDENCE_DESK_DRIVER: pathToFileURL(path.join(import.meta.dirname, 'driver.ts')).href },
  },
);
process.exit(status ?? 1);
