/**
 * `npm run test:electron`: the journeys in Electron itself, where its binary is. Where it is not, they are not run, and that is
 * said.
 *
 *   node tests/electron/run.ts [--short] [--report FILE] [options of Playwright]
 */
import { spawnSync } from 'node:child_process';
import { chownSync, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildDesktop, buildWindow } from '../../electron/build.ts';
import { electronHere, exchange } from './stand-ins.ts';

const { values, positionals, tokens } = parseArgs({
  options: { short: { type: 'boolean' }, report: { type: 'string' } },
  allowPositionals: true,
  strict: false,
  tokens: true,
});
const others = tokens.flatMap((token) =>
  token.kind === 'option' && token.name !== 'short' && token.name !== 'report'
    ? [token.value === undefined ? token.rawName : `${token.rawName}=${token.value}`]
    : [],
);

/** Says why the journeys are left out. That is a failure only where somebody relies on them. */
function leaveOut(why: string): never {
  process.stdout.write(`NOT RUN: the journeys in Electron. ${why}\n`);
  const { EVIDENCE_DESK_MUST_RUN: must, EVIDENCE_DESK_ELECTRON: named } = process.env;
  process.exit(must === '1' || (named !== undefined && named !== '') ? 1 : 0);
}

const here = electronHere({ fetch: values.short !== true });
if (typeof here === 'string') leaveOut(here);
const { electron, chrome, node } = here.versions;
process.stdout.write(
  `Electron ${electron} (Chromium ${chrome}, Node ${node}), ${here.sqlite === null ? 'nothing exchanged' : 'with SQLite’s module for its Node-API'}\n`,
);
await buildWindow();
await buildDesktop();
const putBack = exchange(here);

/** Chromium has no sandbox for root: there the journeys run as the user who may do nothing, with a folder of its own. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const own = mkdtempSync(path.join(tmpdir(), 'evidence-desk-electron-'));
if (isRoot) chownSync(own, NOBODY, NOBODY);
const report = path.join(own, 'report.json');

const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
const journeys = [
  process.execPath,
  playwright,
  'test',
  ...['--config', path.join(import.meta.dirname, 'playwright.config.ts')],
  ...(values.short === true ? ['--grep', '@short'] : []),
  ...(values.report === undefined ? [] : ['--reporter=list,json']),
  ...others,
  ...positionals,
];
const needsScreen = process.platform === 'linux' && process.env.DISPLAY === undefined;
const [command = '', ...args] = needsScreen ? ['xvfb-run', '--auto-servernum', ...journeys] : journeys;
try {
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    env: {
      ...process.env,
      ...(isRoot ? { HOME: own, TMPDIR: own, XDG_CONFIG_HOME: own } : {}),
      EVIDENCE_DESK_DRIVER: pathToFileURL(path.join(import.meta.dirname, 'driver.ts')).href,
      EVIDENCE_DESK_PROGRAM: here.executable,
      EVIDENCE_DESK_TRACES: path.join(own, 'traces'),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  });
  if (error !== undefined) process.stdout.write(`${command}: ${error.message}\n`);
  if (typeof values.report === 'string' && existsSync(report)) copyFileSync(report, values.report);
  process.exitCode = status ?? 1;
} finally {
  putBack();
  rmSync(own, { recursive: true, force: true });
}
