/**
 * What the operating system says no to, in sentences for people: for the command line and for windows alike.
 */
import { forbidden } from '../workspace/files.ts';

/** A sentence for whatever the operating system says no to, without the place it is about; null for everything else. */
export function systemWords(error: unknown): string | null {
  const { code: given, message, path, syscall } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  if (typeof given !== 'string') return null;
  // A thread that cannot begin has the system's code in its words.
  const code = given === 'ERR_WORKER_INIT_FAILED' ? (/\bE[A-Z]+$/u.exec(message ?? '')?.[0] ?? given) : given;
  if (!/^E[A-Z0-9]+$/u.test(code) && SYSTEM[code] === undefined) return null;
  if (code === 'EACCES' || code === 'EPERM')
    return MAY_NOT[(typeof path === 'string' ? forbidden(path) : null) ?? 'write'];
  if (code === 'ENOENT' && syscall === 'mkdir') return 'No folder can be made here. Choose another place.';
  return (
    SYSTEM[code] ??
    `The operating system refused this, with ${code}. Nothing that was saved before is lost; try again, or choose another place.`
  );
}

const MAY_NOT = {
  enter: 'There is no permission to enter the folder of this. Ask its owner for access.',
  read: 'There is no permission to read this. Ask its owner for access.',
  write: 'There is no permission to write here. Choose a folder of your own.',
};

const SYSTEM: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. What was finished is kept; make room and try again.',
  EDQUOT: 'Your share of the disk is used up. What was finished is kept; make room and try again.',
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
