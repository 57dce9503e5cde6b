/**
 * A contrast theme of the system (forced colours): what is chosen is told by a line or a mark, not by its ground alone, and
 * shapes keep what fills them.
 */
import type { Locator, Page } from '@playwright/test';
import { expect, goTo, test } from './desk.ts';

/** The lines and marks with which an element is drawn: borders, outline, shadow, and what stands before and after it. */
async function lines(element: Locator): Promise<string> {
  return element.evaluate((node) => {
    const isSeen = (color: string) => !/rgba\(.*, 0\)$|^transparent$/u.test(color);
    const one = (style: CSSStyleDeclaration) => {
      const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
      const borders = sides.map((side) => {
        const [width, kind, color] = [
          style[`border${side}Width`],
          style[`border${side}Style`],
          style[`border${side}Color`],
        ];
        return kind === 'none' || width === '0px' || !isSeen(color) ? '-' : `${width} ${kind} ${color}`;
      });
      const outline = style.outlineStyle === 'none' ? '-' : `${style.outlineWidth} ${style.outlineColor}`;
      // Shadows without any size are drawn by nothing.
      const shadow = style.boxShadow.split(/,(?![^(]*\))/u).filter((part) => /[1-9]\d*px/u.test(part) && isSeen(part));
      return [...borders, outline, ...shadow].join(' | ');
    };
    const marks = ['::before', '::after'].map((name) => {
      const style = getComputedStyle(node, name);
      if (style.content === 'none' || style.display === 'none') return '-';
      return `${style.content} ${style.width} ${style.backgroundColor} ${one(style)}`;
    });
    return [one(getComputedStyle(node)), ...marks].join(' || ');
  });
}

/** Each chosen one is drawn with other lines than one that is not chosen. */
async function expectTold(what: string, chosen: Locator, other: Locator): Promise<void> {
  await expect(chosen.first(), what).toBeVisible();
  await expect(other.first(), what).toBeVisible();
  expect(await lines(chosen.first()), what).not.toBe(await lines(other.first()));
}

/** Nothing of what was last pressed is told by the ring of the focus. */
const leaveFocus = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

for (const colorScheme of ['dark', 'light'] as const) {
  test(`in a ${colorScheme} contrast theme of the system what is chosen is told by lines`, async ({
    desk: { page },
  }) => {
    test.slow();
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    const rail = page.getByRole('navigation', { name: 'Places' }).getByRole('link');
    await goTo(page, 'Library');
    await expectTold('place', rail.and(page.locator('[aria-current]')), rail.and(page.locator(':not([aria-current])')));
    const rows = page.getByRole('grid', { name: 'Documents' }).getByRole('row');
    await rows.nth(2).getByRole('gridcell').nth(2).focus();
    await page.keyboard.press('Space');
    await expect(page.getByText('1 chosen')).toBeVisible();
    await leaveFocus(page);
    await expectTold('document', rows.and(page.locator('[aria-selected="true"]')), rows.nth(4));

    await goTo(page, 'Review');
    const suggestions = page.getByRole('list', { name: 'Suggested criteria' }).getByRole('button');
    await expect(suggestions.first()).toBeVisible();
    await leaveFocus(page);
    // The first is the one that Accept takes.
    await expectTold('suggestion', suggestions.first(), suggestions.nth(1));
    const lists = page.locator('nav, section').getByRole('link', { name: /to decide|No suggestion|Decided/u });
    await expectTold(
      'list of passages',
      lists.and(page.locator('[aria-current]')),
      lists.and(page.locator(':not([aria-current])')),
    );

    await goTo(page, 'Grid');
    await page.getByText('With suggestions', { exact: true }).click();
    const views = page.locator('main label').filter({ hasText: /^(?:Grid|Charts)$/u });
    await expectTold(
      'view',
      views.and(page.locator('[data-selected]')),
      views.and(page.locator(':not([data-selected])')),
    );
    const cells = page.getByRole('grid').getByRole('gridcell', { name: /^C02, / });
    await cells.first().click();
    await expect(page.getByRole('region', { name: 'Quotations of the cell' })).toBeVisible();
    await leaveFocus(page);
    const like = page.getByRole('grid').getByRole('gridcell', { name: /^C\d+\w?, / });
    await expectTold(
      'cell',
      like.and(page.locator('[aria-selected="true"]')),
      like.and(page.locator('[aria-selected="false"], :not([aria-selected])')),
    );

    await goTo(page, 'Findings');
    const findings = page.getByRole('navigation', { name: 'Findings' }).getByRole('button');
    await expect(page.getByRole('textbox', { name: 'What the evidence says' })).toBeVisible();
    await expectTold(
      'finding',
      findings.and(page.locator('[aria-current]')),
      findings.and(page.locator(':not([aria-current])')),
    );
    await page.getByRole('radio', { name: /^Amber/u }).click();
    await expect(page.getByRole('radio', { name: /^Amber/u })).toBeChecked();
    await leaveFocus(page);
    const ratings = page.getByRole('radiogroup', { name: 'Readiness' }).locator('label');
    await expectTold('readiness', ratings.nth(1), ratings.nth(2));

    await goTo(page, 'Export');
    const formats = page.locator('label').filter({ has: page.getByRole('radio', { name: /\.\w+/u }) });
    await leaveFocus(page);
    await expectTold('format', formats.filter({ has: page.locator('input:checked') }), formats.nth(2));

    await goTo(page, 'Search');
    await page.getByRole('searchbox').first().fill('strategy meeting');
    await expect(page.locator('mark').first()).toBeVisible();
    const hits = page.locator('[data-passage-found]');
    await expectTold('hit', hits.and(page.locator('[aria-current]')), hits.and(page.locator(':not([aria-current])')));

    await page.keyboard.press('Control+k');
    await page.keyboard.type('re');
    const commands = page.getByRole('dialog').getByRole('menuitem');
    await expectTold(
      'command',
      commands.and(page.locator('[data-focused]')),
      commands.and(page.locator(':not([data-focused])')),
    );
  });
}

test('in a contrast theme of the system the marks of a state are filled as far as the state says', async ({
  desk: { page },
}) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await goTo(page, 'Findings');
  const legend = page.getByText('written', { exact: true }).locator('..');
  await expect(legend).toBeVisible();
  const drawn = await legend.locator('i').evaluateAll((marks) =>
    marks.map((mark) => {
      const { backgroundColor, backgroundImage, borderTopStyle, borderTopColor } = getComputedStyle(mark);
      const ground = getComputedStyle(document.body).backgroundColor;
      const filled = backgroundImage !== 'none' ? 'half' : /, 0\)$/u.test(backgroundColor) ? 'empty' : 'full';
      const isSeen = [backgroundColor, borderTopColor].some((color) => color !== ground && !/, 0\)$/u.test(color));
      return `${filled} ${borderTopStyle} ${isSeen ? 'seen' : 'lost'}`;
    }),
  );
  expect(drawn).toEqual(['empty dashed seen', 'half solid seen', 'full none seen']);
});
