/**
 * Pages that end inside of something, or whose elements stand in one another without an end: what is swallowed is told.
 */
import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/ingest/web/html.ts';
import { failing, read } from './reading.ts';

const FIRST = '<p>Plans name a person.</p>';
const SECOND = '<p>Nobody knows the day.</p>';
const BROKEN = /^This page ends inside/u;

const OPENINGS = [
  ...[
    '<!--',
    '<!-- a --',
    '<!doctype',
    '<?xml',
    '<![CDATA[',
    '<p',
    '<p ',
    '</p',
    '<p class',
    '<p class=',
    '<p class="a',
    "<p class='a",
  ],
  ...[
    '<script>',
    '<style>',
    '<title>',
    '<title lang="en">',
    '<SCRIPT src=x>',
    '<iframe>',
    '<noscript>',
    '<svg>',
    '<template>',
  ],
];

describe('a page that ends inside of something', () => {
  test.each(OPENINGS)('says so: %s', async (opening) => {
    // Without an angle bracket: an unfinished tag ends with the next one.
    const { quality, text } = await read('a.html', `<html><body>${FIRST}${opening} Nobody knows the day.`);
    expect(quality.warnings).toEqual([expect.stringMatching(BROKEN)]);
    expect(text).toContain('Plans name a person.');
  });

  test.each(OPENINGS)('is damaged, not empty, where nothing stands before it: %s', async (opening) => {
    expect(await failing('a.html', `<html><body>${opening} Nobody knows the day.`)).toMatchObject({
      code: 'damaged',
      reason: expect.stringMatching(BROKEN),
    });
  });

  test.each([
    '',
    '<',
    ' 5 &lt',
    ' 5 &am',
    '<!-- a -->',
    '<script>a</script>',
    '<title>a</title>',
    '<p>a',
    '<b><i>',
    '<textarea>a</textarea>',
    '<plaintext>a < b',
    '</body></html',
    '</body></HTML\r\n',
    '</body',
  ])('is told from a sound one that ends with %j', async (end) => {
    const { quality, text } = await read('a.html', `<html><body>${FIRST}${SECOND}${end}`);
    expect(quality.warnings).toEqual([]);
    expect(text).not.toContain('evidence');
  });

  test('a mail says so, too, and an RTF file that is cut before its text', async () => {
    const mail = `From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${FIRST}<!-- ${SECOND}`;
    expect((await read('a.eml', mail)).quality.warnings).toEqual([expect.stringMatching(BROKEN)]);
    expect((await failing('a.rtf', '{\\rtf1\\ansi{\\fonttbl{\\f0 Arial')).code).toBe('damaged');
  });

  test('a page without words is empty', async () => {
    expect((await failing('a.html', '<html><head><title>Letter</title></head><body></body></html>')).code).toBe(
      'empty',
    );
  });
});

describe('an element that is closed in itself', () => {
  const STRICT =
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">';
  const SPACE = 'xmlns="http://www.w3.org/1999/xhtml"';
  const CLOSED = [
    ...[
      '<title/>',
      '<style />',
      '<script src="a.js"/>',
      "<script type='text/javascript' />",
      '<textarea/>',
      '<iframe/>',
    ],
    ...['<noscript/>', '<template/>', '<svg/>', '<xmp/>', '<plaintext/>', '<object/>', '<select/>', '<a id="b"/>'],
  ];

  test.each(CLOSED)('is closed in XHTML, however the page says that it is: %s', async (closed) => {
    for (const [before, own] of [
      ['<?xml version="1.0" encoding="utf-8"?>', ''],
      ['\uFEFF<?xml version="1.0"?>\n<!-- Letter -->\n', SPACE],
      [STRICT, ''],
      ['<!DOCTYPE html>', SPACE],
      ['', `lang="en" ${SPACE}`],
    ]) {
      const page = `${before}<html ${own}><body>${FIRST}${closed}${SECOND}</body></html>`;
      expect(await read('a.xhtml', page)).toMatchObject({
        text: 'Plans name a person.\n\nNobody knows the day.',
        quality: { warnings: [] },
      });
    }
  });

  test('is closed in the head of XHTML', async () => {
    const page = `${STRICT}<html ${SPACE}><head><title/><script src="a.js"/><style/></head><body>${FIRST}</body></html>`;
    expect(await read('a.html', page)).toMatchObject({ text: 'Plans name a person.', quality: { warnings: [] } });
  });

  test('is not closed in HTML, as in any browser', async () => {
    const { quality, text } = await read('a.html', `<!doctype html><body>${FIRST}<script src="a.js"/>${SECOND}`);
    expect(quality.warnings).toEqual([expect.stringMatching(BROKEN)]);
    expect(text).toBe('Plans name a person.');
  });

  test.each(['<script>//<![CDATA[\n if (a < b) c();\n//]]></script>', '<style><![CDATA[ p { color: red } ]]></style>'])(
    'stands beside scripts and words in CDATA sections: %s',
    async (script) => {
      const page = `<?xml version="1.0"?><html ${SPACE}><body>${script}${FIRST}<p><![CDATA[5 < 6 & more.]]></p></body></html>`;
      expect(await read('a.xhtml', page)).toMatchObject({
        text: 'Plans name a person.\n\n5 < 6 & more.',
        quality: { warnings: [] },
      });
    },
  );

  test.each(['<!--', '<script>', '<title>', '<p class="a', '<![CDATA['])(
    'does not keep an XHTML page from ending inside of something: %s',
    async (opening) => {
      const page = `<?xml version="1.0"?><html ${SPACE}><body>${FIRST}<script src="a.js"/>${opening} Nobody knows the day.`;
      expect((await read('a.xhtml', page)).quality.warnings).toEqual([expect.stringMatching(BROKEN)]);
    },
  );
});

test.each([
  `<html><head><title>a</title>${FIRST}</html>`,
  `<html><head><meta name="a"><script>b</script><div>${FIRST}`,
  `<html><head><title>a</title></head><body>${FIRST}`,
])('the head of a page ends where its text begins: %s', async (page) => {
  expect(await read('a.html', page)).toMatchObject({ text: 'Plans name a person.', quality: { warnings: [] } });
});

describe('elements in one another', () => {
  const DEEP = 15_000;

  test.each(['<div>', '<footer>', '<b>', '<ul><li>', '<table><tr><td>'])(
    '%s as deep as a file has room for',
    (tags) => {
      const { blocks } = readHtml(`${`${tags}a `.repeat(DEEP)}`, true);
      expect(
        blocks
          .map(({ text }) => text)
          .join('')
          .replace(/[^a]/gu, '').length,
      ).toBe(DEEP);
    },
  );

  test.each([1, 20, 99, 100, 101, 150])('%d tables in one another keep their cells', (depth) => {
    const nested = '<table><tr><td>q</td><td>'.repeat(depth) + FIRST + '</td><td>z</td></tr></table>'.repeat(depth);
    const words = readHtml(`${nested}<table><tr><td>c</td><td>d</td></tr></table>`, true).blocks.map(
      ({ text }) => text,
    );
    expect(words.join(' ').match(/\b[qz]\b/gu)).toEqual([...'q'.repeat(depth), ...'z'.repeat(depth)]);
    expect(words.at(-1)).toBe('c | d');
  });

  test('a footer is text in a quotation or a figure only, however deep', async () => {
    const page = `<main><blockquote><div>${FIRST}<footer>A parent</footer></div></blockquote></main><footer>Contact us</footer>`;
    const { text } = await read('a.html', page);
    expect(text).toContain('A parent');
    expect(text).not.toContain('Contact us');
  });
});
