/**
 * Figures that a part of the bench found: printed as they come, and kept as JSON in `out/bench` for the table at the end.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = process.env.BENCH_FOLDER ?? join(import.meta.dirname, '../../out/bench');

export interface Figure {
  readonly what: string;
  /** Middle of the runs, and the least and the greatest of them. */
  readonly median: number;
  readonly spread: readonly [number, number];
  readonly runs: number;
  readonly unit: 'ms' | 's' | 'MiB' | 'times' | 'exponent';
  /** The most that the product promises; figures without a promise are only told. */
  readonly target?: number;
  /** Where it should end. */
  readonly final?: number;
}

/** A figure from one or several runs. */
export function figure(
  what: string,
  unit: Figure['unit'],
  values: readonly number[],
  promise: Pick<Figure, 'target' | 'final'> = {},
): Figure {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { what, unit, median: at(0.5), spread: [at(0), at(1)], runs: values.length, ...promise };
}

/** A figure in words: value, spread, promise, and whether it is kept. */
export function inWords({ what, median, spread, runs, unit, target, final }: Figure): string {
  const shown = (value: number) => `${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))}`;
  const suffix = unit === 'times' ? 'x' : unit === 'exponent' ? '' : ` ${unit}`;
  const spreadShown = runs === 1 ? 'one run' : `${shown(spread[0])} to ${shown(spread[1])} in ${runs} runs`;
  const promise =
    target === undefined
      ? ''
      : `  target ${shown(target)}${final === undefined ? '' : `, in the end ${shown(final)}`}: ${median <= (final ?? target) ? 'met' : median <= target ? (final === undefined ? 'met' : 'first met') : 'MISSED'}`;
  return `${what.padEnd(66)} ${`${shown(median)}${suffix}`.padStart(10)}  (${spreadShown})${promise}`;
}

/** Prints the figures of a part and keeps them. */
export function report(part: string, figures: readonly Figure[]): void {
  for (const found of figures) console.log(inWords(found));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${part}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}

/** The figures that a part kept last, or none. */
export function kept(part: string): Figure[] {
  try {
    return JSON.parse(readFileSync(join(FOLDER, `${part}.json`), 'utf8')) as Figure[];
  } catch {
    return [];
  }
}

/** Does the same work so many times, and something else in between, so that both meet the same machine. */
export async function inTurns<Result>(
  runs: number,
  works: readonly (() => Promise<Result> | Result)[],
): Promise<Result[][]> {
  const results: Result[][] = works.map(() => []);
  for (let run = 0; run < runs; run++) {
    for (const [at, work] of works.entries()) results[at]?.push(await work());
  }
  return results;
}
