import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Framework } from '../document/framework.ts';
import { builtInFrameworks } from '../frameworks/built-in.ts';
import { parseFramework } from '../frameworks/parse.ts';
import { UsageError } from './explain.ts';

/**
 * The framework a command was given: the id of a built-in set, or a framework file.
 * @throws UsageError where it is neither; FrameworkError naming line and field where the file is wrong.
 */
export async function frameworkFor(idOrFile: string): Promise<Framework> {
  const builtIn = builtInFrameworks.find((framework) => framework.id === idOrFile);
  if (builtIn !== undefined) return builtIn;
  const isFile = await stat(idOrFile).then(
    (entry) => entry.isFile(),
    () => false,
  );
  if (!isFile) {
    const ids = builtInFrameworks.map((framework) => framework.id).join(', ');
    throw new UsageError(`There is no framework and no file called ${idOrFile}. Built-in sets: ${ids}.`);
  }
  return parseFramework(await readFile(idOrFile, 'utf8'), basename(idOrFile));
}
