/** What is printed for people: nothing in it that a terminal obeys, whoever named the files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { visible, visibleLines } from '../../../src/cli/say.ts';
import type { Run } from './runs.ts';

const RUNS = fileURLToPath(new URL('runs.ts', import.meta.url));
const OBEYED = /(?![\n\t])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

test('every control character is written out, and nothing else is changed', () => {
  for (let code = 0; code < 0x3000; code++) {
    const character = String.fromCharCode(code);
    expect(visible(character)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    if (!OBEYED.test(character) && !'\n\t'.includes(character)) expect(visible(character)).toBe(character);
    expect(OBEYED.test(visibleLines(character))).toBe(false);
  }
  expect(visible('a\u001b[2Jb\n\u202ec')).toBe('a\\x1b[2Jb\\n\\u202ec');
  expect(visibleLines('one\n\ttwo\r')).toBe('one\n\ttwo\\r');
});

test.skipIf(process.platform === 'win32')('no command sends what stands in the name of a file to the terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-say-'));
  const odd = 'a\u001b]0;title\u0007\u001b[2Jb\u202ec\nNot read: forged';
  const letters = join(folder, `letters ${odd}`);
  mkdirSync(letters);
  const read = join(letters, `letter ${odd}.txt`);
  const words = 'Leaders know well how long children wait, and plans are clear.\n\n'.repeat(3);
  for (const path of [read, join(letters, `copy ${odd}.txt`)]) writeFileSync(path, words);
  writeFileSync(join(letters, `broken ${odd}.pdf`), '%PDF-1.7 and nothing more');
  const workspace = join(folder, `work ${odd}.workspace`);
  const commands = [
    ['import', workspace, letters],
    ['import', workspace, letters, '--json'],
    ['search', workspace, 'children'],
    ['ours', workspace, '--documents', read],
    ['ours', workspace, '--areas', odd],
    ['progress', workspace, '--document', read, '--set', 'checked'],
    ['duplicates', letters],
    ['extract', read],
    ['judgements', workspace],
    ['analyse', letters, '--out', join(folder, `out ${odd}`)],
    ['export', workspace, '--format', 'csv', '--out', join(folder, `table ${odd}.csv`)],
    ['export', workspace, '--format', 'csv', '--out', join(folder, `table ${odd}.csv`)],
    ['export', workspace, '--format', 'csv', '--out', join(folder, odd, 'no.csv'), '--criteria', odd],
    ['export', workspace, '--format', 'csv', '--out', join(folder, odd, 'no.csv'), '--preset', odd],
    ['export', workspace, '--format', 'csv', '--out', join(folder, odd, 'no.csv')],
    ['backup', workspace, '--to', join(folder, `backups ${odd}`)],
    ['backup', '--list', '--to', join(folder, `backups ${odd}`)],
    ['backup', '--list', '--to', join(folder, `none ${odd}`)],
    ['verify', read],
    ['verify', join(folder, odd)],
    ['themes', letters, '--subjects', join(folder, odd)],
    ['suggest', '--passages', read],
    ['suggest', '--passages', read, '--framework', odd],
    ['readiness', workspace, '--take-in', read],
    ['restore', read, join(folder, odd)],
    ['erase', workspace, read, '--yes'],
    ['erase', workspace, odd, '--yes'],
    ['recognise', join(folder, odd)],
    // Options themselves are repeated as they were typed, line ends and all.
    [`--${odd.replace('\n', ' ')}`],
    ['export', workspace, '--format', odd.replace('\n', ' ')],
  ];
  try {
    const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', RUNS, JSON.stringify(commands)], {
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, NO_COLOR: '1', XDG_CONFIG_HOME: join(folder, 'config') },
    });
    expect(stderr).toBe('');
    const results = JSON.parse(stdout) as Run[];
    for (const [index, command] of commands.entries()) {
      if (command.includes('--json')) continue;
      const said = `${results[index]?.stdout}${results[index]?.stderr}`;
      const what = `${command[0]} (${index})`;
      expect(OBEYED.exec(said), `${what}: ${visibleLines(said)}`).toBeNull();
      expect(said, what).not.toMatch(/^Not read: forged/mu);
      expect(said, what).not.toBe('');
    }
    expect(
      results.filter((one) => `${one.stdout}${one.stderr}`.includes('\\x1b[2Jb\\u202ec\\nNot')).length,
    ).toBeGreaterThan(15);
    const { failed } = JSON.parse(results[1]?.stdout ?? '') as { failed: { path: string }[] };
    expect(failed.map(({ path }) => path)).toEqual([join(letters, `broken ${odd}.pdf`)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
