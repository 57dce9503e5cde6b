#!/usr/bin/env node
/**
 * The `evidence-desk` command. Only what is needed to understand the command line is loaded here; each subcommand brings
 * its own machinery.
 */
import { keepYoungHeapsSmall } from '../service/young-heap.ts';
import { keepCompiled } from './compile-cache.ts';

keepYoungHeapsSmall();
keepCompiled();
const { run } = await import('./program.ts').catch((error: NodeJS.ErrnoException) => {
  // Not even the program's own files can be opened: what explains everything else is among them.
  if (!/^E[A-Z]+$/u.test(error.code ?? '')) throw error;
  process.stderr.write(
    `A file of the program itself cannot be opened (${error.code}). Close other programs, and try again.\n`,
  );
  process.exit(3);
});
// `print` rejects with it; a listener keeps it from ending the process where nobody could explain it.
process.stdout.on('error', () => undefined);
process.exitCode = await run(process.argv.slice(2));
