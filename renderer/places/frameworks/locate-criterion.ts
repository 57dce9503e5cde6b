/**
 * Which passage of a guidance a criterion was read from.
 */
import type { OutputOf } from '../../../src/contract/contract.ts';

type Passages = OutputOf<'documents.get'>['passages'];

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Letters of a wording that a passage must share to be the one it was read from, longest first. */
const SHARED = [60, 30, 15];

/** The passage that holds the beginning of a wording, on its page before any other; null where none does. */
export function passageOfWording(passages: Passages, wording: string, page: number): string | null {
  const sought = plain(wording);
  const near = [...passages].sort((a, b) => away(a, page) - away(b, page));
  for (const length of SHARED) {
    const start = sought.slice(0, length);
    const found = start === '' ? undefined : near.find((passage) => plain(passage.text).includes(start));
    if (found) return found.id;
  }
  return null;
}

function away({ page, endPage }: Passages[number], wanted: number): number {
  return wanted < page ? page - wanted : Math.max(0, wanted - endPage);
}
