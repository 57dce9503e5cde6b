/**
 * The Electron that the journeys run in, and everything that is exchanged so that the program runs in one older than it ships
 * with. Nothing of it goes into a package.
 *
 * EVIDENCE_DESK_ELECTRON names a folder of Electron, as it is unpacked; without it the installed one is taken. SQLite's module
 * for an older one lies beside that folder, in `standins/<platform>-<arch>.node`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { electronExecutable, electronIn } from '../../electron/binary.ts';
import { OUT } from '../../electron/build.ts';

/** The oldest in which the program has been shown to work. */
export const OLDEST = 33;
/** What SQLite's own prebuilt module asks of its host. */
const NODE_API = 10;

export interface ElectronHere {
  readonly executable: string;
  /** Of Electron, Chromium and Node, and the level of Node-API. */
  readonly versions: {
    readonly electron: string;
    readonly chrome: string;
    readonly node: string;
    readonly napi: string;
  };
  /** SQLite's module for it where the shipped one asks for more than it has. */
  readonly sqlite: string | null;
}

/** The Electron to run in, or a sentence that says why there is none. */
export function electronHere({ fetch }: { readonly fetch: boolean }): ElectronHere | string {
  const { EVIDENCE_DESK_ELECTRON: folder } = process.env;
  const named = folder !== undefined && folder !== '';
  const executable = named ? electronIn(folder) : electronExecutable({ fetch });
  if (executable === null) {
    return named
      ? `EVIDENCE_DESK_ELECTRON names ${folder}, where there is none.`
      : 'Its binary is not here. Install it, or name the folder of one with EVIDENCE_DESK_ELECTRON.';
  }
  const { stdout, error } = spawnSync(executable, ['-p', 'JSON.stringify(process.versions)'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    timeout: 60_000,
  });
  if (error !== undefined || !stdout.startsWith('{')) return `${executable} does not say which version it is.`;
  const versions = JSON.parse(stdout) as ElectronHere['versions'];
  if (Number.parseInt(versions.electron, 10) < OLDEST) {
    return `Electron ${versions.electron} is older than ${OLDEST}, the oldest that is tried.`;
  }
  if (Number(versions.napi) >= NODE_API) return { executable, versions, sqlite: null };
  const sqlite = join(folder ?? '', '..', 'standins', `${process.platform}-${process.arch}.node`);
  if (!named || !existsSync(sqlite)) {
    return `Electron ${versions.electron} has Node-API ${versions.napi}, SQLite's module needs ${NODE_API}, and no other lies in ${sqlite}.`;
  }
  return { executable, versions, sqlite };
}

/** Puts what is exchanged into the built program; the way back comes back. */
export function exchange({ sqlite }: ElectronHere): () => void {
  if (sqlite === null) return () => undefined;
  const shipped = join(OUT, 'native', `${process.platform}-${process.arch}.node`);
  const kept = `${shipped}.kept`;
  cpSync(shipped, kept);
  cpSync(sqlite, shipped);
  return () => cpSync(kept, shipped);
}
