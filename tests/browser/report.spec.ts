import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { evidenceReport } from '../../src/export/html.ts';
import { inventedBundle, sha256, whole } from '../unit/export/invented.ts';
import { LOOPBACK } from './desk.ts';

test('a report on a narrow screen moves its grid sideways, never the page', LOOPBACK, async ({ page }, info) => {
  const file = info.outputPath('report.html');
  writeFileSync(file, whole(evidenceReport(inventedBundle(), sha256)));
  await page.setViewportSize({ width: 640, height: 900 });
  await page.goto(pathToFileURL(file).href);
  const grid = page.getByRole('region', { name: 'Evidence by criterion and document' });
  expect(await grid.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
});
