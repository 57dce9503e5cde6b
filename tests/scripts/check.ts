/**
 * `npm run check`: types, lint and layers, side by side. Prints what is wrong and nothing else.
 */
import { type Finished, runTool } from './run-tool.ts';

/** What a check learned last time, so that only what changed is looked at again. Nothing is left out for it. */
const CACHE = 'node_modules/.cache/evidence-desk-check';
const types = (project: string) => [
  'tsc',
  '-p',
  project,
  '--incremental',
  '--tsBuildInfoFile',
  `${CACHE}/${project.replace(/\W/gu, '-')}.tsbuildinfo`,
];

const checks: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['types of the pure rooms', types('src')],
  ['types of the engine', types('src/tsconfig.node.json')],
  ['types of the window', types('renderer')],
  ['types of the desktop host', types('electron')],
  ['types of the tests', types('tests')],
  ['lint', ['biome', 'check', '.']],
  [
    'layers',
    [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      '--cache',
      `${CACHE}/layers`,
      '--cache-strategy',
      'content',
      ...['src', 'electron', 'renderer', 'tests', 'tools'],
    ],
  ],
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
