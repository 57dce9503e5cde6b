import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterEach, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const config = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string; comment: string }[];
  options: Record<string, unknown>;
};
const SCRATCH = '__layer-rule-test__.ts';
let written: string | null = null;

/** The rules broken by one import in a scratch file at `from`. */
async function broken(from: string, specifier: string): Promise<string[]> {
  written = join(ROOT, from, SCRATCH);
  mkdirSync(dirname(written), { recursive: true });
  writeFileSync(written, `import * as forbidden from '${specifier}';\nexport const value = forbidden;\n`);
  const result = await cruise([join(from, SCRATCH)], {
    ...config.options,
    baseDir: ROOT,
    validate: true,
    ruleSet: { forbidden: config.forbidden } as IFlattenedRuleSet,
  });
  const { summary } = result.output as ICruiseResult;
  return summary.violations
    .filter((violation) => violation.from.endsWith(SCRATCH))
    .map((violation) => violation.rule.name);
}

afterEach(() => {
  if (written !== null) rmSync(written, { force: true });
  written = null;
});

test.each([
  ['src/document', '../language/stems.ts', 'document-is-the-ground'],
  ['src/ingest', '../dedupe/copies.ts', 'room-ingest'],
  ['src/suggest', '../dedupe/copies.ts', 'room-suggest'],
  ['src/dedupe', 'node:fs', 'pure-rooms-touch-no-system'],
  ['src/service', 'node:https', 'no-network'],
  ['src/workspace', '../service/engine.ts', 'workspace-below-service'],
  ['src/service', '../cli/program.ts', 'service-below-hosts'],
  ['src/service', 'electron', 'only-electron-imports-electron'],
  ['src/themes', 'natural/lib/natural/stemmers/porter_stemmer.js', 'natural-only-in-language'],
  ['renderer', '../src/service/engine.ts', 'window-on-the-contract'],
])('a file in %s may not import %s', async (from, specifier, rule) => {
  expect(await broken(from, specifier)).toContain(rule);
});

test('suggest may use frameworks', async () => {
  expect(await broken('src/suggest', '../frameworks/built-in.ts')).toEqual([]);
});

test('every rule says why', () => {
  for (const rule of config.forbidden) expect(rule.comment.length).toBeGreaterThan(20);
});
