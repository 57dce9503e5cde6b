/**
 * The directory of a compound file (MS-CFB), in which old Office programs and Outlook keep what they save.
 */
import CFB from 'cfb';

export type Container = ReturnType<typeof CFB.read>;

/** An entry of a directory as the library gives it, with what its types leave out: the entries beside it and the first inside it. */
interface Entry {
  readonly type: number;
  readonly start: number;
  readonly L: number;
  readonly R: number;
  readonly C: number;
}

/** Kinds of entries (MS-CFB 2.6.1). */
const NONE = 0;
const ROOT = 5;
/** Where cfb 1.2.2 puts the beginning of an entry that it takes out itself, for having no size. */
const TAKEN_OUT = -2;

/** Opens a compound file. @throws {Error} where it is damaged beyond that. */
export function openCompound(bytes: Uint8Array): Container {
  return CFB.read(bytes as never, { type: 'array' });
}

/** Whether each entry that another leads to is there: where a piece of the directory is lost, what it named is, too. */
export function isDirectoryWhole({ FileIndex }: Container): boolean {
  const entries = FileIndex as unknown as readonly Entry[];
  if (entries[0]?.type !== ROOT) return false;
  const seen = new Set([0]);
  for (const at of seen) {
    const entry = entries[at];
    if (entry === undefined || (entry.type === NONE && entry.start !== TAKEN_OUT)) return false;
    for (const next of [entry.L, entry.R, entry.C]) if (next > 0) seen.add(next);
  }
  return true;
}
