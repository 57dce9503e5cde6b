/**
 * Another file in the place of the open workspace (sealed under another password, a backup put back): work that goes on saving
 * in the old one would be lost or refused half way. So it is not begun while such work is under way, and recognition, which
 * runs by itself for hours, makes room and goes on afterwards.
 */
import { changesOf } from '../contract/changes.ts';
import { OperationError } from '../contract/errors.ts';

export interface Replacing {
  /** Notes an operation that has begun; what comes back, that it has ended. */
  begun(name: string): () => void;
  /** @throws OperationError `conflict` while anything saves for longer than a moment */
  refuseWhileSaving(): void;
  /** Work by which the file is replaced; what makes room has stopped when it begins, and goes on when it has ended. */
  replace<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Work that makes room: it waits until nothing is replaced, and stops where `isReplacing` says so. */
  makingRoom<Result>(work: () => Promise<Result>): Promise<Result>;
  isReplacing(): boolean;
}

export function createReplacing(): Replacing {
  const saving = new Map<symbol, string>();
  const makingRoom = new Set<Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let replacing = 0;
  return {
    begun(name) {
      if (!savesLong(name)) return () => undefined;
      const mark = Symbol(name);
      saving.set(mark, name);
      return () => void saving.delete(mark);
    },
    refuseWhileSaving() {
      const [name] = saving.values();
      if (name === undefined) return;
      const what = WORDS[name] ?? 'Something is still being worked out and saved in this workspace.';
      throw new OperationError(
        'conflict',
        `${what} Wait until that is done, or stop it, and try again. Nothing has been changed.`,
      );
    },
    async replace(work) {
      replacing++;
      try {
        await Promise.allSettled(makingRoom);
        return await work();
      } finally {
        replacing--;
        if (replacing === 0) for (const goOn of waiting.splice(0)) goOn();
      }
    },
    async makingRoom(work) {
      while (replacing > 0) await new Promise<void>((goOn) => waiting.push(goOn));
      const one = work();
      makingRoom.add(one);
      try {
        return await one;
      } finally {
        makingRoom.delete(one);
      }
    },
    isReplacing: () => replacing > 0,
  };
}

const WORDS: Readonly<Record<string, string>> = {
  'documents.import': 'Files are being read into this workspace.',
  'reading.again': 'Documents are being read again.',
  'exports.takeIn': 'A project is being added to this workspace.',
  'second.merge': 'Another workspace is being merged into this one.',
};

/** They open, close or replace the workspace themselves, or make room. */
const BESIDE = /^(?:backups|protection|erasing|workspace)\.|^recognition\.run$/u;

/** Whether an operation may go on for longer than a moment and saves what it has on the way. */
function savesLong(name: string): boolean {
  if (name === 'workspace.samples' || name === 'themes.find') return true;
  return changesOf(name) === 'everything' && !BESIDE.test(name);
}
