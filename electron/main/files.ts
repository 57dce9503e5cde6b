/**
 * Files in and out by the person's own hand: native dialogs, drops and double clicks. The window gets ids and names; paths stay
 * here and in the engine.
 */
import { basename, dirname, extname, join } from 'node:path';
import type { Dialog } from 'electron';
import type { OfferedFile } from '../../src/contract/desktop.ts';
import { OperationError } from '../../src/contract/errors.ts';
import { fileStem } from '../../src/service/exports/file-stem.ts';
import type { EngineHost } from './engine.ts';

/** What exports are saved as. Nothing else is written under a name that came from the window's side. */
const ENDINGS: readonly string[] = [
  'csv',
  'docx',
  'html',
  'json',
  'jsonl',
  'md',
  'pdf',
  'png',
  'qdc',
  'qdpx',
  'svg',
  'txt',
  'workspace',
  'xlsx',
  'zip',
];

/**
 * A file name that is safe to propose on every system: no folder, no control or direction-changing character, no reserved name,
 * and one of the endings of our exports.
 */
export function safeFileName(name: string): string {
  const ending = extname(name.replace(/[\p{Cc}\p{Cf}]/gu, ''))
    .slice(1)
    .trim()
    .toLowerCase();
  const known = ENDINGS.includes(ending);
  const stem = known ? name.slice(0, name.lastIndexOf('.')) : name;
  return `${fileStem(stem, 'Evidence')}.${known ? ending : 'txt'}`;
}

/** Folders of the last dialogs, kept while the program runs and no longer: a path may name a case. */
export interface Folders {
  open: string;
  save: string;
}

export interface FilesDeps {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  readonly engine: Pick<EngineHost, 'ask'>;
  readonly folders: Folders;
  /** Writes a file whole. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<unknown>;
}

export interface Files {
  offer(files: readonly { readonly path: string; readonly name: string }[]): Promise<OfferedFile[]>;
  /** Asks for a workspace; its path, or null. */
  chooseWorkspace(): Promise<string | null>;
  chooseFolder(title: string): Promise<string | null>;
  /** Asks where an export goes and has the engine write it there. */
  saveExport(exportId: string): Promise<{ saved: boolean }>;
  /** Asks where and writes; for a PDF of what the window shows, and for pictures. */
  saveBytes(name: string, bytes: Uint8Array): Promise<{ saved: boolean }>;
}

export function createFiles({ dialog, engine, folders, write }: FilesDeps): Files {
  async function whereTo(name: string): Promise<string | null> {
    const proposed = safeFileName(name);
    const ending = extname(proposed).slice(1);
    const { canceled, filePath } = await dialog.showSaveDialog({
      defaultPath: join(folders.save, proposed),
      filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    if (canceled || filePath === '') return null;
    folders.save = dirname(filePath);
    return filePath;
  }

  async function choose(properties: ('openFile' | 'openDirectory')[], title: string): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      title,
      defaultPath: folders.open,
      properties: [...properties, 'dontAddToRecent'],
      ...(properties.includes('openFile')
        ? {
            filters: [
              { name: 'Evidence Desk workspaces', extensions: ['workspace'] },
              { name: 'All files', extensions: ['*'] },
            ],
          }
        : {}),
    });
    const [path] = filePaths;
    if (canceled || path === undefined) return null;
    folders.open = properties.includes('openFile') ? dirname(path) : path;
    return path;
  }

  return {
    offer(files) {
      const nowhere = files.find(({ path }) => path === '');
      if (nowhere !== undefined) {
        throw new OperationError(
          'missing',
          `${nowhere.name} is not a file on this computer yet, a mail attachment for example. Save it in a folder first, then add it from there.`,
        );
      }
      return engine.ask('offer', { files: files.map(({ path, name }) => ({ path, name })) });
    },
    chooseWorkspace: () => choose(['openFile'], 'Open a workspace'),
    chooseFolder: (title) => choose(['openDirectory'], title),
    async saveExport(exportId) {
      const name = await engine.ask('export', { exportId });
      if (name === null) throw new OperationError('not-found', 'This export is not kept any more; make it again.');
      const path = await whereTo(name);
      if (path === null) return { saved: false };
      const saved = await engine.ask('save', { exportId, path });
      if (!saved) throw new OperationError('not-found', 'This export is not kept any more; make it again.');
      return { saved: true };
    },
    async saveBytes(name, bytes) {
      const path = await whereTo(name);
      if (path === null) return { saved: false };
      await write(path, bytes);
      return { saved: true };
    },
  };
}

/** The name the window shows for a workspace that was opened from outside. */
export function shownName(path: string): string {
  return basename(path);
}
