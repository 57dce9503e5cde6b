import { basename } from 'node:path';
import type { Framework } from '../document/framework.ts';
import { builtInFrameworks } from '../frameworks/built-in.ts';
import { parseFrameworkFile, type TaughtDecision } from '../frameworks/parse.ts';
import { FileError, readNamedText } from '../service/named-file.ts';
import { UsageError } from './explain.ts';

/**
 * The framework a command was given: the id of a built-in set, or a framework file.
 * @throws UsageError where it is neither; FrameworkError naming line and field where the file is wrong.
 */
export async function frameworkFor(idOrFile: string): Promise<Framework> {
  return (await frameworkFileFor(idOrFile)).framework;
}

/** The same with what decisions have taught, where the framework file carries that. Throws as `frameworkFor`. */
export async function frameworkFileFor(
  idOrFile: string,
): Promise<{ readonly framework: Framework; readonly learning: readonly TaughtDecision[] }> {
  const builtIn = builtInFrameworks.find((framework) => framework.id === idOrFile);
  if (builtIn !== undefined) return { framework: builtIn, learning: [] };
  try {
    return parseFrameworkFile(readNamedText(idOrFile), basename(idOrFile));
  } catch (error) {
    if (!(error instanceof FileError) || error.code !== 'missing') throw error;
    const ids = builtInFrameworks.map((framework) => framework.id).join(', ');
    throw new UsageError(`There is no framework and no file called ${idOrFile}. Built-in sets: ${ids}.`);
  }
}
