import { expect, goTo, test } from './desk.ts';

test('the workspace is checked, backed up and protected from the window', async ({ desk: { page } }) => {
  await goTo(page, 'Settings');
  await page.getByRole('textbox', { name: 'Your name' }).fill('R. Ashdown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Reviewer: R. Ashdown')).toBeVisible();

  await page.getByRole('button', { name: 'Check it now' }).click();
  await expect(page.getByText('Sound.')).toBeVisible({ timeout: 30_000 });

  await page.getByRole('button', { name: 'Make one now' }).click();
  await expect(page.getByRole('button', { name: 'Restore' })).toHaveCount(1, { timeout: 30_000 });

  await page.getByRole('button', { name: 'Protect with a password' }).click();
  await page.getByLabel('New password').fill('larch and rowan');
  await page.getByLabel('Repeat it').fill('larch and rowan');
  await page.getByRole('dialog').getByRole('button', { name: 'Protect' }).click();
  // Whoever goes elsewhere meanwhile gets the code there, and it goes by nothing but their word.
  await page.evaluate(() => {
    location.hash = '#/library';
  });
  const sheet = page.getByRole('dialog', { name: 'The recovery code' });
  await expect(sheet.locator('code')).toHaveText(/^[0-9A-Z]{5}(-[0-9A-Z]{1,5})+$/u, { timeout: 30_000 });
  await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toHaveText('Library');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.mouse.click(5, 5);
  await expect(sheet.getByRole('button', { name: 'Done' })).toBeDisabled();
  await sheet.getByText('I have written it down').click();
  await sheet.getByRole('button', { name: 'Done' }).click();
  await expect(sheet).toHaveCount(0);
  await goTo(page, 'Settings');
  await expect(page.getByText('This workspace opens only with its password.')).toBeVisible();
});
