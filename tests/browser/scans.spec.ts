import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pngOf } from '../fixtures/pictures.ts';
import { type Print, printedLines, type Scan, scanned, scannedPdf, smudge } from '../fixtures/scan.ts';
import { addFiles, expect as atOnce, axe, goTo, LOOPBACK, test } from './desk.ts';

/** Recognising a page takes seconds, and so does what follows it on a busy machine. */
const expect = atOnce.configure({ timeout: 30_000 });
const SIZE = { width: 420, height: 300, density: 200 };
const LETTER: readonly Print[] = [
  ...printedLines(['15 November 2022'], { x: 60, y: 50 }),
  ...printedLines(['Joint targeted area inspection of Northmere'], { x: 60, y: 80, size: 14, bold: true }),
  ...printedLines(['Social workers visit chiidren often and listen to', 'what they say about life at home.'], {
    x: 60,
    y: 120,
  }),
];
const PAGE: readonly Print[] = printedLines(
  ['Managers read every plan within a week and say', 'what must change before the next review.'],
  { x: 60, y: 50 },
);

/** A page takes seconds, and many times as many on a machine that has other things to do. */
test.describe.configure({ timeout: 240_000 });
test.use({ workspace: 'empty' });

test(
  'a scan is read in the background, searched, highlighted on its page, put right and quoted',
  LOOPBACK,
  async ({ desk: { page, folder } }, info) => {
    const file = path.join(folder, 'scanned letter.pdf');
    writeFileSync(
      file,
      scannedPdf([smudged(), scanned(PAGE, SIZE)].map((scan) => ({ pictures: [{ scan }], ...SIZE }))),
    );
    await addFiles(page, [file]);
    const row = page.getByRole('grid', { name: 'Documents' }).getByRole('row').nth(1);
    // Its pages wait, are read, and the row says each.
    await expect(row).toContainText(/2 pages to be read|Northmere/u);
    await expect(row).toContainText('Northmere', { timeout: 120_000 });
    await expect(page.getByRole('contentinfo')).not.toContainText('unread');
    await info.attach('library', { body: await page.screenshot({ animations: 'disabled' }), contentType: 'image/png' });

    await goTo(page, 'Search');
    await page.getByRole('searchbox').first().fill('listen to what they say');
    await page
      .getByRole('region', { name: 'Passages found' })
      .getByText(/life at home/u)
      .first()
      .click();
    await goTo(page, 'Review');
    await page.getByRole('link', { name: /^All/u }).first().click();
    const source = page.getByRole('region', { name: 'The source' });
    await expect(source.locator('[data-words="1"] span').filter({ hasText: 'chiidren' })).toBeVisible();
    await expect(source.locator('[data-page] i').first()).toBeVisible();
    await expect(source.getByRole('button', { name: /^\d+ words? to check$/u })).toBeVisible();
    await info.attach('page', { body: await page.screenshot({ animations: 'disabled' }), contentType: 'image/png' });

    // A word is found on the page, chosen and put right; undo brings it back.
    await source.locator('[data-words="1"] span').filter({ hasText: 'chiidren' }).dblclick();
    await page.keyboard.press('w');
    const dialog = page.getByRole('dialog', { name: 'Put a word right' });
    await expect(dialog).toContainText('Recognised as “chiidren” on page 1');
    expect((await axe(page).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await info.attach('putting right', {
      body: await page.screenshot({ animations: 'disabled' }),
      contentType: 'image/png',
    });
    await dialog.getByRole('textbox', { name: 'What it says' }).fill('children');
    await page.keyboard.press('Enter');
    await expect(source.locator('[data-words="1"] span').filter({ hasText: 'children' })).toBeVisible();
    await page.keyboard.press('v');
    await expect(source.getByText('visit children often')).toBeVisible();
    await info.attach('text', { body: await page.screenshot({ animations: 'disabled' }), contentType: 'image/png' });
    await page.keyboard.press('Control+z');
    await expect(source.getByText('visit chiidren often')).toBeVisible();
    await page.keyboard.press('Control+Shift+Z');
    await expect(source.getByText('visit children often')).toBeVisible();

    await goTo(page, 'Export');
    await page.getByRole('radio', { name: /\.csv/u }).check();
    await page.getByText('With suggestions, marked').click();
    await page.getByRole('button', { name: 'Make the table' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save', exact: true }).click({ timeout: 30_000 });
    const table = readFileSync(await (await download).path(), 'utf8');
    expect(table).toContain('visit children often');
    expect(table).toContain('recognised from a picture');
  },
);

test('a picture by itself is shown as the page it is', LOOPBACK, async ({ desk: { page, folder } }, info) => {
  const file = path.join(folder, 'photographed page.png');
  writeFileSync(file, pngOf(scanned(PAGE, SIZE)));
  await addFiles(page, [file]);
  const row = page.getByRole('grid', { name: 'Documents' }).getByRole('row').nth(1);
  await expect(row).toContainText('Good', { timeout: 120_000 });
  await row.getByRole('link').first().click();
  const source = page.getByRole('region', { name: 'The source' });
  await expect(source.locator('[data-words="1"] span').filter({ hasText: 'Managers' })).toBeVisible();
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: 'Find in this document' }).fill('within a week');
  await expect(source.getByRole('status').filter({ hasText: '1 of 1' })).toBeVisible();
  await info.attach('picture', { body: await page.screenshot({ animations: 'disabled' }), contentType: 'image/png' });
});

test('reading scans is stopped and goes on', LOOPBACK, async ({ desk }) => {
  const { page, folder } = desk;
  const file = path.join(folder, 'long scan.pdf');
  const sheet = scanned(LETTER, SIZE);
  writeFileSync(file, scannedPdf(Array.from({ length: 4 }, () => ({ pictures: [{ scan: sheet }], ...SIZE }))));
  await addFiles(page, [file]);
  const bar = page.getByRole('region', { name: 'Scanned pages' });
  await expect(bar).toContainText(/[1-9]\d* of 4 pages/u, { timeout: 120_000 });
  await bar.getByRole('button', { name: 'Stop' }).click();
  await expect(bar).toContainText(/scanned pages? waits? to be read/u);
  await expect(page.getByRole('contentinfo')).toContainText('4 pages unread');
  // Opened again, it goes on by itself with what is left.
  desk.expectComplaint(/WebSocket|ERR_CONNECTION_REFUSED/u);
  await desk.kill();
  await desk.restart();
  await goTo(page, 'Library');
  await expect(page.getByRole('grid', { name: 'Documents' }).getByRole('row').nth(1)).toContainText('Northmere', {
    timeout: 120_000,
  });
});

/** The letter with a stain on one of its words. */
function smudged(): Scan {
  const scan = scanned(LETTER, SIZE);
  smudge(scan, { left: 137, top: 126, right: 167, bottom: 140 }, 0.14);
  return scan;
}
