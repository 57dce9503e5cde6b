/**
 * How far the review has come, as rows to look at and to mark.
 */
import type { ProgressRow } from '../../../src/contract/operations/progress.ts';

export type Reached = ProgressRow['progress'];

export const REACHED = ['not-started', 'in-review', 'checked', 'signed-off'] as const;

export const REACHED_WORDS: Readonly<Record<Reached, string>> = {
  'not-started': 'Not started',
  'in-review': 'In progress',
  checked: 'Checked',
  'signed-off': 'Signed off',
};

/** Names of the drawings beside the words. */
export const REACHED_ICONS = {
  'not-started': 'dash',
  'in-review': 'half',
  checked: 'check',
  'signed-off': 'shield',
} as const satisfies Readonly<Record<Reached, string>>;

/** What was said about a document, a criterion, or a criterion in a document; null stands for all. */
export function reachedBy(rows: readonly ProgressRow[], documentId: string | null, criterion: string | null): Reached {
  return rows.find((row) => row.documentId === documentId && row.criterion === criterion)?.progress ?? 'not-started';
}

/** "2 signed off, 1 in progress, 4 not started"; the furthest first. */
export function reachedInWords(all: readonly Reached[]): string {
  return REACHED.toReversed()
    .flatMap((reached) => {
      const number = all.filter((one) => one === reached).length;
      return number === 0 ? [] : [`${number} ${REACHED_WORDS[reached].toLowerCase()}`];
    })
    .join(', ');
}
