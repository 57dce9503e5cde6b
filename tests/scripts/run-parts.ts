/**
 * `npm run bench` and `npm run quality`: every part one after the other, or those named. What follows a single name and
 * is no name itself is handed to that part.
 *
 *   node tests/scripts/run-parts.ts bench|quality [part ...] [argument ...]
 */
import { cpus, totalmem } from 'node:os';
import { inWords, kept } from '../bench/figures.ts';
import { runTool } from './run-tool.ts';

const PARTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  bench: {
    reading: ['tests/bench/reading.ts'],
    start: ['tests/bench/start.ts'],
    suggest: ['tests/bench/suggest.ts'],
    copies: ['tests/bench/copies.ts'],
    themes: ['tests/bench/themes.ts'],
    search: ['--max-old-space-size=6000', 'tests/bench/search.ts'],
    workspace: ['tests/bench/workspace.ts'],
    memory: ['tests/bench/memory.ts'],
    hostile: ['--max-old-space-size=6000', 'tests/bench/hostile.ts'],
    scale: ['tests/bench/scale.ts'],
    ocr: ['tests/bench/ocr.ts'],
    report: ['--max-old-space-size=6000', 'tests/bench/report.ts'],
    against: ['tests/bench/against.ts'],
  },
  quality: {
    reading: ['tests/quality/reading.ts'],
    suggest: ['tests/quality/suggest.ts'],
    themes: ['tests/quality/themes.ts'],
    conservation: ['tests/quality/conservation.ts'],
    together: ['tests/quality/together.ts'],
    disclosure: ['tests/quality/disclosure.ts'],
    ocr: ['tests/quality/ocr.ts'],
  },
};
/** Needs to be told what to compare with, so it runs only where it is named. */
const ONLY_NAMED = new Set(['against']);

const [what = '', ...words] = process.argv.slice(2);
const parts = PARTS[what] ?? {};
const firstOther = words.findIndex((word) => !Object.hasOwn(parts, word));
const named = firstOther < 0 ? words : words.slice(0, firstOther);
const more = firstOther < 0 ? [] : words.slice(firstOther);
if (Object.keys(parts).length === 0 || (more.length > 0 && named.length !== 1)) {
  process.stderr.write(
    `There is no part called ${more.join(', ') || what}. Parts: ${Object.keys(parts).join(', ')}. Only a single part takes arguments.\n`,
  );
  process.exit(2);
}
const [cpu] = cpus();
process.stdout.write(
  `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
);
for (const [name, command] of Object.entries(parts)) {
  if (named.length > 0 ? !named.includes(name) : ONLY_NAMED.has(name)) continue;
  process.stdout.write(`\n${name}\n`);
  const { code } = await runTool(['node', ...command, ...more], true);
  if (code !== 0) process.exitCode = 1;
}
if (what === 'bench') {
  const promised = Object.keys(parts).flatMap((name) => kept(name).filter(({ target }) => target !== undefined));
  process.stdout.write(`\nEverything promised, as last measured\n${promised.map(inWords).join('\n')}\n`);
}
