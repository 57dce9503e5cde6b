/**
 * Reading for the commands that need no workspace: with a progress bar, Ctrl-C, and every unread file named.
 */
import { type ReadAll, readAll } from '../service/reading/read-all.ts';
import { printFailures, progress } from './output.ts';
import { say } from './say.ts';
import { type PasswordOptions, passwordsFrom } from './secrets.ts';
import { stopOnInterrupt } from './stopping.ts';

export interface ReadOptions extends PasswordOptions {
  /** Whether pages that are pictures are recognised; on unless it is switched off. */
  readonly ocr?: boolean;
}

/** Reads everything at the paths and names what could not be read on stderr. */
export async function readForCommand(paths: readonly string[], options: ReadOptions): Promise<ReadAll> {
  const passwords = await passwordsFrom(options);
  const stopping = stopOnInterrupt();
  const bar = progress('Reading');
  const scans = progress('Recognising scanned pages');
  try {
    const result = await readAll(paths, {
      passwords,
      isStopped: stopping.isStopped,
      onFound: bar.total,
      onStart: bar.now,
      onDone: bar.step,
      recognise: options.ocr !== false,
      onPages(pages) {
        bar.end();
        scans.total(pages);
      },
      onPage: (path, page) => scans.now(`${path}, page ${page}`),
      onPageDone: scans.step,
    });
    bar.end();
    scans.end();
    printFailures(result.failed);
    if (result.documents.length === 0 && result.failed.length === 0) {
      say('There are no documents here. Give files or folders that hold letters, guidance or reports.\n');
    }
    return result;
  } finally {
    bar.end();
    scans.end();
    stopping.release();
  }
}
