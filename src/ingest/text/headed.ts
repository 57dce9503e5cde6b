/**
 * Headings in text that has no type to tell them by.
 */
import type { Block } from '../block.ts';

/** Headings that letters and reports of the inspectorates share. */
const KNOWN =
  /^(?:key strengths|strengths|areas? for (?:improvement|priority action|development)|headline findings|main findings|findings|overview|context|introduction|background|summary|conclusions?|recommendations|what needs to improve\b.*|what is working well\b.*|next steps|(?:case|practice) stud(?:y|ies)\b.*|evaluation|scope|methodology|appendi(?:x|ces)\b.*|contents|annexe? [a-z0-9]\b.*)[?:]?$/iu;
const LONGEST = 120;

/** Whether a text is a section heading that letters and reports share: "Key strengths". */
export function isKnownHeading(text: string): boolean {
  return KNOWN.test(text);
}

/** Marks as headings the blocks that read like one: short, no sentence, and followed by text. */
export function headed(blocks: readonly Block[]): Block[] {
  const from = blocks.findIndex((one) => /^dear\b/iu.test(one.text) && one.text.length < 120) + 1;
  const signed = blocks.findIndex((one) => /^yours (?:sincerely|faithfully)\b/iu.test(one.text));
  return blocks.map((one, at) => {
    const next = blocks[at + 1];
    const inLetter = at >= from && (signed < 0 || at < signed);
    if (one.kind !== 'paragraph' || !inLetter || !next || !readsLikeHeading(one, next)) return one;
    return { ...one, kind: 'heading', rank: rankOf(one) };
  });
}

function readsLikeHeading(one: Block, next: Block): boolean {
  const { text } = one;
  if (isKnownHeading(text)) return true;
  if (text.length > LONGEST || /[.,;:!]$|\.\d{1,2}$/u.test(text) || !/^[\p{Lu}\p{N}‘“"'(]/u.test(text)) return false;
  if (!/\p{L}{3}/u.test(text) || /@|https?:|^\d|\t/u.test(text)) return false;
  return next.text.length > text.length || next.kind === 'bullet' || next.text.length > LONGEST;
}

function rankOf(one: Block): number {
  if (/^(?:case|practice) stud/iu.test(one.text)) return 3;
  return one.number === null ? 2 : 1 + one.number.split('.').length - 1;
}
