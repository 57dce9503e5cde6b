import { readFile } from 'node:fs/promises';
import { expect, goTo, LOOPBACK, test } from './desk.ts';

test('a cell of the grid opens its quotations, and a quotation its page', async ({ desk: { page } }) => {
  await goTo(page, 'Grid');
  await page.getByText('With suggestions', { exact: true }).click();
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('gridcell', { name: /^C03, Eastholt .*: \d+ strength, \d+ improvement/u })).toBeVisible();
  await grid
    .getByRole('gridcell', { name: /^C01, /u })
    .first()
    .click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const side = page.getByRole('region', { name: 'Quotations of the cell' });
  await expect(side).toContainText('C03');
  const quotation = side.getByRole('article').first();
  const words = await quotation.locator('blockquote').textContent();
  await quotation.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
  await expect(page.locator('article[aria-current="true"]')).toContainText(words ?? '-');
});

test('charts have their figures behind them', LOOPBACK, async ({ desk: { page } }) => {
  await goTo(page, 'Grid');
  await page.getByText('With suggestions', { exact: true }).click();
  await page.getByText('Charts', { exact: true }).click();
  await expect(page.getByRole('img', { name: /^Evidence by criterion/u })).toBeVisible();
  await page.getByRole('button', { name: 'Show the figures' }).first().click();
  const table = page.getByRole('table', { name: /^Evidence by criterion/u });
  await expect(table.getByRole('row', { name: /^C03 / }).getByRole('cell')).toHaveCount(2);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Show the chart' }).click();
  await page.getByRole('button', { name: 'Save SVG' }).first().click();
  const svg = await readFile(await (await download).path(), 'utf8');
  expect(svg).toContain('<svg');
  expect(svg).not.toContain('var(--');
});

test('search answers as one types, phrases and all, and marks the words', async ({ desk: { page } }) => {
  await goTo(page, 'Search');
  await page.keyboard.press('/');
  await page.keyboard.type('school nur');
  await expect(page.locator('mark').filter({ hasText: /nurse/iu }).first()).toBeVisible();
  await page.getByRole('searchbox').fill('"strategy meeting"');
  await expect(page.locator('mark').first()).toContainText(/strategy meeting/iu);
  await page.getByRole('searchbox').fill('zzyzx');
  await expect(page.getByRole('heading', { name: 'No passage matches' })).toBeVisible();
});

test('a theme is renamed, pinned and hidden', async ({ desk: { page } }) => {
  await goTo(page, 'Themes');
  const first = page.getByRole('region', { name: 'Found by the program' }).getByRole('link').first();
  await first.click();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Name' }).fill('What the audits taught');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'What the audits taught' })).toBeVisible();
  await page.getByRole('button', { name: 'Pin', exact: true }).click();
  await expect(page.getByRole('region', { name: /^Pinned/u })).toContainText('What the audits taught');
});

test('a theme says what it rests on, and the subjects it is looked for by can be changed and added to', async ({
  desk: { page },
}) => {
  await goTo(page, 'Themes');
  const pane = page.getByRole('region', { name: 'The theme' });
  await expect(pane.getByText(/mainly about it in/u)).toBeVisible();
  await expect(pane.getByText(/% about it/u).first()).toBeVisible();
  await page.getByRole('button', { name: 'Summary' }).click();
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText(/ in \d+ of \d+ /u);
  await pane.getByRole('radio', { name: /^Also mention it/u }).click({ force: true });
  await expect(pane.getByText('counted in no number above')).toBeVisible();

  await page.getByRole('button', { name: 'Subjects' }).click();
  const dialog = page.getByRole('dialog', { name: 'Subjects to look for' });
  await expect(dialog.getByRole('textbox', { name: 'Heading' })).toHaveValue('Front door and referrals');
  await dialog.getByRole('button', { name: 'New subject' }).click();
  await dialog.getByRole('textbox', { name: 'Heading' }).fill('What children are asked');
  await dialog.getByRole('textbox', { name: 'Names it has or has had, one on each line' }).fill('children\ninspectors');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByRole('button', { name: /What children are asked/u })).toContainText('yours');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: /What children are asked/u })).toBeVisible({ timeout: 40_000 });
});

test('the criteria of a guidance become a set of one’s own', async ({ desk: { page } }) => {
  await goTo(page, 'Frameworks');
  await page.getByRole('link', { name: /^Guidance for joint inspections/u }).click();
  const rows = page.getByRole('region', { name: 'Criteria read out of it' }).getByRole('listitem');
  await expect(rows).toHaveCount(24);
  await rows.nth(4).getByRole('button').click();
  await expect(page.locator('[class*="highlight"]').first()).toBeVisible();
  await page.getByRole('button', { name: 'Make a set of them' }).click();
  await expect(page.getByRole('button', { name: 'Use it in Review and Grid' })).toBeVisible();
  await page.getByRole('button', { name: 'Change 2', exact: true }).click();
  await page.getByLabel('Title').fill('Telling one another early');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Telling one another early' })).toBeVisible();
});

for (const [label, ending, start] of [
  ['workbook', 'xlsx', 'PK'],
  ['table', 'csv', ''],
  ['report', 'docx', 'PK'],
  ['evidence pack', 'html', '<!'],
  ['project', 'qdpx', 'PK'],
  ['codebook', 'qdc', '<?xml'],
] as const) {
  test(`the evidence leaves as a ${label}`, LOOPBACK, async ({ desk: { page } }) => {
    await goTo(page, 'Export');
    await page.getByRole('radio', { name: new RegExp(`\\.${ending}`, 'u') }).check();
    if (ending !== 'qdc') await page.getByText('With suggestions, marked').click();
    await page.getByRole('button', { name: `Make the ${label}` }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save', exact: true }).click({ timeout: 30_000 });
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`, 'u'));
    const bytes = await readFile(await saved.path());
    expect(bytes.length).toBeGreaterThan(500);
    expect(
      bytes
        .toString('latin1')
        .replace(/^\u00EF\u00BB\u00BF/u, '')
        .toLowerCase(),
    ).toMatch(new RegExp(`^${start.replace('?', '\\?').toLowerCase()}`, 'u'));
  });
}

test('the palette goes to a letter, and the help shows the keys of the place', async ({ desk: { page } }) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('calder');
  await expect(page.getByRole('menuitem', { name: /^Calder Vale/u }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Documents: Calder Vale/u })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Help' })).toContainText('Accept the first suggestion');
});

test('the palette exports the evidence in one letter, and then in another', async ({ desk: { page } }) => {
  for (const name of ['Calder Vale', 'Northmere']) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(`export the evidence in ${name}`);
    await page
      .getByRole('menuitem', { name: new RegExp(`^Export the evidence in ${name}`, 'u') })
      .first()
      .click();
    await expect(
      page.getByRole('button', { name: new RegExp(`^Documents to hand over: .*${name}`, 'u') }),
    ).toBeVisible();
  }
});

test('the palette reaches every part of a place', async ({ desk: { page } }) => {
  const palette = page.getByRole('dialog', { name: 'Go to, find or do anything' });
  for (const [typed, found, role, chosen] of [
    ['progress', /progress of the review|^Progress|Progress$/u, 'heading', 'Progress'],
    ['second', /second reader/iu, 'heading', 'Second reader'],
    ['watched', /Watched terms/u, 'radio', 'Watched terms'],
    ['charts', /charts/u, 'radio', 'Charts'],
    ['grid by year', /grid by year/u, 'radio', 'Years'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await expect(palette).toBeVisible();
    await page.keyboard.type(typed);
    await palette.getByRole('menuitem', { name: found }).first().click();
    await expect(palette).toBeHidden();
    if (role === 'radio') await expect(page.getByRole('radio', { name: chosen })).toBeChecked();
    else await expect(page.getByRole('heading', { name: chosen, level: 1 })).toBeVisible();
  }
});

test('where nothing is suggested, accepting says so and asks for a criterion', async ({ desk: { page } }) => {
  await goTo(page, 'Review');
  await page.getByRole('link', { name: /^No suggestion/u }).click();
  const open = page.locator('article[aria-current="true"]');
  await expect(open).toContainText('No suggestion for this passage');
  await page.keyboard.press('a');
  const finder = page.getByRole('dialog', { name: 'No suggestion: choose a criterion' });
  await expect(finder).toBeVisible();
  await page.keyboard.type('C10');
  await expect(finder.getByRole('menuitem', { name: /^C10/u })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(finder).toBeHidden();
  await page.keyboard.press('k');
  await expect(open).toHaveAccessibleName(/, decided$/u);
});

test('the guide opens inside the window with its pictures', async ({ desk: { page } }) => {
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Help' }).getByText('Guide', { exact: true }).click();
  const pictures = page.getByRole('dialog', { name: 'Help' }).getByRole('img');
  await expect(pictures).toHaveCount(5);
  for (const picture of await pictures.all()) {
    await expect(picture).toHaveAccessibleName(/.{20,}/u);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1366);
  }
});

test.describe('first start', () => {
  test.use({ workspace: 'none' });

  test('the samples show the whole job', async ({ desk: { page } }) => {
    await expect(page.getByRole('heading', { name: 'Read inspection letters side by side' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText('7 documents and 1 copy, from 5 areas')).toBeVisible({ timeout: 60_000 });
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Close the workspace' }).click();
    await expect(page.getByText('No workspace open')).toBeVisible();
  });

  test('a new workspace is named and opened', async ({ desk: { page } }) => {
    await page.getByRole('button', { name: /^Start a new workspace/u }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Southern letters');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('contentinfo')).toContainText('Southern letters');
    await expect(page.getByRole('heading', { name: 'Drop letters, guidance or reports here' })).toBeVisible();
  });

  test('an address that was used lets nobody else in', LOOPBACK, async ({ desk, browser }) => {
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(desk.address);
    await expect(stranger.getByRole('heading', { name: 'This address lets nobody in' })).toBeVisible();
    await stranger.close();
  });
});
