/**
 * How the reading of a file came to its end where there was no result.
 */

/** Why a thread was ended, or that it died; `crowded`: the system lets no more files be opened, those of the program among them. */
export type Ending = 'timeout' | 'memory' | 'died' | 'threw' | 'crowded' | 'stopped';

/** Why a thread that ended with an error did so. */
export function endingOf({ code = '', message = '' }: { readonly code?: string; readonly message?: string }): Ending {
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'memory';
  // A thread that cannot even begin has the system's code in its words.
  return /\bE[MN]FILE\b/u.test(`${code} ${message}`) ? 'crowded' : 'threw';
}
