/**
 * This build beside that of an earlier commit: reading alone and the whole analysis of the same folder by both, in turns,
 * and what each found. The other build is taken out of the repository into a temporary folder, with the packages installed here.
 * Recoll’s indexer has its turn at the same folder where it is installed.
 *
 *   npm run bench against COMMIT [RUNS] [FOLDER]
 *
 * Without a folder, the shared corpus is analysed where it is there, invented reports otherwise.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROOT } from '../scripts/run-tool.ts';
import { compareResults } from './compare-results.ts';
import { figure, inTurns, report } from './figures.ts';
import { inventedReports } from './invented-reports.ts';
import { CORPUS, isInstalled, load, type Measured, recollIndexes, timeNode } from './processes.ts';

const [commit, runsGiven = '5', given] = process.argv.slice(2);
const runs = Number(runsGiven);
if (commit === undefined || !(runs > 0)) {
  console.error('Say which commit to compare with: npm run bench against COMMIT [RUNS] [FOLDER]');
  process.exit(2);
}
/** From so many files on a folder is a shelf, with promises of its own. */
const SHELF = 500;
const READING = join(import.meta.dirname, 'read-alone.ts');
const scratch = mkdtempSync(join(tmpdir(), 'evidence-desk-against-'));

/** The program as it was, ready to run. @throws Error where there is no such commit. */
function earlierBuild(): string {
  const folder = join(scratch, 'earlier');
  const archive = join(scratch, 'earlier.tar');
  mkdirSync(folder);
  execFileSync(
    'git',
    ['archive', '--format=tar', '-o', archive, commit as string, 'src', 'resources', 'package.json'],
    {
      cwd: ROOT,
    },
  );
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

async function filesToRead(): Promise<string> {
  if (given !== undefined) return resolve(given);
  const folder = join(scratch, 'files');
  mkdirSync(folder);
  if (CORPUS === null) return inventedReports(folder, 40, 5);
  for (const part of ['letters', 'reports', 'distractors', 'copies'])
    if (existsSync(join(CORPUS, part))) cpSync(join(CORPUS, part), folder, { recursive: true });
  return folder;
}

try {
  const earlier = earlierBuild();
  const files = await filesToRead();
  const analyse = (build: string, name: string) => async (): Promise<Measured> => {
    const out = join(scratch, name);
    rmSync(out, { recursive: true, force: true });
    return timeNode([join(build, 'src/cli/main.ts'), 'analyse', files, '--out', out, '--json']);
  };
  const [now, then] = [analyse(ROOT, 'now'), analyse(earlier, 'ago')];
  const read = (build: string) => (): Promise<Measured> => timeNode([READING, `--build=${build}`, '--all', files]);
  const count = readdirSync(files).length;
  const isShelf = count >= SHELF;
  const promised = isShelf ? { seconds: 0.55, memory: 600 } : { processor: 0.6, memory: 360 };
  const promise = (of: 'processor' | 'seconds' | 'memory') => {
    const target = (promised as Partial<Record<typeof of, number>>)[of];
    return target === undefined ? {} : { target };
  };
  console.log(`${count} files, ${runs} runs of each build in turns; load ${load()}`);
  // Once beforehand, so that both have compiled what they keep compiled; a shelf takes too long for it to show.
  if (!isShelf) {
    await now();
    await then();
  }
  const recoll = isInstalled('recollindex') ? [() => recollIndexes(files, scratch)] : [];
  const [ours = [], theirs = [], indexed = []] = await inTurns(runs, [now, then, ...recoll]);
  const [readNow = [], readThen = []] = await inTurns(isShelf ? 0 : runs, [read(ROOT), read(earlier)]);
  const ratiosOf = (these: readonly Measured[], those: readonly Measured[], of: keyof Omit<Measured, 'output'>) =>
    these.map((run, at) => run[of] / (those[at]?.[of] ?? 0));
  const ratios = (of: 'processor' | 'seconds' | 'memory') => ratiosOf(ours, theirs, of);
  const values = (of: 'processor' | 'seconds' | 'memory', some: readonly Measured[]) => some.map((run) => run[of]);
  const reading = isShelf
    ? []
    : [
        figure(`reading alone, processor time, for once ${commit}`, 'times', ratiosOf(readNow, readThen, 'processor'), {
          target: 1.1,
        }),
        figure(`reading alone, wall time, for once ${commit}`, 'times', ratiosOf(readNow, readThen, 'seconds')),
        figure('reading alone, processor time', 's', values('processor', readNow)),
        figure(`the same, ${commit}`, 's', values('processor', readThen)),
      ];
  report(isShelf ? 'against-shelf' : 'against', [
    ...reading,
    figure(`whole analysis, processor time, for once ${commit}`, 'times', ratios('processor'), promise('processor')),
    figure(`whole analysis, wall time, for once ${commit}`, 'times', ratios('seconds'), promise('seconds')),
    ...(indexed.length > 0
      ? [
          figure(
            'whole analysis, wall time, for once recollindex of the same folder',
            'times',
            ratiosOf(ours, indexed, 'seconds'),
            { target: 1.6 },
          ),
        ]
      : []),
    figure(`whole analysis, most memory, for once ${commit}`, 'times', ratios('memory')),
    figure('whole analysis, processor time', 's', values('processor', ours)),
    figure(`the same, ${commit}`, 's', values('processor', theirs)),
    figure('whole analysis, wall time', 's', values('seconds', ours)),
    figure('most memory during the whole analysis', 'MiB', values('memory', ours), promise('memory')),
    figure(`the same, ${commit}`, 'MiB', values('memory', theirs)),
  ]);
  // Row by row a shelf would need more memory than there is.
  const compared = isShelf ? [] : compareResults(join(scratch, 'now'), join(scratch, 'ago'));
  if (isShelf) console.log('What both found is not compared: a shelf is too large for that.');
  for (const { what, same, onlyOne, onlyOther, examples } of compared) {
    const differs = onlyOne + onlyOther > 0;
    console.log(`${what.padEnd(34)} ${same} the same${differs ? `, ${onlyOne} only now, ${onlyOther} only then` : ''}`);
    if (differs)
      for (const [at, text] of examples.entries()) if (text) console.log(`    ${at === 0 ? 'now ' : 'then'} ${text}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
