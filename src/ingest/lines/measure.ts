/**
 * The printed measure of a document: its body type, line pitch and column, taken from the lines themselves.
 */
import type { Line } from './line.ts';

export interface Measure {
  /** Size of most of the type. */
  readonly size: number;
  /** Face of most of the type at that size. */
  readonly face: string;
  /** Usual distance between two baselines of one paragraph, as a multiple of the size. */
  readonly pitch: number;
  /** Right edge that full lines reach. */
  readonly right: number;
  /** Left edge of most lines. */
  readonly left: number;
  /** Whether paragraphs run over several lines; false where every line is a paragraph of its own. */
  readonly wrapped: boolean;
}

/** Longest line in characters that is still believed to be one printed line of a paragraph. */
const LONGEST_PRINTED_LINE = 160;

/** Line pitch of most print, and the widest that is still single spacing. */
const USUAL_PITCH = 1.22;
const WIDEST_SINGLE = 1.6;

/** Measures the body of a document; a document without lines measures like ten-point type. */
export function measure(lines: readonly Line[]): Measure {
  const size = heaviest(lines, (line) => Math.round(line.size * 2) / 2) ?? 10;
  const body = lines.filter((line) => Math.abs(line.size - size) <= 0.5);
  const steps: number[] = [];
  for (let at = 1; at < body.length; at++) {
    const [before, line] = [body[at - 1] as Line, body[at] as Line];
    const step = (line.baseline - before.baseline) / size;
    if (before.page === line.page && step > 0.8 && step < 2.5) steps.push(Math.round(step * 50) / 50);
  }
  return {
    size,
    face: heaviest(body, (line) => line.face) ?? '',
    pitch: usualPitch(steps),
    right: quantile(
      body.map((line) => line.right),
      0.95,
    ),
    left: heaviest(body, (line) => Math.round(line.left)) ?? 0,
    wrapped:
      quantile(
        lines.map((line) => line.text.length),
        0.9,
      ) <= LONGEST_PRINTED_LINE,
  };
}

/**
 * Lines of one paragraph are closer than paragraphs: the least distance that is met again. Wide distances are believed
 * only where most lines keep them, as in double spacing.
 */
function usualPitch(steps: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
  const least = (fewest: number, widest: number) =>
    Math.min(...[...counts].filter(([step, count]) => count >= fewest && step <= widest).map(([step]) => step));
  const close = least(Math.max(2, steps.length * 0.05), WIDEST_SINGLE);
  const wide = least(Math.max(10, steps.length * 0.3), Number.POSITIVE_INFINITY);
  return Number.isFinite(close) ? close : Number.isFinite(wide) ? wide : USUAL_PITCH;
}

/** The key under which most characters stand; the first met where several are equal. */
function heaviest<Key>(lines: readonly Line[], key: (line: Line) => Key): Key | undefined {
  const weights = new Map<Key, number>();
  for (const line of lines) weights.set(key(line), (weights.get(key(line)) ?? 0) + line.text.length);
  let best: Key | undefined;
  let most = -1;
  for (const [name, weight] of weights) {
    if (weight > most) [best, most] = [name, weight];
  }
  return best;
}

/** The value below which a share of the values lies; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
