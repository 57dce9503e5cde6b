/**
 * `npm run demo`: the whole job on the samples, then where the results are and how to open the window.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/program.ts';
import { ROOT } from './run-tool.ts';

const out = join(ROOT, 'out', 'demo');
rmSync(out, { recursive: true, force: true });
process.stdout.write('Evidence Desk reads eight invented documents from resources/samples.\n\n');
process.exitCode = await run(['analyse', join(ROOT, 'resources', 'samples'), '--out', out]);
process.stdout.write('\nOpen the report in any browser. To look at the same documents in the window, run: npm start\n');
