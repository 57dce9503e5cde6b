/** What comes out on paper, and what a chart says where the program is not. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { addFiles, expect, goTo, LOOPBACK, test } from './desk.ts';

const MANY = 70;
/** Passages that Review loads at once. */
const LOADED = 200;

/** Small letters about places that do not exist, more of them than a window shows at once. */
function shortLetters(folder: string): string[] {
  const into = path.join(folder, 'short letters');
  mkdirSync(into);
  return Array.from({ length: MANY }, (_, at) => {
    const file = path.join(into, `visit ${at + 1}.txt`);
    writeFileSync(
      file,
      `Joint targeted area inspection of Wexmoor\n\nVisit ${at + 1}\n\nKey strengths\n\n• In team ${at + 1} social workers see ${at + 3} children alone and write down what they say.\n`,
    );
    return file;
  });
}

test(
  'a long list is printed with all its rows, its title and the date, and without what only a screen needs',
  LOOPBACK,
  async ({ desk: { page, folder } }) => {
    test.slow();
    await addFiles(page, shortLetters(folder));
    await goTo(page, 'Library');
    const all = Number(/(\d+) documents/u.exec(await page.getByText(/^\d+ documents/u).innerText())?.[1]);
    expect(all).toBeGreaterThan(MANY);
    const rows = page
      .getByRole('grid', { name: 'Documents' })
      .getByRole('row')
      .filter({ has: page.getByRole('gridcell') });
    expect(await rows.count()).toBeLessThan(all);

    await page.emulateMedia({ media: 'print' });
    await expect(rows).toHaveCount(all);
    const today = new Date().toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    await expect(page.getByText(`Printed on ${today}.`)).toBeVisible();
    await expect(page.locator('main').getByText('Library', { exact: true })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Places' })).toBeHidden();
    await expect(page.getByRole('contentinfo')).toBeHidden();
    await expect(rows.last()).toBeVisible();

    const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
    expect(pages(await page.pdf())).toBeGreaterThan(2);
    await page.emulateMedia({ media: 'screen' });
    await expect.poll(() => rows.count()).toBeLessThan(all);

    await goTo(page, 'Review');
    const list = page.getByRole('region', { name: 'Passages to decide' });
    const told = await list.getByText(/^\d+ of [\d,]+$/u).innerText();
    const passages = Number(/of ([\d,]+)$/u.exec(told)?.[1]?.replace(',', ''));
    expect(passages).toBeGreaterThan(MANY);
    await page.emulateMedia({ media: 'print' });
    await expect(list.locator('[data-quotation]:visible')).toHaveCount(Math.min(passages, LOADED));
    if (passages > LOADED) await expect(list).toContainText(`The first ${LOADED} of ${passages} passages.`);
  },
);

test(
  'a saved picture of a chart says what it shows, of what, from where and when',
  LOOPBACK,
  async ({ desk: { page } }) => {
    await goTo(page, 'Grid');
    await page.getByText('With suggestions', { exact: true }).click();
    await page.getByText('Charts', { exact: true }).click();
    await expect(page.getByRole('img', { name: /^Evidence by criterion/u })).toBeVisible();
    const saved = async (button: string) => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).first().click();
      return readFile(await (await download).path());
    };
    const svg = (await saved('Save SVG')).toString('utf8');
    const words = svg.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');
    const today = new Date().toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    for (const part of [
      'Evidence by criterion, suggestions included',
      'Accepted passages and undecided suggestions; copies counted once; mixed passages count as both',
      'Source: workspace “Northern letters”, criteria “',
      `Evidence Desk, ${today}.`,
    ]) {
      expect(words).toContain(part);
    }
    const png = await saved('Save PNG');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(width).toBeGreaterThan(600);
    expect(height).toBeGreaterThan(300);
  },
);

test('lists are scrolled where they were before a reload', LOOPBACK, async ({ desk: { page, folder } }) => {
  test.slow();
  await addFiles(page, shortLetters(folder));
  await goTo(page, 'Library');
  const table = page.getByRole('grid', { name: 'Documents' });
  const row = table.getByRole('row').filter({ hasText: 'visit 55' });
  await expect(row).toBeHidden();
  await table.hover();
  await page.mouse.wheel(0, 1400);
  const inView = () =>
    table
      .getByRole('row')
      .filter({ has: page.getByRole('gridcell') })
      .first()
      .getAttribute('aria-rowindex');
  await expect.poll(inView).not.toBe('2');
  const before = await inView();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
  await expect.poll(inView).toBe(before);
});
