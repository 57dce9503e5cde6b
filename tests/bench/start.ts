/**
 * How long the program takes to begin: `node tests/bench/start.ts [runs]`.
 */
import { join } from 'node:path';
import { figure, inTurns, report } from './figures.ts';
import { load, timeNode } from './processes.ts';

const runs = Number(process.argv[2] ?? 5);
const READY = join(import.meta.dirname, 'suggest-ready.ts');

console.log(`load ${load()}`);
const [node = [], help = [], ready = []] = await inTurns(runs, [
  () => timeNode(['-e', '0']),
  () => timeNode(['src/cli/main.ts', '--help']),
  () => timeNode([READY]),
]);
const milliseconds = (all: typeof node) => all.map(({ processor }) => processor * 1000);
report('start', [
  figure('Node itself, processor time', 'ms', milliseconds(node)),
  figure('evidence-desk --help, processor time', 'ms', milliseconds(help), { target: 150 }),
  figure('suggestions ready, with the first one, processor time', 'ms', milliseconds(ready), { target: 500 }),
]);
