import type { Page } from '@playwright/test';
import { axe, expect, goTo, SHORT, test } from './desk.ts';

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
    const side = page.getByRole('complementary', { name: /^Kept searches/u });
    await expect(side).toContainText(`${number} passages`);
    await side.getByRole('button', { name: 'police work' }).click();
    await expect(page.getByRole('banner')).toContainText(`${number} passages`);
    expect(await violations(page)).toEqual([]);
    // Nothing was decided by it.
    await page.getByRole('button', { name: /^Decided:/u }).click();
    await page.getByRole('menuitemradio', { name: 'Not yet' }).click();
    await expect(page.getByRole('banner')).toContainText(`${number} passages`);

    await page.keyboard.press('Control+z');
    await expect(page.getByText('Undone: put the tag “police work”')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No passage has these words' })).toBeVisible();
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
  await page.getByText('Take a tag off', { exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'board' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it off' }).click();
  await expect(page.getByText('2 passages are no longer tagged “board”')).toBeVisible();
});

test('words of one’s own are taken for one another, and a search is kept', async ({ desk: { page } }) => {
  await goTo(page, 'Search');
  const side = page.getByRole('complementary', { name: /^Kept searches/u });
  await side.getByRole('button', { name: 'Add words of your own' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Seeing children alone');
  await page.getByRole('textbox', { name: /one word or phrase a line/iu }).fill('zzyzx\nschool');
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('searchbox', { name: /^Search the text/u }).fill('zzyzx');
  await expect(
    page
      .locator('mark')
      .filter({ hasText: /school/iu })
      .first(),
  ).toBeVisible();

  await side.getByRole('button', { name: 'Keep this search' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Schools, all names');
  await page.keyboard.press('Enter');
  await expect(side.getByRole('button', { name: 'Schools, all names', exact: true })).toBeVisible();
  await side.getByRole('button', { name: /^Seeing children alone/u }).click();
  await page.getByRole('button', { name: 'Remove this family' }).click();
  await expect(page.getByRole('heading', { name: 'No passage has these words' })).toBeVisible();
});

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
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: /also called/u }).fill('custody');
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
  await expect(term.locator('mark').first()).toContainText(/custody/iu);
  await term.getByRole('button', { name: 'Stop watching' }).click();
  await expect(page.getByRole('heading', { name: 'Follow a word through the letters' })).toBeVisible();
});
