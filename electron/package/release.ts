/**
 * What a release is made of: its tag has to be the version of package.json, and CHANGELOG.md has to have a chapter for it, which
 * is printed as the notes.
 *
 *   node electron/package/release.ts vVERSION
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/**
 * The notes of a release out of the changelog.
 * @throws where the tag is not the version's, or the changelog has no words for it.
 */
export function releaseNotes(tag: string, version: string, changelog: string): string {
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, package.json says ${version}.`);
  const chapters = changelog.split(/^## /mu).slice(1);
  const chapter = chapters.find((text) => /^\[?([^\],\s]+)/u.exec(text)?.[1] === version);
  const words = chapter?.replace(/^.*\n/u, '').trim() ?? '';
  if (words === '') throw new Error(`CHANGELOG.md has no chapter "## ${version}" with words in it.`);
  if (!/^### For IT$/mu.test(words))
    throw new Error(`The chapter ${version} of CHANGELOG.md has no part "### For IT".`);
  return `${words}\n`;
}

if (import.meta.main) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  try {
    process.stdout.write(
      releaseNotes(process.argv[2] ?? '', version, readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')),
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
