/**
 * Suggestions for 1,000 passages, the first time they are asked for, beside splitting the same passages into stems and
 * comparing these with the criteria by TF-IDF: `node tests/bench/suggest.ts [runs]`. Each run in a process of its own.
 */
import { join } from 'node:path';
import { figure, inTurns, report } from './figures.ts';
import { load, timeNode } from './processes.ts';

const runs = Number(process.argv[2] ?? 5);
const BATCH = join(import.meta.dirname, 'suggest-batch.ts');

console.log(`load ${load()}`);
const [none = [], ours = [], theirs = []] = await inTurns(runs, [
  () => timeNode([BATCH, 'nothing']),
  () => timeNode([BATCH, 'suggestions']),
  () => timeNode([BATCH, 'tf-idf']),
]);
const beyond = (all: typeof none) => all.map(({ processor }, run) => (processor - (none[run]?.processor ?? 0)) * 1000);
const [suggested, compared] = [beyond(ours), beyond(theirs)];
report('suggest', [
  figure('1,000 passages suggested, processor time', 'ms', suggested, { target: 1000, final: 500 }),
  figure('1,000 passages by TF-IDF of natural, processor time', 'ms', compared),
  figure(
    'suggestions, for once TF-IDF of natural',
    'times',
    suggested.map((value, run) => value / (compared[run] as number)),
  ),
]);
