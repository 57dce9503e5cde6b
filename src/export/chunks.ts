/**
 * Long files in chunks, so that they need not stand in memory as a whole.
 */

/** UTF-16 units in a chunk: enough that handing it on costs little beside making it. */
const CHUNK = 65_536;

/** Text in UTF-8. Pieces are put together to chunks of a size that is worth handing on. */
export function* encoded(text: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting = '';
  for (const piece of text) {
    waiting += piece;
    if (waiting.length < CHUNK) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  if (waiting !== '') yield encoder.encode(waiting);
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
