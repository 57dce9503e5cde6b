/**
 * Colours stand in one file, each of them also as a colour of the system: a contrast theme of the system then shows all that
 * a ground or a line tells (base.css forces nothing on top).
 */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const RENDERER = new URL('../../../renderer/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, RENDERER), 'utf8').replace(/\/\*[\s\S]*?\*\//gu, '');
const declared = (rules: string) =>
  new Map([...rules.matchAll(/(--[\w-]+):\s*([^;]+);/gu)].map(([, name = '', value = '']) => [name, value]));

const tokens = read('styles/tokens.css');
const [everyday = ''] = tokens.split(':root[data-theme');
const contrast = declared(tokens.slice(tokens.indexOf(':root[data-theme="contrast"]'), tokens.indexOf('@media')));
const forced = declared(tokens.slice(tokens.indexOf('@media (forced-colors: active)')));
const colours = [...declared(everyday)].filter(([, value]) => value.includes('light-dark(')).map(([name]) => name);

it('has every colour in both contrast themes', () => {
  expect(colours.length).toBeGreaterThan(40);
  for (const name of colours) {
    expect([...contrast.keys()], name).toContain(name);
    expect([...forced.keys()], name).toContain(name);
  }
});

it('takes every colour of a contrast theme of the system from the system', () => {
  const OWN = /#(?!0000\b)[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch)\b|\b(?:black|white|red|green|blue|yellow|gr[ae]y)\b/iu;
  for (const name of colours) expect(forced.get(name), name).not.toMatch(OWN);
});

it('has no colour outside of the tokens but on the page of a document, which is paper', () => {
  const paper = ['places/review/source/page.module.css', 'places/review/source/source.module.css', 'styles/base.css'];
  const sheets = globSync('**/*.css', { cwd: RENDERER.pathname }).filter(
    (path) => path !== 'styles/tokens.css' && !paper.includes(path),
  );
  expect(sheets.length).toBeGreaterThan(40);
  for (const path of sheets) {
    // A colour in which another is mixed, to darken it, is no colour of its own.
    const own = read(path).replace(/color-mix\([^;]+/gu, '');
    expect(own.match(/#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\(/giu), path).toBeNull();
  }
});
