/**
 * Folders that endanger a workspace: those that other programs copy behind its back, and those on the network.
 */
import { statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface FolderWarning {
  readonly kind: 'synced' | 'network';
  /** A sentence with what to do. */
  readonly message: string;
}

/** Folder names by which the common programs that synchronise folders are known. */
const SYNCED: readonly (readonly [string, RegExp])[] = [
  ['OneDrive', /^OneDrive(?: - .+| ?\(.+\))?$/iu],
  ['SharePoint', /^SharePoint$/iu],
  ['Dropbox', /^Dropbox(?: \(.+\))?$/iu],
  ['Google Drive', /^(?:Google ?Drive|GoogleDrive-.+|My Drive)$/iu],
  ['iCloud Drive', /^(?:com~apple~CloudDocs|iCloud ?Drive)$/iu],
  ['Box', /^Box(?: Sync)?$/u],
  ['Nextcloud', /^(?:Nextcloud|ownCloud)\d*$/iu],
];

/** `f_type` of file systems on other machines (Linux, statfs(2)): NFS, SMB, CIFS, SMB 2 and AFS. */
const NETWORK_TYPES: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f]);

/**
 * Whether the folder of a workspace is synchronised or on the network; null where nothing is known against it.
 * @param typeOf the type of the file system of a folder, or null where the machine does not say
 */
export function folderWarning(
  path: string,
  typeOf: (folder: string) => number | null = fileSystemType,
): FolderWarning | null {
  const folder = dirname(resolve(path));
  const named = SYNCED.find(([, pattern]) => folder.split(/[\\/]/u).some((name) => pattern.test(name)));
  if (named !== undefined) {
    return {
      kind: 'synced',
      message: `This folder is synchronised by ${named[0]}, which copies files while they are being written and can damage a workspace. Keep the workspace in a folder on this machine, and put finished exports here.`,
    };
  }
  const isNetwork = /^(?:\\\\|\/\/)/u.test(path) || NETWORK_TYPES.has(typeOf(folder) ?? -1);
  if (!isNetwork) return null;
  return {
    kind: 'network',
    message:
      'This folder is on the network. A lost connection can interrupt saving, and two people can open the workspace at once. Keep it in a folder on this machine, and use backups for a copy on the network.',
  };
}

function fileSystemType(folder: string): number | null {
  if (process.platform !== 'linux') return null;
  try {
    return statfsSync(folder).type;
  } catch {
    return null;
  }
}
