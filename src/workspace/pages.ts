/**
 * Looks at every page of the file, and of the write-ahead log beside it, without SQLite: the keyed checksum of each page
 * as SQLCipher 4 makes it (zetetic.net/sqlcipher/design), and the frames of the log as SQLite writes them
 * (sqlite.org/walformat.html).
 */
import { createHmac, pbkdf2Sync } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Seal } from './seal.ts';

export const PAGE_SIZE = 4096;
/** At 1 GiB SQLite keeps its locks; the page there is never written and holds nothing (sqlite.org/fileformat2.html, 1.3). */
const LOCK_PAGE = 2 ** 30 / PAGE_SIZE + 1;
const TAG_BYTES = 64;
const SALT_BYTES = 16;
const SALT_MASK = 0x3a;

/**
 * Numbers of the pages, from 1, that are not as they were written. A part of a page at the end counts as one.
 * @param from a path, or a file that is open: see {@link Workspace.file}
 * @param onChecked told how many pages have been looked at, after each piece
 * @param part how many pages from which one on, where not all are to be looked at
 */
export function* brokenPages(
  from: string | number,
  seal: Seal,
  onChecked?: ((pages: number) => void) | null,
  { first, count }: { readonly first: number; readonly count: number } = { first: 1, count: Number.POSITIVE_INFINITY },
): Generator<number> {
  const key = tagKey(seal);
  const file = typeof from === 'number' ? from : openSync(from, 'r');
  try {
    const chunk = Buffer.alloc(PAGE_SIZE * 256);
    for (let position = (first - 1) * PAGE_SIZE, number = first; number < first + count; ) {
      const wanted = Math.min(chunk.length, (first + count - number) * PAGE_SIZE);
      const read = readSync(file, chunk, 0, wanted, position);
      if (read === 0) return;
      for (let at = 0; at < read; at += PAGE_SIZE, number++) {
        if (!pageHolds(chunk.subarray(at, Math.min(read, at + PAGE_SIZE)), number, key)) yield number;
      }
      position += read;
      onChecked?.(number - 1);
    }
  } finally {
    if (typeof from !== 'number') closeSync(file);
  }
}

/** How the write-ahead log stands that a killed process left beside the file. */
export type LeftOver =
  | { readonly state: 'none' | 'whole' }
  /**
   * The program or the drive stopped in the middle of writing, or a step before had no room and was given up: it was never
   * acknowledged, nothing is lost.
   */
  | { readonly state: 'cut'; readonly frame: number }
  /** The last step is all there and does not hold; everything before it is whole. */
  | { readonly state: 'unfinished'; readonly frame: number }
  /** Steps after the broken one were finished: opening would lose them. */
  | { readonly state: 'broken'; readonly frame: number };

const WAL_HEADER = 32;
const FRAME_HEADER = 24;
const FRAME = FRAME_HEADER + PAGE_SIZE;

/** Looks at the write-ahead log of a file that nobody has open. */
export function leftOver(path: string, seal: Seal): LeftOver {
  const log = `${path}-wal`;
  if (!existsSync(log)) return { state: 'none' };
  const file = openSync(log, 'r');
  try {
    const size = fstatSync(file).size;
    if (size === 0) return { state: 'none' };
    const header = bytesAt(file, 0, WAL_HEADER);
    if (size < WAL_HEADER) return { state: 'cut', frame: 0 };
    const littleEndian = (header.readUInt32BE(0) & 1) === 0;
    let sums = checksum([0, 0], header.subarray(0, 24), littleEndian);
    const headerHolds = sums[0] === header.readUInt32BE(24) && sums[1] === header.readUInt32BE(28);
    if (!headerHolds) return { state: size > WAL_HEADER + FRAME ? 'broken' : 'unfinished', frame: 0 };
    const salts = header.subarray(16, 24);
    const key = tagKey(seal);
    let firstBad: number | null = null;
    /** Whether that frame is whole, and follows upon another than the one before it. */
    let isGivenUp = false;
    for (let position = WAL_HEADER, number = 1; position < size; position += FRAME, number++) {
      const frame = bytesAt(file, position, FRAME);
      const whole = frame.length === FRAME;
      if (!whole && firstBad === null) return { state: 'cut', frame: number };
      const ours = whole && frame.subarray(8, 16).equals(salts);
      const page = frame.subarray(FRAME_HEADER);
      const sealed = ours && pageHolds(page, frame.readUInt32BE(0), key);
      // The last frame of each finished step says how many pages the file has then; those given up for want of room have none.
      const finishes = sealed && frame.readUInt32BE(4) !== 0;
      if (firstBad !== null) {
        if (finishes) return { state: 'broken', frame: firstBad };
        continue;
      }
      if (ours) {
        sums = checksum(checksum(sums, frame.subarray(0, 8), littleEndian), page, littleEndian);
      }
      if (!sealed || sums[0] !== frame.readUInt32BE(16) || sums[1] !== frame.readUInt32BE(20)) {
        firstBad = number;
        isGivenUp = sealed && !finishes;
      }
      // Frames of an earlier round of the log lie behind the end of this one; they are no loss.
      if (
        firstBad === number &&
        whole &&
        !ours &&
        number > 1 &&
        !someLaterIsOurs(file, position + FRAME, size, salts)
      ) {
        return { state: 'whole' };
      }
    }
    if (firstBad === null) return { state: 'whole' };
    return { state: isGivenUp ? 'cut' : 'unfinished', frame: firstBad };
  } finally {
    closeSync(file);
  }
}

function someLaterIsOurs(file: number, from: number, size: number, salts: Buffer): boolean {
  for (let position = from; position + FRAME_HEADER <= size; position += FRAME) {
    if (bytesAt(file, position + 8, 8).equals(salts)) return true;
  }
  return false;
}

/** Whether a page, by its number from 1, is as it was written under the key of {@link tagKey}. */
export function pageHolds(page: Buffer, number: number, key: Buffer): boolean {
  if (page.length !== PAGE_SIZE) return false;
  if (number === LOCK_PAGE) return true;
  const place = Buffer.alloc(4);
  place.writeUInt32LE(number);
  const tag = createHmac('sha512', key)
    .update(page.subarray(number === 1 ? SALT_BYTES : 0, PAGE_SIZE - TAG_BYTES))
    .update(place)
    .digest();
  return tag.equals(page.subarray(PAGE_SIZE - TAG_BYTES));
}

/** The key of the checksums of pages. */
export function tagKey({ key, salt }: Seal): Buffer {
  return pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ SALT_MASK)), 2, 32, 'sha512');
}

/** SQLite's running checksum over pairs of 32-bit words. */
function checksum([one, two]: readonly [number, number], bytes: Buffer, littleEndian: boolean): [number, number] {
  let first = one;
  let second = two;
  const word = (at: number) => (littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + word(at) + second) >>> 0;
    second = (second + word(at + 4) + first) >>> 0;
  }
  return [first, second];
}

function bytesAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, position));
}
