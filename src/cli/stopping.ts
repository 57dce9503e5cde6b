/**
 * Ctrl-C: the first asks the work to stop cleanly and keep what is done, the second ends the program at once.
 */
import { say } from './say.ts';
export interface Stopping {
  isStopped(): boolean;
  /** Gives Ctrl-C back to the terminal. */
  release(): void;
}

/** @param said what is said of the first */
export function stopOnInterrupt(said = 'Stopping after the file in hand.'): Stopping {
  let stopped = false;
  const onInterrupt = () => {
    if (stopped) process.exit(130);
    stopped = true;
    say(`\n${said} Press Ctrl-C again to stop at once.\n`);
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  return {
    isStopped: () => stopped,
    release() {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onInterrupt);
    },
  };
}
