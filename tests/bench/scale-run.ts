/**
 * One point of the cost curves: invented letters as text files, imported, compared, assessed and themed; then one more
 * letter added. Prints milliseconds and memory of each stage as JSON: `node tests/bench/scale-run.ts LETTERS`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_THRESHOLD } from '../../src/dedupe/copies.ts';
import { frameworkInUse } from '../../src/service/frameworks.ts';
import { importFiles } from '../../src/service/reading/import.ts';
import { createReadingPool } from '../../src/service/reading/pool.ts';
import { findFiles } from '../../src/service/reading/walk.ts';
import { assessAll } from '../../src/service/stages/assess.ts';
import { bringCopiesUpToDate } from '../../src/service/stages/copies.ts';
import { bringThemesUpToDate } from '../../src/service/stages/themes.ts';
import type { Workspace } from '../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace } from '../../src/workspace/open.ts';
import { inventedLetter } from './invented-reports.ts';

const letters = Number(process.argv[2] ?? 100);
const withThemes = !process.argv.includes('--no-themes');

/** What a stage took. */
export interface StageCost {
  readonly milliseconds: number;
  /** Longest time for which nobody else had a turn in the engine's thread, in milliseconds. */
  readonly silent: number;
  /** Most MiB that the process had at a time, from its start to the end of the stage. */
  readonly memory: number;
}

/** What each stage took, by its name. */
export type StageCosts = Readonly<Record<string, StageCost>>;

/** Takes every turn there is, and tells how long it had to wait for one at most. */
function watchSilence() {
  let [last, longest, isOver] = [performance.now(), 0, false];
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  return {
    async longest(): Promise<number> {
      await new Promise(setImmediate);
      isOver = true;
      return longest;
    },
  };
}

/** One for all that is added, as an open window has it. */
const pool = createReadingPool();

/** Everything that follows on new files; only what has changed is done again. */
async function everything(workspace: Workspace, path: string): Promise<StageCosts> {
  const costs: Record<string, StageCost> = {};
  const measure = async (stage: string, work: () => unknown) => {
    const silence = watchSilence();
    const from = performance.now();
    await work();
    const milliseconds = performance.now() - from;
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    costs[stage] = { milliseconds, silent: await silence.longest(), memory };
  };
  await measure('reading', async () => {
    const { files } = await findFiles([path]);
    await importFiles(workspace, pool, files);
  });
  // Copies, boilerplate and twins.
  await measure('comparing', () => bringCopiesUpToDate(workspace, DEFAULT_THRESHOLD));
  await measure('suggestions', () => assessAll(workspace, frameworkInUse(workspace), DEFAULT_THRESHOLD));
  if (withThemes) await measure('themes', () => bringThemesUpToDate(workspace, DEFAULT_THRESHOLD));
  return costs;
}

const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-scale-'));
try {
  const write = (at: number) => writeFileSync(join(folder, `letter-${at}.txt`), inventedLetter(at));
  for (let at = 0; at < letters; at++) write(at);
  const workspace = createWorkspace(join(folder, 'scale.workspace'));
  const all = await everything(workspace, folder);
  write(letters);
  const oneMore = await everything(workspace, join(folder, `letter-${letters}.txt`));
  await pool.close();
  closeWorkspace(workspace);
  process.stdout.write(JSON.stringify({ all, oneMore }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
