/**
 * Lists in pages that Word saved: paragraphs whose label is text beside a mark that other programs should pass over.
 */
import { type Block, block } from '../block.ts';
import { bareLabel } from '../lines/numerals.ts';

/** Whether an element holds nothing but the label of a paragraph. */
export function holdsLabel(style: string): boolean {
  return /mso-list\s*:\s*ignore/iu.test(style);
}

/** Depth in its list, from 0, of the paragraph with this style, or null where it stands in none. */
export function wordLevel(style: string): number | null {
  const level = /mso-list\s*:[^;]*\blevel([1-9])\b/iu.exec(style)?.[1];
  return level === undefined ? null : Number(level) - 1;
}

/** The item of a list that Word labelled. */
export function labelledBlock(text: string, label: string, level: number): Block {
  const sign = label.replace(/\s+/gu, ' ').trim();
  if (sign === 'o' || sign === '§' || !/[\p{L}\p{N}]/u.test(sign)) return block(text, { kind: 'bullet', level });
  return block(text, { number: bareLabel(sign), level, listed: true });
}
