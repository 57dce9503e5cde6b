import { describe, expect, test } from 'vitest';
import { read, texts } from './reading.ts';

const page = async (body: string) =>
  (await read('a.html', `<!doctype html><html><body><main>${body}</main></body></html>`)).passages;
const shape = async (body: string) => (await page(body)).map(({ kind, number, text }) => [kind, number, text]);

test('lists are numbered as browsers number them', async () => {
  expect(
    await shape(
      '<ol reversed><li>Three</li><li>Two<ol type="a" start="3"><li>C</li><li value="27">AA</li></ol></li><li>One<p>More of one</p></li></ol><ol style="list-style-type: upper-roman"><li>Roman</li></ol><ol style="list-style: none"><li>Bare</li></ol><ul><li>Sign</li></ul>',
    ),
  ).toEqual([
    ['paragraph', '3', 'Three'],
    ['paragraph', '2', 'Two'],
    ['paragraph', 'c', 'C'],
    ['paragraph', 'aa', 'AA'],
    ['paragraph', '1', 'One'],
    ['paragraph', null, 'More of one'],
    ['paragraph', 'I', 'Roman'],
    ['paragraph', null, 'Bare'],
    ['bullet', null, 'Sign'],
  ]);
});

test.each([
  [
    'GOV.UK',
    '<sup id="fnref:1"><a href="#fn:1">[footnote 1]</a></sup>',
    '<div class="footnotes"><ol><li id="fn:1"><p>A note. <a href="#fnref:1">↩</a></p></li></ol></div>',
  ],
  [
    'Wikipedia',
    '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>',
    '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">^</a></span> A note.</li></ol>',
  ],
  [
    'Word',
    '<a href="#_ftn1" name="_ftnref1">[1]</a>',
    '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> A note.</p></div>',
  ],
  [
    'LibreOffice',
    '<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a>',
    '<div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>A note.</p></div>',
  ],
  [
    'roles',
    '<a role="doc-noteref" href="#n">1</a>',
    '<section role="doc-endnotes"><ol><li role="doc-endnote">A note. <a role="doc-backlink" href="#r">back</a></li></ol></section>',
  ],
])('notes of %s: the mark is not glued to a figure, the note has its number', async (_, mark, note) => {
  expect(
    await shape(`<p>There were 12${mark} cases over 5 km<sup>2</sup> in the year that we looked at.</p>${note}`),
  ).toEqual([
    ['paragraph', null, 'There were 12 cases over 5 km2 in the year that we looked at.'],
    ['footnote', '1', 'A note.'],
  ]);
});

test('forms, struck text, definitions, details, rows with their header', async () => {
  expect(
    await shape(
      '<p>Then <del>old</del><ins>new</ins>.</p><p><input type="checkbox" checked> Met <input type="radio"> Not met</p><p>Grade: <select><option>Good</option><option selected>Weak</option></select></p><dl><dt>Term</dt><dd>What it means.</dd></dl><details><summary>More</summary>Said inside.</details><table><thead><tr><th>Area</th><th>Grade</th></tr></thead><tbody><tr><td>One</td><td>Good</td></tr></tbody></table>',
    ),
  ).toEqual([
    ['paragraph', null, 'Then new.'],
    ['paragraph', null, '☒ Met ☐ Not met'],
    ['paragraph', null, 'Grade: Weak'],
    ['heading', null, 'Term'],
    ['paragraph', null, 'What it means.'],
    ['heading', null, 'More'],
    ['paragraph', null, 'Said inside.'],
    ['table', null, 'Area | Grade'],
    ['table', null, 'One | Good'],
  ]);
});

test('an empty cell between others keeps its place', async () => {
  const content = await read(
    'a.html',
    '<table><tr><th>Agency</th><th>Met</th><th>Not met</th></tr><tr><td>Police</td><td></td><td>✓</td></tr><tr><td>Health</td><td>✓</td><td></td></tr></table>',
  );
  expect(texts(content.passages)).toEqual(['Agency | Met | Not met', 'Police | | ✓', 'Health | ✓']);
});

test('signs of symbol fonts are what they look like, as Word saves its bullets and ticks', async () => {
  const shown = await page(
    `<p><span style='font-family:Wingdings'>þ</span> In place</p><p><font face="Wingdings">¨</font> Late</p>
     <p><span style='font-family:Symbol;mso-fareast-font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span>A point</p>
     <p>Done <span style='font-family:"Wingdings 2"'>P</span> and <span style="font-family:Symbol">said</span></p>
     <p style="font-family:Wingdings"><span style="font-family:Arial">Plain words</span></p>`,
  );
  expect(shown.map(({ kind, text }) => [kind, text])).toEqual([
    ['paragraph', '☑ In place'],
    ['paragraph', '☐ Late'],
    ['bullet', 'A point'],
    ['paragraph', 'Done ✓ and said'],
    ['paragraph', 'Plain words'],
  ]);
});

test('labels of lists in pages that Word saved are labels', async () => {
  const item = (level: number, label: string, text: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${label}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}</p>`;
  const content = await page(
    item(1, '1.', 'Plans') +
      item(2, '(a)', 'Records') +
      item(1, "<span style='font-family:Symbol'>·</span>", 'Visits') +
      item(2, 'o', 'Weekly'),
  );
  expect(content.map(({ kind, level, number, text }) => [kind, level, number, text])).toEqual([
    ['paragraph', 0, '1', 'Plans'],
    ['paragraph', 1, '(a)', 'Records'],
    ['bullet', 0, null, 'Visits'],
    ['bullet', 1, null, 'Weekly'],
  ]);
});

test('who is quoted is text, though it stands in a footer', async () => {
  expect(
    (await page('<p>They said:</p><blockquote><p>We were heard.</p><footer>A parent</footer></blockquote>')).map(
      ({ text }) => text,
    ),
  ).toEqual(['They said:', 'We were heard.', 'A parent']);
});

test('notes bear the mark that is printed before them, whatever their address counts', async () => {
  expect(
    await shape(
      '<p>Seen<a class="sdendnoteanc" href="#sdendnote1sym"><sup>i</sup></a>.</p><div id="sdendnote1"><p><a class="sdendnotesym" href="#sdendnote1anc">i</a> Estimated.</p></div><div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">*</a> Counted.</p></div>',
    ),
  ).toEqual([
    ['paragraph', null, 'Seen.'],
    ['footnote', 'i', 'Estimated.'],
    ['footnote', '*', 'Counted.'],
  ]);
});

describe('words in drawings and descriptions of pictures', () => {
  const leftOut = async (page: string) =>
    (await read('a.html', `<html><head><title>Letter</title></head><body>${page}</body></html>`)).quality.leftOut ?? [];
  const TEXT = '<p>Plans name a person.</p>';

  test('are named, each on its own, and what programs keep in a drawing is not', async () => {
    const drawing = `<svg viewBox="0 0 9 9"><title>Visits &amp; plans</title><desc>By month</desc><style>text { fill: red }</style>
      <metadata>made by a program</metadata><defs><script>draw();</script></defs><path d="M0 0"/>
      <g><text x="1">Late <tspan>visits</tspan><tspan dy="1">in May</tspan></text><text>12</text></g>
      <foreignObject><div xmlns="http://www.w3.org/1999/xhtml">Source: audit</div></foreignObject></svg>`;
    expect(await leftOut(TEXT + drawing)).toEqual([
      {
        sort: 'drawing',
        texts: ['Visits & plans', 'By month', 'Late', 'visits', 'in May', '12', 'Source: audit'],
      },
    ]);
    const page = `<html><head><title>Letter</title></head><body>${drawing}${TEXT}${drawing}</body></html>`;
    expect(await read('a.html', page)).toMatchObject({
      metadata: { title: 'Letter' },
      text: 'Plans name a person.',
    });
    expect(await read('a.xhtml', `<?xml version="1.0"?>${page}`)).toMatchObject({ text: 'Plans name a person.' });
  });

  test('a picture is named by its description', async () => {
    expect(
      await leftOut(`${TEXT}<p><img src="a.png" alt="Late visits &gt; 12"><img alt=""><img src="b.png"></p>`),
    ).toEqual([{ sort: 'picture description', texts: ['Late visits > 12'] }]);
    expect(await leftOut(`${TEXT}<div hidden><img alt="Nobody sees it"></div>`)).toEqual([]);
  });

  test('text that is left out is not parted at its signs', async () => {
    expect(await leftOut(`${TEXT}<p><del>Visits &amp;&nbsp;plans &lt; 5</del><del>Late</del></p>`)).toEqual([
      { sort: 'struck', texts: ['Visits & plans < 5', 'Late'] },
    ]);
  });
});

test.each([
  ['<textarea>One</textarea><textarea>Two</textarea>', 'One Two'],
  ['<select><option selected>One</option></select><select><option selected>Two</select>', 'One Two'],
  ['One<button>Send</button>Two', 'One Two'],
  ['<textarea>One</textarea><select><option>No<option selected>Two</select>', 'One Two'],
  ['One<select><option>No</select>Two', 'One Two'],
  ['<listing>One</listing><xmp>Two</xmp>Three', 'One\n\nTwo\n\nThree'],
  ['One<plaintext>Two', 'One\n\nTwo'],
  ['<p>O<b>n</b>e T<i>wo</i></p>', 'One Two'],
])('words are parted where the page parts them: %s', async (body, text) => {
  expect((await read('a.html', `<html><body>${body}`)).text).toBe(text);
});
