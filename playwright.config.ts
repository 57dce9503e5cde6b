import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/browser/chromium.ts';

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'dist/browser-tests',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: launchOptions(),
    viewport: { width: 1366, height: 768 },
    locale: 'en-GB',
    acceptDownloads: true,
    trace: 'retain-on-failure',
  },
});
