/**
 * The workspaces opened of late, for the first screen: in a small file of this user alone, and told to nobody else. The
 * operating system, the log and the settings know nothing of it.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { makePrivateFolder } from '../../workspace/files.ts';

const recentWorkspace = z.object({
  path: z.string(),
  /** What tells the workspace from every other, wherever its file lies; it says nothing of what is in it. */
  id: z.string().nullable(),
  /** When it was opened or closed last, ISO 8601. */
  at: z.string(),
  /** Its name and figures; null for a protected one, of which the list says no more than where it lies. */
  about: z.object({ name: z.string(), documents: z.number().int(), decided: z.number().int() }).nullable(),
});
export type RecentWorkspace = z.infer<typeof recentWorkspace>;

export interface RecentStore {
  /** The newest first. */
  list(): readonly RecentWorkspace[];
  note(workspace: RecentWorkspace): void;
  /** Forgets the one at that path; all of them where it is null. */
  forget(path: string | null): void;
}

const MOST = 12;

/** A list in a file, written whole. A file that cannot be read is an empty list. */
export function recentInFile(file: string): RecentStore {
  const save = (list: readonly RecentWorkspace[]): void => {
    if (list.length === 0) {
      rmSync(file, { force: true });
      return;
    }
    makePrivateFolder(dirname(file));
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(list, null, 2), { mode: 0o600 });
    renameSync(temporary, file);
  };
  const list = () => read(file);
  return {
    list,
    note: (workspace) => save([workspace, ...list().filter(({ path }) => path !== workspace.path)].slice(0, MOST)),
    forget: (path) => save(path === null ? [] : list().filter((other) => other.path !== path)),
  };
}

/** A store that keeps nothing. */
export const NO_RECENT: RecentStore = { list: () => [], note: () => undefined, forget: () => undefined };

function read(file: string): RecentWorkspace[] {
  try {
    return z.array(recentWorkspace).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
