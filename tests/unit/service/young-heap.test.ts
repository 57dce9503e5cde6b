import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SEMI_SPACE } from '../../../src/service/young-heap.ts';

const MODULE = pathToFileURL(join(import.meta.dirname, '../../../src/service/young-heap.ts')).href;

/** Most MiB that the young heap of a program takes that keeps half of what it makes for a while. */
function youngHeapOf(before: string): number {
  const script = `
    const v8 = await import('node:v8');
    ${before}
    let [most, kept] = [0, []];
    for (let round = 0; round < 400; round++) {
      kept.push(...Array.from({ length: 5000 }, (_, at) => ({ at, round })));
      if (round % 10 === 0) kept = kept.slice(kept.length / 2);
      most = Math.max(most, v8.getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size);
    }
    console.log(most / 2 ** 20);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }));
}

describe('the young heap', () => {
  it('stays small where the program asks for it, and would not by itself', () => {
    const small = youngHeapOf(`(await import(${JSON.stringify(MODULE)})).keepYoungHeapsSmall();`);
    expect(small).toBeLessThanOrEqual(2 * SEMI_SPACE);
    expect(youngHeapOf('')).toBeGreaterThan(small);
  });
});
