import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { addFiles, expect, goTo, LOOPBACK, test } from './desk.ts';

/** Makes the chosen file and gives its text. */
async function madeText(page: Page, word: string): Promise<string> {
  await page.getByRole('button', { name: `Make the ${word}` }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click({ timeout: 30_000 });
  return readFile(await (await download).path(), 'utf8');
}

test(
  'columns, criteria and documents are chosen, and the choice is remembered',
  LOOPBACK,
  async ({ desk: { page } }) => {
    await goTo(page, 'Export');
    await page.getByRole('radio', { name: /\.csv/u }).check();
    await page.getByText('With suggestions, marked').click();

    await page.getByRole('button', { name: /^Columns of the table/u }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'None' }).click();
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    for (const column of ['Criterion', 'Quotation', 'Area']) {
      await dialog.getByRole('option', { name: column, exact: true }).click();
    }
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('button', { name: /^Columns of the table: 3 columns of \d+$/u })).toBeVisible();

    await page.getByRole('button', { name: /^Criteria to hand over/u }).click();
    await dialog.getByRole('button', { name: 'None' }).click();
    await dialog.getByRole('searchbox').fill('C03');
    await dialog.getByRole('option', { name: /^C03/u }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();

    await page.getByText('Columns', { exact: true }).last().click();
    const table = page.getByRole('region', { name: 'The table as it will be' });
    await expect(table.getByRole('columnheader')).toHaveText(['Criterion', 'Quotation', 'Area']);
    await expect(table.getByRole('row').nth(1).getByRole('cell').first()).toHaveText('C03');

    const text = await madeText(page, 'table');
    expect(text.replace(/^\uFEFF/u, '').split(/\r?\n/u)[0]).toBe('Criterion,Quotation,Area');
    expect(text).not.toMatch(/^C0[124]/mu);

    await page.getByRole('button', { name: 'Save as a preset' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Board');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Preset: Board' })).toBeVisible();
    await page.getByRole('radio', { name: /\.docx/u }).check();
    await page.getByRole('button', { name: 'Preset: Use a preset' }).click();
    await page.getByRole('menuitemradio', { name: /^Board/u }).click();
    await expect(page.getByRole('radio', { name: /\.csv/u })).toBeChecked();
    await expect(page.getByRole('button', { name: /^Columns of the table: 3 columns of \d+$/u })).toBeVisible();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect(page.getByText('No presets saved yet')).toBeVisible();
  },
);

test(
  'what may identify people is seen in its sentence and masked, but for what is nobody',
  LOOPBACK,
  async ({ desk: { page, folder } }) => {
    const file = path.join(folder, 'Visit to Ashmarsh.txt');
    writeFileSync(
      file,
      `Visit to Ashmarsh, 3 May 2022

Social workers visit children often. Ms Priyanka Thorley, the team manager, checks each assessment within a week.

Strategy meetings are held in time. Mr Owen Brackwell of the police told inspectors that officers attend every one.
`,
    );
    await addFiles(page, [file]);
    await goTo(page, 'Export');
    await page.getByRole('radio', { name: /\.csv/u }).check();
    await page.getByText('With suggestions, marked').click();
    const check = page.getByRole('region', { name: 'Before you share it' });
    await expect(check.getByRole('heading', { name: /may identify people/u })).toBeVisible();
    await check.getByText(/^Replace them by masks/u).click();
    await expect(check.getByRole('heading', { name: /will be masked$/u })).toBeVisible();
    await check.getByRole('button', { name: /^Show all/u }).click();
    const mask = check.getByRole('checkbox', { name: /^Mask .*Thorley/u });
    await expect(check.locator('mark').filter({ hasText: 'Thorley' })).toBeVisible();
    const masked = await madeText(page, 'table');
    expect(masked).toContain('[name ');
    expect(masked).not.toContain('Thorley');

    await mask.press('Space');
    await expect(check.getByRole('heading', { name: /^\d+ of \d+ things/u })).toBeVisible();
    expect(await madeText(page, 'table')).toContain('Thorley');
  },
);

test('a choice that lets nothing out says so', async ({ desk: { page } }) => {
  await goTo(page, 'Export');
  await expect(page.getByRole('heading', { name: 'No passage would be exported' })).toBeVisible();
  for (const word of ['Strength', 'Improvement', 'Mixed', 'Neutral']) {
    await page.getByRole('checkbox', { name: word }).press('Space');
  }
  await expect(page.getByText('Tick at least one way of reading')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make the workbook' })).toBeDisabled();
});
