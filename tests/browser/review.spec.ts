import { expect, goTo, LOOPBACK, SHORT, test } from './desk.ts';

/** The passage that is open, by its screen-reader name. */
const OPEN = { name: /^Passage \d+ of \d+, .+, (to decide|decided)$/u };

test('twenty passages are decided by keyboard alone, undone, and kept', LOOPBACK, async ({ desk }) => {
  const { page } = desk;
  await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
  await page.keyboard.press('Alt+4');
  const open = page.getByRole('article', OPEN);
  const decided = page.getByRole('link', { name: /^Decided/u });
  await expect(open).toHaveAccessibleName(/^Passage 1 of \d+, .+, page \d+, to decide$/u);
  await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();

  for (let count = 1; count <= 18; count++) {
    const before = await open.textContent();
    await page.keyboard.press(count % 6 === 0 ? 'x' : 'a');
    await expect(decided).toContainText(String(count));
    await expect.poll(() => open.textContent()).not.toBe(before);
  }
  // A passage that the program reads otherwise, with a tag and a note.
  await page.keyboard.press('i');
  await expect(page.getByRole('radio', { name: 'Improvement' })).toBeChecked();
  await page.keyboard.press('e');
  await page.keyboard.type('ask the partnership');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page.keyboard.type('follow up');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const words = await open.locator('p').nth(1).textContent();
  await page.keyboard.press('a');
  await expect(decided).toContainText('19');
  await page.keyboard.press('k');
  await expect(open).toContainText(words ?? '-');
  await expect(open).toHaveAccessibleName(/decided$/u);
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('ask the partnership');
  await expect(open).toContainText('follow up');
  await expect(page.getByRole('radio', { name: 'Improvement' })).toBeChecked();

  // Undo brings the passage back to be decided; redo decides it again.
  await page.keyboard.press('u');
  await expect(decided).toContainText('18');
  await expect(open).toHaveAccessibleName(/to decide$/u);
  await page.keyboard.press('Control+Shift+Z');
  await expect(decided).toContainText('19');
  await expect(open).toHaveAccessibleName(/decided$/u);

  // Everything is there after the program was killed; undo still knows the last decision.
  desk.expectComplaint(/WebSocket|ERR_CONNECTION_REFUSED/u);
  await desk.kill();
  await expect(page.getByText(/The program does not answer/u)).toBeVisible();
  await desk.restart();
  await goTo(page, 'Review');
  await expect(decided).toContainText('19');
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Undone: /u)).toBeVisible();
  await expect(decided).toContainText('18');
});

test('the finder finds a criterion by mistyped words, and several criteria are accepted together', async ({
  desk: { page },
}) => {
  await goTo(page, 'Review');
  await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.type('polce');
  await expect(page.getByRole('menuitem').first()).toContainText('Police');
  const code = (await page.getByRole('menuitem').first().textContent())?.slice(0, 3) ?? '-';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('link', { name: /^Decided/u })).toContainText('1');
  await page.keyboard.press('k');
  await expect(page.getByRole('button', { name: new RegExp(`^Remove ${code}`, 'u') })).toBeVisible();
});

test('the page of a PDF is drawn with the passage highlighted on it', SHORT, async ({ desk: { page } }) => {
  await goTo(page, 'Review');
  await page.getByRole('button', { name: /^Documents:/u }).click();
  await page.getByRole('menuitemradio', { name: /Eastholt/u }).click();
  const pages = page.getByRole('group', { name: 'Pages' });
  await expect(pages.locator('canvas').first()).toBeVisible();
  await expect(pages.locator('[class*="highlight"]').first()).toBeVisible();
  // The words under the highlight are the words of the passage.
  const passage = await page.getByRole('article', OPEN).locator('p').nth(1).textContent();
  const sheet = pages.locator('[data-page]').filter({ has: page.locator('[class*="highlight"]') });
  await expect(sheet.locator('[data-words]').first()).not.toBeEmpty();
  const covered = await page.evaluate(() => {
    const box = document.querySelector('[class*="highlight"]')?.getBoundingClientRect();
    if (!box) return '';
    return [...document.querySelectorAll('[data-words] span')]
      .filter((span) => {
        const { top, bottom, left } = span.getBoundingClientRect();
        const middle = (top + bottom) / 2;
        return middle > box.top && middle < box.bottom && left >= box.left - 4 && left < box.right;
      })
      .map((span) => span.textContent)
      .join(' ');
  });
  const plain = (text: string | null) => (text ?? '').replace(/[^\p{L}]+/gu, '').toLowerCase();
  expect(plain(covered).length).toBeGreaterThan(10);
  expect(plain(passage)).toContain(plain(covered).slice(0, 30));
});

test('words selected in the source become evidence', async ({ desk: { page } }) => {
  await goTo(page, 'Review');
  await page.getByRole('button', { name: /^Documents:/u }).click();
  await page.getByRole('menuitemradio', { name: /Calder Vale/u }).click();
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Text').click();
  const text = page.getByRole('group', { name: 'Text' });
  const passage = text.locator('[data-start]').nth(12);
  await passage.scrollIntoViewIfNeeded();
  const box = await passage.boundingBox();
  if (!box) throw new Error('the passage is not on the screen');
  await page.mouse.dblclick(box.x + 60, box.y + 8);
  await expect(page.getByRole('button', { name: 'Make evidence' })).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.type('C05');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/The words you selected are evidence for C05/u)).toBeVisible();
});

test('a decision that cannot be saved is taken back and explained', LOOPBACK, async ({ desk }) => {
  const { page } = desk;
  await goTo(page, 'Review');
  const open = page.getByRole('article', OPEN);
  await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
  const words = await open.locator('p').nth(1).textContent();
  await page.waitForTimeout(500);
  desk.expectComplaint(/WebSocket|ERR_CONNECTION_REFUSED/u);
  await desk.kill();
  await page.keyboard.press('a');
  await expect(page.getByText('This decision was not saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Go to the passage' }).click();
  await expect(open).toContainText(words ?? '-');
  await expect(open).toHaveAccessibleName(/to decide$/u);
});

test('words are found in the pages of a PDF and in a text, counted and marked', async ({ desk: { page } }) => {
  await goTo(page, 'Review');
  await page.getByRole('button', { name: /^Documents:/u }).click();
  await page.getByRole('menuitemradio', { name: /Eastholt/u }).click();
  const source = page.getByRole('region', { name: 'The source' });
  await expect(source.locator('canvas').first()).toBeVisible();
  const marked = (name: string) => page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String), name);

  await page.keyboard.press('Control+f');
  const field = source.getByRole('searchbox', { name: 'Find in this document' });
  await expect(field).toBeFocused();
  // All at once: what is found of the first letters is another count.
  await field.fill('children');
  const status = source.getByRole('search').getByRole('status');
  await expect(status).toHaveText(/^1 of \d+$/u);
  const total = Number((await status.textContent())?.split(' ').at(-1));
  expect(total).toBeGreaterThan(4);
  await expect.poll(async () => (await marked('found-now')).map((words) => words.toLowerCase())).toEqual(['children']);
  // Back from the first is the last one, on another page, which is drawn and brought into view.
  await page.keyboard.press('Shift+Enter');
  await expect(status).toHaveText(`${total} of ${total}`);
  await expect.poll(async () => (await marked('found-now')).map((words) => words.toLowerCase())).toEqual(['children']);
  await page.keyboard.press('Enter');
  await expect(status).toHaveText(`1 of ${total}`);

  // The text holds the same words as often or, as page headings are left out of it, less often.
  await source.getByRole('radiogroup', { name: 'Show' }).getByText('Text').click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('zzyzx');
  await expect(status).toHaveText('not found');
  await field.fill('children');
  await expect.poll(async () => (await marked('found')).length).toBeGreaterThan(3);
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect.poll(() => marked('found')).toEqual([]);
});

test('selected words become the passage, and undo gives it its borders back', async ({ desk: { page } }) => {
  await goTo(page, 'Review');
  await page.getByRole('button', { name: /^Documents:/u }).click();
  await page.getByRole('menuitemradio', { name: /Calder Vale/u }).click();
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Text').click();
  await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('link', { name: /^Decided/u })).toContainText('1');
  await page.keyboard.press('k');
  const open = page.getByRole('article', OPEN);
  await expect(open).toHaveAccessibleName(/decided$/u);
  const whole = (await open.locator('p').nth(1).textContent()) ?? '';
  // The first sentence or line of the open passage, selected as a mouse would.
  const text = page.getByRole('group', { name: 'Text' });
  await expect(text.locator('[class*="current"]')).toContainText(whole.slice(0, 20));
  await text.locator('[class*="current"]').evaluate((element) => {
    const range = document.createRange();
    const words = element.firstChild as Text;
    range.setStart(words, 0);
    range.setEnd(words, words.data.indexOf(' ', 30));
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    element.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  });
  await page.getByRole('button', { name: 'Set as passage' }).click();
  await expect(page.getByText('The passage now holds the words you selected.')).toBeVisible();
  await expect(open).toHaveAccessibleName(/decided$/u);
  await expect
    .poll(async () => ((await open.locator('p').nth(1).textContent()) ?? '').length)
    .toBeLessThan(whole.length);
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Undone: moved the borders/u)).toBeVisible();
});

test('single keys are changed, and switched off', async ({ desk: { page } }) => {
  await goTo(page, 'Settings');
  await page.getByRole('textbox', { name: 'Key for: Accept the first suggestion, or what is chosen' }).fill('q');
  await goTo(page, 'Review');
  const decided = page.getByRole('link', { name: /^Decided/u });
  await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
  await page.keyboard.press('a');
  await page.keyboard.press('q');
  await expect(decided).toContainText('1');

  await goTo(page, 'Settings');
  const single = page.getByRole('checkbox', { name: 'Single letters, digits and signs act without Ctrl' });
  await single.click();
  await expect(single).not.toBeChecked();
  await goTo(page, 'Review');
  await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
  const open = page.getByRole('article', OPEN);
  const before = await open.textContent();
  await page.keyboard.press('q');
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => open.textContent()).not.toBe(before);
  await expect(decided).toContainText('1');
});

test('a criterion and a letter are marked as checked, and absence is said with how much was read', async ({
  desk: { page },
}) => {
  await goTo(page, 'Review');
  const criterion = page.getByRole('navigation', { name: 'Criteria with counts' }).getByRole('link', { name: /^C18/u });
  await expect(criterion).toContainText('not yet looked at');
  await criterion.click();
  await expect(page.getByText(/^Not yet looked at: \d+ passages undecided/u)).toBeVisible();
  await page.getByRole('button', { name: /^Progress: Not started/u }).click();
  await page.getByRole('menuitemradio', { name: 'Checked' }).click();
  await expect(criterion).toHaveAccessibleName(/, checked/u);

  await goTo(page, 'Library');
  const row = page.getByRole('row').filter({ hasText: 'Eastholt' });
  await row.getByRole('gridcell', { name: 'Letter' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Mark as' }).click();
  await page.getByRole('menuitem', { name: 'Signed off' }).click();
  await expect(row.getByRole('gridcell', { name: /, signed off/u })).toBeVisible();
});

test(
  'accepting waits for the suggestions where the computer is slow, and asks for no criterion before',
  LOOPBACK,
  async ({ desk: { page } }) => {
    let isSlow = false;
    const held: (() => void)[] = [];
    await page.routeWebSocket(/./u, (window) => {
      window.connectToServer().onMessage((answer) => {
        if (isSlow) held.push(() => window.send(answer));
        else window.send(answer);
      });
    });
    await page.reload();
    await goTo(page, 'Review');
    const suggestions = page.getByRole('list', { name: 'Suggested criteria' });
    await expect(suggestions).toBeVisible();
    isSlow = true;
    // The next few are read ahead; those behind them are not.
    for (let at = 0; at < 8; at++) await page.keyboard.press('j');
    await expect(page.getByText('The suggestions come in a moment.')).toBeVisible();
    const open = page.locator('article[aria-current="true"]');
    await expect(open).toHaveAccessibleName(/^Passage 9 of /u);
    await page.keyboard.press('a');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(open).toHaveAccessibleName(/^Passage 9 of .+, to decide$/u);
    isSlow = false;
    for (const send of held.splice(0)) send();
    await expect(suggestions).toBeVisible();
    await page.keyboard.press('a');
    await expect(open).toHaveAccessibleName(/^Passage 10 of /u);
    await page.keyboard.press('k');
    await expect(open).toHaveAccessibleName(/^Passage 9 of .+, decided$/u);
  },
);
