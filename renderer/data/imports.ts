/**
 * Files being read: one line a file as it happens, whichever place is open. The lines stay until they are put away.
 */
import { useCallback, useSyncExternalStore } from 'react';
import type { ImportProgress, ImportResult } from '../../src/contract/operations/documents.ts';
import { cameBackInWords } from '../../src/document/came-back.ts';
import { useEngineMutation, useHost } from './engine.ts';
import { sentenceOf, tell } from './notices.ts';

export interface ImportLine {
  readonly path: string;
  /** `left`: not read, or not to its end, because the reading was stopped. */
  readonly state: ImportProgress['state'] | 'left';
  readonly message: string;
  readonly code: string | null;
}

export interface ImportState {
  readonly running: boolean;
  /** Handing the files over, reading them, or working out copies, themes and suggestions. */
  readonly stage: 'handing-over' | 'reading' | 'afterwards';
  readonly startedAt: number;
  readonly done: number;
  readonly total: number;
  /** Newest change first, failures on top of them. */
  readonly lines: readonly ImportLine[];
  /** What is being worked out after the reading, in a sentence. */
  readonly after: string | null;
  readonly result: ImportResult | null;
}

const NOTHING: ImportState = {
  running: false,
  stage: 'handing-over',
  startedAt: 0,
  done: 0,
  total: 0,
  lines: [],
  after: null,
  result: null,
};

/** The state after one more line of progress. Each file has one line, which moves to the top when it changes. */
export function withProgress(state: ImportState, progress: ImportProgress): ImportState {
  if (progress.state === 'comparing' || progress.state === 'mapping' || progress.state === 'themes') {
    return { ...state, stage: 'afterwards', after: progress.message, done: progress.done, total: progress.total };
  }
  const { path, state: step, message, code, done, total } = progress;
  const line: ImportLine = { path, state: step, message, code };
  return {
    ...state,
    stage: 'reading',
    after: null,
    done,
    total,
    lines: [line, ...state.lines.filter((other) => other.path !== path)],
  };
}

/** The state after the reading: each file that was left has a line that says so. */
export function withResult(state: ImportState, result: ImportResult): ImportState {
  const left = new Set(result.unread);
  return {
    ...state,
    running: false,
    after: null,
    result,
    lines: [
      ...result.unread.map((path): ImportLine => ({ path, state: 'left', message: LEFT, code: null })),
      ...state.lines.filter((line) => line.state !== 'reading' && !left.has(line.path)),
    ],
  };
}

const LEFT = 'The reading was stopped before its end.';

/** Milliseconds that are probably left, or null while it is too early to say. */
export function remaining(state: ImportState, now: number): number | null {
  const elapsed = now - state.startedAt;
  if (state.stage !== 'reading' || state.done < 2 || elapsed < 2000) return null;
  return (elapsed / state.done) * (state.total - state.done);
}

let state = NOTHING;
let stopper: AbortController | null = null;
const listeners = new Set<() => void>();

function set(next: ImportState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function useImportState(): ImportState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** Stops reading; what is read stays. */
export function stopImport(): void {
  stopper?.abort();
}

/** Puts the lines away. */
export function putImportAway(): void {
  if (!state.running) set(NOTHING);
}

/** Takes one failed file off the list. */
export function leaveOut(path: string): void {
  set({ ...state, lines: state.lines.filter((line) => line.path !== path) });
}

/** The files handed over, by name: an id is good for one reading, so a file that asks for a password is handed over again. */
const offered = new Map<string, File>();

/**
 * A name for each file. Those that share one are told apart by a number, the smallest first, so that each has a line, a
 * reason and a password of its own.
 */
export function distinctNames(
  files: readonly Pick<File, 'name' | 'webkitRelativePath' | 'size' | 'lastModified'>[],
): string[] {
  const names = files.map((file) => file.webkitRelativePath || file.name);
  const taken = new Set(names);
  const inOrder = files
    .map((_, at) => at)
    .sort((a, b) => {
      const [one, other] = [files[a], files[b]];
      return one && other ? one.size - other.size || one.lastModified - other.lastModified || a - b : 0;
    });
  const used = new Set<string>();
  for (const at of inOrder) {
    const name = names[at] ?? '';
    let own = name;
    for (let number = 2; used.has(own) || (own !== name && taken.has(own)); number++) {
      own = name.replace(/(\.[^./\\]*)?$/u, (ending) => ` (${number})${ending}`);
    }
    used.add(own);
    names[at] = own;
  }
  return names;
}

/** Says what came back, and why nothing more could be kept; the files that were left have their lines. */
function tellMore({ halted, cameBack }: ImportResult): void {
  const back = cameBackInWords(cameBack).join(' ');
  if (back !== '') tell({ kind: 'note', title: 'Back in this workspace', text: back });
  if (halted !== null) tell({ kind: 'trouble', title: 'Reading has stopped; what was read is kept', text: halted });
}

/** Hands files over and has them read. A second call while one runs is refused with a sentence. */
export function useImport(): (files: readonly File[], passwords?: Readonly<Record<string, string>>) => Promise<void> {
  const host = useHost();
  const read = useEngineMutation('documents.import');
  return useCallback(
    async (files, passwords) => {
      if (files.length === 0) return;
      if (state.running) {
        tell({
          kind: 'trouble',
          title: 'These files were not added',
          text: 'Other files are being read. Wait until they are done, or stop them first; then add these again.',
        });
        return;
      }
      set({ ...NOTHING, running: true, startedAt: Date.now(), total: files.length });
      stopper = new AbortController();
      try {
        const names = distinctNames(files);
        for (const [at, file] of files.entries()) offered.set(names[at] ?? file.name, file);
        const ids = await host.offerFiles(files, names);
        const result = await read(
          { files: ids.map(({ id }) => id), ...(passwords ? { passwords: { ...passwords } } : {}) },
          { signal: stopper.signal, onProgress: (progress) => set(withProgress(state, progress)) },
        );
        set(withResult(state, result));
        tellMore(result);
      } catch (thrown) {
        set({ ...state, running: false, after: null });
        tell({ kind: 'trouble', title: 'Reading has stopped', text: sentenceOf(thrown) });
      }
    },
    [host, read],
  );
}

/** Reads what was left when the reading was stopped, as far as the window still holds the files. */
export function useReadingOfLeft(): () => Promise<void> {
  const read = useImport();
  return useCallback(() => {
    const paths = state.lines.filter((line) => line.state === 'left').map(({ path }) => path);
    return read(paths.flatMap((path) => offered.get(path) ?? []));
  }, [read]);
}

/** Reads a file again that asked for a password, with one. */
export function useImportWithPassword(): (path: string, password: string) => Promise<void> {
  const host = useHost();
  const read = useEngineMutation('documents.import');
  return useCallback(
    async (path, password) => {
      const file = offered.get(path);
      if (!file || state.running) return;
      set({ ...state, running: true, startedAt: Date.now(), stage: 'reading', done: 0, total: 1 });
      stopper = new AbortController();
      try {
        const ids = await host.offerFiles([file], [path]);
        const result = await read(
          { files: ids.map(({ id }) => id), passwords: { [path]: password } },
          { signal: stopper.signal, onProgress: (progress) => set(withProgress(state, progress)) },
        );
        set(withResult(state, result));
        tellMore(result);
      } catch (thrown) {
        set({ ...state, running: false });
        tell({ kind: 'trouble', title: 'The file was not read', text: sentenceOf(thrown) });
      }
    },
    [host, read],
  );
}

/** Whether the window still holds a file by this path, so that it can be read again without being chosen again. */
export function isOffered(path: string): boolean {
  return offered.has(path);
}
