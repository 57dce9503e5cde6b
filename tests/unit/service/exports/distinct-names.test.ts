import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDistinctNames } from '../../../../src/service/exports/distinct-names.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-names-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

let last = 0;
function file(name: string, text: string) {
  const at = join(folder, String(last++));
  writeFileSync(at, text);
  return { name, at, temporary: true };
}

test('different files of one name are told apart, in whatever order they come', async () => {
  const files = [file('letter.pdf', 'one'), file('letter.pdf', 'two'), file('other.pdf', 'one')];
  const named = await withDistinctNames(files);
  expect(named.map(({ name }) => name).sort()).toEqual(['letter (2).pdf', 'letter.pdf', 'other.pdf']);
  const byPlace = new Map(named.map(({ at, name }) => [at, name]));
  for (const { at, name } of await withDistinctNames(files.toReversed())) expect(name).toBe(byPlace.get(at));
});

test('the same bytes twice keep one name, and no name is given twice', async () => {
  const named = await withDistinctNames([
    file('north/letter', 'one'),
    file('north/letter', 'one'),
    file('north/letter', 'two'),
    file('north/letter (2)', 'three'),
  ]);
  expect(new Set(named.map(({ name }) => name))).toEqual(
    new Set(['north/letter', 'north/letter (2)', 'north/letter (3)']),
  );
  expect(named.filter(({ name }) => name === named[0]?.name)).toHaveLength(2);
});

test('files that cannot be read are told apart by their places', async () => {
  const gone = (at: string) => ({ name: 'gone.pdf', at: join(folder, at), temporary: true });
  const named = await withDistinctNames([gone('x'), gone('y')]);
  expect(new Set(named.map(({ name }) => name)).size).toBe(2);
});
