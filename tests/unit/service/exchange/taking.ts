/**
 * Projects taken in to workspaces of the tests.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { takeInProject } from '../../../../src/service/exchange/take-in.ts';
import { createReadingPool, type ReadingPool } from '../../../../src/service/reading/pool.ts';
import { decisionsUnder } from '../../../../src/workspace/decisions.ts';
import { listDocuments } from '../../../../src/workspace/documents.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../../src/workspace/open.ts';
import { taggedBeforeDeciding } from '../../../../src/workspace/tags.ts';
import { type PeerProject, peerProject } from './project.ts';

/** Takes a project in to a new workspace, or to the one it was given before. */
export function taking() {
  let folder = '';
  let pool: ReadingPool;
  let made = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'evidence-desk-test-'));
    pool = createReadingPool({ workers: 1 });
  });
  afterAll(async () => {
    await pool.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return async (project: PeerProject | Uint8Array, before?: { readonly path: string }) => {
    const path = before?.path ?? join(folder, `${made++}.workspace`);
    const workspace = before === undefined ? createWorkspace(path) : openWorkspace(path);
    try {
      const bytes = project instanceof Uint8Array ? project : peerProject(project);
      const target = { workspace, pool, reviewer: 'Me', threshold: 0.9, folder };
      const result = await takeInProject(target, 'peer.qdpx', bytes);
      return {
        ...result,
        path,
        stored: decisionsUnder(workspace, result.frameworkId),
        tagged: taggedBeforeDeciding(workspace, result.frameworkId),
        listed: listDocuments(workspace),
      };
    } finally {
      closeWorkspace(workspace);
    }
  };
}
