/**
 * Which words of a passage gave a suggestion: underlined solid for the criterion, dotted for what it reads as.
 */
import type { Assessment } from '../../../../src/document/evidence.ts';
import type { Range } from '../../../parts/match.ts';

export type Line = 'why' | 'reads';

export interface UnderlinedPiece {
  readonly text: string;
  readonly lines: readonly Line[];
}

/** Every place where some words stand in a text as whole words, whatever their case and spacing. */
export function occurrences(text: string, words: string): readonly Range[] {
  const parts = words.trim().split(/\s+/u).filter(Boolean);
  if (parts.length === 0) return [];
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('\\s+');
  const edge = '[\\p{L}\\p{N}]';
  return [...text.matchAll(new RegExp(`(?<!${edge})${pattern}(?!${edge})`, 'giu'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The reasons for one suggested criterion and for the polarity, as ranges of the passage. */
export function reasonRanges(
  text: string,
  assessment: Assessment,
  criterion: string | undefined,
): Readonly<Record<Line, readonly Range[]>> {
  const suggestion = assessment.suggestions.find((other) => other.criterion === criterion);
  const inPassage = (suggestion?.because ?? []).filter(({ kind }) => kind !== 'heading' && kind !== 'learned');
  return {
    why: inPassage.flatMap((reason) => occurrences(text, reason.text)),
    reads: assessment.polarity.because.flatMap((words) => occurrences(text, words)),
  };
}

/** Cuts a text where a line begins or ends; every piece knows its lines, and together the pieces are the text. */
export function underlined(text: string, ranges: Readonly<Record<Line, readonly Range[]>>): readonly UnderlinedPiece[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...ranges.why, ...ranges.reads]) {
    cuts.add(Math.max(0, start));
    cuts.add(Math.min(text.length, end));
  }
  const at = [...cuts].sort((left, right) => left - right);
  const covers = (some: readonly Range[], from: number) => some.some(({ start, end }) => start <= from && from < end);
  return at.slice(0, -1).map((from, index) => ({
    text: text.slice(from, at[index + 1]),
    lines: (['why', 'reads'] as const).filter((line) => covers(ranges[line], from)),
  }));
}
