import { expect, test } from 'vitest';
import { zip } from '../../fixtures/containers.ts';
import { expectSound, read, texts } from './reading.ts';

const spaces = ['office', 'text', 'table', 'style', 'form']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  )
  .join(' ');

function open(body: string, styles = '', common = ''): Uint8Array {
  const root = (name: string, inside: string) =>
    `<?xml version="1.0"?><office:${name} ${spaces}>${inside}</office:${name}>`;
  return zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'styles.xml': root('document-styles', common),
    'content.xml': root(
      'document-content',
      `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`,
    ),
  });
}

const numbered = (name: string, ...levels: readonly string[]) =>
  `<text:list-style style:name="${name}">${levels
    .map((attributes, at) => `<text:list-level-style-number text:level="${at + 1}" ${attributes}/>`)
    .join('')}</text:list-style>`;
const entry = (text: string, more = '', attributes = '') =>
  `<text:list-item ${attributes}><text:p>${text}</text:p>${more}</text:list-item>`;
const list = (style: string, inside: string, attributes = '') =>
  `<text:list${style === '' ? '' : ` text:style-name="${style}"`} ${attributes}>${inside}</text:list>`;

test('footnotes come before endnotes, each without the mark its author wrote before it', async () => {
  const note = (kind: string, citation: string, text: string) =>
    `<text:note text:note-class="${kind}">${citation}<text:note-body><text:p>${text}</text:p></text:note-body></text:note>`;
  const own = (mark: string) => `<text:note-citation text:label="${mark}">${mark}</text:note-citation>`;
  const content = await read(
    'a.fodt',
    `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>Met${note('endnote', '<text:note-citation>i</text:note-citation>', 'Last.')} twice${note('footnote', own('a'), 'a On Monday.')} each week${note('footnote', own('**'), '** By staff.')}.</text:p></office:text></office:body></office:document>`,
  );
  expect(content.passages.map(({ number, text }) => [number, text])).toEqual([
    [null, 'Met twice each week.'],
    ['a', 'On Monday.'],
    ['**', 'By staff.'],
    ['i', 'Last.'],
  ]);
});

test('numbers of lists: levels, letters, starts, continued lists, headers of lists', async () => {
  const content = await read(
    'a.odt',
    open(
      list('L', entry('One', list('', entry('Inner') + entry('Inner too'))) + entry('Two'), 'xml:id="a"') +
        list(
          'L',
          `${entry('Seven', '', 'text:start-value="7"')}<text:list-header><text:p>Header</text:p></text:list-header>${entry('Eight')}`,
        ) +
        list('L', entry('Three'), 'text:continue-list="a"') +
        list('M', entry('Letter') + entry('Next')),
      numbered(
        'L',
        'style:num-format="1" style:num-suffix="."',
        'style:num-format="a" text:display-levels="2" style:num-suffix=")"',
      ) + numbered('M', 'style:num-format="I" style:num-prefix="Aim "'),
    ),
  );
  expect(content.passages.map(({ number, text }) => [number, text])).toEqual([
    ['1', 'One'],
    ['1.a', 'Inner'],
    ['1.b', 'Inner too'],
    ['2', 'Two'],
    ['7', 'Seven'],
    [null, 'Header'],
    ['8', 'Eight'],
    ['3', 'Three'],
    ['Aim I', 'Letter'],
    ['Aim II', 'Next'],
  ]);
  expectSound(content);
});

test('a list that goes on with another counts its inner items on where its outer item has no line', async () => {
  const style = numbered('L', 'style:num-format="1"', 'style:num-format="1" text:display-levels="2"');
  const inner = (...items: readonly string[]) =>
    `<text:list-item>${list('', items.map((text) => entry(text)).join(''))}</text:list-item>`;
  const content = await read(
    'a.odt',
    open(
      `${list('L', inner('One', 'Two'), 'xml:id="a"')}<text:p>Between.</text:p>${list('L', inner('Three') + entry('Next', list('', entry('Under it'))), 'text:continue-list="a"')}`,
      style,
    ),
  );
  expect(content.passages.map(({ number, text }) => [number, text])).toEqual([
    ['1.1', 'One'],
    ['1.2', 'Two'],
    [null, 'Between.'],
    ['1.3', 'Three'],
    ['2', 'Next'],
    ['2.1', 'Under it'],
  ]);
});

test('headings are numbered by the outline', async () => {
  const outline =
    '<office:styles><style:style style:family="paragraph" style:name="H"/><text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style></office:styles>';
  const heading = (level: number, text: string) =>
    `<text:h text:style-name="H" text:outline-level="${level}">${text}</text:h>`;
  const content = await read(
    'a.odt',
    open(heading(1, 'First') + heading(2, 'Inside') + heading(1, 'Second'), '', outline),
  );
  expect(content.passages.map(({ kind, number }) => [kind, number])).toEqual([
    ['heading', '1'],
    ['heading', '1.1'],
    ['heading', '2'],
  ]);
});

test('hidden, struck and deleted text, comments, and text boxes', async () => {
  const styles =
    '<style:style style:family="text" style:name="hid"><style:text-properties text:display="none"/></style:style><style:style style:family="text" style:name="out" style:parent-style-name="x"><style:text-properties style:text-line-through-style="solid"/></style:style>';
  const content = await read(
    'a.odt',
    open(
      `<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>A</dc:creator></office:change-info><text:p>poor</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Care is <text:change/>good<text:span text:style-name="hid"> secret</text:span><text:span text:style-name="out"> weak</text:span>.<office:annotation><dc:creator>A</dc:creator><text:p>Really?</text:p></office:annotation><draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>`,
      styles,
    ),
  );
  expect(texts(content.passages)).toEqual(['Care is good.', 'In a box.']);
  expect(content.quality.leftOut).toEqual([
    { sort: 'deleted', texts: ['poor'] },
    { sort: 'hidden', texts: ['secret'] },
    { sort: 'struck', texts: ['weak'] },
    { sort: 'comment', texts: ['Really?'] },
  ]);
});

test('notes with their printed marks, breaks, form controls', async () => {
  const content = await read(
    'a.odt',
    open(
      '<office:forms><form:form><form:checkbox xml:id="c1" form:label="Met" form:current-state="checked"/><form:listbox xml:id="c2"><form:option form:label="Good" form:current-selected="true"/><form:option form:label="Weak"/></form:listbox></form:form></office:forms><text:p>We saw 12<text:note text:note-class="footnote"><text:note-citation>iv</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note> cases<text:line-break/>and<text:tab/>more<text:s text:c="3"/>.</text:p><text:p><draw:control draw:control="c1"/></text:p><text:p>Grade: <draw:control draw:control="c2"/></text:p><text:p><loext:content-control loext:checkbox="true" loext:checked="false">x</loext:content-control> Seen</text:p>',
    ),
  );
  expect(content.passages.map(({ number, text }) => [number, text])).toEqual([
    [null, 'We saw 12 cases and more .'],
    [null, '☒ Met'],
    [null, 'Grade: Good'],
    [null, '☐ Seen'],
    ['iv', 'A note.'],
  ]);
});
