import type { Page } from '@playwright/test';
import { axe, expect, goTo, LOOPBACK, SHORT, test } from './desk.ts';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await axe(page).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

test(
  'everything a search finds is tagged in one step, found by the tag, and untagged by one undo',
  SHORT,
  async ({ desk: { page } }) => {
    await goTo(page, 'Search');
    await page.getByRole('searchbox', { name: /^Search the text/u }).fill('police');
    const all = page.getByRole('button', { name: /^Tag all \d+ passages$/u });
    const number = /\d+/u.exec((await all.textContent()) ?? '')?.[0] ?? '-';
    await all.click();
    await page.getByRole('textbox', { name: 'Tag' }).fill('police work');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByText(`${number} passages are tagged “police work”`)).toBeVisible();
    const side = page.getByRole('complementary', { name: /^Saved searches/u });
    await expect(side).toContainText(`${number} passages`);
    await side.getByRole('button', { name: 'police work' }).click();
    await expect(page.getByRole('banner')).toContainText(`${number} passages`);
    expect(await violations(page)).toEqual([]);
    // Nothing was decided by it.
    await page.getByRole('button', { name: /^Decision:/u }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Undecided' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('banner')).toContainText(`${number} passages`);

    await page.keyboard.press('Control+z');
    await expect(page.getByText('Undone: put the tag “police work”')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No passage matches' })).toBeVisible();
  },
);

test('some of the passages found are tagged, and the tag taken off again', async ({ desk: { page } }) => {
  await goTo(page, 'Search');
  await page.getByRole('searchbox', { name: /^Search the text/u }).fill('school');
  const boxes = page.getByRole('checkbox', { name: /^Choose the passage/u });
  await boxes.nth(0).press('Space');
  await boxes.nth(2).press('Space');
  await page.getByRole('button', { name: 'Tag them' }).click();
  await page.getByRole('textbox', { name: 'Tag' }).fill('board');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 passages are tagged “board”')).toBeVisible();
  await page.getByRole('button', { name: /^Tag all/u }).click();
  await page.getByText('Remove a tag', { exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'board' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('2 passages are no longer tagged “board”')).toBeVisible();
});

test('words of one’s own are taken for one another, and a search is kept', async ({ desk: { page } }) => {
  await goTo(page, 'Search');
  const side = page.getByRole('complementary', { name: /^Saved searches/u });
  await side.getByRole('button', { name: 'Add words of your own' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Seeing children alone');
  await page.getByRole('textbox', { name: /one word or phrase on each line/iu }).fill('zzyzx\nschool');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('searchbox', { name: /^Search the text/u }).fill('zzyzx');
  await expect(
    page
      .locator('mark')
      .filter({ hasText: /school/iu })
      .first(),
  ).toBeVisible();

  await side.getByRole('button', { name: 'Save this search' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Schools, all names');
  await page.keyboard.press('Enter');
  await expect(side.getByRole('button', { name: 'Schools, all names', exact: true })).toBeVisible();
  await side.getByRole('button', { name: /^Seeing children alone/u }).click();
  await page.getByRole('button', { name: 'Remove these words' }).click();
  await expect(page.getByRole('heading', { name: 'No passage matches' })).toBeVisible();
});

test('quoted words are found as typed, or in any form; hits say what they are and are walked, chosen and decided by key', async ({
  desk: { page },
}) => {
  await goTo(page, 'Search');
  const field = page.getByRole('searchbox', { name: /^Search the text/u });
  const hits = page.getByRole('region', { name: 'Passages found' }).getByRole('article');
  const total = async () =>
    Number(/([\d,]+) passages?/u.exec((await page.getByRole('banner').textContent()) ?? '')?.[1]?.replace(',', ''));
  await field.fill('"social worker"');
  await expect(hits.first()).toBeVisible();
  for (const mark of await page.locator('mark').allTextContents())
    expect(mark.toLowerCase()).toMatch(/^social worker/u);
  const asTyped = await total();
  await page.getByText('Quoted words in any form').click();
  await expect(field).toHaveValue('"social worker"~');
  await expect.poll(total).toBeGreaterThan(asTyped);

  // What is misspelt is answered with what finds something.
  await field.fill('polcie helth');
  const offered = page.getByText(/^Did you mean/u).getByRole('button');
  await offered.click();
  await expect(hits.first()).toBeVisible();
  // A family of words is shown for a whole word of its own only.
  await field.fill('Leeds');
  await expect(page.getByRole('heading', { name: 'Words with the same meaning' })).toBeVisible();

  await field.fill('children');
  await expect(hits.nth(5)).toBeVisible();
  await expect(page.getByText('to decide').first()).toBeVisible();
  await page.getByRole('button', { name: /^Area:/u }).click();
  await page.getByRole('menuitemcheckbox').nth(0).click();
  await page.getByRole('menuitemcheckbox').nth(1).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Area: 2 chosen' })).toBeVisible();
  await page.getByRole('button', { name: /^Order:/u }).click();
  await page.getByRole('menuitemradio', { name: 'Newest first' }).click();
  // Until they are there, those found before are shown.
  const years = async () =>
    (await hits.getByRole('link').allTextContents()).flatMap((place) => /\d{4}/u.exec(place) ?? []).map(Number);
  await expect
    .poll(async () => {
      const shown = await years();
      return shown.length > 2 && shown.every((year, at) => year <= (shown[at - 1] ?? year));
    })
    .toBe(true);

  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  const boxes = page.getByRole('checkbox', { name: /^Choose the passage/u });
  await expect(boxes.nth(2)).toBeChecked();
  await boxes
    .nth(0)
    .locator('..')
    .click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Decide them' }).click();
  await page.getByRole('menuitem', { name: 'None of these' }).click();
  await expect(page.getByText('none of these').first()).toBeVisible();
  await page.keyboard.press('k');
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
});

test(
  'on a wide screen the page stands beside the list, and panes keep the width they are given',
  LOOPBACK,
  async ({ desk: { page, kill, restart, expectComplaint } }) => {
    test.slow();
    await page.setViewportSize({ width: 1920, height: 1080 });
    await goTo(page, 'Search');
    await page.getByRole('searchbox', { name: /^Search the text/u }).fill('police');
    const source = page.getByRole('region', { name: 'The source' });
    await expect(source).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const border = page.getByRole('separator', { name: 'Width of the page' });
    const before = (await source.boundingBox())?.width ?? 0;
    await border.press('ArrowLeft');
    await border.press('ArrowLeft');
    await expect.poll(async () => (await source.boundingBox())?.width).toBe(before + 32);
    const at = await border.boundingBox();
    if (!at) throw new Error('the border is not drawn');
    await page.mouse.move(at.x + 4, at.y + 200);
    await page.mouse.down();
    await page.mouse.move(at.x + 104, at.y + 200, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await source.boundingBox())?.width).toBeLessThan(before);
    const width = (await source.boundingBox())?.width;
    expectComplaint(/WebSocket|ERR_CONNECTION|Failed to (?:load|fetch)/u);
    await kill();
    await restart();
    await goTo(page, 'Search');
    await page.getByRole('searchbox', { name: /^Search the text/u }).fill('police');
    await expect.poll(async () => (await source.boundingBox())?.width).toBe(width);
  },
);

test('a term is watched, and each of its numbers opens its quotations', async ({ desk: { page } }) => {
  await goTo(page, 'Themes');
  await page.getByText('Watched terms', { exact: true }).click();
  await page.getByRole('button', { name: 'Watch a term' }).click();
  await page.getByRole('textbox', { name: 'Term' }).fill('police');
  await page.getByRole('button', { name: 'Add the words for “police”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Watch it' }).click();
  const term = page.getByRole('region', { name: 'The term' });
  await expect(term.getByRole('heading', { name: 'police' })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  const year = term.getByRole('group', { name: 'Passages by year' }).getByRole('button').first();
  const [, passages] = /\d{4} (\d+) passage/u.exec((await year.textContent()) ?? '') ?? [];
  await year.click();
  await expect(term.getByRole('article')).toHaveCount(Number(passages));
  await expect(term.locator('mark').first()).toContainText(/police|constab|sergeant|detective|officer/iu);

  await term.getByText('By document', { exact: true }).click();
  const document = term.getByRole('listitem').first();
  const [, inDocument] = /(\d+) passage/u.exec(await document.innerText()) ?? [];
  await document.getByRole('button').click();
  await expect(term.getByRole('article')).toHaveCount(Number(inDocument));
  await term.getByRole('button', { name: 'Show all documents' }).click();
  await term.getByRole('link', { name: 'Search for it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Search' })).toBeVisible();
  await expect(page.locator('mark').first()).toBeVisible();

  await page.goBack();
  await expect(term.getByRole('heading', { name: 'police' })).toBeVisible();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: /also called/u }).fill('custody');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(term.locator('mark').first()).toContainText(/custody/iu);
  await term.getByRole('button', { name: 'Stop watching' }).click();
  await expect(page.getByRole('heading', { name: 'Follow a word through the letters' })).toBeVisible();
});
