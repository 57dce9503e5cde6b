/**
 * Documents of others that are not wanted here any more: erased for good, or taken out of sight. Of what was erased, digests tell
 * that a document is the same; nothing of it can be read from them.
 */
import { statement, type Workspace } from './handle.ts';
import { sha256 as digest } from './hash.ts';
import { importInWords } from './imported.ts';
import { getSetting, setSetting } from './open.ts';

const NAME = 'erased';

/** Remembers the contents of a file that is erased, whatever it is called elsewhere. */
export function rememberErased(workspace: Workspace, sha256: string): void {
  setSetting(workspace, NAME, JSON.stringify([...new Set([...digests(workspace), digest(sha256)])]));
}

/** A document of another workspace. */
interface Offered {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
}

/** Tells whether a document that is not to be seen here now was erased or taken out of sight; null for one that is new. */
export function notWantedIn(workspace: Workspace): (document: Offered) => 'erased' | 'removed' | null {
  const contents = new Set(digests(workspace));
  // Earlier versions left only the digest of the log's words, which name the path as well.
  const blanked = statement<{ erased: string }>(
    workspace,
    'SELECT erased FROM log WHERE what IS NULL AND erased IS NOT NULL',
  );
  const words = new Set(blanked.all().map(({ erased }) => erased));
  const hidden = statement<{ id: string; sha256: string }>(
    workspace,
    'SELECT id, sha256 FROM document WHERE removed = 1',
  ).all();
  const removed = new Set(hidden.flatMap((one) => [one.id, one.sha256]));
  return ({ id, path, sha256 }) => {
    if (removed.has(id) || removed.has(sha256)) return 'removed';
    return contents.has(digest(sha256)) || words.has(digest(importInWords(path, sha256))) ? 'erased' : null;
  };
}

function digests(workspace: Workspace): string[] {
  return JSON.parse(getSetting(workspace, NAME) ?? '[]') as string[];
}
