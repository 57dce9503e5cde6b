import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MessageChannel, type Worker } from 'node:worker_threads';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MOST_LOOKED_THROUGH, MOST_STREAM } from '../../../../src/ingest/limits.ts';
import { signsOf } from '../../../../src/ingest/pdf/signs.ts';
import { indexed } from '../../../../src/search/indexed.ts';
import { createMemoryWatch } from '../../../../src/service/reading/memory-watch.ts';
import { createReadingPool, type ReadingPool } from '../../../../src/service/reading/pool.ts';
import type { ReaderState, ReadingMessage } from '../../../../src/service/reading/worker.ts';
import { startThread } from '../../../../src/service/threads.ts';
import { packedPdf } from '../../../fixtures/packed-pdf.ts';

const MIB = 1024 * 1024;
const LETTER = 'Northmere letter\n\nStaff know the children well and act quickly when they are worried about them.\n';

let folder: string;
let pool: ReadingPool | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-supervised-'));
});

afterEach(async () => {
  await pool?.close();
  pool = null;
  rmSync(folder, { recursive: true, force: true });
});

const archive = (letters: number) =>
  zipSync(Object.fromEntries(Array.from({ length: letters }, (_, at) => [`${at}.txt`, strToU8(`${LETTER}${at}`)])));

/** Keeps this thread from doing anything. */
const busyFor = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

test.skipIf(process.platform !== 'linux')('a busy engine does not keep the memory from being watched', async () => {
  const threads = () => readdirSync('/proc/self/task').length;
  pool = createReadingPool({ workers: 1, memoryLimit: 100 });
  await pool.read({ path: 'first.txt', content: () => new Uint8Array(Buffer.from(LETTER)) });
  const reading = pool.read({ path: 'bytes.txt', content: () => new Uint8Array(140 * MIB).fill(0x2e) });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const before = threads();
  for (let looks = 0; looks < 600 && threads() >= before; looks++) busyFor(50);
  // The reader has gone, although this thread has done nothing since.
  expect(threads()).toBeLessThan(before);
  expect((await reading).failed).toMatchObject([{ code: 'memory' }]);
});

test('what was read while the engine was busy is not laid to the time of the file', async () => {
  pool = createReadingPool({ workers: 1, timeLimit: 10_000 });
  await pool.read({ path: 'first.txt', content: () => new Uint8Array(Buffer.from(LETTER)) });
  const letters: string[] = [];
  const { failed } = await pool.read(
    { path: 'letters.zip', content: () => archive(2) as Uint8Array<ArrayBuffer> },
    (part) => {
      letters.push(...part.documents.map(({ document }) => document.source.path));
      busyFor(10_500);
    },
  );
  expect(failed).toEqual([]);
  expect(letters).toHaveLength(1);
});

test('a part is read no further than until the one before has been taken', async () => {
  const path = join(folder, 'letters.zip');
  writeFileSync(path, archive(5));
  const reader = startThread(new URL('../../../../src/service/reading/worker.ts', import.meta.url));
  const { port1, port2 } = new MessageChannel();
  const states: ReaderState[] = [];
  let parts = 0;
  reader.on('message', (state: ReaderState) => states.push(state));
  port1.on('message', ({ more }: ReadingMessage) => {
    parts++;
    if (more) setTimeout(() => port1.postMessage(null), 50);
  });
  reader.postMessage({ file: { path }, port: port2 }, [port2]);
  await once(port1, 'close');
  await expect.poll(() => states.at(-1)).toBe('done');
  await reader.terminate();
  expect(parts).toBe(5);
  expect(states).toEqual([...Array.from({ length: 4 }, () => ['waits', 'goes on']).flat(), 'done']);
});

test('when keeping a part fails, the reading ends with that, and the next file is read', async () => {
  pool = createReadingPool({ workers: 1 });
  const content = () => archive(5) as Uint8Array<ArrayBuffer>;
  let kept = 0;
  const reading = pool.read({ path: 'letters.zip', content }, () => {
    kept++;
    throw new Error('disk full');
  });
  await expect(reading).rejects.toThrow('disk full');
  expect(kept).toBe(1);
  expect((await pool.read({ path: 'letters.zip', content })).documents).toHaveLength(5);
});

test('a thread that a file has left heavy is not kept for the next', async () => {
  const content = () => new Uint8Array(Buffer.from(LETTER));
  for (const [mostKept, kept] of [
    [1024, 1],
    [1, 0],
  ] as const) {
    pool = createReadingPool({ workers: 1, mostKept });
    expect((await pool.read({ path: 'a.txt', content })).documents).toHaveLength(1);
    expect(pool.threads()).toBe(kept);
    expect((await pool.read({ path: 'a.txt', content })).documents).toHaveLength(1);
    await pool.close();
  }
});

test('what has been handed over is not held while the next file is read', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  pool = createReadingPool({ workers: 1 });
  const content = () => new Uint8Array(Buffer.from(LETTER));
  let first: WeakRef<object> | undefined;
  let isHeld: boolean | undefined;
  const next = () => {
    // Not at once: what a weak reference has just been made to is held until this turn ends.
    setTimeout(() => {
      collect();
      isHeld = first?.deref() !== undefined;
    }, 0);
    return content();
  };
  await pool.readAll(
    [
      { path: 'a.txt', content },
      { path: 'b.txt', content: next },
    ],
    (job, result) => {
      if (job.path === 'a.txt') first = new WeakRef(result);
    },
  );
  expect(isHeld).toBe(false);
});

test('what the search index will hold is worked out with the reading where it is asked for', async () => {
  pool = createReadingPool({ workers: 1 });
  const content = () => new Uint8Array(Buffer.from(LETTER));
  const [read] = (await pool.read({ path: 'a.txt', content, withWords: true })).documents;
  expect(read?.words).toEqual(read?.document.passages.map(indexed));
  const [other] = (await pool.read({ path: 'a.txt', content })).documents;
  expect(other?.words).toBeUndefined();
});

test('a PDF with a part that unpacks to more than is read is refused for that, and the next one is read', async () => {
  pool = createReadingPool({ workers: 1 });
  const page = (blanks: number) =>
    packedPdf(`BT /F 10 Tf 50 700 Td (Children wait too long.) Tj ET${' '.repeat(blanks)}`);
  const refused = await pool.read({ path: 'large.pdf', content: () => page(MOST_STREAM) });
  expect(refused).toMatchObject({ documents: [], failed: [{ path: 'large.pdf', code: 'too-large' }] });
  const { documents } = await pool.read({ path: 'small.pdf', content: () => page(2 * MIB) });
  expect(documents.map(({ document }) => document.text)).toEqual(['Children wait too long.']);
});

test('a very large PDF is read as if it had every sign of unusual text', () => {
  expect(signsOf(new Uint8Array(MOST_LOOKED_THROUGH + 1))).toEqual({
    unseen: true,
    layers: true,
    typed: true,
    symbols: true,
    damaged: 0,
    doubtful: 0,
    isKnown: false,
  });
});

describe('the memory watch', () => {
  const LIMIT = 1000;
  /** A thread that says so many MiB, or nothing. */
  const thread = (said: number | null) =>
    ({
      getHeapStatistics: () =>
        said === null
          ? new Promise(() => undefined)
          : Promise.resolve({ total_heap_size: said * MIB, external_memory: 0 }),
    }) as unknown as Worker;

  /** Whether a thread is ended in the time of some looks, where the process holds such a share of the limit. */
  async function isEnded(said: number | null, share: number): Promise<boolean> {
    const own = thread(said);
    const ended: Worker[] = [];
    let beside = 0;
    const watch = createMemoryWatch(
      LIMIT,
      () => [own],
      (found) => ended.push(found),
      { beside: () => beside },
    );
    watch.none();
    beside = share * LIMIT * MIB;
    watch.start();
    await new Promise((resolve) => setTimeout(resolve, 600));
    watch.stop();
    return ended.includes(own);
  }

  test('what is left long after the threads have ended is not theirs', async () => {
    let beside = 0;
    const own = thread(800);
    const ended: Worker[] = [];
    const watch = createMemoryWatch(
      LIMIT,
      () => [own],
      (found) => ended.push(found),
      { beside: () => beside },
    );
    watch.none();
    beside = 1.05 * LIMIT * MIB;
    await watch.settled(100);
    watch.start();
    await new Promise((resolve) => setTimeout(resolve, 600));
    watch.stop();
    expect(ended).toEqual([]);
  });

  /** Whether a thread that says so many MiB is ended, where so many lie beside it; before it began so many were left. */
  async function isEndedBeside(said: number, now: number, held: { left?: number; grown?: number; most?: number }) {
    const own = thread(said);
    const ended: Worker[] = [];
    let beside = 0;
    const { left = 0, grown = 0, ...most } = held;
    const watch = createMemoryWatch(
      LIMIT,
      () => [own],
      (found) => ended.push(found),
      { beside: () => beside, grown: () => grown * MIB, ...most },
    );
    watch.none();
    beside = left * MIB;
    await watch.settled(100);
    beside = now * MIB;
    watch.start();
    await new Promise((resolve) => setTimeout(resolve, 600));
    watch.stop();
    return ended.includes(own);
  }

  test('what the engine has come to hold of what was read counts like what the threads hold', async () => {
    expect(await isEndedBeside(500, 1050, {})).toBe(false);
    expect(await isEndedBeside(500, 1050, { grown: 300 })).toBe(true);
  });

  test('where much was left before, a file may take less, so that both together do not become more', async () => {
    expect(await isEndedBeside(700, 1200, { left: 400 })).toBe(false);
    expect(await isEndedBeside(700, 1200, { left: 400, most: 1050 })).toBe(true);
    // What is left of all of it is never taken to be nothing.
    expect(await isEndedBeside(300, 2250, { left: 2000, most: 1050 })).toBe(false);
  });

  test.each([
    ['asks for more than all of it, before the process holds it', 1100, 0.7, true],
    ['holds a part of it while there is room', 800, 0.7, false],
    ['is too busy to say while there is room', null, 0.7, false],
    ['is too busy to say where there is none', null, 1.1, true],
    ['holds most of it where there is none', 800, 1.1, true],
    ['holds little of it where others hold the rest', 300, 1.3, false],
  ])('a thread that %s', async (_, said, share, expected) => {
    expect(await isEnded(said, share)).toBe(expected);
  });
});
