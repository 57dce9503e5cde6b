import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStages, runStagesAfter } from '../../../../src/service/stages/all.ts';
import { addDocument } from '../../../../src/workspace/documents.ts';
import { closeWorkspace, createWorkspace } from '../../../../src/workspace/open.ts';
import { letter } from '../../workspace/samples.ts';

test('where only what follows a step cannot be kept, it is said that the step is saved, and it follows later', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-stages-'));
  try {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    for (let at = 0; at < 30; at++) {
      const paragraphs = Array.from({ length: 12 }, (_, n) => `Social workers in place ${at} visit family ${n} often.`);
      const { document, bytes } = letter(`letter-${at}`, paragraphs);
      addDocument(workspace, document, bytes);
    }
    // As large as it may become: what a full disk is to SQLite.
    const limit = (pages: number) => workspace.database.pragma(`max_page_count = ${pages}`);
    limit(Number(workspace.database.pragma('page_count', { simple: true })) + 2);
    const after = runStagesAfter('What was read is saved.', workspace, 0.9);
    await expect(after).rejects.toMatchObject({ code: 'disk-full' });
    const { message } = (await after.catch((error: unknown) => error)) as Error;
    expect(message).toMatch(/^What was read is saved\. Copies, suggestions and themes follow .*The disk is full/u);
    expect(message).not.toMatch(/not saved/u);
    limit(1_000_000);
    await runStages(workspace, 0.9);
    closeWorkspace(workspace);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
