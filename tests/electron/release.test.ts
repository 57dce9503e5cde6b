import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { releaseNotes } from '../../electron/package/release.ts';

const CHANGELOG = `# Changelog

## Unreleased

- Soon.

## 1.2.0, 3 May 2027

### Added

- Something.

### For IT

- Nothing changes.

## 1.1.0

- Older.
`;

test('a release has the words of its own chapter, those for IT among them', () => {
  expect(releaseNotes('v1.2.0', '1.2.0', CHANGELOG)).toBe(
    '### Added\n\n- Something.\n\n### For IT\n\n- Nothing changes.\n',
  );
});

test.each([
  ['v1.2.0', '1.2.1', /package\.json says 1\.2\.1/u],
  ['1.2.0', '1.2.0', /The tag is 1\.2\.0/u],
  ['v1.1.0', '1.1.0', /For IT/u],
  ['v1.3.0', '1.3.0', /no chapter/u],
  ['v1.2', '1.2', /no chapter/u],
])('the tag %s of version %s is refused', (tag, version, why) => {
  expect(() => releaseNotes(tag, version, CHANGELOG)).toThrow(why);
});

test('every action of the workflows is pinned by its digest, with the version it stands for', () => {
  const folder = join(import.meta.dirname, '..', '..', '.github', 'workflows');
  const used = readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => /\buses: (?!\.\/)/u.test(line)),
  );
  expect(used.length).toBeGreaterThan(5);
  for (const line of used) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u);
});
