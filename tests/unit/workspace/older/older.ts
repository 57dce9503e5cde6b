/** Workspaces of earlier versions, made from the text they are kept as. */
import { readFileSync } from 'node:fs';
import { APPLICATION_ID, connect } from '../../../../src/workspace/open.ts';
import { newSeal } from '../../../../src/workspace/seal.ts';

/** The versions that are kept. */
export const OLDER_VERSIONS = [1, 2, 3, 4] as const;

/** Makes the file of an earlier version as that version left it. */
export function makeOlder(path: string, version: (typeof OLDER_VERSIONS)[number]): void {
  const sql = readFileSync(new URL(`version-${version}.sql`, import.meta.url), 'utf8');
  const database = connect(path, newSeal(), false);
  database.transaction(() => {
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.exec(sql);
    database.pragma(`user_version = ${version}`);
  })();
  database.close();
}
