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
  await expect(page.getByText('This workspace opens only with its password.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/Write this down/u)).toBeVisible();
});
