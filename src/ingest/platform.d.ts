/**
 * The few names of the platform that reading needs, everywhere the same: in Node, in workers and in the window. The
 * compiler's own lists would bring in the whole document object model with them.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}

declare class Buffer extends Uint8Array {
  static from(bytes: Uint8Array): Buffer;
}

declare function structuredClone<Value>(value: Value, options?: { transfer?: ArrayBuffer[] }): Value;
