/**
 * What the documents for people tell is there: commands, options, scripts, files and settings.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { declare } from '../../../src/cli/program.ts';
import type { Subcommand } from '../../../src/cli/subcommand.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const documents = globSync(['*.md', 'docs/**/*.md', 'resources/**/*.md', 'findings/*.md', '.github/**/*.md'], {
  cwd: ROOT,
}).map((path) => ({ path, text: read(path) }));
/** The changelog tells of what has been; the rest, of what is. */
const current = documents.filter(({ path }) => path !== 'CHANGELOG.md');

const program = declare(() => async () => {});

interface Declared {
  name: string;
  options: string[];
}

function commandsOf(command: Subcommand, before = ''): Declared[] {
  return (command.commands as Subcommand[]).flatMap((child) => {
    const name = `${before}${child.name()}`;
    const nested = commandsOf(child, `${name} `);
    return nested.length > 0
      ? nested
      : [{ name, options: child.options.map(({ long }) => long).filter((long) => typeof long === 'string') }];
  });
}

const commands = commandsOf(program);
const options = new Set(commands.flatMap((command) => command.options));
const guide = read('docs/command-line.md');

describe('docs/command-line.md', () => {
  const rows = [...guide.matchAll(/^\| `([a-z][^`]*)`/gmu)]
    .map(([, usage]) => usage ?? '')
    .filter((row) => / /u.test(row));

  it('has a row for each command, and a command for each row', () => {
    const told = (name: string) => guide.includes(`| \`${name}\``) || guide.includes(`| \`${name} `);
    expect(commands.map(({ name }) => name).filter((name) => !told(name))).toEqual([]);
    const known = (usage: string) => commands.some(({ name }) => `${usage} `.startsWith(`${name} `));
    expect(rows.filter((usage) => !known(usage))).toEqual([]);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('gives a row only options of its command', () => {
    for (const usage of rows) {
      const command = commands.find(({ name }) => `${usage} `.startsWith(`${name} `));
      const unknown = (usage.match(/--[a-z][a-z-]*/gu) ?? []).filter((option) => !command?.options.includes(option));
      expect(unknown, usage).toEqual([]);
    }
  });

  it('names each option, and none that there is not', () => {
    expect([...options].filter((option) => !guide.includes(option))).toEqual([]);
    const named = new Set(guide.match(/--[a-z][a-z-]*/gu));
    for (const here of ['--help', ...options]) named.delete(here);
    expect([...named]).toEqual([]);
  });
});

describe('all documents', () => {
  it('link to files that are there', () => {
    const broken = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/gu)]
        .map(([, target]) => target ?? '')
        .filter((target) => !/^[a-z]+:/u.test(target))
        .filter((target) => !existsSync(join(ROOT, dirname(path), target)))
        .map((target) => `${path}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name files and folders that are there', () => {
    const missing = current.flatMap(({ path, text }) =>
      [...text.matchAll(/`((?:src|tests|tools|electron|renderer|resources|docs|findings)\/[^`\s]*)`/gu)]
        .map(([, named]) => named ?? '')
        .filter((named) => !/[A-Z]{3}|\.\.\.|<|‹/u.test(named))
        .filter((named) => globSync(named, { cwd: ROOT }).length === 0 && !existsSync(join(ROOT, normalize(named))))
        .map((named) => `${path}: ${named}`),
    );
    expect(missing).toEqual([]);
  });

  it('name scripts and commands that are there', () => {
    const scripts = new Set(Object.keys(packageJson.scripts));
    const unknown = current.flatMap(({ path, text }) => [
      ...[...text.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/gu)]
        .map(([, script]) => script ?? '')
        .filter((script) => !scripts.has(script))
        .map((script) => `${path}: npm run ${script}`),
      ...[...text.matchAll(/(?:npm run (?:-s )?cli --|src\/cli\/main\.ts) ([a-z]+(?: [a-z]+)?)/gu)]
        .map(([, command]) => command ?? '')
        .filter(
          (command) =>
            !commands.some(({ name }) => `${command} `.startsWith(`${name} `) || name === command.split(' ')[0]),
        )
        .map((command) => `${path}: ${command}`),
    ]);
    expect(unknown).toEqual([]);
  });

  it('name settings that something reads', () => {
    const sources = globSync(['{src,electron,renderer,tests}/**/*.ts', 'playwright.config.ts', '.ci/run'], {
      cwd: ROOT,
    })
      .map(read)
      .join('\n');
    const unread = current.flatMap(({ path, text }) =>
      [...new Set(text.match(/\bEVIDENCE_DESK_[A-Z_]+/gu))]
        .filter((setting) => !sources.includes(setting))
        .map((setting) => `${path}: ${setting}`),
    );
    expect(unread).toEqual([]);
  });
});

describe('CHANGELOG.md', () => {
  const chapters = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gmu)].map(([, title]) => title ?? '');
  const released = chapters.filter((title) => title !== 'Unreleased');

  it('begins with what is not released, then each version with its day, the newest first', () => {
    expect(chapters[0]).toBe('Unreleased');
    const days = released.map((title) => /^\d+\.\d+\.\d+, (\d{4}-\d{2}-\d{2})$/u.exec(title)?.[1] ?? title);
    expect(days.filter((day) => !/^\d{4}-/u.test(day))).toEqual([]);
    expect(days).toEqual(days.toSorted().reverse());
  });

  it('sorts what changed under the usual headings, once each in a chapter', () => {
    for (const chapter of read('CHANGELOG.md').split(/^## /mu).slice(1)) {
      const parts = [...chapter.matchAll(/^### (.+)$/gmu)].map(([, part]) => part ?? '');
      const usual = ['Added', 'For IT', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
      expect(parts.filter((part) => !usual.includes(part))).toEqual([]);
      expect(new Set(parts).size).toBe(parts.length);
    }
  });
});
