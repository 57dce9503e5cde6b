/**
 * A long report holds its lists as data. Drawn, they are what a short one holds; searched, filtered, led to and printed,
 * nothing of them is out of reach.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counts } from '../../../src/export/bundle.ts';
import { evidenceReport } from '../../../src/export/html.ts';
import { asData, html, type Templates, trusted } from '../../../src/export/markup.ts';
import { evidencePack, readPack } from '../../../src/export/pack.ts';
import { HOSTILE } from './hostile.ts';
import { assess, inventedBundle, inventedDocument, inventedInput, sha256, whole } from './invented.ts';

/** Everything in one bundle: the letters, hostile texts, many documents. */
const hostile = inventedDocument('hostile', [...HOSTILE, '</script><script>alert(1)</script>', '<!--<script>']);
const many = Array.from({ length: 70 }, (_, at) => inventedDocument(`more-${at}`, [`Record ${at} is kept.`]));
const input = inventedInput();
const bundle = inventedBundle({
  documents: [...input.documents, hostile, ...many],
  assessments: [...input.assessments, ...assess([hostile, ...many])],
});

const LONG = 0;
const SHORT = Number.POSITIVE_INFINITY;

it('is told from a short one by how much it would hold', () => {
  expect(whole(evidenceReport(inventedBundle(), sha256))).not.toContain('<script');
  expect(whole(evidenceReport(bundle, sha256, LONG))).toContain('class="later quotes"');
});

it('says what is left to the workbook, and what can be read without its script', () => {
  const page = whole(evidenceReport(bundle, sha256, LONG));
  expect(page).toContain('Left to the Excel workbook:');
  expect(page).toMatch(/<noscript><p>.*Scripts are switched off here/su);
  expect(page).toMatch(/<dl class="method">/u);
});

it('gives every quotation of a long pack to whoever checks it, each text once in the file', () => {
  const pack = whole(evidencePack(bundle, sha256, LONG));
  const { quotations, unchanged } = readPack(pack, sha256);
  expect(unchanged).toBe(true);
  const places = (some: typeof quotations) => some.map((one) => JSON.stringify(one)).sort();
  expect(places(quotations)).toEqual(places(readPack(whole(evidencePack(bundle, sha256, SHORT)), sha256).quotations));
  expect(pack.split('Record 33 is kept.')).toHaveLength(2);
  expect(readPack(pack.replace('Record 33', 'Record 34'), sha256).unchanged).toBe(false);
});

it('writes markup as data with each template once', () => {
  const templates: Templates = new Map();
  const item = (text: string) => html`<p class="${'a'}">${text}${[1, null, trusted('<br>')]}</p>`;
  expect(asData(item('<'), templates)).toBe('[0,"a","<",{"l":[1,null,{"m":"<br>"}]}]');
  expect(asData(item('a long enough text'), templates, ['', 'a long enough text'])).toContain('{"q":1}');
  expect(templates.size).toBe(1);
});

const BROWSER = '/usr/bin/chromium';

describe.skipIf(!existsSync(BROWSER))('a long report in a browser, from a file, offline', () => {
  const folder = mkdtempSync(join(tmpdir(), 'long-page-'));
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;
  let short: Page;

  const open = async (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    const context = await browser.newContext({ offline: true });
    const opened = await context.newPage();
    opened.on('console', (message) => complaints.push(message.text()));
    opened.on('pageerror', (error) => complaints.push(error.message));
    opened.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(request.url());
    });
    await opened.goto(pathToFileURL(join(folder, name)).href);
    return opened;
  };

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
    page = await open('long.html', whole(evidenceReport(bundle, sha256, LONG)));
    short = await open('short.html', whole(evidenceReport(bundle, sha256, SHORT)));
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const all = bundle.evidence.filter(counts).length;
  const shown = () => page.locator('.criterion .quote:visible').count();
  const printing = () => page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  /** Elements as they are in a page, their markup. */
  const markup = (from: Page, selector: string) =>
    from.locator(selector).evaluateAll((found) => found.map((element) => element.outerHTML));

  it('draws nothing that is not looked at', async () => {
    expect(await page.locator('.criterion .quote').count()).toBe(0);
    expect(await page.locator('.heat').count()).toBeLessThanOrEqual(1);
    expect(await page.textContent('#shown')).toBe(`${all} of ${all} quotations`);
  });

  it('draws what is opened, and clears it when it is closed', async () => {
    const article = page.locator('.criterion:has(details)').first();
    await article.locator('summary').click();
    await expect.poll(() => article.locator('.quote').count()).toBeGreaterThan(0);
    await article.locator('summary').click();
    await expect.poll(() => article.locator('.quote').count()).toBe(0);
  });

  it('has drawn the same as a short one, to the letter, when everything is open and printed', async () => {
    await page.click('#open-all');
    await printing();
    expect(await page.textContent('#printed')).toContain(`Printed here: ${all} of ${all} quotations`);
    for (const selector of ['.criterion .quote', '#documents ~ div tbody tr', '#coverage ~ div tbody tr', '.theme']) {
      const drawn = await markup(page, selector);
      expect(drawn, selector).toEqual(await markup(short, selector));
      expect(drawn.length, selector).toBeGreaterThan(1);
    }
    const cells = (from: Page) => markup(from, '.heat td:not(.tot)');
    expect((await cells(page)).toSorted()).toEqual((await cells(short)).toSorted());
    await page.click('#close-all');
    await expect.poll(shown).toBe(0);
  });

  it('finds words that are not drawn, and prints what was found', async () => {
    await page.fill('#search', 'therapy');
    await expect.poll(shown).toBeGreaterThan(0);
    await printing();
    const texts = await page.locator('.criterion .quote:visible blockquote').allTextContents();
    expect(texts.every((text) => text.includes('therapies'))).toBe(true);
    expect(await page.textContent('#shown')).toBe(`${texts.length} of ${all} quotations`);
    expect(await page.textContent('#printed')).toContain(`Printed here: ${texts.length} of ${all}`);
    await page.fill('#search', 'strength');
    await page.fill('#search', 'zebra');
    await expect.poll(() => page.textContent('#shown')).toBe(`0 of ${all} quotations`);
    await page.click('text=Show all');
    await expect.poll(() => page.textContent('#shown')).toBe(`${all} of ${all} quotations`);
  });

  it('filters as a short one does', async () => {
    await page.selectOption('#document', { label: 'Calder Vale, 12 March 2019' });
    await page.selectOption('#status', 'accepted');
    await expect.poll(shown).toBeGreaterThan(0);
    await printing();
    expect(await page.locator('.criterion .quote.guess').count()).toBe(0);
    expect(await markup(page, '.criterion .quote')).toEqual(
      await markup(short, '.criterion .quote[data-status=accepted][data-document=calder-vale]'),
    );
    await page.click('text=Show all');
  });

  it('leads from the grid to a quotation that is not drawn, even where it is filtered away', async () => {
    await page.fill('#search', 'zebra');
    await expect.poll(() => page.textContent('#shown')).toBe(`0 of ${all} quotations`);
    await page.locator('.gridpage details').first().locator('summary').click();
    await page.locator('.heat a.half').first().click();
    await expect.poll(() => page.locator('.quote.led').isVisible()).toBe(true);
    expect(await page.locator('.quote.led').getAttribute('id')).toBe(
      await page.evaluate(() => decodeURIComponent(location.hash.slice(1))),
    );
  });

  it('asks for nothing and complains of nothing', () => {
    expect(complaints).toEqual([]);
  });
});
