/**
 * Two copies as they are read side by side: what is the same, what was changed, what stands in one only.
 */
import type { ComparedPassage } from '../../../src/contract/operations/copies.ts';

export interface Side {
  readonly kind: 'same' | 'changed' | 'only' | 'missing';
  readonly text: string;
}

/** The words of one side; several passages where the other side keeps them together. */
const textOf = (side: ComparedPassage['left']): string => side.map(({ text }) => text).join(' ');

/**
 * The runs of one side of a passage. Words that replace others are "changed" on both sides; words with nothing in their
 * place are "only" here and "missing" there.
 */
export function sides(passage: ComparedPassage): { readonly left: readonly Side[]; readonly right: readonly Side[] } {
  if (passage.kind === 'left-only') {
    return { left: [{ kind: 'only', text: textOf(passage.left) }], right: [{ kind: 'missing', text: '' }] };
  }
  if (passage.kind === 'right-only') {
    return { left: [{ kind: 'missing', text: '' }], right: [{ kind: 'only', text: textOf(passage.right) }] };
  }
  if (passage.runs.length === 0) {
    return {
      left: [{ kind: 'same', text: textOf(passage.left) }],
      right: [{ kind: 'same', text: textOf(passage.right) }],
    };
  }
  const left: Side[] = [];
  const right: Side[] = [];
  for (let at = 0; at < passage.runs.length; at++) {
    const run = passage.runs[at];
    if (!run) continue;
    if (run.kind === 'same') {
      left.push({ kind: 'same', text: run.text });
      right.push({ kind: 'same', text: run.text });
      continue;
    }
    const next = passage.runs[at + 1];
    if (next && next.kind !== 'same' && next.kind !== run.kind) {
      const [one, other] = run.kind === 'left' ? [run, next] : [next, run];
      left.push({ kind: 'changed', text: one.text });
      right.push({ kind: 'changed', text: other.text });
      at++;
      continue;
    }
    (run.kind === 'left' ? left : right).push({ kind: 'only', text: run.text });
    (run.kind === 'left' ? right : left).push({ kind: 'missing', text: '' });
  }
  return { left, right };
}

/** Whether a passage differs between the two. */
export const differs = (passage: ComparedPassage): boolean => passage.kind !== 'same';

/** Where each difference stands, as a share of the whole length, for the ruler. */
export function rulerMarks(
  passages: readonly ComparedPassage[],
): readonly { readonly at: number; readonly only: boolean; readonly index: number }[] {
  const lengths = passages.map(({ left, right }) => 40 + Math.max(textOf(left).length, textOf(right).length));
  const total = lengths.reduce((sum, length) => sum + length, 0) || 1;
  let before = 0;
  return passages.flatMap((passage, index) => {
    const at = before / total;
    before += lengths[index] ?? 0;
    return differs(passage) ? [{ at, index, only: passage.kind !== 'changed' }] : [];
  });
}
