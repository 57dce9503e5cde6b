/**
 * The numbers of lists in OpenDocument text, as its programs print them (ISO/IEC 26300-1, 5.3 and 19.880).
 */
import { bareLabel, countedLetters, ordinal, repeatedLetters, roman } from '../../lines/numerals.ts';
import type { Label } from '../paragraph.ts';
import type { Element } from '../xml.ts';

export interface OpenLevel {
  readonly bullet: boolean;
  /** `style:num-format`: 1, a, A, i, I, or empty for no number. */
  readonly format: string;
  readonly synced: boolean;
  readonly prefix: string;
  readonly suffix: string;
  /** How many levels are printed, this one last. */
  readonly shown: number;
  /** Printed form with %1% to %10% for the numbers, where the file gives it. */
  readonly pattern: string | null;
  readonly start: number;
}

/** A level of a list style or of the outline. */
export function levelOf({ name, attributes }: Element): OpenLevel {
  return {
    bullet: name !== 'text:list-level-style-number' && name !== 'text:outline-level-style',
    format: attributes['style:num-format'] ?? '',
    synced: attributes['style:num-letter-sync'] === 'true',
    prefix: attributes['style:num-prefix'] ?? '',
    suffix: attributes['style:num-suffix'] ?? '',
    shown: Number(attributes['text:display-levels'] ?? 1) || 1,
    pattern: attributes['loext:num-list-format'] ?? null,
    start: Number(attributes['text:start-value'] ?? 1),
  };
}

/** Numbers reached on each level of a list; undefined where a level has not begun. */
export type Counts = (number | undefined)[];

/** Counts one more on a level and says what is printed. `start` is where the item itself says that counting begins. */
export function counted(
  levels: readonly (OpenLevel | undefined)[],
  counts: Counts,
  at: number,
  start: number | null,
): Label {
  const startOf = (index: number) => levels[index]?.start ?? 1;
  for (let above = 0; above < at; above++) counts[above] ??= startOf(above);
  const before = counts[at];
  counts[at] = start ?? (before === undefined ? startOf(at) : before + 1);
  counts.length = at + 1;
  const level = levels[at];
  // A list whose style the file does not hold is shown with bullets.
  if (!level || level.bullet) return { level: at, bullet: true, number: null };
  let known = true;
  const number = (index: number): string => {
    const own = levels[index];
    const text = own && !own.bullet ? formatted(counts[index] ?? startOf(index), own) : '';
    if (text === null) known = false;
    return text ?? '';
  };
  let label: string;
  if (level.pattern === null) {
    const shown = Array.from({ length: Math.min(level.shown, at + 1) }, (_, back) => number(at - back)).toReversed();
    label = level.format === '' ? '' : `${level.prefix}${shown.filter((one) => one !== '').join('.')}${level.suffix}`;
  } else label = level.pattern.replace(/%(\d{1,2})%/gu, (_, digit: string) => number(Number(digit) - 1));
  return { level: at, bullet: false, number: known ? bareLabel(label) : null };
}

function formatted(value: number, { format, synced }: OpenLevel): string | null {
  switch (format) {
    case '1':
      return String(value);
    case '01':
    case '01, 02, 03, ...':
      return String(value).padStart(2, '0');
    case 'a':
      return synced ? repeatedLetters(value) : countedLetters(value);
    case 'A':
      return (synced ? repeatedLetters(value) : countedLetters(value))?.toUpperCase() ?? null;
    case 'i':
      return roman(value);
    case 'I':
      return roman(value)?.toUpperCase() ?? null;
    case '1st':
      return ordinal(value);
    case '':
      return '';
    default:
      return null;
  }
}
