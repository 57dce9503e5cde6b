/**
 * A few lines of a passage round its matched words.
 */
import type { Range } from './ranges.ts';

export interface Snippet {
  /** White space run together; an ellipsis where the passage goes on. */
  readonly text: string;
  /** Matched words in the snippet's own offsets. */
  readonly ranges: readonly Range[];
}

/**
 * Cuts the window of about `length` UTF-16 units that holds most matched words, at word borders.
 * @param ranges matched words in the passage's offsets, in order
 */
export function snippet(text: string, ranges: readonly Range[], length: number): Snippet {
  const { from, to } = text.length <= length ? { from: 0, to: text.length } : window(text, ranges, length);
  const cut = { text: from > 0 ? '… ' : '', ranges: [] as Range[] };
  let at = from;
  for (const range of ranges.filter((candidate) => candidate.start >= from && candidate.end <= to)) {
    append(cut, text.slice(at, range.start));
    const start = cut.text.length;
    append(cut, text.slice(range.start, range.end));
    cut.ranges.push({ start, end: cut.text.length });
    at = range.end;
  }
  append(cut, text.slice(at, to));
  return { text: to < text.length ? `${cut.text.trimEnd()} …` : cut.text.trimEnd(), ranges: cut.ranges };
}

function append(cut: { text: string }, piece: string): void {
  const spaced = piece.replace(/\s+/gu, ' ');
  cut.text += cut.text === '' || cut.text.endsWith(' ') ? spaced.trimStart() : spaced;
}

function window(text: string, ranges: readonly Range[], length: number): { from: number; to: number } {
  let best = { from: 0, count: 0 };
  for (const range of ranges) {
    const from = Math.max(0, range.start - Math.floor(length / 4));
    const count = ranges.filter((other) => other.start >= from && other.end <= from + length).length;
    if (count > best.count) best = { from, count };
  }
  const space = text.indexOf(' ', best.from);
  const from = best.from === 0 ? 0 : Math.min(space === -1 ? best.from : space + 1, ranges[0]?.start ?? best.from);
  const start = Math.max(from, best.from);
  const last = text.lastIndexOf(' ', start + length);
  const within = ranges.filter((range) => range.start >= start && range.end <= start + length).at(-1)?.end ?? 0;
  const to = start + length >= text.length ? text.length : Math.max(last > start ? last : start + length, within);
  return { from: start, to };
}
