/**
 * How time and memory grow with the number of letters, stage by stage, and what one more letter costs:
 * `node tests/bench/scale.ts [LETTERS ...]`, 100, 1,000 and 10,000 by default. Each size in a process of its own.
 */
import { join } from 'node:path';
import { fittedExponent } from './copies.ts';
import { type Figure, figure, report } from './figures.ts';
import { load, timeNode } from './processes.ts';
import type { StageTimes } from './scale-run.ts';

const given = process.argv.slice(2).map(Number).filter(Boolean);
const sizes = given.length > 0 ? given : [100, 1000, 10_000];
/** Themes take all words of all letters into account; larger folders are themed in the background and not timed here. */
const MOST_THEMED = 1000;
const seconds = (time: number | undefined) => (time === undefined ? '-' : (time / 1000).toFixed(2)).padStart(12);

const points: {
  readonly size: number;
  readonly all: StageTimes;
  readonly oneMore: StageTimes;
  readonly memory: number;
}[] = [];
for (const size of sizes) {
  const themes = size > MOST_THEMED ? ['--no-themes'] : [];
  const { output, memory } = await timeNode([join(import.meta.dirname, 'scale-run.ts'), String(size), ...themes]);
  points.push({ size, ...(JSON.parse(output) as { all: StageTimes; oneMore: StageTimes }), memory });
  console.log(`${size} letters done; load ${load()}`);
}

const stages = Object.keys(points[0]?.all ?? {});
console.log(`${'seconds'.padEnd(14)}${points.map(({ size }) => `${size} letters`.padStart(14)).join('')}   exponent`);
const figures: Figure[] = [];
for (const stage of stages) {
  const timed = points.flatMap(({ size, all }) => (all[stage] === undefined ? [] : [{ size, time: all[stage] }]));
  const exponent = timed.length > 1 ? fittedExponent(timed) : Number.NaN;
  console.log(
    `${stage.padEnd(14)}${points.map(({ all }) => `  ${seconds(all[stage])}`).join('')}   ${exponent.toFixed(2)}`,
  );
  const more = points.map(({ oneMore }) => `  ${seconds(oneMore[stage])}`).join('');
  console.log(`${'  one more'.padEnd(14)}${more}`);
  // n log n over these sizes has a slope of about 1.2.
  figures.push(figure(`time of ${stage} grows with letters to the power of`, 'exponent', [exponent], { target: 1.2 }));
}
console.log(`${'MiB'.padEnd(14)}${points.map(({ memory }) => String(memory).padStart(14)).join('')}`);
for (const { size, all, oneMore } of points) {
  const sum = (times: StageTimes) => Object.values(times).reduce((total, time) => total + time, 0);
  const background = oneMore.themes ?? 0;
  figures.push(
    figure(`one letter more than ${size}, without themes`, 'ms', [sum(oneMore) - background]),
    figure(`the same, for once an average letter of the first ${size}`, 'times', [
      (sum(oneMore) - background) / ((sum(all) - (all.themes ?? 0)) / size),
    ]),
  );
}
report('scale', figures);
