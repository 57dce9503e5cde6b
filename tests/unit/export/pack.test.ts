import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counts, type EvidenceBundle } from '../../../src/export/bundle.ts';
import { evidencePack, readPack } from '../../../src/export/pack.ts';
import { HOSTILE } from './hostile.ts';
import { assess, inventedBundle, inventedDocument, sha256, whole } from './invented.ts';

const packed = (bundle: EvidenceBundle) => whole(evidencePack(bundle, sha256));

describe('the evidence pack', () => {
  const bundle = inventedBundle();
  const pack = packed(bundle);

  it('knows whether it was changed, down to one letter', () => {
    expect(readPack(pack, sha256).unchanged).toBe(true);
    expect(readPack(pack.replace('Waiting lists', 'Waiting list'), sha256).unchanged).toBe(false);
    const other = pack.replace(/(id="contents-hash">)./u, (_, place: string) => `${place}x`);
    expect(() => readPack(other, sha256)).toThrow('not an evidence pack');
  });

  it('gives every quotation with its place in the source', () => {
    const rows = bundle.evidence.filter(counts);
    const { quotations } = readPack(pack, sha256);
    expect(quotations.map((one) => [one.quotation, one.start, one.end, one.page])).toEqual(
      rows.map((row) => [row.quotation, row.start, row.end, row.page]),
    );
    expect(quotations.every((one) => one.source.length === 64)).toBe(true);
  });

  it('cannot be broken out of by what it quotes', () => {
    const document = inventedDocument('hostile', [...HOSTILE, '</script><script>alert(1)</script>', '<!--<script>']);
    const hostile = packed(
      inventedBundle({
        documents: [document],
        assessments: assess([document]),
        decisions: [],
        themes: [],
        copies: { groups: [], lookAlikes: [] },
        twins: [],
      }),
    );
    expect([...hostile.matchAll(/<\/script>/gu)]).toHaveLength(2);
    expect(readPack(hostile, sha256).quotations.map((one) => one.quotation)).toContain(
      '</script><script>alert(1)</script>',
    );
  });
});

const BROWSER = '/usr/bin/chromium';

describe.skipIf(!existsSync(BROWSER))('the evidence pack in a browser, from a file, offline', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    writeFileSync(join(folder, 'pack.html'), packed(inventedBundle()));
    browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
    const context = await browser.newContext({ offline: true });
    page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(join(folder, 'pack.html')).href);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const shown = () => page.locator('.criterion .quote:visible').count();

  it('finds quotations as words are typed, by stem, beginning and with a slip of the finger', async () => {
    const all = await shown();
    expect(all).toBeGreaterThan(50);
    for (const query of ['therapies', 'therapy', 'thera', 'therapeis', 'talking THERAPIES']) {
      await page.fill('#search', query);
      const quotes = await page.locator('.criterion .quote:visible blockquote').allTextContents();
      expect(quotes.length, query).toBeGreaterThan(0);
      expect(
        quotes.every((text) => text.includes('therapies')),
        query,
      ).toBe(true);
      expect(await page.textContent('#shown')).toBe(`${quotes.length} of ${all} quotations`);
    }
    await page.fill('#search', 'zebra');
    expect(await shown()).toBe(0);
    await page.click('text=Show all');
    await expect.poll(shown).toBe(all);
  });

  it('filters by polarity, decision and document, and says how many are left', async () => {
    await page.selectOption('#polarity', 'improvement');
    await page.selectOption('#document', { label: 'Calder Vale, 12 March 2019' });
    const left = await shown();
    expect(left).toBeGreaterThan(0);
    expect(await page.locator('.criterion .quote:visible:not([data-polarity=improvement])').count()).toBe(0);
    expect(await page.locator('.criterion h4:visible').count()).toBe(await page.locator('.criterion:visible').count());
    await page.selectOption('#status', 'accepted');
    expect(await page.locator('.criterion .quote.guess:visible').count()).toBe(0);
  });

  it('leads from the grid to a quotation even where it is filtered away', async () => {
    await page.fill('#search', 'zebra');
    await page.locator('.heat a.half').first().click();
    await expect.poll(shown).toBeGreaterThan(50);
    expect(await page.locator(':target').isVisible()).toBe(true);
  });

  it('asks for nothing and complains of nothing', () => {
    expect(complaints).toEqual([]);
  });
});
