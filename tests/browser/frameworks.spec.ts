import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { axe, expect, goTo, LOOPBACK, test } from './desk.ts';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await axe(page).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Accepts the first suggestion of some passages. */
async function decideSome(page: Page, number: number): Promise<void> {
  await goTo(page, 'Review');
  await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
  for (let at = 0; at < number; at++) {
    const before = await page.locator('article[aria-current="true"]').textContent();
    await page.keyboard.press('a');
    await expect(page.locator('article[aria-current="true"]')).not.toHaveText(before ?? '-');
  }
}

test('decisions are carried to another edition, but for those whose criterion changed', async ({ desk: { page } }) => {
  await decideSome(page, 4);
  await goTo(page, 'Frameworks');
  const taught = page.getByRole('button', { name: /^Learned from \d+ decisions$/u });
  // Copies of a passage are decided with it.
  const decided = Number(/\d+/u.exec((await taught.textContent()) ?? '')?.[0]);
  await taught.click();
  const learned = page.getByRole('list', { name: 'Decisions by criterion' });
  const [code = ''] = /C\d+[a-z]?/u.exec((await learned.textContent()) ?? '') ?? [];
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Make a copy to change' }).click();
  await page.getByRole('button', { name: `Change ${code}`, exact: true }).click();
  const words = page.getByRole('textbox', { name: 'The criterion', exact: true });
  await words.fill(`${await words.inputValue()} Everybody together.`);
  await page.keyboard.press('Tab');
  await page
    .getByRole('form', { name: `Change ${code}` })
    .getByRole('button', { name: 'Save' })
    .click();

  await page.getByRole('button', { name: 'Compare with' }).click();
  await page.getByRole('menuitem', { name: /2019$/u }).first().click();
  const pane = page.getByRole('region', { name: 'Two editions' });
  await expect(pane.getByRole('listitem')).toHaveCount(1);
  await expect(pane.locator('ins')).toHaveText('Everybody together.');
  await pane.getByRole('button', { name: 'Show what is the same' }).click();
  await expect(pane.getByRole('listitem')).toHaveCount(19);
  expect(await violations(page)).toEqual([]);

  await pane.getByText('Decisions to carry over', { exact: true }).click();
  const carry = pane.getByRole('button', { name: /^Carry \d+ decisions? over$/u });
  const holding = Number(/\d+/u.exec((await carry.textContent()) ?? '')?.[0]);
  const looking = pane.getByText(new RegExp(`${code} is worded differently now`, 'u'));
  await expect(looking).toHaveCount(decided - holding);
  expect(await violations(page)).toEqual([]);
  await carry.click();
  await expect(pane.getByText(/decided under the newer edition already/u)).toBeVisible();
  await expect(carry).toBeHidden();
  await pane
    .getByRole('button', { name: `Give it ${code}` })
    .first()
    .click();
  await expect.poll(() => looking.count()).toBeLessThan(decided - holding);
  await page.keyboard.press('Control+z');
  await expect(looking).toHaveCount(decided - holding);
  await page.keyboard.press('Control+z');
  await expect(carry).toBeVisible();
});

test(
  'what was learned goes out with the set, comes in with it, and is forgotten when asked',
  LOOPBACK,
  async ({ desk: { page, folder } }) => {
    await decideSome(page, 2);
    await goTo(page, 'Frameworks');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    await page.getByRole('menuitem', { name: /^With what decisions taught/u }).click();
    const written = JSON.parse(await readFile(await (await download).path(), 'utf8'));
    const decisions: readonly { readonly text: string }[] = written.learning.decisions;
    expect(decisions.length).toBeGreaterThanOrEqual(2);

    const file = path.join(folder, 'taught.json');
    const elsewhere = decisions.map((one) => ({ ...one, text: `${one.text} Again.` }));
    await writeFile(
      file,
      JSON.stringify({ ...written, id: 'taught', title: 'Taught', learning: { decisions: elsewhere } }),
    );
    await page.locator('[data-choose="framework"]').setInputFiles(file);
    await expect(page.getByRole('heading', { level: 2, name: 'Taught' })).toBeVisible();
    await page.getByRole('button', { name: `Learned from ${decisions.length} decisions` }).click();
    const dialog = page.getByRole('dialog', { name: 'What the suggestions have learned' });
    await expect(dialog).toContainText(`${decisions.length} that came with the set’s file`);
    await dialog.getByRole('button', { name: 'Forget what was learned' }).click();
    await expect(page.getByRole('button', { name: 'What was learned' })).toBeVisible();
  },
);

test('a set is made from nothing, arranged, recoded and thinned out, and what was decided goes with it', async ({
  desk: { page },
}) => {
  await goTo(page, 'Frameworks');
  await page.getByRole('button', { name: 'New set' }).click();
  await page.getByRole('textbox', { name: 'Name of the set' }).fill('Our questions');
  await page.keyboard.press('Enter');
  const pane = page.getByRole('region', { name: 'Our questions' });
  await expect(pane.getByRole('heading', { name: 'No criteria yet' })).toBeVisible();
  const add = async (button: string, code: string, title: string, text?: string) => {
    await pane.getByRole('button', { name: button }).click();
    await page.getByRole('textbox', { name: 'Code' }).fill(code);
    await page.getByRole('textbox', { name: 'Title' }).fill(title);
    if (text) await page.getByRole('textbox', { name: 'The criterion' }).fill(text);
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await add('Add a criterion', 'Q1', 'Police', 'Police officers protect children and refer them to services.');
  await add('Add a criterion', 'Q2', 'Schools', 'Schools know which children need help.');
  await add('Add a heading', 'H', 'Partners');
  expect(await violations(page)).toEqual([]);
  const more = async (code: string, what: string | RegExp) => {
    await pane.getByRole('button', { name: `More for ${code}` }).click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  await more('Q2', 'Move up');
  await expect(pane.getByRole('listitem').first()).toContainText('Q2');
  await more('Q1', /^Move under H/u);
  await expect(pane.getByRole('listitem').last()).toContainText('Q1');

  await pane.getByRole('button', { name: 'Use it in Review and Grid' }).click();
  await goTo(page, 'Search');
  await page.getByRole('searchbox', { name: /^Search the text/u }).fill('police officers');
  const boxes = page.getByRole('checkbox', { name: /^Choose the passage/u });
  await boxes.nth(0).press('Space');
  await boxes.nth(1).press('Space');
  await page.getByRole('button', { name: 'Decide them' }).click();
  await page.getByRole('menuitem', { name: 'Accept Q1 Police' }).click();
  await expect(page.getByText('2 passages decided together')).toBeVisible();
  await goTo(page, 'Grid');
  const evidence = page.getByRole('grid');
  await expect(evidence).toContainText('Q1');
  const before = await evidence.getByRole('row').filter({ hasText: 'Q1' }).textContent();

  await goTo(page, 'Frameworks');
  await more('Q1', 'Change its code');
  await page.getByRole('textbox', { name: 'Code' }).fill('P1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Q1 is P1 now')).toBeVisible();
  await goTo(page, 'Grid');
  await expect(evidence.getByRole('row').filter({ hasText: 'P1' })).toHaveText(before?.replaceAll('Q1', 'P1') ?? '-');

  await goTo(page, 'Frameworks');
  await pane.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of the set' }).fill('Our own questions');
  await page.keyboard.press('Enter');
  const renamed = page.getByRole('region', { name: 'Our own questions' });
  await renamed.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Our own questions, copy', exact: true })).toBeVisible();
});

test('guidance opens at its first criterion, on its page; a set read out of it is changed beside that page, each sentence once', async ({
  desk: { page },
}) => {
  await goTo(page, 'Frameworks');
  const guidance = page.getByRole('region', { name: 'Frameworks' }).getByRole('link', { name: /page/u }).last();
  const listed = Number(/(\d+) criteri/u.exec((await guidance.textContent()) ?? '')?.[1]);
  await guidance.click();
  const read = page.getByRole('region', { name: 'Criteria read out of it' });
  await expect(read).toContainText(`${listed} criteria read out of it`);
  const source = page.getByRole('region', { name: 'The guidance' });
  const first = await read.getByRole('button', { pressed: true }).textContent();
  expect(first).not.toBeNull();
  // The passage it was read from is marked: as a box on a page, or in the text.
  await expect(source.locator('[data-page] i, [data-start][class*="current"]').first()).toBeVisible();
  await read.getByRole('button', { name: 'Make a set of them' }).click();
  const set = page.getByRole('link', { name: /your own/u }).last();
  await expect(set).toContainText(`${listed} criteria`);
  await expect(source).toBeVisible();
  await page
    .getByRole('button', { name: /^Change /u })
    .first()
    .click();
  const form = page.getByRole('form');
  await expect(form).toBeVisible();
  await expect(source).toBeVisible();
  const words = await form.getByRole('textbox', { name: 'The criterion' }).inputValue();
  expect(await violations(page)).toEqual([]);
  await form.getByRole('button', { name: 'Cancel' }).click();
  const shown = (await page.getByRole('article').first().textContent()) ?? '';
  expect(shown.split(words).length - 1).toBe(1);
});
