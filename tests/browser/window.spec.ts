import type { Page } from '@playwright/test';
import { axe, expect, goTo, LOOPBACK, test } from './desk.ts';

const OPEN = { name: /^Passage \d+ of \d+, .+, (to decide|decided)$/u };

/** Opens Review on one letter and waits until its first passage can be decided. */
async function reviewOf(page: Page, area: RegExp): Promise<void> {
  await goTo(page, 'Review');
  await page.getByRole('button', { name: /^Documents:/u }).click();
  await page.getByRole('menuitemradio', { name: area }).first().click();
  await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
}

const decided = (page: Page) => page.getByRole('link', { name: /^Decided/u });

/** Another window of the same session, as a duplicated tab has it. */
async function anotherWindow(page: Page): Promise<Page> {
  const secret = await page.evaluate(() => sessionStorage.getItem('evidence-desk session') ?? '');
  const other = await page.context().newPage();
  await other.addInitScript((value) => sessionStorage.setItem('evidence-desk session', value), secret);
  await other.goto(new URL(page.url()).origin);
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
  return other;
}

test('the name is asked for after the first decision, and what was decided before is put in it', async ({
  desk: { page },
}) => {
  test.slow();
  await reviewOf(page, /Eastholt/u);
  const form = page.getByRole('form', { name: 'Your name' });
  await expect(form).toBeHidden();
  await page.keyboard.press('a');
  await expect(form).toBeVisible();
  // It stands beside the work: keys still decide.
  await page.keyboard.press('x');
  await expect(decided(page)).toContainText('2');
  expect((await axe(page).analyze()).violations).toEqual([]);
  await form.getByRole('textbox').fill('A. Larch');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your name is saved, and 2 decisions put in it')).toBeVisible();
  await expect(page.getByText('Reviewer: A. Larch')).toBeVisible();
  await expect(form).toBeHidden();

  // In the settings it saves itself.
  await goTo(page, 'Settings');
  await page.getByRole('textbox', { name: 'Your name' }).fill('B. Rowan');
  await goTo(page, 'Review');
  await expect(page.getByText('Reviewer: B. Rowan')).toBeVisible();
});

test('a reload comes back to the same passage, list and view; a restart, too', LOOPBACK, async ({ desk }) => {
  const { page } = desk;
  test.slow();
  await reviewOf(page, /Northmere/u);
  for (let at = 0; at < 5; at++) await page.keyboard.press('j');
  const open = page.getByRole('article', OPEN);
  await expect(open).toHaveAccessibleName(/^Passage 6 of /u);
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Text').click();
  const text = page.getByRole('group', { name: 'Text' });
  await expect(text).toBeVisible();
  await page.reload();
  await expect(open).toHaveAccessibleName(/^Passage 6 of /u);
  await expect(text).toBeVisible();
  await expect(page.getByRole('button', { name: /^Documents: Northmere/u })).toBeVisible();
  // What is noted goes into the workspace after a moment of rest.
  await page.waitForTimeout(2500);
  await desk.kill();
  desk.expectComplaint(/WebSocket|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|Failed to fetch|Failed to load/u);
  await desk.restart();
  await expect(open).toHaveAccessibleName(/^Passage 6 of /u);
  await expect(text).toBeVisible();
});

test('two windows keep in step, and each undoes what both show', LOOPBACK, async ({ desk: { page } }) => {
  const other = await anotherWindow(page);
  await reviewOf(page, /Eastholt/u);
  await reviewOf(other, /Eastholt/u);
  const open = await page.getByRole('article', OPEN).textContent();
  await page.keyboard.press('a');
  await expect(decided(other)).toContainText('1');
  // The passage that was decided here is open there no more.
  await expect.poll(() => other.getByRole('article', OPEN).textContent()).not.toBe(open);
  await other.keyboard.press('u');
  await expect(other.getByText(/^Undone: accepted/u)).toBeVisible();
  await expect(decided(page)).toContainText('0');
  await other.close();
});

test('one message at a time, with Undo, in a line that covers nothing', async ({ desk: { page } }) => {
  await goTo(page, 'Library');
  const rows = page.getByRole('grid', { name: 'Documents' }).getByRole('row');
  await rows.filter({ hasText: 'Fenmoor' }).getByRole('gridcell', { name: 'Audit report' }).focus();
  await page.keyboard.press('Space');
  const before = await rows.count();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Remove/u }).click();
  // Enter does what the button says, wherever the focus is.
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const told = page.getByRole('status').filter({ hasText: 'removed from the workspace' });
  await expect(told).toBeVisible();
  const box = await told.boundingBox();
  const place = await page.getByRole('main').boundingBox();
  expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + 1);
  await told.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(before);
});

test('what goes for good is never done by Enter', async ({ desk: { page } }) => {
  await goTo(page, 'Library');
  const row = page.getByRole('grid', { name: 'Documents' }).getByRole('row').filter({ hasText: 'Fenmoor' });
  await row.getByRole('gridcell', { name: 'Audit report' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Erase for good' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(row).toBeVisible();
});

test('evidence of one’s own over two bullets settles both; a drag into the white ends with the words', async ({
  desk: { page },
}) => {
  await reviewOf(page, /Eastholt/u);
  const source = page.getByRole('region', { name: 'The source' });
  await expect(source.locator('[data-words] span').first()).toBeAttached();
  const line = await source.evaluate((pane) => {
    const view = pane.querySelector('[role="group"]')?.getBoundingClientRect();
    const spans = [...pane.querySelectorAll<HTMLElement>('[data-words] span')];
    const seen = spans.find((span) => {
      const { top, bottom, width } = span.getBoundingClientRect();
      return (
        (span.textContent ?? '').length > 30 && width > 150 && view && top > view.top + 40 && bottom < view.bottom - 80
      );
    });
    if (!seen) return null;
    const { x, y, width, height } = seen.getBoundingClientRect();
    return { x, y, width, height, text: seen.textContent ?? '' };
  });
  if (!line) throw new Error('no line of the page is in view');
  const middle = line.y + line.height / 2;
  await page.mouse.move(line.x + 2, middle);
  await page.mouse.down();
  await page.mouse.move(line.x + line.width / 2, middle, { steps: 4 });
  await page.mouse.move(line.x + line.width + 12, middle + 1, { steps: 4 });
  await page.mouse.up();
  const chosen = await page.evaluate(() => (getSelection()?.toString() ?? '').replace(/\s+/gu, ' ').trim());
  expect(chosen.length).toBeLessThanOrEqual(line.text.trim().length);
  expect(chosen.length).toBeGreaterThan(10);

  // The tools of the page stand above the bar that makes evidence, never over it.
  const make = page.getByRole('button', { name: 'Make evidence' });
  await expect(make).toBeVisible();
  const [button, zoom] = [await make.boundingBox(), await page.getByRole('button', { name: 'Zoom in' }).boundingBox()];
  expect((zoom?.y ?? 0) + (zoom?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0);

  // In the text: from the first of two bullets to the end of the second.
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Text').click();
  const text = page.getByRole('group', { name: 'Text' });
  const todo = text.locator('[data-passage]').filter({ has: page.getByRole('button', { name: 'to do', exact: true }) });
  const before = await todo.count();
  await text.evaluate((element) => {
    const marked = [...element.querySelectorAll('[data-passage]')].filter(
      (passage) => passage.querySelector('button')?.textContent === 'to do',
    );
    const at = marked.findIndex((passage, index) => passage.nextElementSibling === marked[index + 1]);
    const words = (passage: Element | undefined) => passage?.querySelector('[data-start]')?.firstChild as Text;
    const range = document.createRange();
    range.setStart(words(marked[at]), 0);
    range.setEnd(words(marked[at + 1]), words(marked[at + 1]).data.length);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    element.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  });
  await make.click();
  await page.getByRole('dialog').getByRole('menuitem').first().click();
  await expect(page.getByText(/2 passages it covers are settled with it/u)).toBeVisible();
  await expect(todo).toHaveCount(before - 2);
});

test.describe('with nothing open', () => {
  test.use({ workspace: 'none' });

  test(
    'the samples open with a short tour that goes from place to place and can be ended',
    LOOPBACK,
    async ({ desk: { page } }) => {
      test.slow();
      await page.getByRole('button', { name: /^Open the samples/u }).click();
      const tour = page.getByRole('region', { name: 'Tour' });
      await expect(tour).toContainText('1 of 6, Library', { timeout: 120_000 });
      await tour.getByRole('button', { name: 'Next: Copies' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Copies' })).toBeVisible();
      expect((await axe(page).analyze()).violations).toEqual([]);
      await tour.getByRole('button', { name: 'Next: Review' }).click();
      await tour.getByRole('button', { name: 'End the tour' }).click();
      await expect(tour).toBeHidden();
      await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
    },
  );
});
