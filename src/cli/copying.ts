/**
 * Work that copies a whole workspace: backups, backups put back, files encrypted anew. How far it is goes to stderr, and Ctrl-C
 * stops it; the copy is taken away then.
 */
import { type AsideControl, stoppable } from '../service/workspaces/aside.ts';
import { type Progress, progress } from './output.ts';
import { stopOnInterrupt } from './stopping.ts';

const MB = 1e6;
/** Megabytes to be copied and checked from which it takes so long that it is told how far it is. */
const LONG = 50;

export async function copying<Result>(work: (control: AsideControl) => Promise<Result>): Promise<Result> {
  const stopping = stopOnInterrupt('Stopping when the step in hand is done; everything stays as it was.');
  let bar: Progress | null = null;
  let told = 0;
  try {
    return await stoppable(
      {
        isStopped: stopping.isStopped,
        progress({ what, done, total }) {
          if (total < LONG * MB) return;
          if (bar === null) {
            bar = progress('Copying and checking, in MB');
            bar.total(Math.floor(total / MB));
          }
          bar.now(what);
          for (; told < Math.floor(done / MB); told++) bar.step();
        },
      },
      work,
    );
  } finally {
    (bar as Progress | null)?.end();
    stopping.release();
  }
}
