/**
 * Sizes that a file states of itself: whatever number stands there, what is read is no larger than the file's own words, and
 * nothing is set aside in memory for the number.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFile } from '../../../src/ingest/read.ts';
import { odt, zip } from '../../fixtures/containers.ts';
import { bytesOf } from './reading.ts';

const WORDS = 'Children in Northmere wait too long for help.';
const WORD_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const WORD_RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

const word = (body: string) =>
  zip({
    '[Content_Types].xml': WORD_TYPES,
    '_rels/.rels': WORD_RELATIONS,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });

/** A ZIP whose directory and header state this size for its one member. */
function zipStating(size: number): Uint8Array {
  const bytes = zip({ 'letter.txt': WORDS });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = view.getUint32(bytes.length - 6, true);
  view.setUint32(22, size % 2 ** 32, true);
  view.setUint32(directory + 24, size % 2 ** 32, true);
  return bytes;
}

function pdfStating(size: number): string {
  const stream = `BT /F 12 Tf 50 700 Td (${WORDS}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[3 0 R]/Count ${size}>>`,
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${size} ${size}]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>`,
    `<</Length ${size}>>stream\n${stream}\nendstream`,
    `<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 0/LastChar ${size}/Widths[]>>`,
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  return `%PDF-1.7\n${body}xref\n0 ${size}\ntrailer<</Size ${size}/Root 1 0 R>>\nstartxref\n9\n%%EOF`;
}

const STATING: Readonly<Record<string, (size: number) => [string, Uint8Array]>> = {
  'blanks in OpenDocument': (size) => ['a.odt', odt(`<text:p>${WORDS}<text:s text:c="${size}"/>x</text:p>`)],
  'columns in OpenDocument': (size) => [
    'a.odt',
    odt(
      `<table:table><table:table-column table:number-columns-repeated="${size}"/><table:table-row table:number-rows-repeated="${size}"><table:table-cell table:number-columns-repeated="${size}" table:number-columns-spanned="${size}"><text:p>${WORDS}</text:p></table:table-cell></table:table-row></table:table>`,
    ),
  ],
  'columns in Word': (size) => [
    'a.docx',
    word(
      `<w:tbl><w:tr><w:trPr><w:gridBefore w:val="${size}"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="${size}"/></w:tcPr><w:p><w:r><w:t>${WORDS}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
    ),
  ],
  'levels and indents in Word': (size) => [
    'a.docx',
    word(
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${size}"/><w:numId w:val="1"/></w:numPr><w:ind w:left="${size}"/><w:outlineLvl w:val="${size}"/></w:pPr><w:r><w:t>${WORDS}</w:t></w:r></w:p>`,
    ),
  ],
  'cells in web pages': (size) => [
    'a.html',
    bytesOf(`<table><tr><td colspan="${size}" rowspan="${size}">${WORDS}</td><td>x</td></tr></table>`),
  ],
  'numbers in web pages': (size) => [
    'a.html',
    bytesOf(`<ol start="${size}" type="i"><li value="${size}">${WORDS}</ol>`),
  ],
  'bytes in RTF': (size) => ['a.rtf', bytesOf(`{\\rtf1 ${WORDS}\\bin${size} x}`)],
  'fallbacks in RTF': (size) => ['a.rtf', bytesOf(`{\\rtf1\\uc${size} ${WORDS}\\u8217 ?\\li${size}\\cellx${size} x}`)],
  'bytes in archives': (size) => ['a.zip', zipStating(size)],
  'pages and lengths in PDF': (size) => ['a.pdf', bytesOf(pdfStating(size))],
  'numbers in text': (size) => ['a.md', bytesOf(`${size}. ${WORDS}\n\n${size}.${size}.${size} ${WORDS}`)],
};

test.each(Object.entries(STATING))('%s', async (_what, stating) => {
  const sizes = fc.oneof(
    fc.constantFrom(0, 1, 65_536, 2 ** 28, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1),
    fc.maxSafeNat(),
    fc.integer({ min: -(2 ** 31), max: -1 }),
  );
  await fc.assert(
    fc.asyncProperty(sizes, async (size) => {
      const [path, bytes] = stating(size);
      const before = process.memoryUsage();
      const readings = await readFile({ path, bytes });
      const after = process.memoryUsage();
      expect(readings.length).toBeGreaterThan(0);
      for (const one of readings) {
        if ('failure' in one) expect(one.failure.reason).not.toBe('');
        else expect(one.content.text.length).toBeLessThan(bytes.length + 2_000);
      }
      expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(64 * 1024 * 1024);
    }),
    { numRuns: 25 },
  );
});
