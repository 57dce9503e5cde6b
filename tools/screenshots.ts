/**
 * `node tools/screenshots.ts [PLACE ...]`: pictures of every place of the running program over the invented
 * samples, at two sizes, light and dark, some in a contrast theme of the system, into docs/screenshots, and those of the
 * guide into resources/help.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../tests/browser/chromium.ts';
import { command, end, serve } from '../tests/browser/served.ts';

const ROOT = path.join(import.meta.dirname, '..');
const PICTURES = path.join(ROOT, 'docs', 'screenshots');
const GUIDE = path.join(ROOT, 'resources', 'help');
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
/** Passages decided before the pictures are taken. */
const DECIDED = 36;
/** Qualities of WebP, in a hundred: the best that stays below the greatest size is taken. Words are sharp in all of them. */
const QUALITIES = [74, 60, 48, 38, 28, 20];
const LARGEST = 104 * 1024;

async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: place }).waitFor();
}

/** Criteria whose finding is written before the pictures are taken. */
const WRITTEN = ['C02', 'C04'] as const;

async function openFinding(page: Page, code: string): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#/findings?row=criterion%3A${id}`;
  }, code);
  await page.getByRole('heading', { level: 2, name: new RegExp(`^${code} `, 'u') }).waitFor();
}

const suggested = (page: Page) => page.getByRole('list', { name: 'Suggested criteria' }).waitFor();

/** How to come to each picture, and what must be seen before it is taken. */
const SCENES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  library: async (page) => {
    await goTo(page, 'Library');
    const row = (name: string) => page.getByRole('grid', { name: 'Documents' }).getByRole('row', { name });
    for (const area of ['Eastholt', 'Brackenshire']) {
      await row(area).first().getByRole('gridcell', { name: 'Letter' }).focus();
      await page.keyboard.press('Space');
    }
    await page.getByText('2 chosen').waitFor();
  },
  copies: async (page) => {
    await goTo(page, 'Copies');
    await page.getByRole('group', { name: 'Both texts' }).getByText('Northmere').first().waitFor();
    await page.getByRole('button', { name: /^Other copy/u }).click();
    await page.getByRole('menuitemradio', { name: /web version/u }).click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.getByText(/^\d+ differences$/u).waitFor();
    await page.keyboard.press('n');
    await page.getByText('Difference 1 of').waitFor();
  },
  themes: async (page) => {
    await goTo(page, 'Themes');
    await page.locator('svg.plot').waitFor();
  },
  review: async (page) => {
    await goTo(page, 'Review');
    await suggested(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.locator('[class*="highlight"], [class*="current"]').first().waitFor();
  },
  grid: async (page) => {
    await goTo(page, 'Grid');
    await page.getByText('With suggestions', { exact: true }).click();
    await page
      .getByRole('grid')
      .getByRole('gridcell', { name: /^C02, Eastholt/u })
      .click();
    await page.getByRole('region', { name: 'Quotations of the cell' }).waitFor();
  },
  charts: async (page) => {
    await goTo(page, 'Grid');
    await page.getByText('Charts', { exact: true }).click();
    await page.getByRole('img', { name: /^Evidence by criterion/u }).waitFor();
  },
  findings: async (page) => {
    await goTo(page, 'Findings');
    await openFinding(page, WRITTEN[0]);
  },
  progress: async (page) => {
    await goTo(page, 'Progress');
    await page.getByRole('list', { name: 'Documents' }).getByRole('listitem').first().waitFor();
  },
  second: async (page) => goTo(page, 'Second reader'),
  search: async (page) => {
    await goTo(page, 'Search');
    await page.getByRole('searchbox').first().fill('strategy meeting');
    await page.locator('mark').first().waitFor();
  },
  frameworks: async (page) => {
    await goTo(page, 'Frameworks');
    await page.getByRole('link', { name: /^Guidance for joint inspections/u }).click();
    await page.locator('[class*="highlight"]').first().waitFor();
  },
  export: async (page) => {
    await goTo(page, 'Export');
    await page.getByText('Preparing the preview').waitFor({ state: 'detached' });
  },
  settings: async (page) => goTo(page, 'Settings'),
  palette: async (page) => {
    await SCENES.grid?.(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('calder');
    await page.getByRole('menuitem').first().waitFor();
  },
  help: async (page) => {
    await SCENES.review?.(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Help' }).waitFor();
  },
};

/** What a system shows a window in; with `forcedColors` its few colours stand for all of the window's. */
const LOOKS = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'contrast', colorScheme: 'dark', forcedColors: 'active' },
] as const;
/** The scenes that are shown in a contrast theme, at the smaller size: where grounds and shapes say the most. */
const IN_CONTRAST = ['library', 'review', 'grid', 'findings'] as const;

/** The pictures of the guide: a scene, and the part of the window that is shown. */
const GUIDE_SCENES = ['library', 'copies', 'review', 'grid', 'export'] as const;

/** Which folder the pictures were taken in says nothing about the program. */
async function withoutFolder(page: Page): Promise<void> {
  await page.evaluate((made) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode } = texts;
      currentNode.nodeValue = (currentNode.nodeValue ?? '').replaceAll(made, 'Documents');
    }
  }, folder);
}

async function take(page: Page, file: string): Promise<void> {
  // Drawn pages and charts come a moment after their frame.
  await page.waitForTimeout(900);
  const session = await page.context().newCDPSession(page);
  let bytes = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
    bytes = Buffer.from(data, 'base64');
    if (bytes.length <= LARGEST) break;
  }
  await session.detach();
  writeFileSync(file, bytes);
  process.stdout.write(`${path.relative(ROOT, file).padEnd(48)} ${Math.round(bytes.length / 1024)} kB\n`);
}

/** A copy of a letter as a web page may have it: some words are others, some are missing. */
function webVersion(samples: string, folder: string): string {
  const letter = readFileSync(path.join(samples, 'northmere-letter-15-november-2019.txt'), 'utf8');
  const copy = path.join(folder, 'northmere letter, web version.txt');
  writeFileSync(
    copy,
    letter
      .replace('is ambitious and, in most respects, works well', 'is ambitious and works well in most respects')
      .replace('experiences of six children', 'experiences of seven children')
      .replace('are noticed early and are\noffered help', 'are soon offered\nhelp')
      .replace(', and its plans to put it right are realistic', '')
      .replace('one vote, pays for counselling', 'one vote, pays for a school nurse and for counselling'),
  );
  return copy;
}

/** A workspace of the samples, some of it decided as a reviewer would. */
async function prepare(browser: Browser, folder: string): Promise<string> {
  // The log names where a document came from; whoever takes the pictures has the repository somewhere else.
  const samples = path.join(folder, 'letters');
  cpSync(path.join(ROOT, 'resources', 'samples'), samples, { recursive: true });
  const files = readdirSync(samples)
    .filter((name) => name !== 'README.md')
    .map((name) => path.join(samples, name));
  const workspace = path.join(folder, 'North region letters');
  await command(folder, 'import', workspace, ...files, webVersion(samples, folder));
  const served = await serve(folder, workspace);
  const page = await browser.newPage({ viewport: SIZES[0], locale: 'en-GB' });
  await page.goto(served.address);
  await goTo(page, 'Settings');
  await page.getByRole('textbox', { name: 'Your name' }).fill('R. Ashdown');
  await page.keyboard.press('Enter');
  await goTo(page, 'Review');
  await suggested(page);
  for (let count = 0; count < DECIDED; count++) {
    const before = await page.locator('article[aria-current="true"]').textContent();
    const suggests = (await page.getByRole('list', { name: 'Suggested criteria' }).count()) > 0;
    await page.keyboard.press(!suggests || count % 9 === 8 ? 'x' : 'a');
    await page.waitForFunction(
      (words) => document.querySelector('article[aria-current="true"]')?.textContent !== words,
      before,
    );
  }
  await page.getByText('All changes saved').waitFor();
  await goTo(page, 'Findings');
  for (const code of WRITTEN) {
    await openFinding(page, code);
    await page.getByRole('button', { name: 'Start from the counts' }).click();
    await page.getByRole('button', { name: /^State: /u }).waitFor();
  }
  await page.getByText('All changes saved').waitFor();
  await page.close();
  await end(served.child, 'SIGTERM');
  return workspace;
}

const wanted = process.argv.slice(2);
const isWanted = (scene: string) => wanted.length === 0 || wanted.includes(scene);
const folder = mkdtempSync(path.join(tmpdir(), 'evidence-desk-screenshots-'));
const browser = await chromium.launch(launchOptions());
try {
  mkdirSync(PICTURES, { recursive: true });
  const workspace = await prepare(browser, folder);
  for (const [file, scenes] of [
    [
      null,
      { start: (page: Page) => page.getByRole('heading', { name: 'Read inspection letters side by side' }).waitFor() },
    ],
    [workspace, SCENES],
  ] as const) {
    // The first screen is that of a new computer, which knows of no workspace.
    const home = file === null ? path.join(folder, 'new') : folder;
    mkdirSync(home, { recursive: true });
    const served = await serve(home, file);
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(served.address);
    const base = new URL(served.address).origin;
    for (const [scene, show] of Object.entries(scenes)) {
      if (!isWanted(scene)) continue;
      for (const size of SIZES) {
        for (const { name, ...media } of LOOKS) {
          if (name === 'contrast' && (size !== SIZES[0] || !IN_CONTRAST.includes(scene as never))) continue;
          await page.setViewportSize(size);
          await page.emulateMedia(media);
          await page.goto(`${base}/`);
          await page.reload();
          await show(page);
          await withoutFolder(page);
          await take(page, path.join(PICTURES, `${scene}-${size.width}-${name}.webp`));
          if (name === 'light' && size === SIZES[0] && GUIDE_SCENES.includes(scene as never)) {
            await take(page, path.join(GUIDE, `${scene}.webp`));
          }
        }
      }
    }
    await context.close();
    await end(served.child, 'SIGTERM');
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
