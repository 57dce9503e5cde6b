/**
 * Secrets in files and through standard input: text in UTF-8 or in UTF-16 with its mark is what it says; nothing else is taken.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretLines, secretText } from '../../../src/cli/secret-text.ts';
import { closeWorkspace, createWorkspace } from '../../../src/workspace/open.ts';

const MAIN = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts');
const SECRET = 'café harbour £5';
const little = Buffer.from(`\uFEFF${SECRET}\r\nsecond\r\n`, 'utf16le');
const READ = {
  'UTF-8': Buffer.from(`${SECRET}\nsecond\n`),
  'UTF-8 with a mark': Buffer.from(`\uFEFF${SECRET}\r\nsecond`),
  'UTF-16 LE': little,
  'UTF-16 BE': Buffer.from(little).swap16(),
};
const REFUSED = {
  'Windows-1252': Buffer.from(SECRET, 'latin1'),
  'UTF-16 without a mark': Buffer.from(SECRET, 'utf16le'),
  'UTF-16 cut in a character': little.subarray(0, 9),
  'UTF-8 cut in a character': Buffer.from('café').subarray(0, 4),
  'a NUL': Buffer.from('harbour\0\n'),
};
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-secret-text-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function linesOf(bytes: Uint8Array, piece: number): Promise<string[]> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) =>
    bytes.subarray(at * piece, (at + 1) * piece),
  );
  const lines: string[] = [];
  for await (const line of secretLines(Readable.from(pieces), 'Standard input')) lines.push(line);
  return lines;
}

test.each(Object.entries(READ))('%s is read as it was meant, whole and in pieces', async (_name, bytes) => {
  expect(secretText(bytes, 'file').split(/\r?\n/u).slice(0, 2)).toEqual([SECRET, 'second']);
  for (const piece of [1, 3, 1000]) expect(await linesOf(bytes, piece)).toEqual([SECRET, 'second']);
});

test('the lines of nothing are none, and an empty line is one', async () => {
  expect(await linesOf(new Uint8Array(), 1)).toEqual([]);
  expect(await linesOf(Buffer.from('\n'), 1)).toEqual(['']);
});

test.each(Object.entries(REFUSED))('%s is refused', async (_name, bytes) => {
  expect(() => secretText(bytes, 'file')).toThrow('file is not text in UTF-8');
  for (const piece of [1, 1000]) await expect(linesOf(bytes, piece)).rejects.toThrow('not text in UTF-8');
});

test('a passphrase set from a file of PowerShell is the one that is typed; one in another encoding sets nothing', () => {
  const workspace = join(folder, 'one.workspace');
  closeWorkspace(createWorkspace(workspace));
  const run = (args: readonly string[], input: Uint8Array) =>
    spawnSync(process.execPath, [MAIN, ...args], {
      input,
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, NO_COLOR: '1', HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') },
    });
  for (const [name, bytes] of Object.entries(REFUSED).slice(0, 2)) {
    writeFileSync(join(folder, name), bytes);
    for (const from of [join(folder, name), '-']) {
      const refused = run(['passphrase', workspace, '--new-file', from], bytes);
      expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining('is not text in UTF-8') });
    }
  }
  writeFileSync(join(folder, 'wide'), little);
  expect(run(['passphrase', workspace, '--new-file', join(folder, 'wide')], little)).toMatchObject({ status: 0 });
  for (const bytes of Object.values(READ))
    expect(run(['log', workspace, '--passphrase-file', '-'], bytes)).toMatchObject({ status: 0 });
}, 120_000);
