/**
 * Scanned pages being read in the background, whichever place is open.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { RecognitionProgress } from '../../src/contract/operations/recognition.ts';
import { count, timeLeft } from '../parts/words.ts';
import { refreshMeanwhile, useEngineMutation } from './engine.ts';
import { sentenceOf, tell } from './notices.ts';

interface ScansState {
  readonly running: boolean;
  readonly startedAt: number;
  readonly line: RecognitionProgress | null;
  /** It ended with an error: it does not begin again by itself. */
  readonly broken: boolean;
}

const NOTHING: ScansState = { running: false, startedAt: 0, line: null, broken: false };

let state = NOTHING;
const listeners = new Set<() => void>();

function set(next: ScansState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function useScans(): ScansState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** "Reading scans: page 3 of 12, about 2 minutes left". */
export function scansInWords(line: RecognitionProgress | null, startedAt: number, now = Date.now()): string {
  if (line === null) return 'Reading scans';
  if (line.done >= line.total) return 'Reading scans: comparing what was read';
  const left = line.done === 0 ? '' : `, ${timeLeft(((now - startedAt) / line.done) * (line.total - line.done))}`;
  return `Reading scans: ${line.done} of ${count(line.total, 'page')}${left}`;
}

/** Reads all pages that wait; what is done shows in every place at once. */
export function useReadScans(): (passwords?: readonly string[]) => Promise<void> {
  const read = useEngineMutation('recognition.run');
  const queries = useQueryClient();
  return useCallback(
    async (passwords) => {
      if (state.running) return;
      set({ ...NOTHING, running: true, startedAt: Date.now() });
      let documents = 0;
      try {
        const result = await read(passwords === undefined ? {} : { passwords: [...passwords] }, {
          onProgress(line) {
            set({ ...state, line });
            if (line.documents === documents) return;
            documents = line.documents;
            refreshMeanwhile(queries, 'recognition.run');
          },
        });
        set(NOTHING);
        if (result.documents > 0)
          tell({ kind: 'done', title: `${count(result.documents, 'scanned document')} read in the background` });
      } catch (thrown) {
        set({ ...NOTHING, broken: true });
        tell({ kind: 'trouble', title: 'Reading scans has stopped', text: sentenceOf(thrown) });
      }
    },
    [read, queries],
  );
}
