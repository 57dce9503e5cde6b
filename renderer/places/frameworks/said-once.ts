/**
 * What is shown of a criterion whose title, words and official wording may say the same.
 */
import type { CriterionRow } from '../../../src/contract/operations/frameworks.ts';

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export interface SaidOnce {
  /** Null where the words below begin with it. */
  readonly title: string | null;
  readonly text: string;
  /** The wording of the guidance, where it is another one than ours. */
  readonly official: string | null;
}

/** Each sentence of a criterion once. */
export function saidOnce({ title, text, official }: Pick<CriterionRow, 'title' | 'text' | 'official'>): SaidOnce {
  const isBeginning = plain(text).startsWith(plain(title));
  return {
    title: isBeginning ? null : title,
    text,
    official: official !== null && plain(official.text) !== plain(text) ? official.text : null,
  };
}
