import { createHash } from 'node:crypto';

/**
 * The id of a document in its workspace: sixteen hexadecimal digits from its bytes and the place it came from, the same
 * in any order of import. The same file added twice is one document; the same bytes in two places are two, and copies.
 */
export function documentId(sha256: string, place: string): string {
  return createHash('sha256').update(`${sha256}\0${place}`).digest('hex').slice(0, 16);
}
