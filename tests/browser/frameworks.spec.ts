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
  await page.getByRole('dialog').getByRole('button', { name: 'Keep the change' }).click();

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
    await expect(page.getByRole('button', { name: 'Nothing learned yet' })).toBeVisible();
  },
);
