/**
 * No way of making a workspace takes a name that goes with another one: that would be harmed, or the new one deleted.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeBackup } from '../../../src/workspace/backup.ts';
import { addDocument } from '../../../src/workspace/documents.ts';
import { saveElsewhere } from '../../../src/workspace/elsewhere.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../src/workspace/open.ts';
import { restoreBackup, workspaceFromBackup } from '../../../src/workspace/restore.ts';
import { verifyFile } from '../../../src/workspace/verify.ts';
import { GOING_WITH } from './going-with.ts';
import { inFolder, NORTHMERE } from './samples.ts';

test('no workspace is made, saved or restored under a name that goes with another', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.workspace');
    const workspace = createWorkspace(path);
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    const backup = makeBackup(workspace, join(folder, 'backups')).path;
    const ways: readonly ((at: string) => unknown)[] = [
      (at) => createWorkspace(at),
      (at) => workspaceFromBackup(backup, at),
      (at) => restoreBackup(backup, at),
      (at) => saveElsewhere(workspace, at),
    ];
    const refused = (before: readonly string[]) => {
      for (const make of ways) {
        for (const end of GOING_WITH)
          expect(() => make(`${path}${end}`)).toThrow(/belongs to the workspace beside it/u);
        expect(() => make(join(folder, '0badcafe-000001-20260301T100000Z.evidence-backup'))).toThrow(
          /those of backups/u,
        );
      }
      expect(readdirSync(folder).sort()).toEqual(before);
    };
    refused(readdirSync(folder).sort());
    closeWorkspace(workspace);
    expect(() => createWorkspace(`${path}-wal`)).toThrow(/belongs to the workspace beside it/u);
    expect(verifyFile(path).sound).toBe(true);
    // Also where what it goes with has such a name itself.
    const aside = join(folder, 'old.before-restore-1');
    workspaceFromBackup(backup, aside);
    expect(() => createWorkspace(`${aside}-wal`)).toThrow(/belongs to the workspace beside it/u);
    closeWorkspace(openWorkspace(aside));
    // Nothing goes with what is no workspace, or is not there.
    for (const name of ['other.workspace.lock', 'review.workspace-walnut', '.lock'])
      closeWorkspace(createWorkspace(join(folder, name)));
  });
});
