import { defineConfig } from '@playwright/test';

/** Journeys that belong to the loopback host: its address, its downloads, and its keys beside a browser's own. */
const LOOPBACK_ONLY = [
  'an address that was used lets nobody else in',
  'charts have their figures behind them',
  'columns, criteria and documents are chosen',
  'decided by keyboard alone',
  'decision that cannot be saved',
  'the evidence leaves as a',
  'what may identify people',
  'what was learned goes out with the set',
];

/** The journeys of the browser, and those of the desktop alone, in Electron. */
export default defineConfig({
  testDir: '..',
  testMatch: ['browser/*.spec.ts', 'electron/*.spec.ts'],
  grepInvert: new RegExp(LOOPBACK_ONLY.join('|'), 'u'),
  outputDir: '../../dist/electron-tests',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  reporter: 'list',
});
