/**
 * Many stops at random moments: `node tests/crash/run.ts [STOPS] [SEED]`, 200 stops by default, shared among the jobs.
 * Prints its counts and ends with 1 where anything was lost.
 */
import { JOBS, killRepeatedly } from './kills.ts';

const stops = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? Date.now() % 100_000);
const wrong: string[] = [];
let [kills, early, told] = [0, 0, 0];
process.stdout.write(`Seed ${seed}\n`);
for (const [index, job] of JOBS.entries()) {
  const count = Math.floor(stops / JOBS.length) + (index < stops % JOBS.length ? 1 : 0);
  const tally = await killRepeatedly(job, count, seed + index);
  kills += tally.kills;
  early += tally.early;
  told += tally.told;
  wrong.push(...tally.wrong);
  process.stdout.write(
    `${job.padEnd(10)} ${tally.kills} stopped, ${tally.told} things told, ${tally.wrong.length} wrong\n`,
  );
}
for (const message of wrong) process.stdout.write(`${message}\n`);
process.stdout.write(`${kills} stopped (${early} while opening), ${told} things told, ${wrong.length} wrong\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
