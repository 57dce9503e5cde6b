/**
 * Assesses many documents at once, one thread for each core, so that the engine goes on answering meanwhile.
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Assessment } from '../../document/evidence.ts';
import { createSuggester, type PassageToAssess } from '../../suggest/suggester.ts';
import { startThread } from '../threads.ts';
import type { AssessorsData } from './assess-worker.ts';

/** Gives the assessments of some passages, in their order. */
type Assessor = (passages: readonly PassageToAssess[]) => Promise<readonly Assessment[]>;

/** Characters of a passage that are looked at: more than any that is read today, which older workspaces may hold. */
export const MOST_ASSESSED = 20_000;
/** Passages, and characters of them, that are assessed between two looks at whether to stop. */
const AT_ONCE = { passages: 200, characters: 200_000 };
/** Milliseconds that a thread may take for so much. */
const TIME_LIMIT = 60_000;

export interface Assessors {
  /** As many as work at the same time; each takes one document at a time. */
  readonly all: readonly Assessor[];
  close(): void;
}

/** With fewer passages than this, starting a thread takes longer than the work. */
const WORTH_A_THREAD = 500;
/** Every thread has to warm up by itself: another one pays from so many passages on. */
const WORTH_ANOTHER = 6_000;
const MOST_THREADS = 4;

/**
 * The passages in parts that each take well under a second: in each no more than so many passages and characters, and no
 * passage longer than is looked at.
 */
export function* inParts(passages: readonly PassageToAssess[]): Generator<PassageToAssess[]> {
  let [part, characters]: [PassageToAssess[], number] = [[], 0];
  for (const passage of passages) {
    const text = passage.text.length > MOST_ASSESSED ? passage.text.slice(0, MOST_ASSESSED) : passage.text;
    if (part.length > 0 && (part.length === AT_ONCE.passages || characters + text.length > AT_ONCE.characters)) {
      yield part;
      [part, characters] = [[], 0];
    }
    part.push({ ...passage, text });
    characters += text.length;
  }
  if (part.length > 0) yield part;
}

/** Prepares suggestions under one framework for so many passages. The same passages get the same assessments. */
export function startAssessors(data: AssessorsData, passages: number): Assessors {
  if (passages < WORTH_A_THREAD) {
    const suggester = createSuggester(data.framework, { learned: data.learned });
    return { all: [async (passages) => passages.map(suggester.assess)], close: () => undefined };
  }
  const threads = Math.min(MOST_THREADS, Math.ceil(passages / WORTH_ANOTHER), availableParallelism());
  const workers = Array.from({ length: threads }, () =>
    startThread(new URL('./assess-worker.ts', import.meta.url), { data }),
  );
  return {
    all: workers.map((worker) => async (passages) => {
      const given = new AbortController();
      const timer = setTimeout(() => given.abort(new Error('assessing took too long')), TIME_LIMIT);
      try {
        const answer = Promise.race([
          once(worker, 'message', { signal: given.signal }) as Promise<[Assessment[]]>,
          once(worker, 'exit', { signal: given.signal }).then((): [Assessment[]] => {
            throw new Error('the thread that assesses has ended');
          }),
        ]);
        worker.postMessage(passages);
        const [assessed] = await answer;
        return assessed;
      } finally {
        clearTimeout(timer);
        given.abort();
      }
    }),
    close() {
      for (const worker of workers) void worker.terminate();
    },
  };
}
