/**
 * Invented files that ask for far more memory or time than a letter does: sizes, depths and counts beyond reason. Made once
 * into a folder; each format with the few forms in which it can be made to cost.
 */
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { odt, zip } from '../fixtures/containers.ts';

const SENTENCE = 'Children in Northmere wait too long for help, and leaders know it. ';
const MILLION = 1_000_000;

/** Text of about so many million characters. */
function words(millions: number, separator = ''): string {
  return `${SENTENCE}${separator}`.repeat((millions * MILLION) / (SENTENCE.length + separator.length));
}

const WORD_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const WORD_RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** Letters that hardly pack, so that no ratio gives a large part away. */
function noise(bytes: number): string {
  let state = 2463534242;
  const letters = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    letters[at] = state % 7 === 0 ? 32 : 97 + ((state >>> 8) % 26);
  }
  return new TextDecoder().decode(letters);
}

const word = (body: string) =>
  zip({
    '[Content_Types].xml': WORD_TYPES,
    '_rels/.rels': WORD_RELATIONS,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });

interface PdfParts {
  /** The content stream of every page, and how it is packed. */
  readonly content: Uint8Array | string;
  readonly filter?: string;
  readonly pages?: number;
  /** Further objects from number 5 on. */
  readonly more?: readonly (string | Uint8Array)[];
  readonly resources?: string;
}

function pdf({ content, filter = '', pages = 1, more = [], resources = '' }: PdfParts): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const write = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part);
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (...body: (string | Uint8Array)[]) => {
    offsets.push(length);
    write(`${offsets.length} 0 obj\n`);
    for (const part of body) write(part);
    write('\nendobj\n');
  };
  const first = 5 + more.length;
  write('%PDF-1.7\n');
  object('<</Type/Catalog/Pages 2 0 R>>');
  object(
    `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, at) => `${first + at} 0 R`).join(' ')}]>>`,
  );
  object('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>');
  object(`<</Length ${content.length}${filter}>>stream\n`, content, '\nendstream');
  for (const one of more) object(one);
  for (let page = 0; page < pages; page++)
    object(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>${resources}>>>>`,
    );
  const start = length;
  write(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`);
  write(offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join(''));
  write(`trailer<</Size ${offsets.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`);
  return Buffer.concat(parts);
}

const line = `BT /F 10 Tf 50 700 Td (${SENTENCE}) Tj ET\n`;
const lines = (millions: number) => line.repeat((millions * MILLION) / line.length);
const flate = '/Filter/FlateDecode';
const form = (body: string, named = '') =>
  `<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>${named}>>/Length ${body.length}>>stream\n${body}\nendstream`;

/** A mail with these attachments, in base64. */
function mail(attachments: readonly (readonly [string, Uint8Array | string])[]): string {
  const parts = attachments.map(
    ([name, content]) =>
      `--edge\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`,
  );
  return `From: a@northmere.example\r\nSubject: Letters\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="edge"\r\n\r\n--edge\r\nContent-Type: text/plain\r\n\r\n${SENTENCE}\r\n${parts.join('')}--edge--\r\n`;
}

const FILES: Readonly<Record<string, () => string | Uint8Array>> = {
  'lines-40.txt': () => words(40, '\n'),
  'paragraphs-19.txt': () => words(19, '\n\n'),
  'one-line-19.txt': () => words(19),
  'one-line-21.txt': () => words(21),
  'one-word-21.txt': () => 'x'.repeat(21 * MILLION),
  'short-lines-20.txt': () => 'a b\n'.repeat(5 * MILLION),
  'numbers-20.txt': () => Array.from({ length: 2 * MILLION }, (_, at) => `${at % 1000}`).join('\n'),
  'columns-20.txt': () => `${'care    school    police\n'.repeat(800_000)}`,
  'zeros-200.txt': () => new Uint8Array(200 * MILLION),
  'noise-200.txt': () => Buffer.alloc(200 * MILLION, noise(MILLION)),
  'wide-60.txt': () => Buffer.from(`\ufeff${words(30, '\n')}`, 'utf16le'),
  'large-250.txt': () => Buffer.alloc(250 * MILLION, SENTENCE),
  'flat-80.html': () => `<html><body>${`<p>${SENTENCE}</p>`.repeat(1_100_000)}`,
  'empty-40.html': () => '<b></b>'.repeat(6 * MILLION),
  'deep-10.html': () => `<html><body>${'<div>'.repeat(2 * MILLION)}${SENTENCE}`,
  'attributes-30.html': () =>
    `<p ${Array.from({ length: 2 * MILLION }, (_, at) => `a${at}="1"`).join(' ')}>${SENTENCE}</p>`,
  'table-30.html': () => `<table>${`<tr>${'<td>care</td>'.repeat(20)}</tr>`.repeat(100_000)}</table>`,
  'headings-20.md': () => `# Care\n\n${SENTENCE}\n\n`.repeat(250_000),
  'quotes-5.md': () => `${'>'.repeat(5 * MILLION)} ${SENTENCE}`,
  'lists-10.md': () =>
    Array.from({ length: 300 }, (_, at) => `${'  '.repeat(at)}- ${SENTENCE}\n`)
      .join('')
      .repeat(60),
  'paragraphs-150.docx': () => word(`<w:p><w:r><w:t>${noise(200)}</w:t></w:r></w:p>`.repeat(600_000)),
  'noise-60.docx': () =>
    word(
      noise(60 * MILLION)
        .match(/.{1,500}/gu)
        ?.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)
        .join('') ?? '',
    ),
  'runs-90.docx': () => word(`<w:p>${'<w:r><w:rPr><w:b/></w:rPr><w:t>care </w:t></w:r>'.repeat(1_800_000)}</w:p>`),
  'one-text-100.docx': () => word(`<w:p><w:r><w:t>${noise(100 * MILLION)}</w:t></w:r></w:p>`),
  'deep-30.docx': () => word('<w:sdt><w:sdtContent>'.repeat(500_000)),
  'cells-60.docx': () =>
    word(
      `<w:tbl>${`<w:tr>${'<w:tc><w:p><w:r><w:t>care</w:t></w:r></w:p></w:tc>'.repeat(30)}</w:tr>`.repeat(35_000)}</w:tbl>`,
    ),
  'paragraphs-90.odt': () => odt(`<text:p>${noise(300)}</text:p>`.repeat(300_000)),
  'noise-60.odt': () =>
    odt(
      noise(60 * MILLION)
        .match(/.{1,500}/gu)
        ?.map((text) => `<text:p>${text}</text:p>`)
        .join('') ?? '',
    ),
  'lists-40.odt': () => odt('<text:list><text:list-item>'.repeat(700_000)),
  'paragraphs-60.rtf': () => `{\\rtf1 ${`${SENTENCE}\\par\n`.repeat(800_000)}}`,
  'groups-40.rtf': () => `{\\rtf1 ${'{\\b care }'.repeat(4 * MILLION)}}`,
  'deep-20.rtf': () => `{\\rtf1 ${'{'.repeat(20 * MILLION)}`,
  'picture-200.rtf': () => `{\\rtf1 ${SENTENCE}{\\pict ${'00ff'.repeat(50 * MILLION)}}}`,
  'attachment-150.eml': () => mail([['letter.txt', words(110, '\n')]]),
  'attachments-20000.eml': () =>
    mail(Array.from({ length: 20_000 }, (_, at) => [`letter-${at}.txt`, SENTENCE] as const)),
  'headers-50.eml': () => `${`X-Note: ${SENTENCE}\r\n`.repeat(700_000)}\r\n${SENTENCE}`,
  'body-100.eml': () => `From: a@northmere.example\r\nSubject: x\r\n\r\n${words(100, '\r\n')}`,
  'parts-20.eml': () =>
    `From: a@northmere.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="e"\r\n\r\n${'--e\r\n\r\nx\r\n'.repeat(2 * MILLION)}`,
  'members-10000.zip': () =>
    zip(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`letter-${at}.txt`, `${SENTENCE}${at}`]))),
  'members-20000.zip': () =>
    zip(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`letter-${at}.txt`, `${SENTENCE}${at}`]))),
  'large-members.zip': () =>
    zip(
      Object.fromEntries(
        Array.from({ length: 3 }, (_, at) => [`letter-${at}.txt`, Buffer.alloc(80 * MILLION, noise(9 * MILLION + at))]),
      ),
    ),
  'zeros-members.zip': () => zip({ 'zeros.txt': new Uint8Array(500 * MILLION) }),
  'nested.zip': () =>
    zip({ 'a.zip': zip({ 'b.zip': zip({ 'c.zip': zip({ 'd.zip': zip({ 'e.txt': SENTENCE }) }) }) }) }),
  'same-documents.zip': () =>
    zip(
      Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [
          `p${at}.docx`,
          word(`<w:p><w:r><w:t>${noise(200)}</w:t></w:r></w:p>`.repeat(100_000)),
        ]),
      ),
    ),
  'stream-1000.pdf': () => pdf({ content: deflateSync(Buffer.alloc(1000 * MILLION, 32)), filter: flate }),
  'twice-packed.pdf': () =>
    pdf({
      content: deflateSync(deflateSync(Buffer.alloc(1500 * MILLION, 32))),
      filter: '/Filter[/FlateDecode/FlateDecode]',
    }),
  'letters-60.pdf': () => pdf({ content: deflateSync(Buffer.from(lines(60))), filter: flate }),
  'one-string-30.pdf': () =>
    pdf({ content: deflateSync(Buffer.from(`BT /F 10 Tf 50 700 Td (${words(30)}) Tj ET`)), filter: flate }),
  'pages-1000.pdf': () => pdf({ content: deflateSync(Buffer.from(lines(0.3))), filter: flate, pages: 1000 }),
  'pages-5000.pdf': () => pdf({ content: line, pages: 5000 }),
  'empty-pages-100000.pdf': () => pdf({ content: '', pages: 100_000 }),
  'shapes-80.pdf': () =>
    pdf({ content: deflateSync(Buffer.from('1 1 m 2 2 l S '.repeat(6 * MILLION))), filter: flate }),
  'states-40.pdf': () => pdf({ content: deflateSync(Buffer.from('q '.repeat(20 * MILLION))), filter: flate }),
  'forms.pdf': () =>
    pdf({
      content: '/X0 Do',
      resources: '/XObject<</X0 5 0 R>>',
      more: Array.from({ length: 30 }, (_, at) =>
        at === 29 ? form(line) : form('/X Do /X Do', `/XObject<</X ${6 + at} 0 R>>`),
      ),
    }),
  'predictor.pdf': () =>
    pdf({
      content: deflateSync(Buffer.alloc(10 * MILLION)),
      filter: `${flate}/DecodeParms<</Predictor 12/Columns 2000000000/Colors 4/BitsPerComponent 16>>`,
    }),
  'runs.pdf': () =>
    pdf({
      content: deflateSync(Buffer.alloc(20 * MILLION, '\x81 ', 'latin1')),
      filter: '/Filter[/FlateDecode/RunLengthDecode]',
    }),
  'objects-60.pdf': () => pdf({ content: line, more: Array.from({ length: 1_500_000 }, () => '<</A[1 2 3]/B(x)>>') }),
  'raw-150.pdf': () =>
    pdf({
      content: line,
      more: [
        Buffer.concat([
          Buffer.from('<</Length 150000000>>stream\n'),
          Buffer.alloc(150 * MILLION, 7),
          Buffer.from('\nendstream'),
        ]),
      ],
    }),
  'noise-200.pdf': () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200 * MILLION, noise(MILLION))]),
};

/** Makes them where they are not there yet. */
export function hostileFiles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const there = new Set(readdirSync(folder));
  for (const [name, make] of Object.entries(FILES)) {
    if (there.has(name)) continue;
    const draft = join(folder, `.${name}`);
    writeFileSync(draft, make());
    renameSync(draft, join(folder, name));
  }
}
