/**
 * Pages recognised side by side, a document's one after another, until there are none left or it is asked to stop: in the
 * middle of a page too, which is then not handed over.
 */
import type { Format } from '../../document/document.ts';
import type { RecognisedPage } from '../../document/recognised.ts';
import { lanesFor, memoryFor } from './lanes.ts';
import type { PageResult } from './page-worker.ts';
import { createRecognisers } from './supervised-lanes.ts';

/** A file with pages to recognise. */
export interface Scanned {
  /** Names its bytes. */
  readonly key: string;
  readonly path: string;
  readonly format: Format;
  readonly pages: readonly number[];
  /** Called by each thread that takes up the file, so that no more of them are held than are worked on. */
  readonly bytes: () => Uint8Array;
}

export interface PagesControl {
  readonly passwords?: readonly string[];
  readonly lanes?: number;
  /** Milliseconds a page may take. */
  readonly timeLimit?: number;
  /** MiB that all pages in hand may take together. */
  readonly memoryLimit?: number;
  readonly isStopped?: () => boolean;
  readonly started?: (file: Scanned, page: number) => void;
  readonly done: (file: Scanned, page: number, found: RecognisedPage) => void | Promise<void>;
  /** The file asks for a password that was not given, or the program cannot recognise: its other pages are passed over. */
  readonly passedOver: (file: Scanned, why: Exclude<PageResult, RecognisedPage>) => void;
}

/** Milliseconds between looks at whether to stop. */
const LOOK = 200;

export async function recognisePages(files: readonly Scanned[], control: PagesControl): Promise<void> {
  const queue = files.flatMap((file) => file.pages.map((page) => ({ file, page })));
  if (queue.length === 0) return;
  const isStopped = () => control.isStopped?.() === true;
  const stop = watch(isStopped);
  const passwords = control.passwords ?? [];
  const passed = new Set<string>();
  const count = Math.min(control.lanes ?? lanesFor(), queue.length);
  const recognisers = createRecognisers({
    lanes: count,
    memoryLimit: control.memoryLimit ?? memoryFor(count),
    ...(control.timeLimit === undefined ? {} : { timeLimit: control.timeLimit }),
  });
  const run = async (lane: number) => {
    try {
      for (let next = queue.shift(); next !== undefined && !isStopped(); next = queue.shift()) {
        const { file, page } = next;
        if (passed.has(file.key)) continue;
        control.started?.(file, page);
        const recognised = recognisers.recognise(
          lane,
          { key: file.key, format: file.format, page, passwords },
          file.bytes,
        );
        const found = await Promise.race([recognised, stop.asked]);
        if (found === 'stopped') return;
        if (found !== 'locked' && !('incomplete' in found)) await control.done(file, page, found);
        else if (!passed.has(file.key)) {
          passed.add(file.key);
          control.passedOver(file, found);
        }
      }
    } finally {
      await recognisers.end(lane);
    }
  };
  await Promise.all(Array.from({ length: count }, (_, lane) => run(lane))).finally(async () => {
    stop.end();
    await recognisers.close();
  });
}

function watch(isStopped: () => boolean): { readonly asked: Promise<'stopped'>; end(): void } {
  const { promise, resolve } = Promise.withResolvers<'stopped'>();
  const timer = setInterval(() => isStopped() && resolve('stopped'), LOOK);
  return { asked: promise, end: () => clearInterval(timer) };
}
