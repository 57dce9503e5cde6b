/** Exit codes of the command. */
export const EXIT = { done: 0, someFailed: 1, wrongUse: 2, nothingDone: 3 } as const;

/** The exit code of work over many files. */
export function exitFor(done: number, failed: number): number {
  if (failed === 0) return done > 0 ? EXIT.done : EXIT.nothingDone;
  return done > 0 ? EXIT.someFailed : EXIT.nothingDone;
}
