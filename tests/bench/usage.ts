/**
 * Loaded first into a process that is measured: says at its end what it has used.
 */
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    process.stderr.write(`\nUSAGE ${((userCPUTime + systemCPUTime) / 1e6).toFixed(3)} ${Math.round(maxRSS / 1024)}\n`);
  });
}
