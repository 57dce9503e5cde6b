import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SERVICE = join(import.meta.dirname, '../../../src/service');

test('a name of what is derived from the workspace is given in one place, so that it means one thing', () => {
  const names = readdirSync(SERVICE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const source = readFileSync(join(SERVICE, name), 'utf8');
      return [...source.matchAll(/\.derived(?:<[^(]*>)?\(\s*(['`][^'`]+['`])/gu)].map((match) => match[1] ?? '');
    });
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
