/**
 * What a person is told when a command cannot go on.
 */
import { FileError } from '../service/named-file.ts';
import { asDatabaseProblem } from '../workspace/errors.ts';
import { forbidden } from '../workspace/files.ts';
import { EXIT } from './exit.ts';
import { say, visible } from './say.ts';

/** Something the person can put right; its message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Prints one sentence for anything thrown and gives the exit code. Only the unforeseen shows where it came from. */
export function explain(thrown: unknown): number {
  const error = asDatabaseProblem(thrown);
  if (error instanceof UsageError || error instanceof FileError) {
    say(`${visible(error.message)}\n`);
    return EXIT.wrongUse;
  }
  if (error instanceof Error && EXPECTED.has(error.name)) {
    say(`${visible(error.message)}\n`);
    return EXIT.nothingDone;
  }
  // The reader has what it wanted, as "head" does.
  if ((error as NodeJS.ErrnoException)?.code === 'EPIPE') return EXIT.done;
  const system = systemWords(error as Partial<NodeJS.ErrnoException> | null);
  if (system !== null) {
    say(`${visible(system)}\n`);
    return EXIT.nothingDone;
  }
  say(
    `Something went wrong that should not have: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return EXIT.nothingDone;
}

/** Errors whose messages are written for people. */
const EXPECTED = new Set(['WorkspaceError', 'OperationError', 'FrameworkError', 'ReadError', 'StoppedError']);

/** A sentence for whatever the operating system says no to, with the place it is about; null for everything else. */
function systemWords(error: Partial<NodeJS.ErrnoException> | null): string | null {
  const { code = '', path, syscall } = error ?? {};
  if (!/^E[A-Z0-9]+$/u.test(code) && SYSTEM[code] === undefined) return null;
  const place = path === undefined ? '' : ` (${path})`;
  if (code === 'EACCES' || code === 'EPERM') return `${MAY_NOT[(path && forbidden(path)) || 'write']}${place}`;
  if (code === 'ENOENT' && syscall === 'mkdir') return `No folder can be made here. Choose another place.${place}`;
  return `${SYSTEM[code] ?? `The operating system refused this, with ${code}. Nothing that was saved before is lost; try again, or choose another place.`}${place}`;
}

const MAY_NOT = {
  enter: 'There is no permission to enter the folder of this. Ask its owner for access.',
  read: 'There is no permission to read this. Ask its owner for access.',
  write: 'There is no permission to write here. Choose a folder of your own.',
};

const SYSTEM: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. What was finished is kept; make room and run the command again.',
  EDQUOT: 'Your share of the disk is used up. What was finished is kept; make room and run the command again.',
  EROFS: 'This place can only be read. Choose a folder on another disk.',
  ENOENT: 'There is no such file or folder. Check the name and try again.',
  ENOTDIR: 'A part of this path is a file, not a folder. Check the name and try again.',
  EISDIR: 'This is a folder; a file is needed here.',
  EEXIST: 'There is something of this name already, a file where a folder is needed for example. Choose another name.',
  EBUSY: 'Another program is using this. Close it there, and try again.',
  EMFILE: 'Too many files are open at once on this computer. Close other programs, and try again.',
  ENFILE: 'Too many files are open at once on this computer. Close other programs, and try again.',
  ENOMEM: 'There is not enough memory for this. Close other programs, and try again.',
  ENAMETOOLONG: 'This name or path is too long. Choose a shorter one.',
  ELOOP: 'This link leads back to itself.',
  EIO: 'The disk did not answer as it should. Check that the drive is connected, and try again.',
  ENXIO: 'Nothing answers at this place. Give an ordinary file.',
  EFBIG: 'The file would be larger than this drive can hold.',
  ERR_FS_FILE_TOO_LARGE: 'This file is too large to be read at once.',
};
