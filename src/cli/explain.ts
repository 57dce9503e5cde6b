/**
 * What a person is told when a command cannot go on.
 */
import { FileError } from '../service/named-file.ts';
import { systemWords } from '../service/system-words.ts';
import { asDatabaseProblem } from '../workspace/errors.ts';
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
  const system = systemWords(error);
  if (system !== null) {
    const path = (error as NodeJS.ErrnoException).path;
    say(`${visible(`${system}${path === undefined ? '' : ` (${path})`}`)}\n`);
    return EXIT.nothingDone;
  }
  say(
    `Something went wrong that should not have: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return EXIT.nothingDone;
}

/** Errors whose messages are written for people. */
const EXPECTED = new Set(['WorkspaceError', 'OperationError', 'FrameworkError', 'ReadError', 'StoppedError']);
