/**
 * Reading a file that a person named, on the command line or in a dialog: the one way. What is no ordinary file is never
 * waited for, and whatever keeps a file from being read is said in a sentence.
 */
import { readFileSync, statSync } from 'node:fs';

/** Bytes that are read at once, unless more is asked for. */
const MOST = 500_000_000;

export type FileProblem = 'missing' | 'permission' | 'too-large' | 'wrong-input' | 'unavailable';

/** Why a file that a person named is not read; its message is for that person. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code: FileProblem;

  constructor(code: FileProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * The bytes of a file.
 * @param name as the person knows it, where that is not its path
 * @throws FileError
 */
export function readNamed(path: string, name = path, most = MOST): Uint8Array<ArrayBuffer> {
  const bytes = refuseUnlessFile(path, name);
  if (bytes > most) throw tooLarge(name, most);
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw asFileError(error, name);
  }
}

/** The text of a file in UTF-8, without a byte-order mark. @throws as {@link readNamed} */
export function readNamedText(path: string, name = path): string {
  return new TextDecoder().decode(readNamed(path, name));
}

/**
 * For a file that is read piece by piece. Gives its length in bytes.
 * @throws FileError where a folder, a pipe or a device stands there: reading one may wait for ever
 */
export function refuseUnlessFile(path: string, name = path): number {
  let there: ReturnType<typeof statSync>;
  try {
    there = statSync(path);
  } catch (error) {
    throw asFileError(error, name);
  }
  if (there.isFile()) return Number(there.size);
  const what = there.isDirectory() ? 'a folder' : 'a pipe or a device';
  throw new FileError('wrong-input', `${name} is ${what}, not a file. Give the name of an ordinary file.`);
}

/** What the operating system said of reading a file, as a {@link FileError}. */
export function asFileError(error: unknown, name: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === undefined || !/^E[A-Z0-9]+$/u.test(code)) return error;
  const [problem, words] = WORDS[code] ?? ['unavailable', `cannot be read: the drive did not deliver it (${code}).`];
  return new FileError(problem, `${name} ${words}`, { cause: error });
}

const FORBIDDEN = [
  'permission',
  'cannot be read: you have no permission to read it, or to enter the folder it is in. Ask its owner for access, or copy it to a folder of your own.',
] as const;
const MANY = [
  'unavailable',
  'cannot be read: too many files are open at once on this computer. Close other programs and try again.',
] as const;
const MISSING = ['missing', 'does not exist. Check the name and try again.'] as const;

const WORDS: Readonly<Record<string, readonly [FileProblem, string]>> = {
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  ENOENT: MISSING,
  ENOTDIR: MISSING,
  EMFILE: MANY,
  ENFILE: MANY,
  ELOOP: ['wrong-input', 'is a link that leads back to itself. Give the file that is meant.'],
  ENAMETOOLONG: ['wrong-input', 'is a name or path that is too long. Give a shorter one.'],
};

function tooLarge(name: string, most: number): FileError {
  const megabytes = Math.round(most / 1e6);
  return new FileError('too-large', `${name} is too large: more than ${megabytes} MB cannot be read at once.`);
}
