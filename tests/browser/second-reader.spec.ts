import path from 'node:path';
import type { Page } from '@playwright/test';
import { saveDecision } from '../../src/workspace/decisions.ts';
import { closeWorkspace, openWorkspace } from '../../src/workspace/open.ts';
import { sampleOf } from '../../src/workspace/second.ts';
import { axe, expect, goTo, LOOPBACK, test } from './desk.ts';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await axe(page).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Decides every passage of a sample otherwise than anybody would. */
function decideSample(file: string): number {
  const workspace = openWorkspace(file);
  try {
    const sample = sampleOf(workspace);
    const passages = sample?.passages ?? [];
    for (const place of passages) {
      saveDecision(workspace, {
        ...place,
        frameworkId: sample?.frameworkId ?? '',
        criteria: ['C18'],
        polarity: 'neutral',
        agencies: [],
        tags: [],
        note: 'Read with fresh eyes.',
        reviewer: 'B. Rowan',
      });
    }
    return passages.length;
  } finally {
    closeWorkspace(workspace);
  }
}

test(
  'a blind sample goes out, comes back, and what differs is settled',
  LOOPBACK,
  async ({ desk: { page, folder } }) => {
    await goTo(page, 'Settings');
    await page.getByRole('textbox', { name: 'Your name' }).fill('A. Larch');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Reviewer: A. Larch')).toBeVisible();
    await goTo(page, 'Second reader');
    await expect(page.getByRole('button', { name: 'Make the sample' })).toBeDisabled();
    await expect(page.getByRole('heading', { name: 'Nothing has been read twice yet' })).toBeVisible();

    await goTo(page, 'Review');
    const current = page.locator('article[aria-current="true"]');
    await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
    for (let at = 0; at < 3; at++) {
      const before = (await current.textContent()) ?? '-';
      await page.keyboard.press('a');
      await expect(current).not.toHaveText(before);
    }

    await page.goto(`${new URL(page.url()).origin}/#/second`);
    await page.getByLabel('Passages', { exact: true }).fill('3');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Make the sample' }).click();
    const file = path.join(folder, 'returned.workspace');
    await (await download).saveAs(file);
    const asked = decideSample(file);
    expect(asked).toBeGreaterThan(0);

    await page.locator('[data-choose="second"]').setInputFiles(file);
    await expect(page.getByText(`${asked} passages decided differently: to settle.`)).toBeVisible({ timeout: 30_000 });
    const pair = page.getByRole('article', { name: 'A. Larch and B. Rowan' });
    await expect(pair).toContainText(`They say the same about 0 of ${asked} passages.`);
    await expect(pair.getByRole('row', { name: /^First criterion/u })).toContainText('0 %');
    expect(await violations(page)).toEqual([]);

    await page.getByText(`To settle: ${asked}`, { exact: true }).click();
    await expect(page.getByText('Read with fresh eyes.')).toHaveCount(asked);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'As B. Rowan has it' }).first().click();
    await expect.poll(() => page.getByText('Read with fresh eyes.').count()).toBeLessThan(asked);
    await page.keyboard.press('Control+z');
    await expect(page.getByText('Read with fresh eyes.')).toHaveCount(asked);

    // Settled as ours stands, what the other wrote is still there to be read, and goes with the decision on a click.
    await page.getByRole('button', { name: 'As A. Larch has it' }).first().click();
    await page.getByText('Also noted: 1', { exact: true }).click();
    await expect(page.getByText('Read with fresh eyes.')).toHaveCount(1);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add it to the decision' }).click();
    await expect(page.getByRole('heading', { name: 'Nothing else is noted' })).toBeVisible();
  },
);

test('documents and criteria are marked as far as they have come', async ({ desk: { page } }) => {
  await goTo(page, 'Progress');
  const documents = page.getByRole('list', { name: 'Documents' });
  await expect(documents.getByRole('listitem').first()).toContainText('still to decide');
  expect(await violations(page)).toEqual([]);
  const first = documents.getByRole('listitem').first().getByRole('button');
  await first.click();
  await page.getByRole('menuitemradio', { name: 'Checked' }).click();
  await expect(first).toHaveText('Checked');
  await expect(page.getByRole('status').filter({ hasText: '1 checked' })).toBeVisible();

  await page.getByText('Criteria', { exact: true }).click();
  const criteria = page.getByRole('list', { name: 'Criteria' });
  await expect(criteria.getByRole('listitem').first()).toContainText('Not yet looked at: ');
  await criteria.getByRole('listitem').first().getByRole('button').click();
  await page.getByRole('menuitemradio', { name: 'Signed off' }).click();
  await page.getByRole('button', { name: 'Progress: Any progress' }).click();
  await page.getByRole('menuitemradio', { name: 'Signed off' }).click();
  await expect(criteria.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
});
