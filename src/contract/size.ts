/**
 * How large a message is, roughly: asked before anything is checked, so that a hostile one costs little.
 */

/**
 * Whether a value that was cloned from another process stays within a size: the characters of its texts and names, the bytes
 * of its arrays, and one for everything else. It stops counting where the size is passed; circles count until they pass it.
 */
export function withinSize(value: unknown, most: number): boolean {
  let left = most;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    left -= 1;
    if (typeof next === 'string') left -= next.length;
    else if (ArrayBuffer.isView(next) || next instanceof ArrayBuffer) left -= next.byteLength;
    else if (typeof next === 'object' && next !== null) {
      if (next instanceof Map || next instanceof Set) waiting.push(...next.entries());
      else if (Array.isArray(next)) {
        left -= next.length;
        if (left >= 0) for (const item of next) waiting.push(item);
      } else {
        for (const name of Object.keys(next)) {
          left -= name.length;
          waiting.push((next as Record<string, unknown>)[name]);
        }
      }
    }
    if (left < 0) return false;
  }
  return true;
}
