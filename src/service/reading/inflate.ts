/**
 * Unpacking streams with Node's own zlib, at once. pdf.js asks the platform's `DecompressionStream`, which hands every one
 * of a file's many small streams through several queues and a thread pool; a reading thread has nothing else to do
 * meanwhile.
 */
import { inflateSync } from 'node:zlib';

/** Larger streams are left to pdf.js, which unpacks as much of them as it needs. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A whole zlib stream unpacked, or null where it is damaged or larger than `most` bytes. */
export function inflated(packed: Uint8Array, most: number = MOST_BYTES): Uint8Array | null {
  try {
    return inflateSync(packed, { maxOutputLength: most });
  } catch {
    return null;
  }
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
        this.#result = inflated(packed);
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
