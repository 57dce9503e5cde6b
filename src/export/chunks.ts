/**
 * Long files in chunks, so that they need not stand in memory as a whole.
 */

/** Bytes in a chunk: enough that handing it on costs little beside making it. */
const CHUNK = 65_536;

/** A UTF-16 unit takes at most three bytes in UTF-8. */
const WIDEST = 3;

/**
 * Text in UTF-8, in chunks of a size that is worth handing on. Pieces are written into them one by one rather than put
 * together first: long strings outlive many collections of garbage, and a large analysis would fill the memory with
 * them.
 */
export function* encoded(text: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let chunk = new Uint8Array(CHUNK);
  let used = 0;
  for (const piece of text) {
    if (used > 0 && used + WIDEST * piece.length > CHUNK) {
      yield chunk.subarray(0, used);
      chunk = new Uint8Array(CHUNK);
      used = 0;
    }
    if (WIDEST * piece.length > CHUNK) yield encoder.encode(piece);
    else used += encoder.encodeInto(piece, chunk.subarray(used)).written;
  }
  if (used > 0) yield chunk.subarray(0, used);
}

/** The chunks as one. */
export function joined(chunks: Iterable<Uint8Array>): Uint8Array {
  const all = [...chunks];
  const whole = new Uint8Array(all.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of all) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
