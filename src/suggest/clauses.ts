/**
 * The pieces of a passage that can be judged by themselves: sentences, and what stands before and after a turn ("but",
 * "although") within one. A concession and the point it leads up to so fall apart.
 */
import type { Part } from '../language/phrases.ts';
import type { Sentence } from '../language/sentences.ts';

/** Parts [from, to) of a passage. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  /** Whether it begins with a turn. */
  readonly turns: boolean;
  /** Which sentence it belongs to, from 0. */
  readonly sentence: number;
}

/** Words that turn from one side to the other. */
export const TURNS: ReadonlySet<string> = new Set(
  'however but although while despite though whilst nevertheless nonetheless yet conversely notwithstanding'.split(' '),
);

/** Fewer parts than this are no clause of their own. */
const LEAST = 4;

/** The clauses of a passage in order; together they hold every part. */
export function clausesOf(text: string, words: readonly Part[], split: readonly Sentence[]): Clause[] {
  const found: Clause[] = [];
  let from = 0;
  split.forEach((_, sentence) => {
    const ends = split[sentence + 1]?.start ?? Infinity;
    let to = from;
    let start = from;
    for (; to < words.length && (words[to] as Part).start < ends; to++) {
      if (to - start >= LEAST && TURNS.has((words[to] as Part).word) && isCut(text, words, to)) {
        found.push(clause(words, start, to, sentence));
        start = to;
      }
    }
    if (to > start) found.push(clause(words, start, to, sentence));
    from = to;
  });
  return found;
}

/** Whether a comma, dash or semicolon stands before a part, or "but" does: that cuts without one. */
function isCut(text: string, words: readonly Part[], at: number): boolean {
  const part = words[at] as Part;
  const before = text.slice(words[at - 1]?.end ?? 0, part.start);
  return part.word === 'but' || /[,;:–—(-]/u.test(before);
}

function clause(words: readonly Part[], from: number, to: number, sentence: number): Clause {
  return { from, to, turns: TURNS.has((words[from] as Part).word), sentence };
}
