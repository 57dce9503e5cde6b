/**
 * Archives add up: what the directory counts is read, failed or said to be missing, whatever has happened to the archive.
 */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { directoryOf } from '../../../src/ingest/archive/zip.ts';
import { kindOf } from '../../../src/ingest/kind.ts';
import { readFile } from '../../../src/ingest/read.ts';
import { docx, mail, zip } from '../../fixtures/containers.ts';

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
