/**
 * Masks put in the place of what may identify people, and where things stand afterwards.
 */
import type { IdentifierKind } from './identifiers.ts';

/** One identifier and what stands for it, the same wherever it comes up. */
export interface Mask {
  readonly kind: IdentifierKind;
  /** Empty where it was erased with the last document that held it: the number stays taken. */
  readonly text: string;
  /** "[name 1]". */
  readonly mask: string;
}

/** A text with its masks. */
export interface MaskedText {
  readonly text: string;
  /** Where a range of the text before stands in it; what cuts a mask holds it whole. */
  range(start: number, end: number): { readonly start: number; readonly end: number };
}

/** Replaces every identifier that has a mask; longer ones first, whole words only. */
export function masker(masks: readonly Mask[]): (text: string) => MaskedText {
  const ordered = masks.filter(({ text }) => text !== '').sort((left, right) => right.text.length - left.text.length);
  const byText = new Map(ordered.map((mask) => [mask.text, mask.mask]));
  const literal = (words: string) => words.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
  const pattern =
    byText.size === 0
      ? null
      : new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...byText.keys()].map(literal).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => {
    const replaced: { readonly start: number; readonly end: number; readonly to: number; readonly toEnd: number }[] =
      [];
    const parts: string[] = [];
    let from = 0;
    let length = 0;
    for (const { 0: found, index } of pattern === null ? [] : text.matchAll(pattern)) {
      const mask = byText.get(found) ?? found;
      const to = length + index - from;
      parts.push(text.slice(from, index), mask);
      replaced.push({ start: index, end: index + found.length, to, toEnd: to + mask.length });
      from = index + found.length;
      length = to + mask.length;
    }
    parts.push(text.slice(from));
    const moved = (offset: number, isEnd: boolean) => {
      const before = replaced[replaced.findLastIndex(({ start }) => start < offset)];
      if (before === undefined) return offset;
      if (offset < before.end) return isEnd ? before.toEnd : before.to;
      return before.toEnd + offset - before.end;
    };
    return { text: parts.join(''), range: (start, end) => ({ start: moved(start, false), end: moved(end, true) }) };
  };
}
