/** What a workspace holds, and whether it is sound: what the tests on a failing drive compare. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { canonicalJson } from '../../src/review/canonical-json.ts';
import { listBackups } from '../../src/workspace/backup.ts';
import { listDocuments } from '../../src/workspace/documents.ts';
import { logHead } from '../../src/workspace/log.ts';
import { closeWorkspace, openWorkspace } from '../../src/workspace/open.ts';
import { eachRecord } from '../../src/workspace/records.ts';
import { verifyFile } from '../../src/workspace/verify.ts';

/** One word for everything a workspace holds but the times; "nothing" where there is no file. */
export function held(path: string): string {
  if (!existsSync(path)) return 'nothing';
  const workspace = openWorkspace(path);
  const records = [...eachRecord(workspace)];
  const all = { documents: listDocuments(workspace), records, head: logHead(workspace)?.sequence ?? 0 };
  closeWorkspace(workspace);
  const withoutTime = canonicalJson(all).replace(/"\d{4}-\d\d-\d\dT[^"]*"/gu, '""');
  return createHash('sha256').update(withoutTime).digest('hex');
}

/** Whether the workspace and every backup that counts are as they were written. */
export function isSound(path: string, backups: string): boolean {
  const files = [...(existsSync(path) ? [path] : []), ...listBackups(backups).map((backup) => backup.path)];
  return files.every((file) => verifyFile(file).sound);
}
