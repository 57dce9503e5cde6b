/**
 * What can be wrong with a workspace file, each with a sentence that says what happened and what to do.
 */

export type WorkspaceProblem =
  | 'missing'
  | 'exists'
  | 'not-a-workspace'
  | 'damaged'
  | 'newer'
  | 'passphrase'
  | 'locked'
  | 'read-only'
  | 'permission'
  | 'disk-full'
  | 'unavailable'
  /** The file that is open is no longer at its place. */
  | 'moved'
  | 'too-large'
  | 'not-found'
  | 'conflict';

/** Thrown by everything in this room that can go wrong for a reason a person can do something about. */
export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError';
  readonly code: WorkspaceProblem;

  constructor(code: WorkspaceProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** In sentences about steps that are not kept; what was only read had nothing to keep. */
const NOT_SAVED = '; this last step was not saved';

const SENTENCES: Readonly<Record<string, readonly [WorkspaceProblem, string]>> = {
  SQLITE_NOTADB: [
    'not-a-workspace',
    'This file is not a workspace of Evidence Desk, or it is protected with a passphrase. Choose another file, or give the passphrase.',
  ],
  SQLITE_CORRUPT: [
    'damaged',
    'The workspace is damaged. It has been left as it is: restore the last good backup, and keep the damaged file until the restored one has been checked.',
  ],
  SQLITE_FULL: [
    'disk-full',
    `The disk is full. Nothing that was saved before is lost${NOT_SAVED}. Free some space and try again.`,
  ],
  SQLITE_TOOBIG: [
    'too-large',
    `This is too large for a workspace. Nothing that was saved before is lost${NOT_SAVED}. Split the file, or begin a second workspace.`,
  ],
  SQLITE_READONLY: [
    'read-only',
    'The workspace, or the folder it is in, can only be read. Copy the workspace to a folder of your own and open it there.',
  ],
  SQLITE_BUSY: ['locked', 'The workspace is open in another window or program. Close it there, then open it here.'],
  SQLITE_CANTOPEN: [
    'unavailable',
    'The workspace cannot be opened: the folder may be gone, or it may not be yours to write to. Check that the drive is connected and that you may write there.',
  ],
  SQLITE_IOERR: [
    'unavailable',
    'The disk did not answer as it should. Nothing that was saved before is lost. Check that the drive is connected and has space, then open the workspace again.',
  ],
  SQLITE_NOMEM: [
    'unavailable',
    `There is not enough memory for this step. Nothing that was saved before is lost${NOT_SAVED}. Close other programs and try again.`,
  ],
  SQLITE_PERM: [
    'permission',
    'You have no permission to write to the workspace, or to the folder it is in. Copy it to a folder of your own and open it there, or ask the owner for access.',
  ],
  MANY_FILES: [
    'unavailable',
    'Too many files are open at once on this computer. Close other programs and try again; nothing that was saved before is lost.',
  ],
  LOOP: ['unavailable', 'This link leads back to itself. Choose the file that is meant.'],
  LONG_NAME: ['unavailable', 'The name or the path is too long for this drive. Choose a shorter one.'],
  NO_FOLDER: [
    'unavailable',
    'The folder of this workspace is not there. Check that its drive is connected, or choose another folder.',
  ],
};

/**
 * Any error of SQLite or the file system as a {@link WorkspaceError}; an error that is neither comes back unchanged.
 * @param saving whether something was to be saved
 */
export function asWorkspaceError(error: unknown, saving = false): unknown {
  if (error instanceof WorkspaceError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'SQLITE_READONLY_DBMOVED') return movedAway(error);
  const family = Object.keys(SENTENCES).find((name) => code === name || code.startsWith(`${name}_`));
  const known = SENTENCES[family ?? FILE_SYSTEM[code] ?? ''];
  if (known === undefined) return error;
  return new WorkspaceError(known[0], saving ? known[1] : known[1].replace(NOT_SAVED, ''), { cause: error });
}

/**
 * An error of the database as a {@link WorkspaceError}; every other comes back unchanged, also those of the file system, which
 * may be about a file that has nothing to do with a workspace.
 */
export function asDatabaseProblem(error: unknown): unknown {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' && code.startsWith('SQLITE_') ? asWorkspaceError(error) : error;
}

/** The same error, where it is one of a workspace, with how far the work had come; every other comes back unchanged. */
export function withHowFar(error: unknown, howFar: string): unknown {
  if (!(error instanceof WorkspaceError)) return error;
  return new WorkspaceError(error.code, `${error.message} ${howFar}`, { cause: error });
}

/** The same error, where it is one of a workspace, for what follows a step that has been saved. */
export function afterSaving(error: unknown, saved: string): unknown {
  if (!(error instanceof WorkspaceError)) return error;
  return new WorkspaceError(error.code, `${saved} ${error.message.replace(NOT_SAVED, '')}`, { cause: error });
}

/** The error for what this user may not do with a file, by its name. */
export function mayNot(what: 'enter' | 'read' | 'write', name: string, cause?: unknown): WorkspaceError {
  const sentence = {
    enter: `You have no permission to enter the folder of “${name}”. Ask the owner of the folder for access, or choose another place.`,
    read: `You have no permission to read “${name}”. Ask its owner for access.`,
    write: `You have no permission to write to “${name}”, or to the folder it is in. Copy it to a folder of your own and open it there, or ask the owner for access.`,
  }[what];
  return new WorkspaceError('permission', sentence, { cause });
}

/** Letters of a new passphrase: what is longer is a file given by mistake, and no window would take it. */
const LONGEST_PASSPHRASE = 1000;

/** Refuses a new passphrase that would protect nothing, or that nobody could type. @throws WorkspaceError `passphrase` */
export function refuseUnlessTypable(passphrase: string | null | undefined): void {
  if (passphrase?.trim() === '')
    throw new WorkspaceError(
      'passphrase',
      'A passphrase has at least one letter. Type one, or take the protection away.',
    );
  if ((passphrase?.length ?? 0) > LONGEST_PASSPHRASE)
    throw new WorkspaceError(
      'passphrase',
      'A new passphrase has at most 1,000 letters, and this one is longer. Check that the right file was given.',
    );
}

/** The error for a workspace whose file is no longer where it was opened. */
export function movedAway(cause?: unknown): WorkspaceError {
  return new WorkspaceError(
    'moved',
    'The workspace file is no longer where it was: while it was open, its file was moved, deleted or replaced. What you do now cannot be kept there. Save what is open under another name, then go on in that file.',
    { cause },
  );
}

/** Errors of the file system that mean the same as one of SQLite's. */
const FILE_SYSTEM: Readonly<Record<string, string>> = {
  ENOSPC: 'SQLITE_FULL',
  EDQUOT: 'SQLITE_FULL',
  EFBIG: 'SQLITE_TOOBIG',
  ERR_FS_FILE_TOO_LARGE: 'SQLITE_TOOBIG',
  ENOMEM: 'SQLITE_NOMEM',
  EROFS: 'SQLITE_READONLY',
  EACCES: 'SQLITE_PERM',
  EPERM: 'SQLITE_PERM',
  EMFILE: 'MANY_FILES',
  ENFILE: 'MANY_FILES',
  EBUSY: 'SQLITE_BUSY',
  EIO: 'SQLITE_IOERR',
  ENXIO: 'SQLITE_IOERR',
  ENODEV: 'SQLITE_IOERR',
  ESTALE: 'SQLITE_IOERR',
  ENOTCONN: 'SQLITE_IOERR',
  ELOOP: 'LOOP',
  ENAMETOOLONG: 'LONG_NAME',
  ENOENT: 'NO_FOLDER',
  ENOTDIR: 'NO_FOLDER',
  EEXIST: 'NO_FOLDER',
};
