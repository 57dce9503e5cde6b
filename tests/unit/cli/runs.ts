/**
 * Carries out command lines one after the other, given as JSON, and says in JSON what each came to: in a process of its own, which can be
 * ended where one waits for ever, and without starting the program for each.
 */
import { run } from '../../../src/cli/program.ts';

export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const results: Run[] = [];
for (const args of JSON.parse(process.argv[2] ?? '[]') as string[][]) {
  const said = { stdout: '', stderr: '' };
  const before = { stdout: process.stdout.write, stderr: process.stderr.write };
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = ((text: string, done?: () => void) => {
      said[name] += text;
      done?.();
      return true;
    }) as typeof process.stdout.write;
  }
  const status = await run(args);
  Object.assign(process.stdout, { write: before.stdout });
  Object.assign(process.stderr, { write: before.stderr });
  results.push({ status, ...said });
}
process.stdout.write(JSON.stringify(results), () => process.exit(0));
