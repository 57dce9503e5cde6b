import { closeSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileStem } from '../../../../src/service/exports/file-stem.ts';
import { freePath } from '../../../../src/service/workspaces/opening.ts';

test.each([
  ['Northern letters', 'Northern letters'],
  ['CON', 'Workspace CON'],
  ['con .csv', 'Workspace con .csv'],
  ['Nul.letters', 'Workspace Nul.letters'],
  ['COM¹', 'Workspace COM¹'],
  ['conout$', 'Workspace conout$'],
  ['console', 'console'],
  ['letters. . ', 'letters'],
  ['..', 'Workspace'],
  ['.hidden', 'hidden'],
  ['a/b\\c', 'a b c'],
  ['a\u202Eb', 'ab'],
])('%j is the file %j', (given, stem) => {
  expect(fileStem(given, 'Workspace')).toBe(stem);
});

test('whatever it is called, the file can be made, is one file of its folder, and is not cut off or hidden anywhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-stem-'));
  try {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const path = freePath(folder, name);
        closeSync(openSync(path, 'wx'));
        expect(readdirSync(folder)).toEqual([basename(path)]);
        rmSync(path);
        expect(basename(path)).not.toMatch(/^[. ]|[. ]\.workspace$|^(?:con|prn|aux|nul)\s*\./iu);
      }),
      { numRuns: 60 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
