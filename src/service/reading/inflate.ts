/**
 * Unpacking streams with Node's own zlib, at once. pdf.js asks the platform's `DecompressionStream`, which hands every one
 * of a file's many small streams through several queues and a thread pool; a reading thread has nothing else to do
 * meanwhile.
 */
import { inflateRawSync, inflateSync } from 'node:zlib';
import { MOST_STREAM } from '../../ingest/limits.ts';

/**
 * A whole zlib stream unpacked; null where it is damaged, `checksum` where all of it can be unpacked and its checksum does not fit.
 * @param most bytes that it may have
 */
export function inflated(packed: Uint8Array, most: number): Uint8Array | 'too large' | 'checksum' | null {
  try {
    return inflateSync(packed, { maxOutputLength: most });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'too large';
    // Some programs leave the checksum out.
    const whole = withoutChecksum(packed, most);
    return whole !== null && /data check/u.test(message) ? 'checksum' : whole;
  }
}

/** Bytes before the packed data of a zlib stream (RFC 1950, 2.2). */
const ZLIB_HEAD = 2;

function withoutChecksum(packed: Uint8Array, most: number): Uint8Array | null {
  try {
    return inflateRawSync(packed.subarray(ZLIB_HEAD), { maxOutputLength: most });
  } catch {
    return null;
  }
}

let isTooLarge = false;
let damaged = 0;

/** How many streams have been met since this was asked last of which pdf.js could unpack a part only, encrypted ones among them. */
export function metDamaged(): number {
  const met = damaged;
  damaged = 0;
  return met;
}

/** Whether a stream has been met since this was asked last that is too large to be unpacked: pdf.js was given an empty one. */
export function metTooLarge(): boolean {
  const met = isTooLarge;
  isTooLarge = false;
  return met;
}

/** Puts the quicker way in the place of the platform's, for this thread. */
export function inflateAtOnce(): void {
  globalThis.DecompressionStream = Inflating as unknown as typeof DecompressionStream;
}

/** As much of a `DecompressionStream` for zlib streams as pdf.js uses. A damaged stream fails when it is read. */
class Inflating {
  #result: Uint8Array | null = null;

  constructor(format: string) {
    // pdf.js then says that it cannot read such a stream, as it does where the platform does not know the format.
    if (format !== 'deflate') throw new TypeError(`${format} is not unpacked here.`);
  }

  readonly writable = {
    getWriter: () => ({
      write: async (packed: Uint8Array) => {
        const result = inflated(packed, MOST_STREAM);
        isTooLarge ||= result === 'too large';
        // Told that it is damaged, pdf.js would unpack it by itself, however large it becomes.
        this.#result = result === 'too large' ? new Uint8Array(0) : result === 'checksum' ? null : result;
        if (result === null || result === 'checksum') damaged++;
      },
      close: async () => undefined,
    }),
  };

  readonly readable = {
    getReader: () => {
      let given = false;
      return {
        read: async () => {
          if (given) return { done: true, value: undefined };
          given = true;
          if (this.#result === null) throw new TypeError('This stream is damaged.');
          return { done: false, value: this.#result };
        },
      };
    },
  };
}
