/**
 * How much memory young objects get. V8 lets the heap of a program grow to 64 MiB and more for them where the machine has
 * much, and is no faster for it.
 */
import { setFlagsFromString } from 'node:v8';

/** MiB of a half of the young heap; V8 counts three. */
export const SEMI_SPACE = 8;

/**
 * Keeps the young heap of the program that is running from growing, and has those of its threads begin at their full size.
 * Called once, before there are threads. Not where V8's flags cannot be changed any more, as inside Chromium.
 */
export function keepYoungHeapsSmall(): void {
  setFlagsFromString(`--min-semi-space-size=${SEMI_SPACE}`);
  setFlagsFromString('--semi-space-growth-factor=1');
}
