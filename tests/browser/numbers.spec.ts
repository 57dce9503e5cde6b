/**
 * A number and the list it opens agree: each place is walked, its numbers are read as a person reads them, opened, and what they
 * open is counted.
 */
import type { Locator, Page } from '@playwright/test';
import { expect, goTo, test } from './desk.ts';

/** The number in a piece of text, thousands with their comma; -1 where there is none. */
const numberIn = (text: string | null, pattern = /(\d[\d,]*)/u): number =>
  Number((pattern.exec(text ?? '')?.[1] ?? '-1').replaceAll(',', ''));

/** Waits until a list that grows holds so many. */
async function holds(rows: Locator, count: number, what: string): Promise<void> {
  await expect(rows, what).toHaveCount(count);
}

/** Decides a few passages, some of them as evidence, so that every place has numbers of each sort. */
async function decideSome(page: Page): Promise<void> {
  await goTo(page, 'Review');
  const open = page.locator('article[aria-current="true"]');
  for (const key of ['a', 'a', 'x', 'a', 'a', 'x', 'a', 'a']) {
    await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
    const before = (await open.textContent()) ?? '';
    await page.keyboard.press(key);
    await expect(open).not.toHaveText(before);
  }
}

test('Review: each number of the criteria opens a list of so many', async ({ desk: { page } }) => {
  test.slow();
  await decideSome(page);
  // What is decided stays in its list until that is left, and the list says so.
  await expect(page.getByText('8 decided, here until you leave the list.')).toBeVisible();
  const criteria = page.getByRole('region', { name: 'Criteria', exact: true });
  const head = page.getByRole('region', { name: 'Passages to decide' }).getByText(/^\d[\d,]* of \d[\d,]*$/u);
  for (const name of [/^Decided/u, /^No suggestion/u, /^All to decide/u]) {
    const link = criteria.getByRole('link', { name });
    await link.click();
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
    // What was decided last is counted when it is saved: both numbers are read until they agree.
    const listed = async () =>
      numberIn((await head.count()) === 0 ? '0' : await head.textContent(), /(?:of )?(\d[\d,]*)$/u);
    await expect
      .poll(async () => (await listed()) - numberIn(await link.textContent()), { message: String(name) })
      .toBe(0);
  }
  const rows = criteria.getByRole('navigation').getByRole('link');
  let withDecisions = 0;
  for (let at = 0; at < (await rows.count()); at++) {
    const text = (await rows.nth(at).textContent()) ?? '';
    const toDecide = numberIn(text, /(\d[\d,]*) to decide/u);
    if (toDecide < 0) continue;
    const decided = numberIn(text, /(\d[\d,]*) strength/u) + numberIn(text, /(\d[\d,]*) improvement/u);
    await rows.nth(at).click();
    await expect(rows.nth(at)).toHaveAttribute('aria-current', 'true');
    await expect(head).toBeVisible();
    // A mixed passage is counted on both sides, a neutral one on none.
    await expect
      .poll(async () => numberIn(await head.textContent(), /of (\d[\d,]*)/u), { message: text })
      .toBeGreaterThanOrEqual(toDecide + Math.ceil(decided / 2));
    if (decided > 0) withDecisions++;
    else await expect(head, text).toHaveText(new RegExp(` of ${toDecide.toLocaleString('en-GB')}$`, 'u'));
  }
  expect(withDecisions).toBeGreaterThan(0);
});

test('Grid and charts: each cell, bar and figure opens so many quotations', async ({ desk: { page } }) => {
  test.slow();
  await decideSome(page);
  await goTo(page, 'Grid');
  const side = page.getByRole('region', { name: 'Quotations of the cell' });
  for (const evidence of ['Accepted', 'With suggestions']) {
    await page.getByText(evidence, { exact: true }).click();
    const cells = page.getByRole('grid').getByRole('gridcell', { name: /: \d+ strength, \d+ improvement/u });
    await expect(cells.first()).toBeVisible();
    for (let at = 0; at < Math.min(4, await cells.count()); at++) {
      const text = (await cells.nth(at).textContent()) ?? '';
      await cells.nth(at).click();
      await expect(side.getByText(new RegExp(`^${numberIn(text, /(\d+) strength/u)} strength$`, 'u'))).toBeVisible();
      const strong = side.getByRole('article').filter({ hasText: /^(?:Strength|Mixed)/u });
      const weak = side.getByRole('article').filter({ hasText: /^(?:Improvement|Mixed)/u });
      await holds(strong, numberIn(text, /(\d+) strength/u), text);
      await holds(weak, numberIn(text, /(\d+) improvement/u), text);
    }
  }
  await page.getByText('Charts', { exact: true }).click();
  await page.getByRole('button', { name: 'Show the figures' }).first().click();
  const table = page.getByRole('table', { name: /^Evidence by criterion/u });
  const figures = table.getByRole('cell').getByRole('link');
  const count = await figures.count();
  expect(count).toBeGreaterThan(4);
  for (const at of [0, Math.floor(count / 2), count - 1]) {
    const told = numberIn(await figures.nth(at).textContent());
    await figures.nth(at).click();
    await holds(side.getByRole('article'), told, `figure ${at} of the chart`);
    await side.getByRole('button', { name: 'Close the quotations' }).click();
  }
  // The bars themselves, for the mouse.
  await page.getByRole('button', { name: 'Show the chart' }).click();
  const bar = page.locator('svg.plot').first().locator('rect.opens').first();
  await bar.click();
  await expect(side.getByRole('article').first()).toBeVisible();
});

test('Themes: the numbers of a theme are those of its lists', async ({ desk: { page } }) => {
  await goTo(page, 'Themes');
  const row = page.getByRole('region', { name: 'Found by the program' }).getByRole('link').first();
  await row.click();
  const pane = page.getByRole('region', { name: 'The theme' });
  const about = pane.getByRole('radio', { name: /^Mainly about it/u });
  const told = numberIn(await pane.getByText(/mainly about it in/u).textContent());
  await expect(about).toHaveAccessibleName(new RegExp(` ${told}$`, 'u'));
  await holds(pane.getByRole('article'), told, 'mainly about it');
  const mention = pane.getByRole('radio', { name: /^Also mention it/u });
  const mentions = numberIn(await pane.getByText(/^Also mention it \d/u).textContent());
  await mention.click({ force: true });
  const more = pane.getByRole('button', { name: /^Show \d+ more/u });
  while (await more.isVisible()) {
    const shown = await pane.getByRole('article').count();
    await more.click();
    await expect.poll(() => pane.getByRole('article').count()).toBeGreaterThan(shown);
  }
  await holds(pane.getByRole('article'), mentions, 'also mention it');
});

test('Themes: what is good practice of a theme is counted, and listed alone', async ({ desk: { page } }) => {
  test.slow();
  await goTo(page, 'Themes');
  const pane = page.getByRole('region', { name: 'The theme' });
  const facet = pane.getByRole('button', { name: /^Good practice/u });
  const themes = page.getByRole('region', { name: 'Found by the program' }).getByRole('link');
  await expect(themes.first()).toBeVisible();
  for (let at = 0; at < (await themes.count()) && !(await facet.isVisible()); at++) {
    await themes.nth(at).click();
    await expect(themes.nth(at)).toHaveAttribute('aria-current', /.+/u);
    await expect(pane.getByRole('article').first()).toBeVisible();
  }
  const all = await pane.getByRole('article').count();
  await facet.click();
  const choice = page.getByRole('menuitemradio', { name: /[1-9]\d*$/u }).first();
  const told = numberIn(/\d+$/u.exec((await choice.textContent()) ?? '')?.[0] ?? null);
  await choice.click();
  await holds(pane.getByRole('article'), told, 'good practice');
  await facet.click();
  await page.getByRole('menuitemradio', { name: 'All passages' }).click();
  await expect(pane.getByRole('article')).toHaveCount(all);
});

test('Search, Progress, Copies, Library and Findings: what is counted is what is listed', async ({
  desk: { page },
}) => {
  test.slow();
  await decideSome(page);
  const listed = page.getByRole('region', { name: 'Passages to decide' });

  await goTo(page, 'Search');
  await page.getByRole('searchbox').fill('"strategy meeting"');
  const found = numberIn(await page.getByRole('button', { name: /^Tag (?:all|this)/u }).textContent());
  await expect(page.getByText(/^\d+ passages?, copies counted once$/u)).toHaveText(new RegExp(`^${found} `, 'u'));
  await holds(page.getByRole('region', { name: 'Passages found' }).getByRole('article'), found, 'passages found');

  await goTo(page, 'Progress');
  const progress = page.getByRole('region', { name: 'Progress' });
  const facts =
    (await progress
      .getByText(/ passages decided, \d+ still to decide/u)
      .first()
      .textContent()) ?? '';
  const toDecide = numberIn(facts, /([\d,]+) still to decide/u);
  const without = / more without/u.test(facts) ? numberIn(facts, /([\d,]+) more without/u) : 0;
  const all = numberIn(facts, /of ([\d,]+) passages/u) + without;
  await progress.getByRole('list', { name: 'Documents' }).getByRole('link').first().click();
  await expect(listed.getByText(new RegExp(`^\\d+ of ${all}$`, 'u'))).toBeVisible();
  await page.getByRole('link', { name: /^All to decide/u }).click();
  await expect(listed.getByText(new RegExp(`^\\d+ of ${toDecide}$`, 'u'))).toBeVisible();

  await goTo(page, 'Findings');
  const findings = page.getByRole('region', { name: 'Finding', exact: true });
  const together = numberIn(await findings.getByText(/suggested for/u).textContent());
  await findings.getByRole('button', { name: /^Look at them together/u }).click();
  const dialog = page.getByRole('dialog');
  const shown = await dialog.getByText(/ undecided, surest first/u).textContent();
  expect(numberIn(shown, /of ([\d,]+) undecided/u)).toBe(together);
  await page.keyboard.press('Escape');
  await findings.getByRole('link', { name: 'Decide them' }).click();
  await expect(listed.getByText(new RegExp(`^\\d+ of ${together}$`, 'u'))).toBeVisible();

  await goTo(page, 'Library');
  const documents = numberIn(await page.getByText(/^\d+ documents/u).textContent());
  await holds(
    page
      .getByRole('grid', { name: 'Documents' })
      .getByRole('row')
      .filter({ has: page.getByRole('gridcell') }),
    documents,
    'documents',
  );
  await goTo(page, 'Copies');
  const groups = numberIn(await page.getByText(/^\d+ groups?, /u).textContent());
  await holds(page.getByRole('region', { name: 'Groups of copies' }).getByRole('link'), groups, 'groups of copies');
});
