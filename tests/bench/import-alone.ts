/**
 * Reads a folder into a new workspace, as the program does before anything else, and does no more.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles } from '../../src/service/reading/import.ts';
import { createReadingPool } from '../../src/service/reading/pool.ts';
import { findFiles } from '../../src/service/reading/walk.ts';
import { closeWorkspace, createWorkspace } from '../../src/workspace/open.ts';

const { files } = await findFiles(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-import-'));
try {
  const workspace = createWorkspace(join(folder, 'read.workspace'));
  const pool = createReadingPool();
  const { documents } = await importFiles(
    workspace,
    pool,
    files.toSorted((one, other) => other.bytes - one.bytes),
  );
  await pool.close();
  closeWorkspace(workspace);
  if (documents.length !== files.length) throw new Error(`${documents.length} of ${files.length} were read.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
