/**
 * A bold line that spans a table heads the rows below it, and nothing after the table, in every format.
 */
import { expect, test } from 'vitest';
import { rawPdf, shown } from '../../fixtures/raw-pdf.ts';
import { paragraph, run, wordFile } from '../../fixtures/word.ts';
import { read } from './reading.ts';

const ROWS = [
  ['What is to be done', 'By whom'],
  ['Priority action'],
  ['Plans are written within ten days.', 'Northmere council'],
  ['Areas for improvement'],
  ['Minutes are sent to all partners.', 'Police'],
] as const;
const BEFORE = 'Leaders in the area know their services well and act on what they learn from children each week.';
const AFTER = 'The plan was agreed by all of the partners and will be looked at again by the board in the spring.';

const isBold = (row: readonly string[], at: number) => at === 0 || row.length === 1;

function asWord(): Uint8Array {
  const cell = (text: string, bold: boolean, span: number) =>
    `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${paragraph(run(text, bold ? '<w:b/>' : ''))}</w:tc>`;
  const rows = ROWS.map(
    (row, at) => `<w:tr>${row.map((text) => cell(text, isBold(row, at), 3 - row.length)).join('')}</w:tr>`,
  );
  return wordFile({ body: `${paragraph(run(BEFORE))}<w:tbl>${rows.join('')}</w:tbl>${paragraph(run(AFTER))}` });
}

function asRtf(): string {
  const rows = ROWS.map((row, at) => {
    const cells = row.map((text) => String.raw`{${isBold(row, at) ? String.raw`\b ` : ''}${text}}\cell`).join('');
    return String.raw`\trowd\cellx${row.length === 1 ? 8000 : 4000}${row.length === 1 ? '' : String.raw`\cellx8000`}\pard\intbl ${cells}\row`;
  });
  return String.raw`{\rtf1\ansi ${BEFORE}\par ${rows.join('')}\pard ${AFTER}\par}`;
}

function asHtml(): string {
  const rows = ROWS.map((row, at) => {
    const name = isBold(row, at) ? 'th' : 'td';
    return `<tr>${row.map((text) => `<${name} colspan="${3 - row.length}">${text}</${name}>`).join('')}</tr>`;
  });
  return `<!doctype html><main><p>${BEFORE}</p><table>${rows.join('')}</table><p>${AFTER}</p></main>`;
}

function asOpenDocument(): string {
  const spaces = ['office', 'text', 'table', 'style', 'fo'].map((name) =>
    name === 'fo'
      ? 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
      : `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  const rows = ROWS.map((row, at) => {
    const cells = row.map((text) => {
      const inside = isBold(row, at) ? `<text:span text:style-name="B">${text}</text:span>` : text;
      return `<table:table-cell table:number-columns-spanned="${3 - row.length}"><text:p>${inside}</text:p></table:table-cell>`;
    });
    return `<table:table-row>${cells.join('')}${row.length === 1 ? '<table:covered-table-cell/>' : ''}</table:table-row>`;
  });
  return `<office:document ${spaces.join(' ')}><office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles><office:body><office:text><text:p>${BEFORE}</text:p><table:table>${rows.join('')}</table:table><text:p>${AFTER}</text:p></office:text></office:body></office:document>`;
}

function asPdf(): Uint8Array {
  const [top, height] = [700, 20];
  const lines = ROWS.flatMap((row, at) =>
    row.map((text, column) =>
      shown([text], column === 0 ? 78 : 328, top - 14 - at * height, 10, 13, isBold(row, at) ? 'F2' : 'F1'),
    ),
  );
  const levels = Array.from({ length: ROWS.length + 1 }, (_, at) => top - at * height);
  const rules = [
    ...levels.map((y) => `72 ${y} m 540 ${y} l S`),
    ...[72, 540].map((x) => `${x} ${levels[0]} m ${x} ${levels.at(-1)} l S`),
    ...ROWS.flatMap((row, at) => (row.length === 1 ? [] : [`322 ${levels[at]} m 322 ${levels[at + 1]} l S`])),
  ];
  const content = [shown([BEFORE], 72, 740, 10), ...lines, ...rules, shown([AFTER], 72, 560, 10)].join('\n');
  return rawPdf({ pages: [{ content }] });
}

test.each([
  ['docx', asWord()],
  ['rtf', asRtf()],
  ['html', asHtml()],
  ['fodt', asOpenDocument()],
  ['pdf', asPdf()],
])('%s', async (format, bytes) => {
  const { passages } = await read(`table.${format}`, bytes);
  expect(passages.map(({ kind, text, headings }) => [kind, text, headings])).toEqual([
    ['paragraph', BEFORE, []],
    ['table', 'What is to be done | By whom', []],
    ['heading', 'Priority action', []],
    ['table', 'Plans are written within ten days. | Northmere council', ['Priority action']],
    ['heading', 'Areas for improvement', []],
    ['table', 'Minutes are sent to all partners. | Police', ['Areas for improvement']],
    ['paragraph', AFTER, []],
  ]);
});
