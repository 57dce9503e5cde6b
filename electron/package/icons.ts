/**
 * Draws the icon in every size that installers ask for, from the one drawing: run it after changing resources/icons/icon.svg.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../../tests/browser/chromium.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'resources', 'icons');
const SIZES = [16, 32, 48, 64, 128, 256, 512];

const drawing = readFileSync(join(FOLDER, 'icon.svg'), 'utf8');
const browser = await chromium.launch(launchOptions());
const page = await browser.newPage();
for (const size of [...SIZES, 1024]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>* { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${drawing}`);
  const name = size === 1024 ? 'icon.png' : `${size}x${size}.png`;
  writeFileSync(join(FOLDER, name), await page.screenshot({ omitBackground: true }));
}
await browser.close();
