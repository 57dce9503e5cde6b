/**
 * Headings in text that has no type to tell them by.
 */

import { isDateLine } from '../../document/dates.ts';
import type { Block } from '../block.ts';
import { isKnownHeading } from '../lines/known.ts';
import { isNext } from '../lines/numbering.ts';

const LONGEST = 120;
/** Lines between an item and the next of its list. */
const FARTHEST = 40;

/** Marks as headings the blocks that read like one: short, no sentence, and followed by text. */
export function headed(blocks: readonly Block[]): Block[] {
  const from = blocks.findIndex((one) => /^dear\b/iu.test(one.text) && one.text.length < 120) + 1;
  const signed = blocks.findIndex((one) => /^yours (?:sincerely|faithfully)\b/iu.test(one.text));
  // From the end, because a heading may be followed by a heading.
  const result = [...blocks];
  for (let at = blocks.length - 2; at >= from; at--) {
    const [one, next] = [blocks[at] as Block, result[at + 1] as Block];
    const inLetter = signed < 0 || at < signed;
    const isText = one.kind === 'paragraph' && !one.listed && !one.inTable && inLetter;
    if (isText && readsLikeHeading(one, next) && !isItem(blocks, at))
      result[at] = { ...one, kind: 'heading', rank: rankOf(one) };
  }
  return result;
}

/** Whether a numbered line is one of several with nothing but such lines between them: items of a list. */
function isItem(blocks: readonly Block[], at: number): boolean {
  return goesOn(blocks, at, 1) || goesOn(blocks, at, -1);
}

/** Whether the number after or before that of a block stands in the same run of numbered lines that are no sentences. */
function goesOn(blocks: readonly Block[], at: number, step: 1 | -1): boolean {
  const own = blocks[at]?.number ?? null;
  if (own === null) return false;
  for (let other = at + step; Math.abs(other - at) <= FARTHEST; other += step) {
    const { number = null, text = '' } = blocks[other] ?? {};
    if (number === null || (step < 0 && /[.!?]$/u.test(text))) return false;
    if (step > 0 ? isNext(own, number) : isNext(number, own)) return true;
    if (/[.!?]$/u.test(text)) return false;
  }
  return false;
}

function readsLikeHeading(one: Block, next: Block): boolean {
  const { text } = one;
  if (isKnownHeading(text)) return true;
  if (text.length > LONGEST || /[.,;:!]$|\.\d{1,2}$/u.test(text) || !/^[\p{Lu}\p{N}‘“"'(]/u.test(text)) return false;
  if (!/\p{L}{3}/u.test(text) || /@|https?:|^\d|: |\bpublished on\b/iu.test(text) || isDateLine(text)) return false;
  if (next.kind === 'heading') return text.length < next.text.length * 3;
  return next.text.length > text.length || next.kind === 'bullet' || next.text.length > LONGEST;
}

function rankOf(one: Block): number {
  if (/^(?:case|practice) stud/iu.test(one.text)) return 3;
  return one.number === null ? 2 : 1 + one.number.split('.').length - 1;
}
