/**
 * Archives add up: what the directory counts is read, failed or said to be missing, whatever has happened to the archive.
 */
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { directoryOf } from '../../../src/ingest/archive/directory.ts';
import { kindOf } from '../../../src/ingest/kind.ts';
import { distinctNames } from '../../../src/ingest/member-names.ts';
import { readFile } from '../../../src/ingest/read.ts';
import { docx, mail, ODT_TYPE, zip } from '../../fixtures/containers.ts';
import { storedZip } from '../../fixtures/zips.ts';

const LETTERS = 10;
const letters = (): Uint8Array =>
  zip(
    Object.fromEntries(
      Array.from({ length: LETTERS }, (_, at) => [`letter-${at}.txt`, `Letter ${at}. Children wait.`]),
    ),
  );

/** Where the entries of the directory stand. */
function entriesOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) found.push(at);
  return found;
}

async function accounted(bytes: Uint8Array) {
  const readings = await readFile({ path: 'a.zip', bytes });
  const names = readings.flatMap((reading) => ('failure' in reading ? [] : [reading.path]));
  return { names, failures: readings.flatMap((reading) => ('failure' in reading ? [reading.failure] : [])) };
}

test('one bad entry in the directory costs no other file, and not even its own', async () => {
  for (const place of [0, 3, 9]) {
    const bytes = letters();
    bytes[entriesOf(bytes)[place] ?? 0] = 0x51;
    const { names, failures } = await accounted(bytes);
    expect(names).toHaveLength(LETTERS);
    expect(failures).toEqual([]);
  }
});

test('a file that neither the directory nor its own header leads to is said to be missing', async () => {
  const bytes = letters();
  const entry = entriesOf(bytes)[4] ?? 0;
  const header = new DataView(bytes.buffer, bytes.byteOffset).getUint32(entry + 42, true);
  bytes[entry] = 0;
  bytes[header] = 0;
  const { names, failures } = await accounted(bytes);
  expect(names).toHaveLength(LETTERS - 1);
  expect(failures).toMatchObject([{ path: 'a.zip', code: 'damaged', reason: expect.stringContaining('1 could not') }]);
});

test('a directory that counts fewer files than it lists hides none', async () => {
  const bytes = letters();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setUint16(bytes.length - 22 + 10, 3, true);
  expect((await accounted(bytes)).names).toHaveLength(LETTERS);
});

test('whatever byte of an archive is changed, every file is read, failed or missing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (where, by) => {
      const bytes = letters();
      const at = where % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ by;
      const readings = await readFile({ path: 'a.zip', bytes });
      const failed = readings.filter((reading) => 'failure' in reading);
      const read = readings.length - failed.length;
      // Names and texts may have changed with the byte; files do not vanish.
      if (failed.length === 0) expect(read).toBeGreaterThanOrEqual(LETTERS);
      for (const reading of readings) {
        if (!('failure' in reading)) expect(reading.content.text).toMatch(/^Letter \d\. Children wait\.$/u);
      }
    }),
    { numRuns: 300 },
  );
});

test('a Word document with a damaged directory or part is damaged, not empty', async () => {
  const whole = await docx();
  const broken = Uint8Array.from(whole);
  const [, first = 0] = entriesOf(broken);
  const header = new DataView(broken.buffer).getUint32(first + 42, true);
  broken[first] = 0;
  broken[header] = 0;
  const part = Uint8Array.from(whole);
  const directory = directoryOf(part).members.find(({ name }) => name === 'word/document.xml');
  part[(directory?.at ?? 0) + 60] = (part[(directory?.at ?? 0) + 60] ?? 0) ^ 0x55;
  for (const bytes of [broken, part]) {
    const [reading] = await readFile({ path: 'a.docx', bytes });
    expect(reading).toMatchObject({ failure: { code: 'damaged' } });
  }
});

test('a container that begins with a PDF packed as it is stays a container, with all that is in it', async () => {
  const start = strToU8('%PDF-1.4\nno more than its beginning');
  const packed = zipSync({ 'first.pdf': start, 'second.txt': strToU8('Children wait.') }, { level: 0 });
  const { names, failures } = await accounted(packed);
  expect(names).toEqual(['a.zip!/second.txt']);
  expect(failures).toMatchObject([{ path: 'a.zip!/first.pdf', code: 'damaged' }]);
  const word = zipSync(
    { 'docProps/thumbnail.pdf': start, 'word/document.xml': strToU8('<w:document/>') },
    { level: 0 },
  );
  expect(kindOf(word, 'a.docx')).toBe('docx');
  const rtf = `{\\rtf1 {\\info {\\title %PDF-1.4}} Children wait.}`;
  expect(kindOf(strToU8(rtf), 'a.rtf')).toBe('rtf');
  // Other programs put something before it.
  expect(kindOf(strToU8('HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n%%EOF\n'), 'a.pdf')).toBe('pdf');
  // And a text may speak of it.
  expect(kindOf(strToU8('Files that begin with %PDF-1.7 are PDF files.'), 'a.txt')).toBe('txt');
  const written = mail('%PDF-1.7 is how it begins.', { name: 'a.txt', content: 'Children wait.' });
  expect(kindOf(strToU8(written), 'a.eml')).toBe('eml');
});

test('of two archives in one file, both are read', async () => {
  const [first, second] = [
    zip({ 'a.txt': 'Children in Northmere wait.', 'b.txt': 'Plans are clear.' }),
    zip({ 'c.txt': 'Leaders know what happens.' }),
  ];
  const { names, failures } = await accounted(Uint8Array.from([...first, ...second]));
  expect([...names].sort()).toEqual(['a.zip!/a.txt', 'a.zip!/b.txt', 'a.zip!/c.txt']);
  expect(failures).toEqual([]);
});

/** An archive of which entries of the directory are changed, by the place of each. */
function changedEntry(bytes: Uint8Array, place: number, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  change(new DataView(copy.buffer), entriesOf(copy)[place] ?? 0);
  return copy;
}

test('a file without a name, or with that of a folder or of another file, is read under a name of its own', async () => {
  const folder = zip({ 'letters/': new Uint8Array(), 'letters/a.txt': 'Children wait.', 'b.txt': 'Plans are clear.' });
  expect((await accounted(folder)).names).toEqual(['a.zip!/letters/a.txt', 'a.zip!/b.txt']);
  const two = zip({ 'a.txt': 'Children wait.', 'b.txt': 'Plans are clear.' });
  const renamed = (name: string) =>
    changedEntry(two, 1, (view, at) => {
      for (let place = 0; place < 5; place++) view.setUint8(at + 46 + place, name.charCodeAt(place));
    });
  expect((await accounted(renamed('abcd/'))).names).toEqual(['a.zip!/a.txt', 'a.zip!/abcd']);
  expect((await accounted(renamed('a.txt'))).names).toEqual(['a.zip!/a.txt', 'a.zip!/a (2).txt']);
  const nameless = zip({ 'a.txt': 'Children wait.', '': 'Plans are clear.' });
  expect((await accounted(nameless)).names).toEqual(['a.zip!/a.txt', 'a.zip!/without-a-name-2']);
});

test('a file that a whole directory does not name is not read, and said', async () => {
  const bytes = letters();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [entries, end] = [entriesOf(bytes), bytes.length - 22];
  const last = entries.at(-1) ?? 0;
  // As some programs take the last file out: its entry goes, its bytes stay.
  const without = Uint8Array.from([...bytes.subarray(0, last), ...bytes.subarray(end)]);
  const changed = new DataView(without.buffer);
  for (const place of [8, 10]) changed.setUint16(last + place, LETTERS - 1, true);
  changed.setUint32(last + 12, view.getUint32(end + 12, true) - (end - last), true);
  const { names, failures } = await accounted(without);
  expect(names).toHaveLength(LETTERS - 1);
  expect(failures).toMatchObject([{ path: 'a.zip!/letter-9.txt', reason: expect.stringContaining('does not name') }]);
});

test('what follows behind an archive is read or said to be cut, and zeros are nothing', async () => {
  const first = zip({ 'a.txt': 'Children in Northmere wait.' });
  const second = zip({ 'b.txt': 'Plans are clear.', 'c.txt': 'Leaders know what happens.' });
  for (const size of [40, 70_000]) {
    const { names, failures } = await accounted(Uint8Array.from([...first, ...new Uint8Array(size)]));
    expect(names).toEqual(['a.zip!/a.txt']);
    expect(failures).toEqual([]);
  }
  for (const kept of [entriesOf(second)[0] ?? 0, second.length - 10]) {
    const { names, failures } = await accounted(Uint8Array.from([...first, ...second.subarray(0, kept)]));
    expect(names).toEqual(['a.zip!/a.txt', 'a.zip!/b.txt', 'a.zip!/c.txt']);
    expect(failures).toMatchObject([{ path: 'a.zip', reason: expect.stringContaining('ends before its directory') }]);
  }
});

test('a document that lost the part with its text is damaged, not an archive', async () => {
  const parts = { 'META-INF/manifest.xml': '<manifest/>', 'styles.xml': '<styles/>' };
  const open = zipSync({ mimetype: [strToU8(ODT_TYPE), { level: 0 }], ...mapped(parts) });
  const word = zip({ '[Content_Types].xml': '<Types/>', 'word/styles.xml': '<w:styles/>' });
  for (const [name, bytes] of [
    ['a.odt', open],
    ['a.docx', word],
  ] as const) {
    expect(await readFile({ path: name, bytes })).toMatchObject([{ path: name, failure: { code: 'damaged' } }]);
  }
});

const mapped = (parts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strToU8(content)]));

const MEMBERS = [
  { name: 'a.txt', content: 'Children wait.' },
  { name: 'b.txt', content: 'Plans are clear.' },
  { name: 'c.txt', content: 'Leaders know what happens.' },
];
const PATHS = MEMBERS.map(({ name }) => `a.zip!/${name}`);

test('archives as other programs write them are read without a word: large, streamed, with a comment', async () => {
  for (const bytes of [
    storedZip(MEMBERS),
    storedZip(MEMBERS.map((one) => ({ ...one, isLarge: true }))),
    storedZip(MEMBERS, '', true),
    storedZip(
      MEMBERS.map((one) => ({ ...one, isLarge: true, isStreamed: true })),
      '',
      true,
    ),
    storedZip(MEMBERS.map((one) => ({ ...one, isStreamed: true }))),
    storedZip(MEMBERS, `Made on Monday. PK\x05\x06${'\0'.repeat(18)}`),
  ]) {
    const { names, failures } = await accounted(bytes);
    expect(names).toEqual(PATHS);
    expect(failures).toEqual([]);
  }
});

test('a streamed file whose entry is damaged is read by what stands behind it', async () => {
  const bytes = storedZip(MEMBERS.map((one) => ({ ...one, isStreamed: true })));
  bytes[entriesOf(bytes)[1] ?? 0] = 0;
  const { names, failures } = await accounted(bytes);
  expect([...names].sort()).toEqual(PATHS);
  expect(failures).toEqual([]);
});

test('names are those of Windows and of the field for them; "\\" parts folders; links and litter are no documents', async () => {
  const dos = Buffer.from([0x43, 0x61, 0x66, 0x82, 0x20, 0x9c, 0x35, 0x2e, 0x74, 0x78, 0x74]);
  const [first, second, third] = MEMBERS.map(({ content }) => content) as [string, string, string];
  const { names, failures } = await accounted(
    storedZip([
      { name: dos, content: first },
      { name: 'Cafe.txt', unicode: 'Café again.txt', content: second },
      { name: 'folder\\', content: '' },
      { name: 'folder\\c.txt', content: third },
      { name: 'link.txt', content: 'folder/c.txt', isLink: true },
      { name: '~$a.docx', content: 'who has it open' },
      { name: '.~lock.a.odt#', content: 'who has it open' },
    ]),
  );
  expect(names).toEqual(['a.zip!/Café £5.txt', 'a.zip!/Café again.txt', 'a.zip!/folder/c.txt']);
  expect(failures).toMatchObject([{ path: 'a.zip!/link.txt', reason: expect.stringContaining('link') }]);
});

test('a member that is refused for its size takes nothing from the others', async () => {
  const bytes = storedZip(MEMBERS);
  new DataView(bytes.buffer).setUint32((entriesOf(bytes)[0] ?? 0) + 24, 1_200_000_000, true);
  const { names, failures } = await accounted(bytes);
  expect(names).toEqual(PATHS.slice(1));
  expect(failures).toMatchObject([{ path: PATHS[0], code: 'too-large', reason: expect.stringContaining('144 MB') }]);
});

test('names that are numbered do not meet others that have such a number', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a.txt', 'a (2).txt', 'a (3).txt', 'b', '')), (names) => {
      const distinct = distinctNames(names);
      expect(new Set(distinct).size).toBe(names.length);
      expect(distinct.every((name) => name !== '')).toBe(true);
    }),
  );
});

test('a piece of an archive in pieces is called one', async () => {
  const piece = storedZip(MEMBERS).subarray(0, 100);
  for (const name of ['a.zip.001', 'a.z01'])
    expect(await readFile({ path: name, bytes: piece })).toMatchObject([
      { failure: { code: 'unsupported', reason: expect.stringContaining('piece') } },
    ]);
});

test('a part with words that a Word document names and does not hold is missed, and an embedded file is named', async () => {
  const parts = unzipSync(await docx());
  const { 'word/footnotes.xml': notes, ...without } = parts;
  expect(notes).toBeDefined();
  const [reading] = await readFile({ path: 'a.docx', bytes: zipSync(without) });
  expect(reading).toMatchObject({ content: { quality: { warnings: [expect.stringContaining('The footnotes')] } } });
  // Word leaves relations behind that nothing refers to.
  const text = strFromU8(without['word/document.xml'] as Uint8Array).replace(/<w:footnoteReference[^>]*>/gu, '');
  const [unreferred] = await readFile({
    path: 'a.docx',
    bytes: zipSync({ ...without, 'word/document.xml': strToU8(text) }),
  });
  expect(unreferred).toMatchObject({ content: { quality: { warnings: [] } } });
  const relations = strFromU8(parts['word/_rels/document.xml.rels'] as Uint8Array).replace(
    '</Relationships>',
    '<Relationship Id="own" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="embeddings/letter.docx"/></Relationships>',
  );
  const embedding = zipSync({
    ...parts,
    'word/_rels/document.xml.rels': strToU8(relations),
    'word/embeddings/letter.docx': notes as Uint8Array,
  });
  const [other] = await readFile({ path: 'a.docx', bytes: embedding });
  expect(other).toMatchObject({
    content: { quality: { warnings: [], leftOut: [{ sort: 'embedded file', texts: ['letter.docx'] }] } },
  });
});
