/**
 * The workspaces that the first screen offers: those opened of late, and whatever else lies in the program's own folder.
 */
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Session } from '../session.ts';
import type { RecentWorkspace } from './recent.ts';

export interface KnownWorkspace {
  readonly path: string;
  readonly name: string;
  /** When it was opened, closed or changed last, ISO 8601. */
  readonly at: string;
  readonly figures: { readonly documents: number; readonly decided: number } | null;
  /** It was opened of late and is not at its place now. */
  readonly isMissing: boolean;
  /** It stands in the list of those opened of late, and can be forgotten. */
  readonly isRecent: boolean;
}

const CHUNK = 1 << 20;

/** The newest first. */
export function knownWorkspaces(session: Session): KnownWorkspace[] {
  const recent = session.settings.get().rememberWorkspaces ? session.recent.list() : [];
  const listed = new Set(recent.map(({ path }) => path));
  const others = filesIn(session.folder).filter((path) => !listed.has(path));
  return [...recent.map(fromRecent), ...others.flatMap(fromFile)].sort((one, other) => other.at.localeCompare(one.at));
}

/** The known workspace that holds the same bytes as a file, or null. An open one is no candidate: it is being written. */
export function sameAs(session: Session, file: string): string | null {
  const open = session.isOpen() ? session.workspace().path : null;
  const candidates = knownWorkspaces(session).filter(({ path, isMissing }) => !isMissing && path !== open);
  return candidates.find(({ path }) => holdTheSame(path, file))?.path ?? null;
}

function fromRecent({ path, at, about }: RecentWorkspace): KnownWorkspace {
  const figures = about && { documents: about.documents, decided: about.decided };
  return { path, at, figures, name: about?.name ?? stemOf(path), isMissing: !existsSync(path), isRecent: true };
}

function fromFile(path: string): KnownWorkspace[] {
  try {
    const there = statSync(path);
    if (!there.isFile()) return [];
    const at = there.mtime.toISOString();
    return [{ path, at, figures: null, name: stemOf(path), isMissing: false, isRecent: false }];
  } catch {
    return [];
  }
}

function filesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder);
    return names.filter((name) => /^[^.].*\.(?:workspace|evidence)$/u.test(name)).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

const stemOf = (path: string) => basename(path).replace(/\.[^.]*$/u, '');

function holdTheSame(one: string, other: string): boolean {
  try {
    const [here, there] = [statSync(one), statSync(other)];
    if (!here.isFile() || !there.isFile() || here.size !== there.size) return false;
    const [left, right] = [openSync(one, 'r'), openSync(other, 'r')];
    try {
      const [a, b] = [Buffer.alloc(CHUNK), Buffer.alloc(CHUNK)];
      for (;;) {
        const read = readSync(left, a);
        if (readSync(right, b) !== read || !a.subarray(0, read).equals(b.subarray(0, read))) return false;
        if (read === 0) return true;
      }
    } finally {
      closeSync(left);
      closeSync(right);
    }
  } catch {
    return false;
  }
}
