import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Theme } from '../../../../src/document/theme.ts';
import { bringThemesUpToDate, themesIn } from '../../../../src/service/stages/themes.ts';
import { addThemeEdit } from '../../../../src/workspace/choices.ts';
import { addDocument } from '../../../../src/workspace/documents.ts';
import { closeWorkspace, createWorkspace } from '../../../../src/workspace/open.ts';
import { getStage, putStage } from '../../../../src/workspace/stages.ts';
import { inventedPassages } from '../../../bench/invented-passages.ts';
import { letter } from '../../workspace/samples.ts';

const THRESHOLD = 0.8;

test('themes found by earlier rules name those found by new ones, with the reviewer’s hand on them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'themes-'));
  try {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    for (const id of ['eastholt', 'northmere']) {
      const texts = inventedPassages(4, 10, id.length).map(({ text }) => text);
      const { document, bytes } = letter(id, texts);
      addDocument(workspace, document, bytes);
    }
    expect(themesIn(workspace, THRESHOLD)).toEqual([]);
    await bringThemesUpToDate(workspace, THRESHOLD);
    const [theme] = themesIn(workspace, THRESHOLD);
    if (theme === undefined) throw new Error('the letters give themes');
    addThemeEdit(
      workspace,
      { kind: 'rename', theme: 'theme-0a1b2c', label: 'What we keep seeing' },
      'renamed',
      'A. Reviewer',
    );
    const stored = getStage<{ themes: readonly Theme[] }>(workspace, 'themes', '')?.value;
    if (stored === undefined) throw new Error('the themes are stored');
    // Earlier rules gave themes ids of their own, and the edits speak of these.
    const themes = stored.themes.map((one) => (one.id === theme.id ? { ...one, id: 'theme-0a1b2c' } : one));
    putStage(workspace, 'themes', '', 1, { ...stored, themes });

    expect(themesIn(workspace, THRESHOLD)).toEqual([]);
    await bringThemesUpToDate(workspace, THRESHOLD);
    const again = themesIn(workspace, THRESHOLD).find(({ id }) => id === theme.id);
    expect(again?.label).toBe('What we keep seeing');
    // Once carried over, they stay so, however often the themes are found.
    await bringThemesUpToDate(workspace, THRESHOLD, { again: true });
    expect(themesIn(workspace, THRESHOLD).find(({ id }) => id === theme.id)?.label).toBe('What we keep seeing');
    closeWorkspace(workspace);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
