/**
 * Reads whatever is in some folders into a new workspace, and says what became of each file. Ends with 1 where one is
 * neither read nor named with its reason.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { importFiles } from '../../src/service/reading/import.ts';
import { createReadingPool } from '../../src/service/reading/pool.ts';
import { findFiles } from '../../src/service/reading/walk.ts';
import { closeWorkspace, createWorkspace } from '../../src/workspace/open.ts';

const { files } = await findFiles(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-import-'));
try {
  const workspace = createWorkspace(join(folder, 'read.workspace'));
  const pool = createReadingPool();
  const accounted = new Set<string>();
  const outcomes = new Map<string, number>();
  const began = new Map<string, number>();
  await importFiles(
    workspace,
    pool,
    files.toSorted((one, other) => other.bytes - one.bytes),
    {
      progress({ path, state, code, message }) {
        if (state === 'reading') return void began.set(path, performance.now());
        const file = path.split('!/')[0] ?? path;
        if (!accounted.has(file) && process.env.EACH === undefined)
          console.log(`${accounted.size + 1} of ${files.length}: ${basename(file)}`);
        accounted.add(file);
        outcomes.set(code ?? state, (outcomes.get(code ?? state) ?? 0) + 1);
        if (process.env.EACH !== undefined && file === path) {
          const { heapTotal } = process.memoryUsage();
          const [seconds, memory] = [(performance.now() - (began.get(path) ?? 0)) / 1000, process.memoryUsage.rss()];
          console.log(
            `${path}: ${seconds.toFixed(1)} s, ${Math.round(memory / 2 ** 20)} MiB held afterwards (${Math.round(heapTotal / 2 ** 20)} of them the heap of the engine), at most ${Math.round(process.resourceUsage().maxRSS / 1024)}: ${code ?? state}: ${message}`,
          );
        }
      },
    },
  );
  await pool.close();
  closeWorkspace(workspace);
  const lost = files.filter(({ path }) => !accounted.has(path));
  for (const [outcome, count] of [...outcomes].sort()) console.log(`${outcome}: ${count}`);
  console.log(`${files.length} files, ${lost.length} not accounted for`);
  for (const { path } of lost) console.log(path);
  if (lost.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
