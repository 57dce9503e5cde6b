/**
 * `npm test`: the checks, then vitest, then the browser journeys, then the short ring in Electron where one is here; ends with
 * the true total of what ran.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallBrowser } from './browser.ts';
import { runTool } from './run-tool.ts';

interface Total {
  passed: number;
  failed: number;
  skipped: number;
}

const total: Total = { passed: 0, failed: 0, skipped: 0 };
/** The names of what failed, for the end: what is printed on the way may be thousands of lines above it. */
const failures: string[] = [];
const reports = mkdtempSync(join(tmpdir(), 'evidence-desk-tests-'));

function count(passed: number, failed: number, skipped = 0): void {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/** A suite that ended badly without a failed test of its own, for example because it could not start, is one failure. */
function countSuite(name: string, code: number, failed: number): void {
  if (code === 0 || failed > 0) return;
  count(0, 1);
  failures.push(`${name}, which ended with ${code}`);
}

async function check(): Promise<void> {
  const { code } = await runTool(['node', 'tests/scripts/check.ts'], true);
  if (code === 0) count(1, 0);
  else countSuite('the checks', code, 0);
}

interface TestFile {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
}

/** What failed in a file: its tests, or the file itself, where it could not be run to its end. */
function failedOf({ name, status, message, assertionResults }: TestFile): string[] {
  const failed = assertionResults.filter((one) => one.status === 'failed');
  if (failed.length === 0) return status === 'failed' ? [`${name}: ${message}`] : [];
  return failed.map(({ fullName, failureMessages }) => `${name}: ${fullName}\n${failureMessages.join('\n')}`);
}

async function vitest(): Promise<void> {
  const file = join(reports, 'vitest.json');
  const { code, output } = await runTool(
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    true,
  );
  let failed = 0;
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      testResults: readonly TestFile[];
    };
    failed = report.numFailedTests;
    count(report.numPassedTests, failed, report.numPendingTests);
    failures.push(...report.testResults.flatMap(failedOf));
  } catch {
    process.stdout.write('vitest left no report.\n');
  }
  // An error outside of any test stands in no report.
  if (code !== 0) failures.push(...output.split('\n').filter((line) => /Unhandled|vitest-pool|Worker /u.test(line)));
  countSuite('vitest', code, failed);
}

async function browser(): Promise<void> {
  const executable = findOrInstallBrowser();
  if (executable === null) {
    process.stdout.write(
      'The browser journeys need Chrome, Chromium or Edge: install one, or set EVIDENCE_DESK_BROWSER to its path.\n',
    );
    return countSuite('the browser journeys', 1, 0);
  }
  const built = await runTool(['vite', 'build', '--config', 'renderer/vite.config.ts', '--logLevel', 'warn'], true);
  if (built.code !== 0) return countSuite('the build of the window', built.code, 0);
  const file = join(reports, 'playwright.json');
  const { code } = await runTool(['playwright', 'test', '--reporter=list,json'], true, {
    EVIDENCE_DESK_BROWSER: executable,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  countJourneys(code, file);
}

/** The short ring, which says so where there is no Electron: then it is one left out. */
async function electron(): Promise<void> {
  const file = join(reports, 'electron.json');
  const { code } = await runTool(['node', 'tests/electron/run.ts', '--short', '--report', file], true);
  if (code === 0 && !existsSync(file)) return count(0, 0, 1);
  countJourneys(code, file);
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly ok: boolean;
  }[];
}

function failedIn(suites: readonly Suite[]): string[] {
  return suites.flatMap((suite) => [
    ...suite.specs.filter(({ ok }) => !ok).map(({ title, file, line }) => `${file}:${line}: ${title}`),
    ...failedIn(suite.suites ?? []),
  ]);
}

function countJourneys(code: number, file: string): void {
  let failed = 0;
  try {
    const { stats, suites } = JSON.parse(readFileSync(file, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number };
      suites: readonly Suite[];
    };
    failures.push(...failedIn(suites));
    failed = stats.unexpected + stats.flaky;
    count(stats.expected, failed, stats.skipped);
  } catch {
    process.stdout.write('Playwright left no report.\n');
  }
  countSuite('the journeys', code, failed);
}

try {
  await check();
  await vitest();
  await browser();
  await electron();
} finally {
  rmSync(reports, { recursive: true, force: true });
}
if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.join('\n')}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
