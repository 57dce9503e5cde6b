import { defineConfig } from '@playwright/test';

/** The journeys of the browser but for those that only a browser can make, and those of the desktop alone, in Electron. */
export default defineConfig({
  testDir: '..',
  testMatch: ['browser/*.spec.ts', 'electron/*.spec.ts'],
  grepInvert: /@loopback/u,
  outputDir: process.env.EVIDENCE_DESK_TRACES ?? '../../dist/electron-tests',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  reporter: 'list',
});
