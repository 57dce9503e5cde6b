/**
 * Files that ask for far more than a letter does, read into a workspace: whether each is accounted for, and the most memory
 * the whole program held. `node tests/bench/hostile.ts [FOLDER...]` takes public sets as well.
 */
import { join } from 'node:path';
import { figure, report } from './figures.ts';
import { hostileFiles } from './hostile-files.ts';
import { timeNode } from './processes.ts';

const made = join(import.meta.dirname, '../../out/bench/hostile');
hostileFiles(made);
// Shown as it comes: it takes a quarter of an hour on a busy machine, and which files were lost is to be seen where it fails.
const run = await timeNode([join(import.meta.dirname, 'import-all.ts'), made, ...process.argv.slice(2)], (text) =>
  process.stdout.write(text),
);
report('hostile', [figure('most memory while hostile files are read', 'MiB', [run.memory], { target: 700 })]);
