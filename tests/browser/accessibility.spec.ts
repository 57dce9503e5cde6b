import type { Page } from '@playwright/test';
import { axe, expect, goTo, test } from './desk.ts';

const PLACES = [
  'Library',
  'Copies',
  'Themes',
  'Review',
  'Grid',
  'Findings',
  'Search',
  'Frameworks',
  'Export',
  'Progress',
  'Second reader',
  'Settings',
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What breaks a rule, once nothing moves any more: a colour that is on its way to another is neither. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const { violations: found } = await axe(page).withTags(RULES).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Waits until a place shows what it holds. */
async function settle(page: Page, place: string): Promise<void> {
  if (place === 'Review') await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
  if (place === 'Grid') await expect(page.getByRole('gridcell', { name: /^C01, /u }).first()).toBeVisible();
  if (place === 'Findings') await expect(page.getByRole('textbox', { name: 'What the evidence says' })).toBeVisible();
  if (place === 'Library') await expect(page.getByRole('row').nth(1)).toBeVisible();
  if (place === 'Themes') await expect(page.locator('svg.plot')).toBeVisible();
  if (place === 'Copies') await expect(page.getByRole('group', { name: 'Both texts' })).toContainText('Northmere');
  if (place === 'Search') await expect(page.getByRole('searchbox')).toBeVisible();
  if (place === 'Export') await expect(page.getByText('No passage would be exported')).toBeVisible();
  if (place === 'Progress') await expect(page.getByRole('region', { name: 'Progress' })).toBeVisible();
  if (place === 'Second reader') await expect(page.getByRole('button', { name: 'Make the sample' })).toBeVisible();
  if (place === 'Settings') await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  if (place === 'Frameworks') await expect(page.getByRole('link', { name: 'passages' }).first()).toBeVisible();
}

for (const appearance of ['Light', 'Dark', 'High contrast']) {
  test(`no rule of accessibility is broken anywhere: ${appearance.toLowerCase()}`, async ({ desk: { page } }) => {
    test.slow();
    await goTo(page, 'Settings');
    await page.getByText(appearance, { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', /light|dark|contrast/u);
    for (const place of PLACES) {
      await goTo(page, place);
      await settle(page, place);
      expect(await violations(page), place).toEqual([]);
    }
  });
}

const LATER_PLACES = ['Findings', 'Progress', 'Second reader'];

for (const appearance of ['Light', 'Dark', 'High contrast']) {
  test(`no rule is broken on a narrow screen with text at twice its size: ${appearance.toLowerCase()}`, async ({
    desk: { page },
  }) => {
    test.slow();
    await page.setViewportSize({ width: 1024, height: 768 });
    await goTo(page, 'Settings');
    await page.getByText(appearance, { exact: true }).click();
    await page.getByText('200 %', { exact: true }).click();
    await expect(page.locator('html')).toHaveCSS('font-size', '32px');
    for (const place of LATER_PLACES) {
      await goTo(page, place);
      await settle(page, place);
      expect(await violations(page), place).toEqual([]);
    }
    // Readiness stands beside each finding; judgements and charts are views of the grid.
    await goTo(page, 'Grid');
    for (const view of ['Judgements', 'Charts']) {
      await page.getByText(view, { exact: true }).click();
      await expect(page.getByRole('radio', { name: view })).toBeChecked();
      if (view === 'Charts') await expect(page.locator('svg.plot').first()).toBeVisible();
      else await expect(page.getByRole('heading', { name: 'No report here prints a grade' })).toBeVisible();
      expect(await violations(page), view).toEqual([]);
    }
    // A self-evaluation is a report that Export writes.
    await goTo(page, 'Export');
    await page.getByRole('radio', { name: /\.docx/u }).check();
    await page.getByRole('button', { name: /^Report/u }).click();
    await page.getByRole('menuitemradio', { name: 'Self-evaluation' }).click();
    await expect(page.getByRole('button', { name: /^Report.*Self-evaluation/u })).toBeVisible();
    expect(await violations(page), 'self-evaluation').toEqual([]);
  });
}

test('no rule is broken in the palette, the finder, the help and a dialog', async ({ desk: { page } }) => {
  await goTo(page, 'Review');
  await settle(page, 'Review');
  for (const [keys, name] of [
    ['Control+k', 'Go to, find or do anything'],
    ['c', 'Evidence for'],
    ['?', 'Help'],
  ] as const) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    expect(await violations(page), name).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test('text at twice its size loses nothing', async ({ desk: { page } }) => {
  await goTo(page, 'Settings');
  await page.getByText('200 %', { exact: true }).click();
  await expect(page.locator('html')).toHaveCSS('font-size', '32px');
  for (const place of PLACES) {
    await goTo(page, place);
    await settle(page, place);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, `${place} is wider than the window`).toBeLessThanOrEqual(0);
    // A wide table may be scrolled sideways to its last column; nothing else may lie outside the window.
    const clipped = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main button, main a')]
        .filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return (
            width > 0 && !element.closest('[data-page], [role="grid"]') && (right <= 0 || left >= window.innerWidth)
          );
        })
        .map((element) => element.textContent),
    );
    expect(clipped, `${place} pushes controls out of the window`).toEqual([]);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('nav a, main button, [role="columnheader"]')]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map((element) => element.textContent),
    );
    expect(cut, `${place} cuts names off`).toEqual([]);
  }
});

test('screen readers hear the passage and its position, each suggestion, and what was decided', async ({
  desk: { page },
}) => {
  await goTo(page, 'Review');
  await settle(page, 'Review');
  const open = page.locator('article[aria-current="true"]');
  const words = (await open.locator('p').nth(1).textContent()) ?? '';
  // The open passage is an article that has the focus, named by where it stands in the list and in which document.
  await expect(open).toHaveAccessibleName(/^Passage 1 of \d+, [^,]+, \d+ \p{L}+ \d{4}, page \d+, to decide$/u);
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(open).toBeFocused();
  await expect(open).toContainText(words);

  // A suggestion is a button that says its criterion, how well it fits and why, and whether it is chosen.
  const suggestion = page.getByRole('list', { name: 'Suggested criteria' }).getByRole('button').first();
  await expect(suggestion).toHaveAccessibleName(/^C\d+ ?.+(?:Strong|Likely|Possible).*“.+”/u);
  await expect(suggestion).toHaveAttribute('aria-pressed', 'false');
  const code = ((await suggestion.textContent()) ?? '').match(/C\d+[a-z]?/u)?.[0] ?? '-';
  await expect(page.getByRole('radiogroup', { name: 'Strength or improvement' }).getByRole('radio')).toHaveCount(4);
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeVisible();

  // Deciding goes on to the next passage and says so; going back says what was decided.
  await page.keyboard.press('a');
  await expect(open).toHaveAccessibleName(/^Passage 2 of \d+, .+, to decide$/u);
  await expect(open).toBeFocused();
  await page.keyboard.press('k');
  await expect(open).toHaveAccessibleName(/^Passage 1 of \d+, .+, decided$/u);
  await expect(suggestion).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: new RegExp(`^Remove ${code} .+$`, 'u') })).toBeVisible();
  await expect(
    page.getByRole('link', { name: /^C\d+.+\d+ to decide.*\d+ strength.*\d+ improvement/u }).first(),
  ).toBeVisible();
});
