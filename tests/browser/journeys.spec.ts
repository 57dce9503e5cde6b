import { copyFileSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { makeBackup } from '../../src/workspace/backup.ts';
import { closeWorkspace, createWorkspace } from '../../src/workspace/open.ts';
import { changePassphrase } from '../../src/workspace/passphrase.ts';
import { addFiles, expect, LOOPBACK, placeKey, SAMPLES, test } from './desk.ts';
import { COPIES, LETTERS, sixtyLetters } from './letters.ts';

const OPEN = { name: /^Passage \d+ of \d+, .+, (to decide|decided)$/u };
const GUIDANCE = SAMPLES.find((file) => path.basename(file).startsWith('guidance')) ?? '';

/** To a place by its number, as everyone goes who has the keys. */
async function goByKey(page: Page, number: number, place: string): Promise<void> {
  await page.keyboard.press(placeKey(number));
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
}

test.describe('sixty letters', () => {
  test.use({ workspace: 'empty' });

  test(
    'are read, their copies settled, fifty passages decided by keyboard alone, searched, and handed over',
    LOOPBACK,
    async ({ desk: { page, folder } }) => {
      test.slow();
      const files = await sixtyLetters(folder);
      expect(files).toHaveLength(60);
      await addFiles(page, [...files, GUIDANCE]);
      await expect(page.getByText(`${LETTERS + 1} documents and ${COPIES} copies, from 14 areas`)).toBeVisible();

      // Copies: another one counts, a second group is taken apart; both by Tab and Enter.
      await goByKey(page, 2, 'Copies');
      const counted = page.getByRole('radiogroup', { name: 'Which one counts' }).getByRole('radio', { checked: true });
      const name = await counted.getAttribute('aria-label');
      await page.getByRole('button', { name: 'Count the other one' }).focus();
      await page.keyboard.press('Enter');
      await expect(counted).not.toHaveAttribute('aria-label', name ?? '');
      await page.keyboard.press('j');
      await page.getByRole('button', { name: 'Not copies' }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByText(`${COPIES - 1} groups, ${COPIES - 1} files set aside`)).toBeVisible();

      // Review: fifty passages, nothing but keys.
      await goByKey(page, 4, 'Review');
      const open = page.getByRole('article', OPEN);
      const decided = page.getByRole('link', { name: /^Decided/u });
      await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
      for (let count = 0; count < 50; count++) {
        const before = await open.textContent();
        const suggests = (await page.getByRole('list', { name: 'Suggested criteria' }).count()) > 0;
        await page.keyboard.press(!suggests || count % 9 === 8 ? 'x' : count % 5 === 4 ? '1' : 'a');
        await expect.poll(() => open.textContent()).not.toBe(before);
      }
      // The same words in a letter that is no copy are decided with them, so that there may be more than fifty.
      const count = async () => Number(/\d+/u.exec((await decided.textContent()) ?? '')?.[0]);
      let all = 0;
      await expect(async () => {
        all = await count();
        await page.waitForTimeout(500);
        expect(all).toBeGreaterThanOrEqual(50);
        expect(await count()).toBe(all);
      }).toPass();
      await page.keyboard.press('u');
      await expect.poll(count).toBeLessThan(all);
      await page.keyboard.press('Control+Shift+Z');
      await expect.poll(count).toBe(all);

      // Search: typed, and a hit opened.
      await goByKey(page, 6, 'Search');
      await page.keyboard.press('/');
      await page.keyboard.type('"strategy discussions" police');
      await expect(page.locator('mark').first()).toContainText(/strategy discussions/iu);

      // The criteria of the guidance become a set.
      await goByKey(page, 7, 'Frameworks');
      await page.getByRole('link', { name: /^Guidance for joint inspections/u }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('region', { name: 'Criteria read out of it' }).getByRole('listitem')).toHaveCount(24);

      // Export: the workbook, with what was decided.
      await goByKey(page, 8, 'Export');
      await page.getByRole('radio', { name: /\.xlsx/u }).check();
      await page.getByRole('button', { name: 'Make the workbook' }).focus();
      await page.keyboard.press('Enter');
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save', exact: true }).click({ timeout: 30_000 });
      expect((await readFile(await (await download).path())).subarray(0, 2).toString()).toBe('PK');
    },
  );

  test(
    'the program is killed while they are read; afterwards the rest is read and nothing is lost or doubled',
    LOOPBACK,
    async ({ desk }) => {
      test.slow();
      const { page, folder } = desk;
      const files = await sixtyLetters(folder);
      await page.locator('[data-choose="files"]').setInputFiles(files);
      // Once some are read and others are not, the program dies.
      await expect(page.getByText(/^(?:[5-9]|[1-4]\d) read/u)).toBeVisible({ timeout: 60_000 });
      desk.expectComplaint(/WebSocket|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|Failed to fetch|Failed to load/u);
      await desk.kill();
      await expect(page.getByText(/The program does not answer/u)).toBeVisible();
      await desk.restart();
      const table = page.getByRole('grid', { name: 'Documents' });
      await expect(table.getByRole('row').nth(3)).toBeVisible();
      const kept = Number(await table.getAttribute('aria-rowcount')) - 1;
      expect(kept).toBeGreaterThanOrEqual(3);

      await addFiles(page, files);
      await expect(page.getByText(/\d+ files already here/u)).toBeVisible();
      await expect(page.getByText(`${LETTERS} documents and ${COPIES} copies, from 14 areas`)).toBeVisible();
    },
  );

  test('the reading is stopped; each file that was left is named, and the rest is read when asked', async ({
    desk: { page, folder },
  }) => {
    test.slow();
    const files = await sixtyLetters(folder);
    await page.locator('[data-choose="files"]').setInputFiles(files);
    await expect(page.getByText(/^(?:[3-9]|[1-4]\d) read/u)).toBeVisible({ timeout: 60_000 });
    const panel = page.getByRole('region', { name: 'Files being read' });
    await panel.getByRole('button', { name: 'Stop' }).click();
    await expect(panel.getByText('Stopped; what was read is kept')).toBeVisible();
    const said = /(\d+) read, (\d+) not read/u.exec((await panel.textContent()) ?? '');
    expect(Number(said?.[1]) + Number(said?.[2])).toBe(60);
    await expect(panel.getByText('The reading was stopped before its end.').first()).toBeVisible();
    await panel.getByRole('button', { name: 'Read the rest' }).click();
    await expect(panel.getByText('Reading is done')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(`${LETTERS} documents and ${COPIES} copies, from 14 areas`)).toBeVisible();
  });
});

test.describe('by another way in', () => {
  test.use({ workspace: 'empty' });

  test('a folder is chosen, and a file and a folder of folders are dropped on the window', async ({
    desk: { page, folder },
  }) => {
    const files = await sixtyLetters(folder);
    const [chosen, dropped] = [path.join(folder, 'chosen'), path.join(folder, 'dropped')];
    mkdirSync(chosen);
    mkdirSync(path.join(dropped, 'below', 'deeper'), { recursive: true });
    const put = (file: string | undefined, into: string) =>
      copyFileSync(file ?? '', path.join(into, path.basename(file ?? '')));
    put(files[4], chosen);
    put(files[5], chosen);
    put(files[6], dropped);
    put(files[7], path.join(dropped, 'below', 'deeper'));

    await page.locator('[data-choose="folder"]').setInputFiles(chosen);
    await expect(page.getByText('Reading is done')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('2 documents, from 2 areas')).toBeVisible();

    // What hangs over the window is told where it may fall; folders are read all the way down.
    const session = await page.context().newCDPSession(page);
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', {
        type,
        x: 600,
        y: 400,
        data: { items: [], files: [dropped, files[8] ?? ''], dragOperationsMask: 1 },
      });
    await drag('dragEnter');
    await drag('dragOver');
    await expect(page.getByText('Drop letters, guidance or reports to read them')).toBeVisible();
    await drag('drop');
    await expect(page.getByText('Drop letters, guidance or reports to read them')).toBeHidden();
    await expect(page.getByText('5 documents, from 5 areas')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('region', { name: 'Files being read' })).toContainText(path.basename(files[7] ?? '-'));
  });
});

test.describe('a protected workspace', () => {
  test.use({ workspace: 'none' });

  test('opens with its password alone, and keeps what is decided in it', async ({ desk: { page, folder } }) => {
    const file = path.join(folder, 'Protected letters.evidence');
    const [first, second] = await sixtyLetters(folder);
    closeWorkspace(createWorkspace(file, { name: 'Protected letters', passphrase: 'larch and rowan' }));

    await page.locator('[data-choose="workspace"]').setInputFiles(file);
    const question = page.getByRole('dialog', { name: /asks for its password/u });
    await question.getByLabel('Password').fill('beech');
    await page.keyboard.press('Enter');
    await expect(question).toContainText(/password|passphrase/iu);
    await expect(page.getByText('No workspace open')).toBeVisible();
    // At once, whether or not the first password has been answered yet.
    await question.getByLabel('Password').fill('larch and rowan');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('contentinfo')).toContainText('Protected letters');
    await expect(question).toBeHidden();
    await addFiles(page, [first ?? '', second ?? '']);
    await goByKey(page, 4, 'Review');
    await expect(page.getByRole('list', { name: 'Suggested criteria' })).toBeVisible();
    await page.keyboard.press('a');
    await expect(page.getByRole('link', { name: /^Decided/u })).toContainText('1');
    await goByKey(page, 1, 'Library');
  });

  test('opens by its recovery code when the password is forgotten, and asks for a new one', async ({
    desk: { page, folder },
  }) => {
    const file = path.join(folder, 'Forgotten letters.evidence');
    closeWorkspace(createWorkspace(file, { name: 'Forgotten letters' }));
    const code = changePassphrase(file, {}, 'nobody remembers') ?? '';

    await page.locator('[data-choose="workspace"]').setInputFiles(file);
    const question = page.getByRole('dialog', { name: /asks for its password/u });
    await question.getByRole('button', { name: 'Forgotten? Use the recovery code' }).click();
    const byCode = page.getByRole('dialog', { name: /recovery code/u });
    await byCode.getByLabel('Recovery code').fill('12345-ABCDE');
    await page.keyboard.press('Enter');
    await expect(byCode).toContainText('not the recovery code');
    await byCode.getByLabel('Recovery code').fill(code.toLowerCase());
    await page.keyboard.press('Enter');
    const fresh = page.getByRole('dialog', { name: 'Choose a new password' });
    await fresh.getByLabel('New password').fill('written down');
    await fresh.getByLabel('Repeat it').fill('written down');
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'The recovery code' });
    await expect(sheet.locator('code')).not.toHaveText(code);
    await expect(sheet.locator('code')).toHaveText(/^[0-9A-Z]{5}(-[0-9A-Z]{1,5})+$/u);
    await sheet.getByText('I have written it down').click();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('contentinfo')).toContainText('Forgotten letters');
  });
});

test.describe('nothing opens any more', () => {
  test.use({ workspace: 'none' });

  test('a backup is opened from the first screen', async ({ desk: { page, folder } }) => {
    const file = path.join(folder, 'Lost letters.evidence');
    const workspace = createWorkspace(file, { name: 'Lost letters' });
    makeBackup(workspace, path.join(folder, 'evidence-desk', 'backups'));
    closeWorkspace(workspace);
    await page.getByRole('button', { name: /Look at the backups/u }).click();
    const backups = page.getByRole('dialog', { name: 'Backups on this computer' });
    await backups.getByRole('button', { name: /^Open Lost letters/u }).click();
    await expect(page.getByRole('contentinfo')).toContainText('Lost letters');
    // The file goes from under the window: it is noticed, and all of it is saved elsewhere.
    const [opened = ''] = readdirSync(path.join(folder, 'evidence-desk', 'workspaces')).filter((name) =>
      name.endsWith('.workspace'),
    );
    renameSync(path.join(folder, 'evidence-desk', 'workspaces', opened), path.join(folder, 'moved.workspace'));
    await expect(page.getByText('The workspace file is no longer where it was.')).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Save it there' }).click();
    await expect(page.getByText(/^Saved as a new workspace/u)).toBeVisible();
  });
});
