import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDERS = ['src', 'renderer', 'electron', 'tools', 'tests'];

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|tsx|mts)$/u.test(name) && !name.includes('node_modules'))
    .map((name) => ({ name: `${folder}/${name}`, source: readFileSync(join(ROOT, folder, name), 'utf8') })),
);

/** Called by name from outside: electron-builder's hook, and a module whose text the build writes. */
const BY_NAME = new Set(['afterPack', 'getBinding']);

test('what is exported is used somewhere, if only by its tests', () => {
  const count = new Map<string, number>();
  for (const { source } of sources)
    for (const [word] of source.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) count.set(word, (count.get(word) ?? 0) + 1);
  const exported = sources
    .filter(({ name }) => !name.startsWith('tests/') && !name.endsWith('.d.ts'))
    .flatMap(({ name, source }) =>
      [
        ...source.matchAll(
          /^export (?:default )?(?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type) (\w+)/gmu,
        ),
      ].map((match) => ({ name, exported: match[1] ?? '' })),
    );
  expect(exported.length).toBeGreaterThan(1000);
  expect(exported.filter((one) => count.get(one.exported) === 1 && !BY_NAME.has(one.exported))).toEqual([]);
});
