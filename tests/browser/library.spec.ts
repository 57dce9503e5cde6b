import { writeFileSync } from 'node:fs';
import path from 'node:path';
import PDFDocument from 'pdfkit';
import { addFiles, axe, expect, goTo, SAMPLES, test } from './desk.ts';

test.describe('an empty workspace', () => {
  test.use({ workspace: 'empty' });

  test('letters are read line by line; what fails says why and what to do', async ({ desk: { page, folder } }) => {
    await expect(page.getByRole('heading', { name: 'Drop letters, guidance or reports here' })).toBeVisible();
    const empty = path.join(folder, 'nothing in it.txt');
    const broken = path.join(folder, 'broken.pdf');
    writeFileSync(empty, '');
    writeFileSync(broken, '%PDF-1.7\nthis is no PDF at all');
    await addFiles(page, [...SAMPLES, empty, broken]);

    const lines = page.getByRole('region', { name: 'Files being read' }).getByRole('listitem');
    await expect(lines.filter({ hasText: 'nothing in it.txt' })).toContainText('Not read.');
    await expect(lines.filter({ hasText: 'broken.pdf' })).toContainText('Not read.');
    await expect(page.getByText(/8 read, 2 need attention/u)).toBeVisible();
    await expect(page.getByText('7 documents and 1 copy, from 5 areas')).toBeVisible();

    // A failure stays after the window is opened again, until it is left out.
    await page.reload();
    await expect(lines.filter({ hasText: 'broken.pdf' })).toContainText('Not read.');
    await lines.filter({ hasText: 'broken.pdf' }).getByRole('button', { name: 'Leave out' }).click();
    await expect(lines.filter({ hasText: 'broken.pdf' })).toBeHidden();
    await expect(lines.filter({ hasText: 'nothing in it.txt' })).toBeVisible();
  });

  test('a password is asked for, and the file is read with it', async ({ desk: { page, folder } }) => {
    const file = path.join(folder, 'locked letter.pdf');
    const pdf = new PDFDocument({ userPassword: 'larch' });
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    const done = new Promise<void>((resolve) => pdf.on('end', () => resolve()));
    pdf.text('15 November 2022\n\nJoint targeted area inspection of Northmere\n\n', 72, 72);
    pdf.text('Social workers visit children often and listen to what they say about life at home.', 72, 180);
    pdf.end();
    await done;
    writeFileSync(file, Buffer.concat(chunks));

    await addFiles(page, [file]);
    const line = page.getByRole('region', { name: 'Files being read' }).getByRole('listitem');
    await expect(line).toContainText('Not read.');
    await line.getByRole('button', { name: 'Enter password' }).click();
    await page.getByLabel('Password', { exact: true }).fill('larch');
    await page.keyboard.press('Enter');
    await expect(line).toContainText('done');
    await expect(page.getByRole('grid', { name: 'Documents' }).getByRole('row')).toHaveCount(2);
  });
});

test('what reading left out of a file is counted by sort and can be read', async ({ desk: { page, folder } }) => {
  const file = path.join(folder, 'visit to Ashmarsh.html');
  writeFileSync(
    file,
    `<html><body><main><h1>Visit to Ashmarsh</h1>
     <p>Social workers see children alone and write down what they say. <del>They seldom come twice.</del></p>
     <p hidden>Draft for the team, not for the council.</p>
     <p>Managers read every plan within a week and say what must change.</p></main></body></html>`,
  );
  await addFiles(page, [file]);
  const table = page.getByRole('grid', { name: 'Documents' });
  const row = table.getByRole('row').filter({ hasText: 'Visit to Ashmarsh' });
  await row.getByRole('gridcell').nth(2).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'How it was read', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Show what was left out' }).click();
  const dialog = page.getByRole('dialog', { name: 'Left out of Visit to Ashmarsh' });
  await expect(dialog.locator('summary')).toHaveCount(2);
  await expect(dialog.getByText('They seldom come twice.')).toBeHidden();
  await dialog.getByText('Struck through').click();
  await expect(dialog.getByText('They seldom come twice.')).toBeVisible();
  await dialog.getByText('Hidden text').click();
  await expect(dialog.getByText('Draft for the team, not for the council.')).toBeVisible();
  expect((await axe(page).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');

  await row.getByRole('gridcell').nth(1).getByRole('link').click();
  await page.getByRole('button', { name: '2 left out' }).click();
  await expect(dialog).toContainText('Hidden text');
});

test('cells are corrected by keyboard, rows sorted, narrowed and changed in bulk', async ({ desk: { page } }) => {
  const table = page.getByRole('grid', { name: 'Documents' });
  const row = (text: string | RegExp) => table.getByRole('row').filter({ hasText: text });
  await expect(table.getByRole('row')).toHaveCount(8);

  // Into the table, along to the area of the row, and another name for it.
  const area = row(/Brackenshire/u).getByRole('gridcell', { name: 'Brackenshire', exact: true });
  await area.focus();
  await page.keyboard.press('F2');
  await page.getByRole('combobox', { name: /^Area of/u }).fill('Brackenshire and Holme');
  await page.keyboard.press('Enter');
  await expect(table.getByRole('gridcell', { name: 'Brackenshire and Holme' })).toBeVisible();
  await expect(table.getByRole('gridcell', { name: 'Brackenshire and Holme' })).toBeFocused();

  await table.getByRole('columnheader', { name: 'Date' }).getByRole('button').click();
  await expect(table.getByRole('columnheader', { name: 'Date' })).toHaveAttribute('aria-sort', 'ascending');
  // A month comes before its days.
  await expect(table.getByRole('row').nth(1)).toContainText('June 2019');
  await expect(table.getByRole('row').nth(2)).toContainText('5 Jun 2019');

  await page.keyboard.press('/');
  await page.keyboard.type('east');
  await expect(table.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Clear' }).click();

  await row('Eastholt').getByRole('gridcell', { name: 'Letter' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByText('2 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Set date' }).click();
  await page.getByRole('dialog').getByLabel('Date').fill('2022-02-03');
  await page.keyboard.press('Enter');
  await expect(row('3 Feb 2022')).toHaveCount(2);

  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove from workspace' }).click();
  // Enter does what the button says, and undo brings back what went.
  await expect(page.getByRole('dialog')).toContainText('Undo brings all of it back');
  await page.keyboard.press('Enter');
  await expect(table.getByRole('row')).toHaveCount(6);
  await page.keyboard.press('Control+z');
  await expect(table.getByRole('row')).toHaveCount(8);
});

test('rows are chosen as a range, open on a click, and what others have is offered', async ({ desk: { page } }) => {
  const table = page.getByRole('grid', { name: 'Documents' });
  const rows = table.getByRole('row');
  const boxes = table.getByRole('checkbox');
  await boxes.nth(1).locator('..').click();
  await boxes
    .nth(4)
    .locator('..')
    .click({ modifiers: ['Shift'] });
  await expect(page.getByText('4 chosen')).toBeVisible();
  await boxes.nth(2).locator('..').click();
  await boxes
    .nth(4)
    .locator('..')
    .click({ modifiers: ['Shift'] });
  await expect(page.getByText('1 chosen')).toBeVisible();
  await rows
    .nth(6)
    .getByRole('gridcell')
    .nth(2)
    .click({ modifiers: ['Shift'] });
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
  await page.getByRole('button', { name: 'Clear selection' }).click();

  await rows.nth(2).getByRole('checkbox').locator('..').click();
  await page.getByRole('button', { name: 'Set theme' }).click();
  const field = page.getByRole('dialog').getByRole('combobox', { name: 'Theme of inspection' });
  const list = await field.getAttribute('list');
  expect(await page.locator(`[id="${list}"] option`).count()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');

  // The whole head of a column sorts, not its word alone.
  const head = table.getByRole('columnheader', { name: 'Title' });
  const box = await head.boundingBox();
  if (!box) throw new Error('the head is not drawn');
  await page.mouse.click(box.x + box.width - 12, box.y + box.height / 2);
  await expect(head).toHaveAttribute('aria-sort', 'descending');

  await rows.nth(3).getByRole('gridcell', { name: /^\d+$/u }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
});

test('a filter that would find a copy says so', async ({ desk: { page } }) => {
  const table = page.getByRole('grid', { name: 'Documents' });
  await page.getByRole('button', { name: /^Show copies/u }).click();
  const copy = table.getByRole('row').filter({ hasText: 'is a copy' });
  const name = (await copy.getByRole('link').first().getAttribute('href')) ?? '';
  expect(name).not.toBe('');
  const file = ((await copy.locator('[title]').first().getAttribute('title')) ?? '').split('/').at(-1) ?? '';
  await page
    .getByRole('button', { name: /^Show copies/u })
    .first()
    .click();
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill(file);
  await expect(page.getByText(/1 copy would match/u)).toBeVisible();
  await page.getByRole('button', { name: 'Show copies', exact: true }).last().click();
  await expect(table.getByRole('row').filter({ hasText: 'is a copy' })).toHaveCount(1);
});

test('what was set aside is shown and brought back; a letter is read again, and erased after a question', async ({
  desk: { page },
}) => {
  const table = page.getByRole('grid', { name: 'Documents' });
  const row = table.getByRole('row').filter({ hasText: 'Eastholt' }).first();
  await row.getByRole('gridcell', { name: 'Letter' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('1 chosen')).toBeVisible();
  const choose = async (menu: string, item: string) => {
    await page.getByRole('button', { name: menu, exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  await choose('How it was read', 'Show what was set aside');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/\d+ of [\d,]+ words are set aside/u);
  await dialog
    .getByRole('button', { name: /^Bring back: / })
    .first()
    .click();
  await expect(dialog).toContainText('Brought back by you');
  await dialog
    .getByRole('button', { name: /^Set aside again: / })
    .first()
    .click();
  await expect(dialog).not.toContainText('Brought back by you');
  await page.keyboard.press('Escape');

  await choose('How it was read', 'Read again from the original');
  await expect(page.getByText(/1 document read again, 0 of them differently/u)).toBeVisible();

  const before = await table.getByRole('row').count();
  await choose('Remove', 'Erase for good');
  await expect(dialog).toContainText('This cannot be undone');
  await expect(dialog).toContainText('Eastholt');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await expect(table.getByRole('row')).toHaveCount(before - 1);

  await addFiles(
    page,
    SAMPLES.filter((file) => file.includes('eastholt')),
  );
  await expect(page.getByText(/1 document that had been erased for good is in this workspace again/u)).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(before);
});

test('copies stand side by side and either can be the one that counts', async ({ desk: { page } }) => {
  await goTo(page, 'Copies');
  const counted = page.getByRole('radiogroup', { name: 'Which one counts' }).getByRole('radio', { checked: true });
  const name = await counted.getAttribute('aria-label');
  await expect(page.getByRole('group', { name: 'Both texts' })).toContainText('Northmere');
  await page.getByRole('button', { name: 'Count the other one' }).click();
  await expect(page.getByText(/counts now/u)).toBeVisible();
  await expect(counted).not.toHaveAttribute('aria-label', name ?? '');
  await page.getByRole('button', { name: 'Not copies' }).click();
  await expect(page.getByRole('radio', { name: 'Look-alikes 1' })).toBeVisible();
  await goTo(page, 'Library');
  await expect(page.getByText('8 documents, from 5 areas')).toBeVisible();
});
