import { expect, test } from 'vitest';
import { readFile } from '../../../src/ingest/read.ts';
import { docx, mail, msg, odt, zip } from '../../fixtures/containers.ts';
import { bytesOf, expectSound, failing, read, texts } from './reading.ts';

const shape = (content: Awaited<ReturnType<typeof read>>) =>
  content.passages.map(({ kind, level, number, text }) => [kind, level, number, text]);

test('DOCX: headings, nested bullets, numbers, table and footnote', async () => {
  const content = await read('review.docx', await docx());
  expect(shape(content)).toEqual([
    ['heading', 0, null, 'Practice review in Northmere'],
    ['heading', 0, null, 'Strengths'],
    ['bullet', 0, null, 'Plans name a person.'],
    ['bullet', 1, null, 'and a day'],
    ['heading', 0, null, 'Concerns'],
    ['paragraph', 0, null, 'The sample is small.'],
    ['paragraph', 0, '1', 'First step'],
    ['paragraph', 0, '2', 'Second step'],
    ['table', 0, null, 'Leadership | Good'],
    ['footnote', 0, '1', 'A note on the sample.'],
  ]);
  expect(content.metadata.title).toBe('Practice review in Northmere');
  expectSound(content);
});

test('ODT: headings, spaces, nested lists, notes, tables', async () => {
  const content = await read(
    'review.odt',
    odt(
      '<text:h text:outline-level="1">Findings</text:h><text:p>Two<text:s/>words<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note> stand.</text:p><text:list><text:list-item><text:p>One</text:p><text:list><text:list-item><text:p>Two</text:p></text:list-item></text:list></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Leadership</text:p></table:table-cell><table:table-cell><text:p>Good</text:p></table:table-cell></table:table-row></table:table>',
    ),
  );
  expect(shape(content)).toEqual([
    ['heading', 0, null, 'Findings'],
    ['paragraph', 0, null, 'Two words stand.'],
    ['bullet', 0, null, 'One'],
    ['bullet', 1, null, 'Two'],
    ['table', 0, null, 'Leadership | Good'],
    ['footnote', 0, '1', 'A note.'],
  ]);
});

test('RTF: code page and Unicode characters, bold headings, list signs, rows', async () => {
  const content = await read(
    'review.rtf',
    "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title Hidden}}\\b Strengths\\b0\\par Caf\\'e9 staff said \\u8216?yes\\u8217?.\\par{\\pntext\\bullet\\tab}Plans name a person\\par\\trowd Leadership\\cell Good\\cell\\row}",
  );
  expect(shape(content)).toEqual([
    ['heading', 0, null, 'Strengths'],
    ['paragraph', 0, null, 'Café staff said ‘yes’.'],
    ['bullet', 0, null, 'Plans name a person'],
    ['table', 0, null, 'Leadership | Good'],
  ]);
});

test('HTML: the main text without the site round it', async () => {
  const content = await read(
    'page.html',
    `<!doctype html><html><head><title>Page</title><style>p{}</style></head><body>
      <nav><a href="/">Home</a><a href="/news">News</a></nav><div id="cookie-banner">We use cookies</div>
      <main><h1>Review of Northmere</h1><p>The review
      found <b>much</b> that works&nbsp;well.</p><ol start="4"><li>Fourth</li><li>Fifth<ul><li>Nested</li></ul></li></ol>
      <table><tr><th>Area</th><th>Grade</th></tr></table><div class="social-share">Share this</div></main>
      <aside>Advertisement</aside><footer>Contact</footer><script>document.write('no')</script></body></html>`,
  );
  expect(shape(content)).toEqual([
    ['heading', 0, null, 'Review of Northmere'],
    ['paragraph', 0, null, 'The review found much that works well.'],
    ['paragraph', 0, '4', 'Fourth'],
    ['paragraph', 0, '5', 'Fifth'],
    ['bullet', 1, null, 'Nested'],
    ['table', 0, null, 'Area | Grade'],
  ]);
});

test('HTML in a declared encoding', async () => {
  const page = Buffer.from(
    '<html><head><meta charset="windows-1252"></head><body><p>Caf\xe9</p></body></html>',
    'latin1',
  );
  expect((await read('page.htm', new Uint8Array(page))).text).toBe('Café');
});

test('MHTML: the page inside', async () => {
  const text = [
    'From: <Saved by a browser>',
    'Snapshot-Content-Location: https://northmere.example/',
    'Subject: Page',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="edge"',
    '',
    '--edge',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<html><body><h1>Review</h1><p>It works =E2=80=93 mostly.</p></body></html>',
    '--edge--',
  ].join('\r\n');
  expect(texts((await read('page.mhtml', text)).passages)).toEqual(['Review', 'It works – mostly.']);
});

test('Markdown: lists, numbers, tables; HTML in it is text', async () => {
  const content = await read(
    'notes.md',
    '# Review\n\nText *over*\ntwo lines.\n\n- one\n  - two\n\n3. third\n\n| a | b |\n|---|---|\n| c | d |\n',
  );
  expect(shape(content)).toEqual([
    ['heading', 0, null, 'Review'],
    ['paragraph', 0, null, 'Text over two lines.'],
    ['bullet', 0, null, 'one'],
    ['bullet', 1, null, 'two'],
    ['paragraph', 0, '3', 'third'],
    ['table', 0, null, 'a | b'],
    ['table', 0, null, 'c | d'],
  ]);
});

test.each([
  [
    'EML',
    'mail.eml',
    () => bytesOf(mail('Please find the review.', { name: 'review.txt', content: 'It works well.' })),
  ],
  [
    'MSG',
    'mail.msg',
    () => msg('The review', 'Please find the review.', { name: 'review.txt', content: 'It works well.' }),
  ],
])('%s: the mail and what is attached to it', async (_, path, make) => {
  const readings = await readFile({ path, bytes: make() });
  expect(readings.map((reading) => reading.path)).toEqual([path, `${path}!/review.txt`]);
  const [body, attached] = readings.map((reading) => ('content' in reading ? reading.content : null));
  expect(body?.passages.find((one) => one.furniture === null && one.kind === 'paragraph')?.text).toBe(
    'Please find the review.',
  );
  expect(body?.metadata.title).toBe('The review');
  expect(attached?.text).toBe('It works well.');
});

test('ZIP: one reading a member, litter left out, each failure by name', async () => {
  const bytes = zip({
    'letters/ä.txt': 'It works well.',
    'empty.txt': '',
    '__MACOSX/._a.txt': 'x',
    'inner.zip': zip({ 'deep.md': '# Deep\n\nText.' }),
    'picture.png': '\u0089PNG',
  });
  const readings = await readFile({ path: 'a.zip', bytes });
  expect(
    readings.map((reading) => [reading.path, 'failure' in reading ? reading.failure.code : reading.format]),
  ).toEqual([
    ['a.zip!/letters/ä.txt', 'txt'],
    ['a.zip!/empty.txt', 'empty'],
    ['a.zip!/inner.zip!/deep.md', 'md'],
    ['a.zip!/picture.png', 'txt'],
  ]);
});

test('the kind is decided by content, not by the name', async () => {
  const formats = async (path: string, bytes: Uint8Array) =>
    (await readFile({ path, bytes })).map((reading) => ('format' in reading ? reading.format : null));
  expect(await formats('wrong.pdf', await docx())).toEqual(['docx']);
  expect(await formats('wrong.docx', bytesOf('{\\rtf1 It works.\\par}'))).toEqual(['rtf']);
  expect(await formats('wrong.txt', bytesOf('<!doctype html><p>It works.</p>'))).toEqual(['html']);
  expect(await formats('no-extension', bytesOf('It works.'))).toEqual(['txt']);
});

test('what cannot be read is refused with what to do', async () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
  expect(await failing('a.png', png)).toMatchObject({ code: 'damaged', reason: expect.stringContaining('PNG') });
  expect(await failing('a.gif', 'GIF89a\u0001\u0000')).toMatchObject({
    code: 'unsupported',
    reason: expect.stringContaining('picture'),
  });
  expect(await failing('a.xlsx', zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<w/>' }))).toMatchObject({
    code: 'unsupported',
  });
  expect(await failing('a.xml', '<?xml version="1.0"?><data/>')).toMatchObject({ code: 'unsupported' });
  expect(await failing('a.txt', '')).toMatchObject({ code: 'empty' });
  expect(await failing('a.txt', ' \n\n ')).toMatchObject({ code: 'empty' });
});
