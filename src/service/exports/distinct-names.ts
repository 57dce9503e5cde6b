/**
 * Names for files that share one: two folders may each hold a "letter.pdf", and a browser does not say which folder a file
 * came from. Failures and passwords go by name, so each different file needs its own.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { refuseUnlessFile } from '../named-file.ts';
import type { OfferedFile } from '../workspaces/files.ts';

/**
 * The files, those that share a name but not their bytes as "letter.pdf", "letter (2).pdf" and so on: by their bytes, so
 * that the same files get the same names in whatever order they come. The same bytes twice keep one name.
 */
export async function withDistinctNames(files: readonly OfferedFile[]): Promise<OfferedFile[]> {
  const taken = new Set(files.map(({ name }) => name));
  const named = new Map<OfferedFile, string>();
  for (const [name, group] of Map.groupBy(files, (file) => file.name)) {
    if (group.length === 1) continue;
    const hashes = new Map<OfferedFile, string>();
    for (const file of group) hashes.set(file, await hashOf(file));
    const different = [...new Set(hashes.values())].sort();
    const names = different.map((_, at) => (at === 0 ? name : freeName(name, taken)));
    for (const [file, hash] of hashes) named.set(file, names[different.indexOf(hash)] ?? name);
  }
  return files.map((file) => ({ ...file, name: named.get(file) ?? file.name }));
}

/** The name with the first number that makes it a new one. */
function freeName(name: string, taken: Set<string>): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.[^./\\]*)?$/su.exec(name) ?? [];
  for (let number = 2; ; number++) {
    const candidate = `${stem} (${number})${ending}`;
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}

/** A file that cannot be read has its place for a hash; the reading itself will say what is wrong with it. */
async function hashOf({ at }: OfferedFile): Promise<string> {
  const hash = createHash('sha256');
  try {
    refuseUnlessFile(at);
    await pipeline(createReadStream(at), hash);
  } catch {
    return `~${at}`;
  }
  return hash.digest('hex');
}
