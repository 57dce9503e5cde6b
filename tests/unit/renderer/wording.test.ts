/**
 * The window, the guide, the exports and the command line keep to docs/glossary.md: no sentence of theirs says a word of the
 * second column of its tables at the end.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { declare } from '../../../src/cli/program.ts';
import type { Subcommand } from '../../../src/cli/subcommand.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');

const glossary = readFileSync(path.join(ROOT, 'docs', 'glossary.md'), 'utf8');

/** Words that are not written, from the table of the glossary under this heading. */
const bannedUnder = (heading: string): string[] =>
  (glossary.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| we write'))
    .flatMap((line) => (line.split('|')[2] ?? '').split(','))
    .map((word) => word.trim().toLowerCase())
    .filter(Boolean);

const banned = bannedUnder('Not in the window');
const bannedBeyond = bannedUnder('Nor in exports and on the command line');
const bannedOutside = [...banned, ...bannedBeyond];

const saysOneOf = (sentence: string, words: readonly string[] = banned): string[] => {
  const plain = ` ${sentence.toLowerCase().replace(/[^\p{L}\p{N}/]+/gu, ' ')} `;
  return words.filter((word) => plain.includes(` ${word} `));
};

/** The same outside of the window; names of options, JSON and what markup does not show keep their words. */
const saysOutside = (sentence: string): string[] =>
  saysOneOf(
    sentence
      .replace(/--[a-z][a-z-]*|\{"[^}]*\}/gu, '…')
      .replace(/<[^>]*>/gu, (tag) =>
        [...tag.matchAll(/(?:aria-label|title|placeholder)="([^"]*)"/gu)].map(([, said]) => said).join('. '),
      ),
    bannedOutside,
  );

/** What a source file says: words of its markup, and literals that read as sentences or labels. */
function sentencesIn(file: string, source: string): string[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isJsxText(node)) found.push(node.text);
    else if (ts.isStringLiteralLike(node) && node.text.includes("'use strict'")) {
      // A script that a page carries.
      found.push(...sentencesIn('script.ts', node.text));
    } else if (ts.isStringLiteralLike(node) && /^\p{Lu}|\s/u.test(node.text)) found.push(node.text);
    else if (ts.isTemplateExpression(node)) {
      found.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' … '));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind));
  return found;
}

test('the glossary bans something, and a banned word is found wherever it stands', () => {
  expect(banned.length).toBeGreaterThan(10);
  expect(bannedOutside.length).toBeGreaterThan(banned.length + 10);
  expect(saysOutside('2 copies folded in, put forward; --take-in is a name').toSorted()).toEqual([
    'folded',
    'folded in',
    'put forward',
  ]);
  expect(saysOutside('<p class="polarity" aria-label="A token">{"polarity":null} --polarity')).toEqual(['token']);
  expect(saysOneOf('“Leave as it is”')).toEqual(['leave as it is']);
  expect(saysOneOf('2 hits, copies counted once')).toEqual(['hits']);
  expect(saysOneOf('A white paper')).toEqual([]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of source to be read
  expect(sentencesIn('a.tsx', "const a = <p title='Two twins'>An {b} entity{`${c} tokens`}</p>;")).toEqual([
    'Two twins',
    'An ',
    ' entity',
    ' …  tokens',
  ]);
});

describe('no word that the glossary bans', () => {
  const renderer = path.join(ROOT, 'renderer');
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/u.test(file));
  test('in the window', () => {
    expect(files.length).toBeGreaterThan(100);
    const said = files.flatMap((file) =>
      sentencesIn(file, readFileSync(path.join(renderer, file), 'utf8')).flatMap((sentence) =>
        saysOneOf(sentence).map((word) => `${file}: “${word}” in “${sentence.trim()}”`),
      ),
    );
    expect(said).toEqual([]);
  });
  test('in the help', () => {
    const help = path.join(ROOT, 'resources', 'help');
    const said = readdirSync(help)
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => readFileSync(path.join(help, file), 'utf8').split('\n'))
      .flatMap((line) => saysOneOf(line).map((word) => `“${word}” in “${line}”`));
    expect(said).toEqual([]);
  });
  test('in the descriptions of commands, arguments and options', () => {
    const described = (command: Subcommand): string[] => [
      command.description(),
      ...command.registeredArguments.map(({ description }) => description),
      ...command.options.map(({ description }) => description),
      ...(command.commands as Subcommand[]).flatMap(described),
    ];
    const descriptions = described(declare(() => async () => undefined));
    expect(descriptions.length).toBeGreaterThan(100);
    expect(descriptions.flatMap((one) => saysOutside(one).map((word) => `“${word}” in “${one}”`))).toEqual([]);
  });
  test.each(['src/cli', 'src/export', 'src/document/reading-notes.ts', 'src/document/reports.ts'])(
    'in what is printed or written by %s',
    (place) => {
      const whole = path.join(ROOT, place);
      const sources = place.endsWith('.ts')
        ? [whole]
        : readdirSync(whole, { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('.ts'))
            .map((file) => path.join(whole, file));
      expect(sources.length).toBeGreaterThan(place.endsWith('.ts') ? 0 : 20);
      const said = sources.flatMap((file) =>
        sentencesIn(file, readFileSync(file, 'utf8')).flatMap((sentence) =>
          saysOutside(sentence).map(
            (word) => `${path.relative(ROOT, file)}: “${word}” in “${sentence.trim().slice(0, 200)}”`,
          ),
        ),
      );
      expect(said).toEqual([]);
    },
  );
  // It describes formats, so words of databases have their place there.
  test('in the document of the command line, outside of code', () => {
    const lines = readFileSync(path.join(ROOT, 'docs', 'command-line.md'), 'utf8')
      .replace(/```[\s\S]*?```/gu, '')
      .replace(/`[^`]*`/gu, '…')
      .split('\n');
    expect(lines.flatMap((line) => saysOneOf(line, bannedBeyond).map((word) => `“${word}” in “${line}”`))).toEqual([]);
  });
});
