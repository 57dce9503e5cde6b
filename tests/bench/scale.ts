/**
 * How time and memory grow with the number of letters, stage by stage, and what one more letter costs:
 * `node tests/bench/scale.ts [LETTERS ...]`, 100, 1,000 and 10,000 by default. Each size in a process of its own.
 */
import { join } from 'node:path';
import { fittedExponent } from './copies.ts';
import { type Figure, figure, report } from './figures.ts';
import { load, timeNode } from './processes.ts';
import type { StageCost, StageCosts } from './scale-run.ts';

const given = process.argv.slice(2).map(Number).filter(Boolean);
const sizes = given.length > 0 ? given : [100, 1000, 10_000];
/** Themes take all words of all letters into account; larger folders are themed in the background and not timed here. */
const MOST_THEMED = 1000;
const seconds = (cost: StageCost | undefined) => (cost === undefined ? '-' : (cost.milliseconds / 1000).toFixed(2));

/** Milliseconds until everything is up to date after one letter more. */
const ONE_MORE: Readonly<Record<number, number>> = { 1000: 300, 10000: 1500 };
const targetOf = (size: number) => (ONE_MORE[size] === undefined ? {} : { target: ONE_MORE[size] });

const points: {
  readonly size: number;
  readonly all: StageCosts;
  readonly oneMore: StageCosts;
}[] = [];
for (const size of sizes) {
  const themes = size > MOST_THEMED ? ['--no-themes'] : [];
  const { output } = await timeNode([join(import.meta.dirname, 'scale-run.ts'), String(size), ...themes]);
  points.push({ size, ...(JSON.parse(output) as { all: StageCosts; oneMore: StageCosts }) });
  console.log(`${size} letters done; load ${load()}`);
}

const stages = Object.keys(points[0]?.all ?? {});
console.log(`${'seconds'.padEnd(14)}${points.map(({ size }) => `${size} letters`.padStart(14)).join('')}   exponent`);
const figures: Figure[] = [];
for (const stage of stages) {
  const known = points.flatMap(({ size, all }) => (all[stage] === undefined ? [] : [{ size, ...all[stage] }]));
  const growth = (value: (cost: StageCost) => number) =>
    known.length > 1 ? fittedExponent(known.map((cost) => ({ size: cost.size, time: value(cost) }))) : Number.NaN;
  const time = growth(({ milliseconds }) => milliseconds);
  const memory = growth((cost) => cost.memory);
  const row = (name: string, value: (point: (typeof points)[number]) => string) =>
    `${name.padEnd(14)}${points.map((point) => value(point).padStart(14)).join('')}`;
  console.log(`${row(stage, ({ all }) => seconds(all[stage]))}   ${time.toFixed(2)}`);
  console.log(row('  one more', ({ oneMore }) => seconds(oneMore[stage])));
  console.log(row('  silent, ms', ({ all }) => (all[stage]?.silent ?? Number.NaN).toFixed(0)));
  console.log(`${row('  MiB so far', ({ all }) => String(all[stage]?.memory ?? '-'))}   ${memory.toFixed(2)}`);
  // n log n over these sizes has a slope of about 1.2.
  figures.push(figure(`time of ${stage} grows with letters to the power of`, 'exponent', [time], { target: 1.2 }));
  figures.push(figure(`memory up to ${stage} grows to the power of`, 'exponent', [memory]));
}
for (const { size, all, oneMore } of points) {
  const sum = (costs: StageCosts) => Object.values(costs).reduce((total, { milliseconds }) => total + milliseconds, 0);
  const { themes } = oneMore;
  const quick = sum(oneMore) - (themes?.milliseconds ?? 0);
  figures.push(
    figure(`one letter more than ${size}, without themes`, 'ms', [quick], targetOf(size)),
    figure(`engine silent while ${size} are compared, at most`, 'ms', [all.comparing?.silent ?? Number.NaN], {
      target: 100,
    }),
    figure(`the same, for once an average letter of the first ${size}`, 'times', [
      quick / ((sum(all) - (all.themes?.milliseconds ?? 0)) / size),
    ]),
  );
}
report('scale', figures);
