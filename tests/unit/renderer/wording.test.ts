/**
 * The window and the guide keep to docs/glossary.md: no sentence of theirs says a word of its last table's second column.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');

/** Words that are not written, from the last table of the glossary. */
const banned = (readFileSync(path.join(ROOT, 'docs', 'glossary.md'), 'utf8').split('## Not in the window')[1] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| we write'))
  .flatMap((line) => (line.split('|')[2] ?? '').split(','))
  .map((word) => word.trim().toLowerCase())
  .filter(Boolean);

const saysOneOf = (sentence: string): string[] => {
  const plain = ` ${sentence.toLowerCase().replace(/[^\p{L}\p{N}/]+/gu, ' ')} `;
  return banned.filter((word) => plain.includes(` ${word} `));
};

/** What a source file of the window says: words of its markup, and literals that read as sentences or labels. */
function sentencesIn(file: string, source: string): string[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isJsxText(node)) found.push(node.text);
    else if (ts.isStringLiteralLike(node) && /^\p{Lu}|\s/u.test(node.text)) found.push(node.text);
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
});
