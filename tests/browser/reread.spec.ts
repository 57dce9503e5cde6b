/** A letter that an earlier version read: the window says so, reads it again, and lists what no longer fits. */
import path from 'node:path';
import { saveDecision } from '../../src/workspace/decisions.ts';
import { getDocument, listDocuments } from '../../src/workspace/documents.ts';
import { closeWorkspace, openWorkspace } from '../../src/workspace/open.ts';
import { replaceReading } from '../../src/workspace/reading.ts';
import { expect, goTo, LOOPBACK, test } from './desk.ts';

const FOOTER = 'page 1 of 2';

/** Puts a letter as an earlier version read it into a workspace: a footer was a passage, and somebody decided it. */
function readByEarlier(file: string): void {
  const workspace = openWorkspace(file);
  const letter = listDocuments(workspace).find(({ metadata }) => metadata.area === 'Northmere');
  const id = letter?.id ?? '';
  const document = getDocument(workspace, id);
  const first = document.passages.find(({ furniture }) => furniture === null);
  if (first === undefined) throw new Error('the letter has no passage');
  const text = `${document.text}\n\n${FOOTER}`;
  const footer = { ...first, id: 'p9999', start: document.text.length + 2, end: text.length, text: FOOTER };
  replaceReading(workspace, id, { ...document, text, passages: [...document.passages, footer] });
  workspace.database.prepare('UPDATE document SET rules = 1 WHERE id = ?').run(id);
  saveDecision(workspace, {
    frameworkId: 'jtai-childrens-mental-health-2019',
    documentId: id,
    passageId: footer.id,
    criteria: ['C11'],
    polarity: 'strength',
    agencies: [],
    tags: [],
    note: 'from the foot of the page',
    reviewer: 'A. Rowan',
  });
  closeWorkspace(workspace);
}

test(
  'what an earlier version read is read again, and a decision whose words are gone is listed',
  LOOPBACK,
  async ({ desk }) => {
    test.slow();
    const { page } = desk;
    await desk.kill();
    desk.expectComplaint(/WebSocket|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|Failed to fetch|Failed to load/u);
    readByEarlier(path.join(desk.folder, 'Northern letters.evidence'));
    await desk.restart();
    await goTo(page, 'Library');
    await expect(
      page.getByText('1 document was read by earlier rules. Your decisions go with their words.'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Read again', exact: true }).click();
    await expect(page.getByText(/1 document read again, 1 of them differently/u)).toBeVisible({ timeout: 40_000 });
    await expect(page.getByText(/was read by earlier rules/u)).toBeHidden();

    await page.getByRole('button', { name: /^No longer fits/u }).click();
    const dialog = page.getByRole('dialog', { name: 'What no longer fits' });
    await expect(dialog).toContainText(`“${FOOTER}”`);
    await expect(dialog).toContainText('note: from the foot of the page, A. Rowan');
    await dialog.getByRole('button', { name: 'Remove from the list' }).click();
    await expect(dialog).toContainText('Everything fits.');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: /^No longer fits/u })).toBeHidden();
  },
);
