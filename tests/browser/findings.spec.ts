import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { axe, expect, goTo, LOOPBACK, test } from './desk.ts';

test(
  'by keyboard alone: decide in groups, write, see a number turn amber and back, rate, and export the assurance report',
  LOOPBACK,
  async ({ desk: { page } }) => {
    test.slow();
    const field = page.getByRole('textbox', { name: 'What the evidence says' });
    await goTo(page, 'Findings');
    await expect(page.getByRole('button', { name: /^C01 .*not yet looked at/u })).toBeVisible();

    for (const code of ['C02', 'C04', 'C05', 'C12']) {
      await page.evaluate((id) => {
        location.hash = `#/findings?row=criterion%3A${id}`;
      }, code);
      await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${code} `, 'u') })).toBeVisible();
      await page.keyboard.press('l');
      const dialog = page.getByRole('dialog', { name: `Look at them together: ${code}` });
      await expect(dialog).toBeVisible();
      await expect(dialog.getByText(/expected to be wrong/u)).toBeVisible();
      // Accept opens when every passage has been on screen; what does not fit in one group comes in the next.
      const boxes = dialog.getByRole('checkbox');
      for (let left = await boxes.count(); left > 0; left = await boxes.count()) {
        for (let at = 0; at < left; at++) {
          await boxes.nth(at).focus();
          await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        }
        await expect(dialog.getByRole('button', { name: /^Accept all/u })).toBeEnabled();
        const first = await dialog.getByRole('listitem').first().textContent();
        await boxes.first().focus();
        await page.keyboard.press('a');
        await expect(async () => {
          if ((await dialog.count()) === 0) return;
          expect(await dialog.getByRole('listitem').first().textContent()).not.toBe(first);
        }).toPass();
      }
      await expect(dialog).toBeHidden();
      await page.getByRole('button', { name: 'Start from the counts' }).focus();
      await page.keyboard.press('Enter');
      await expect(field).toContainText('inspectors mostly report');
      await page.keyboard.press('e');
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' Families said so themselves.');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'State: in work' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitemradio', { name: /^written/u }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: 'State: written' })).toBeVisible();
    }
    expect((await axe(page).analyze()).violations.map(({ id }) => id)).toEqual([]);

    // A decision taken back turns its number amber; made again, the amber is gone.
    await page.evaluate(() => {
      location.hash = '#/review?show=C12';
    });
    await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
    await page.keyboard.press('x');
    await goTo(page, 'Findings');
    await page.evaluate(() => {
      location.hash = '#/findings?row=criterion%3AC12';
    });
    await expect(page.getByRole('button', { name: /when written, now \d+, changed/u }).first()).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('button', { name: /when written, now/u })).toHaveCount(0);

    await page.getByRole('radio', { name: /^Amber/u }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('radio', { name: /^Amber/u })).toBeChecked();
    await page.getByRole('textbox', { name: 'Action' }).focus();
    await page.keyboard.type('Report both waits to the board');
    await page.keyboard.press('Tab');
    await page.keyboard.type('K. Marlow');
    await page.keyboard.press('Tab');
    await expect(page.getByText('All changes saved')).toBeVisible();

    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Report' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Report: Evidence briefing' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Assurance report' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Make the report' }).focus();
    await page.keyboard.press('Enter');
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await expect(save).toBeVisible({ timeout: 60_000 });
    const download = page.waitForEvent('download');
    await save.focus();
    await page.keyboard.press('Enter');
    const parts = unzipSync(readFileSync(await (await download).path()));
    const words = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    for (const said of [
      'Assurance report',
      'How much has been looked at',
      'Families said so themselves',
      'Report both waits to the board',
    ])
      expect(words).toContain(said);
  },
);
