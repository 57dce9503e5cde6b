import path from 'node:path';
import { closeWorkspace, createWorkspace } from '../../src/workspace/open.ts';
import { axe, expect, LOOPBACK, test } from './desk.ts';

/** The menu of the open workspace, in the status bar. */
const MENU = /^Workspace: /u;

test.use({ workspace: 'none' });

test(
  'workspaces are made, renamed, closed, found again, switched between and forgotten',
  LOOPBACK,
  async ({ desk }) => {
    const { page } = desk;
    const make = async (name: string) => {
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: `Workspace: ${name}` })).toBeVisible();
    };
    await page.keyboard.press('Control+N');
    await make('Northern letters');
    await page.getByRole('button', { name: MENU }).click();
    await expect(page.getByText('Northern letters.workspace')).toBeVisible();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await make('Letters of the north');

    // A second one, from the palette; then back to the first by the menu.
    await page.keyboard.press('Control+K');
    await page.keyboard.type('start a new work');
    await page.keyboard.press('Enter');
    await make('Southern letters');
    await page.getByRole('button', { name: MENU }).click();
    await page.getByRole('menuitem', { name: 'Letters of the north' }).click();
    await expect(page.getByRole('button', { name: 'Workspace: Letters of the north' })).toBeVisible();

    await page.getByRole('button', { name: MENU }).click();
    await page.getByRole('menuitem', { name: 'Close the workspace' }).click();
    const recent = page.getByRole('region', { name: 'Your workspaces' });
    await expect(recent.getByRole('listitem')).toHaveCount(2);
    await expect(recent.getByText('0 documents, 0 passages decided')).toHaveCount(2);
    expect((await axe(page).analyze()).violations).toEqual([]);

    // The one used last has the focus, so that Enter goes on where one stopped.
    await page.reload();
    await expect(recent).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Workspace: Letters of the north' })).toBeVisible();
    await page.getByRole('link', { name: 'Settings' }).click();
    const listed = page.getByRole('checkbox', { name: /^List recently opened workspaces/u });
    await listed.press('Space');
    await expect(listed).not.toBeChecked();
    await page.getByRole('button', { name: 'Close the workspace' }).click();
    await page.getByRole('link', { name: 'Library' }).click({ force: true });
    // What lies in the program's own folder is listed by its file; nothing else is known of it.
    await expect(recent.getByRole('listitem')).toHaveCount(2);
    await expect(recent.getByText('Northern letters')).toBeVisible();
    await expect(recent.getByText(/decided/u)).toHaveCount(0);
  },
);

test('whoever goes somewhere before the place left off is known stays there', LOOPBACK, async ({ desk: { page } }) => {
  let answer = () => undefined;
  await page.routeWebSocket(/./u, (window) => {
    const engine = window.connectToServer();
    window.onMessage((message) => {
      if (!String(message).includes('workspace.leftOff')) return engine.send(message);
      answer = () => void engine.send(message);
    });
  });
  await page.reload();
  await page.getByRole('button', { name: /^Start a new workspace/u }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Northern letters');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Workspace: Northern letters' })).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  answer();
  const listed = page.getByRole('checkbox', { name: /^List recently opened workspaces/u });
  await listed.press('Space');
  await expect(listed).not.toBeChecked();
});

test(
  'a file that the browser hands over is said to be a copy, once; then that copy goes on',
  LOOPBACK,
  async ({ desk: { page, folder } }) => {
    const file = path.join(folder, 'From a colleague.workspace');
    closeWorkspace(createWorkspace(file, { name: 'From a colleague' }));
    await page.locator('[data-choose="workspace"]').setInputFiles(file);
    await expect(page.getByText(/It is a copy, at .*From a colleague\.workspace/u)).toBeVisible();
    await page.getByRole('button', { name: 'Dismiss this message' }).click();
    await page.getByRole('button', { name: MENU }).click();
    await page.getByRole('menuitem', { name: 'Close the workspace' }).click();
    await expect(page.getByText('No workspace open')).toBeVisible();
    await page.locator('[data-choose="workspace"]').setInputFiles(file);
    await expect(page.getByText(/was opened here before, and work has gone on at/u)).toBeVisible();
  },
);

test('a copy is saved under another name, and one goes on in the workspace', LOOPBACK, async ({ desk: { page } }) => {
  await page.keyboard.press('Control+N');
  await page.getByRole('textbox', { name: 'Name' }).fill('Northern letters');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Workspace: Northern letters' })).toBeVisible();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('save a copy');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('For Tuesday');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toBe('For Tuesday.workspace');
  await expect(page.getByRole('button', { name: 'Workspace: Northern letters' })).toBeVisible();
});
