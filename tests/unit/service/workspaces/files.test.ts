import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileAccess, temporaryHome } from '../../../../src/service/workspaces/files.ts';

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'evidence-desk-files-'));
});

afterEach(() => rmSync(parent, { recursive: true, force: true }));

test('what a stopped program left is swept at the next start; what a running one keeps stays', async () => {
  const home = temporaryHome(parent) ?? '';
  expect(home).not.toBe('');
  // No process has so high a number; the first process of a system always runs.
  for (const name of ['99999999-gone', '1-running']) {
    mkdirSync(join(home, name));
    writeFileSync(join(home, name, 'upload'), 'words');
  }
  const files = createFileAccess(parent);
  expect(existsSync(join(home, '99999999-gone'))).toBe(false);
  if (process.platform !== 'win32') expect(existsSync(join(home, '1-running'))).toBe(true);
  const folder = await files.privateFolder();
  expect(folder.startsWith(home)).toBe(true);
  if (process.platform !== 'win32') {
    expect(statSync(home).mode & 0o777).toBe(0o700);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  }
  await files.close();
  expect(existsSync(folder)).toBe(false);
  expect(readdirSync(parent)).toHaveLength(1);
});

test.skipIf(process.platform === 'win32')('a folder that others may enter is not used', async () => {
  chmodSync(temporaryHome(parent) ?? '', 0o755);
  expect(temporaryHome(parent)).toBeNull();
  const files = createFileAccess(parent);
  const folder = await files.privateFolder();
  expect(folder.startsWith(parent)).toBe(false);
  await files.close();
});

test('two windows of one program keep their files when the second is opened', async () => {
  const first = createFileAccess(parent);
  const kept = join(await first.privateFolder(), 'upload');
  writeFileSync(kept, 'words');
  const second = createFileAccess(parent);
  await second.privateFolder();
  expect(existsSync(kept)).toBe(true);
  await second.close();
  expect(existsSync(kept)).toBe(true);
  await first.close();
  expect(existsSync(kept)).toBe(false);
});
