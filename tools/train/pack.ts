/**
 * Numbers as bytes in text: rows of equal width, each with its own step, so that eight bits are enough.
 */

/** Packs rows of `width` numbers; `steps` holds one step per row. */
export function packInt8(values: Float64Array, width: number): { data: string; steps: number[] } {
  const bytes = new Int8Array(values.length);
  const steps: number[] = [];
  for (let row = 0; row * width < values.length; row++) {
    let most = 0;
    for (let k = 0; k < width; k++) most = Math.max(most, Math.abs(values[row * width + k] ?? 0));
    const step = Number((most / 127 || 1).toPrecision(4));
    steps.push(step);
    for (let k = 0; k < width; k++) {
      bytes[row * width + k] = Math.max(-127, Math.min(127, Math.round((values[row * width + k] ?? 0) / step)));
    }
  }
  return { data: Buffer.from(bytes.buffer).toString('base64'), steps };
}
