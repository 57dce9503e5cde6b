/**
 * Pages whose elements stand deeply in one another: all of their words are read, in work that grows with their length, and it is told.
 */
import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/ingest/web/html.ts';
import { read, texts } from './reading.ts';

const TOO_DEEP = /^Elements of this page stand more than 1000 deep/u;
const page = (body: string) => `<!doctype html><html><body><p>Plans name a person.</p>${body}`;
const nested = (name: string, depth: number, inside: string, isClosed = true) =>
  `<${name}>`.repeat(depth) + inside + (isClosed ? `</${name}>`.repeat(depth) : '');

describe.each(['div', 'span', 'b', 'blockquote', 'ul', 'table', 'svg', 'noscript', 'nav', 'form', 'x-own'])(
  '%s',
  (name) => {
    // A page that ends within a drawing, or what is shown only without scripts, says so.
    const ways = name === 'svg' || name === 'noscript' ? [true] : [true, false];

    test.each(ways)('a little deep says nothing (closed: %s)', async (isClosed) => {
      const { quality } = await read('a.html', page(`${nested(name, 200, 'Words within.', isClosed)}`));
      expect(quality.warnings).toEqual([]);
    });

    test.each(ways)('very deep keeps what stands before, within and behind (closed: %s)', (isClosed) => {
      const words = ['Plans name a person.', 'Nobody knows the day.'];
      const deep = nested(name, 2500, '<p>Within the page.</p>', isClosed);
      const { blocks, leftOut = [], warnings } = readHtml(page(`${deep}<p>${words[1]}</p></body></html>`));
      const all = [...blocks, ...leftOut].map(({ text }) => text).join(' ');
      // A second form within another is none.
      expect(warnings).toEqual(name === 'form' ? [] : [expect.stringMatching(TOO_DEEP)]);
      for (const word of words) expect(all).toContain(word);
      if (name !== 'noscript') expect(all).toContain('Within the page.');
    });
  },
);

test('what is no markup stays none where the page is very deep', () => {
  for (const name of ['script', 'style', 'textarea', 'title', 'xmp']) {
    const raw = `<${name}>if (a <b> && "</p>") "<p>Code.</p>"</${name}>`;
    const at = (depth: number) => page(`${nested('div', depth, '', false)}${raw}<p>Nobody knows the day.</p>`);
    for (const depth of [990, 997, 998, 999, 1000, 1001]) {
      const { blocks } = readHtml(at(depth));
      const said = texts(blocks as never).filter((text) => !text.includes('if (a'));
      expect([name, depth, said]).toEqual([name, depth, ['Plans name a person.', 'Nobody knows the day.']]);
    }
  }
});

test('lists and tables behind what is too deep are read as everywhere', () => {
  const behind = '<ol start="4"><li>Fourth.</li></ol><table><tr><td>Leadership</td><td>Good</td></tr></table>';
  const { blocks, warnings } = readHtml(page(`${nested('div', 1500, '', false)}${behind}`));
  expect(warnings).toEqual([expect.stringMatching(TOO_DEEP)]);
  expect(blocks.slice(1).map(({ number, text }) => [number, text])).toEqual([
    ['4', 'Fourth.'],
    [null, 'Leadership | Good'],
  ]);
});

test('a page that is too deep and ends inside of something says both', () => {
  const { warnings } = readHtml(page(`${nested('div', 1500, 'Words.', false)}<!-- and so on`));
  expect(warnings).toEqual([expect.stringMatching(TOO_DEEP), expect.stringMatching(/^This page ends inside/u)]);
});
