/**
 * `npm run check`: types, lint and layers, side by side. Prints what is wrong and nothing else.
 */
import { type Finished, runTool } from './run-tool.ts';

const checks: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['types of the pure rooms', ['tsc', '-p', 'src']],
  ['types of the engine', ['tsc', '-p', 'src/tsconfig.node.json']],
  ['types of the window', ['tsc', '-p', 'renderer']],
  ['types of the desktop host', ['tsc', '-p', 'electron']],
  ['types of the tests', ['tsc', '-p', 'tests']],
  ['lint', ['biome', 'check', '.']],
  ['layers', ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'electron', 'renderer', 'tests']],
];

const failed: Finished[] = [];
const queue = [...checks];
const lane = async () => {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [name, command] = next;
    const finished = await runTool(command);
    process.stdout.write(`${finished.code === 0 ? 'ok    ' : 'FAILED'}  ${name}\n`);
    if (finished.code !== 0) failed.push(finished);
  }
};
await Promise.all([lane(), lane()]);
for (const { output } of failed) process.stdout.write(`\n${output}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
