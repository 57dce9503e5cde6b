import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { axe, expect, goTo, LOOPBACK, test } from './desk.ts';

const TAKEN_BACK = 10;

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
      for (let at = 0; at < (await boxes.count()); at++) {
        await boxes.nth(at).focus();
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      }
      await expect(dialog.getByRole('button', { name: /^Accept all/u })).toBeEnabled();
      const undecided = await dialog.getByRole('listitem').allTextContents();
      await boxes.first().focus();
      await page.keyboard.press('a');
      await expect.poll(() => dialog.getByRole('listitem').allTextContents()).not.toEqual(undecided);
      if (await dialog.isVisible()) await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await page.getByRole('button', { name: 'Start from the counts' }).focus();
      await page.keyboard.press('Enter');
      await expect(field).toContainText(/inspectors report/iu);
      // What was pressed is gone: the draft has the focus, to be gone on with at its end.
      await expect(field).toBeFocused();
      await page.keyboard.type(' Families said so themselves, in {passages}.');
      await page.keyboard.press('Escape');
      await expect(field).toContainText(/themselves, in \d+ passages?\./u);
      await page.getByRole('button', { name: 'State: in progress' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitemradio', { name: /^written/u }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: 'State: written' })).toBeVisible();
    }
    expect((await axe(page).analyze()).violations.map(({ id }) => id)).toEqual([]);

    // A decision taken back turns its number amber; made again, the amber is gone.
    await page.evaluate(() => {
      location.hash = '#/review?show=decided';
    });
    await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
    // One passage may leave the numbers of areas as they are; ten do not.
    const open = page.getByRole('article', { name: /^Passage \d+ of \d+, .+, (to decide|decided)$/u });
    for (let at = 0; at < TAKEN_BACK; at++) {
      await page.keyboard.press('x');
      await expect(open).toContainText('none of these');
      const before = await open.textContent();
      await page.keyboard.press('j');
      await expect.poll(() => open.textContent()).not.toBe(before);
    }
    await expect(page.getByText('All changes saved')).toBeVisible();
    await goTo(page, 'Findings');
    const changed = page.getByRole('button', { name: /when written, now \d+, changed/u });
    for (const code of ['C02', 'C04', 'C05', 'C12']) {
      await page.evaluate((id) => {
        location.hash = `#/findings?row=criterion%3A${id}`;
      }, code);
      await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${code} `, 'u') })).toBeVisible();
      await page.waitForTimeout(500);
      if ((await changed.count()) > 0) break;
    }
    await expect(changed.first()).toBeVisible();
    for (let at = 0; at < TAKEN_BACK; at++) {
      await page.keyboard.press('Control+z');
      await expect(page.getByText('All changes saved')).toBeVisible();
    }
    await expect(page.getByRole('button', { name: /when written, now/u })).toHaveCount(0);
    await page.evaluate(() => {
      location.hash = '#/findings?row=criterion%3AC12';
    });
    await expect(page.getByRole('heading', { level: 2, name: /^C12 /u })).toBeVisible();

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
