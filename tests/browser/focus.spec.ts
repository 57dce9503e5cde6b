/**
 * What is pressed and goes away leaves the focus somewhere sensible, never on the body: there a screen reader is nowhere.
 */
import type { Locator, Page } from '@playwright/test';
import { expect, goTo, LOOPBACK, test } from './desk.ts';

/** Presses a button by keyboard that goes away or is switched off by it, and waits until the focus is settled. */
async function pressAway(page: Page, button: Locator): Promise<void> {
  await button.first().focus();
  const pressed = await button.first().elementHandle();
  await page.keyboard.press('Enter');
  await expect.poll(() => pressed?.evaluate((node) => !node.isConnected || node.matches(':disabled'))).toBe(true);
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
}

const focused = (page: Page) => page.locator(':focus');

async function openFinding(page: Page, code: string): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#/findings?row=criterion%3A${id}`;
  }, code);
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${code} `, 'u') })).toBeVisible();
}

test('a draft takes the focus over from the button that asked for it, and is gone on with', async ({
  desk: { page },
}) => {
  await goTo(page, 'Review');
  const suggestion = page.getByRole('list', { name: 'Suggested criteria' }).getByRole('button').first();
  const code = ((await suggestion.textContent()) ?? '').match(/C\d+[a-z]?/u)?.[0] ?? '-';
  await page.keyboard.press('a');
  await expect(page.getByText('All changes saved')).toBeVisible();
  await goTo(page, 'Findings');
  await openFinding(page, code);
  const field = page.getByRole('textbox', { name: 'What the evidence says' });
  await pressAway(page, page.getByRole('button', { name: 'Start from the counts' }));
  await expect(field).toBeFocused();
  await expect(field).toContainText(/inspectors report/iu);
  await page.keyboard.type(' So say families.');
  await expect(field).toContainText(/inspectors report.+\. So say families\.$/isu);
  await page.keyboard.press('Escape');
  await expect(page.getByText('All changes saved')).toBeVisible();
  await page.reload();
  await expect(field).toContainText(/inspectors report.+\. So say families\.$/isu);

  // A line of a list that is removed leaves the focus to the list.
  await pressAway(
    page,
    page.getByRole('region', { name: 'Attached quotations' }).getByRole('button', { name: 'Remove' }),
  );
  await expect(focused(page)).toHaveAccessibleName('Attached quotations');
});

test('what comes back while one types takes nothing away', LOOPBACK, async ({ desk: { page } }) => {
  // On a slow computer answers come in the middle of the next words.
  await page.routeWebSocket(/./u, (window) => {
    window.connectToServer().onMessage((answer) => void setTimeout(() => window.send(answer), 150));
  });
  await page.reload();
  await goTo(page, 'Findings');
  await openFinding(page, 'C02');
  const field = page.getByRole('textbox', { name: 'What the evidence says' });
  await field.focus();
  // Each part is kept while the next is typed, and comes back in the middle of it.
  for (const part of ['One', ' and two', ' and three', ' and four']) {
    for (const letter of part) {
      await page.keyboard.type(letter);
      await page.waitForTimeout(60);
    }
    await page.waitForTimeout(690);
  }
  await page.keyboard.type('.');
  await page.keyboard.press('Escape');
  await expect(field).toHaveText('One and two and three and four.');
  await expect(page.getByText('All changes saved')).toBeVisible();
  await page.reload();
  await expect(field).toHaveText('One and two and three and four.');
});

test('whatever goes when it is pressed leaves the focus in its part of the place', async ({ desk: { page } }) => {
  test.slow();
  // A bar that stands only while something is chosen.
  const rows = page.getByRole('grid', { name: 'Documents' }).getByRole('row');
  await rows.nth(2).getByRole('gridcell').nth(2).focus();
  await page.keyboard.press('Space');
  await pressAway(page, page.getByRole('button', { name: 'Clear selection' }));

  await goTo(page, 'Review');
  await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
  // A chip of the open passage.
  const agency = page.locator('article[aria-current="true"]').getByRole('button', { name: /^Remove / });
  for (let at = 0; at < 10 && (await agency.count()) === 0; at++) {
    await page.keyboard.press('j');
    await page.waitForTimeout(150);
  }
  await pressAway(page, agency);
  await page.keyboard.press('Escape');

  // A theme that is hidden.
  await goTo(page, 'Themes');
  await expect(page.locator('svg.plot')).toBeVisible();
  await pressAway(page, page.getByRole('button', { name: 'Hide', exact: true }));

  // A line in a dialog: the dialog keeps it.
  await goTo(page, 'Findings');
  await page.getByRole('button', { name: /^Our area: / }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').or(dialog.getByRole('textbox')).first().fill('Fenmoor');
  await pressAway(page, dialog.getByRole('button', { name: 'Add another' }));
  await pressAway(page, dialog.getByRole('button', { name: 'Fenmoor is not ours' }));
  await expect(dialog.locator(':focus').or(dialog.and(page.locator(':focus')))).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(focused(page)).toHaveAccessibleName(/^Our area: /u);

  // A link that leaves the place: Review opens on its passage.
  await page.getByRole('link', { name: 'Decide them' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
});
