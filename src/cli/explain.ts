/**
 * What a person is told when a command cannot go on.
 */
import { FileError } from '../service/named-file.ts';
import { asDatabaseProblem } from '../workspace/errors.ts';
import { EXIT } from './exit.ts';

/** Something the person can put right; its message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Prints one sentence for anything thrown and gives the exit code. Only the unforeseen shows where it came from. */
export function explain(thrown: unknown): number {
  const error = asDatabaseProblem(thrown);
  if (error instanceof UsageError || error instanceof FileError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.wrongUse;
  }
  if (error instanceof Error && EXPECTED.has(error.name)) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.nothingDone;
  }
  // The reader has what it wanted, as "head" does.
  if ((error as NodeJS.ErrnoException)?.code === 'EPIPE') return EXIT.done;
  const system = SYSTEM[(error as NodeJS.ErrnoException)?.code ?? ''];
  if (system !== undefined) {
    const path = (error as NodeJS.ErrnoException).path;
    process.stderr.write(`${system}${path === undefined ? '' : ` (${path})`}\n`);
    return EXIT.nothingDone;
  }
  process.stderr.write(
    `Something went wrong that should not have: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return EXIT.nothingDone;
}

/** Errors whose messages are written for people. */
const EXPECTED = new Set(['WorkspaceError', 'OperationError', 'FrameworkError', 'ReadError', 'StoppedError']);

const SYSTEM: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. What was finished is kept; make room and run the command again.',
  EDQUOT: 'Your share of the disk is used up. What was finished is kept; make room and run the command again.',
  EACCES: 'There is no permission to write here. Choose a folder of your own.',
  EPERM: 'There is no permission to write here. Choose a folder of your own.',
  EROFS: 'This place can only be read. Choose a folder on another disk.',
  ENOENT: 'There is no such file or folder. Check the name and try again.',
  ENOTDIR: 'A part of this path is a file, not a folder. Check the name and try again.',
  EISDIR: 'This is a folder; a file is needed here.',
  ENAMETOOLONG: 'This name or path is too long. Choose a shorter one.',
  ELOOP: 'This link leads back to itself.',
  EIO: 'The disk did not answer as it should. Check that the drive is connected, and try again.',
  ENXIO: 'Nothing answers at this place. Give an ordinary file.',
  EFBIG: 'The file would be larger than this drive can hold.',
  ERR_FS_FILE_TOO_LARGE: 'This file is too large to be read at once.',
};
