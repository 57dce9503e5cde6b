/**
 * The published REFI-QDA schemas, where they and a validator are at hand.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const REFI = resolve(import.meta.dirname, '../../../../../shared/refi-qda');

const hasValidator = spawnSync('xmllint', ['--version']).status === 0;

/** Why validation is skipped, or false where it can be done. */
export const withoutSchemas: string | false = !existsSync(join(REFI, 'Project.xsd'))
  ? 'the published schemas are not here'
  : hasValidator
    ? false
    : 'xmllint (libxml2-utils) is not installed';

/** The validator's complaints about an XML text; empty where it is valid. */
export function complaints(xml: string | Uint8Array, schema: 'Project' | 'Codebook'): string {
  const folder = mkdtempSync(join(tmpdir(), 'refi-'));
  try {
    const file = join(folder, 'file.xml');
    writeFileSync(file, xml);
    const { status, stderr } = spawnSync('xmllint', [
      '--huge',
      '--noout',
      '--nonet',
      '--schema',
      join(REFI, `${schema}.xsd`),
      file,
    ]);
    return status === 0 ? '' : stderr.toString();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
