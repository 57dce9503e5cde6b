/**
 * Old Word files and Outlook mails whose directory is damaged: what it no longer names is missed, and the cause told is damage.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import CFB from 'cfb';
import { describe, expect, test } from 'vitest';
import { isDirectoryWhole, openCompound } from '../../../src/ingest/compound.ts';
import { readFile } from '../../../src/ingest/read.ts';
import { msg } from '../../fixtures/containers.ts';
import { failing, read } from './reading.ts';

const SECTOR = 512;
const WORDS = 'Plans name a person in Northmere, and nobody knows the day.';
const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures', name)));
const mail = (attached: string) => msg('The review', WORDS, { name: 'review.txt', content: attached });

/** Where the sectors of the directory stand, as the file's own table of sectors says (MS-CFB 2.3). */
function directorySectors(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = (view.getUint32(76, true) + 1) * SECTOR;
  const sectors: number[] = [];
  for (let at = view.getUint32(48, true); at < 0xfffffff0; at = view.getUint32(table + 4 * at, true))
    sectors.push((at + 1) * SECTOR);
  return sectors;
}

function withoutSector(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.slice().fill(0, at, at + SECTOR);
}

const WORD_FILES = ['header-box.doc', 'notes-by-marks.doc', 'notes-in-roman.doc', 'boxes-in-place.doc'];

describe('an old Word file', () => {
  test.each(WORD_FILES)('%s has a whole directory', (name) => {
    expect(isDirectoryWhole(openCompound(fixture(name)))).toBe(true);
  });

  test.each(WORD_FILES)('%s is damaged where a piece of its directory is', async (name) => {
    const bytes = fixture(name);
    const whole = (await read(name, bytes)).text;
    for (const at of directorySectors(bytes)) {
      const [reading] = await readFile({ path: name, bytes: withoutSector(bytes, at) });
      // What a lost piece does not name may not be needed.
      if (reading && 'content' in reading) expect(reading.content.text).toBe(whole);
      else expect(reading?.failure.code).toBe('damaged');
    }
  });

  test('a spreadsheet is not read, a damaged one is damaged', async () => {
    const file = CFB.utils.cfb_new();
    CFB.utils.cfb_add(file, '/Workbook', Buffer.alloc(5000));
    for (let at = 0; at < 8; at++) CFB.utils.cfb_add(file, `/More${at}`, Buffer.alloc(10));
    const bytes = new Uint8Array(CFB.write(file, { type: 'buffer' }) as Uint8Array);
    expect((await failing('a.xls', bytes)).code).toBe('unsupported');
    for (const at of directorySectors(bytes))
      expect((await failing('a.xls', withoutSector(bytes, at))).code).toBe('damaged');
  });
});

describe('an Outlook mail', () => {
  test.each([10, 30_000])(
    'says so where a piece of its directory is lost (attachment of %d letters)',
    async (length) => {
      const bytes = mail('a'.repeat(length));
      expect(await readFile({ path: 'a.msg', bytes })).toHaveLength(2);
      for (const at of directorySectors(bytes)) {
        const [first] = await readFile({ path: 'a.msg', bytes: withoutSector(bytes, at) });
        if (first && 'content' in first) expect(first.content.quality.warnings.join(' ')).toContain('damaged');
        else expect(first?.failure.code).toBe('damaged');
      }
    },
  );

  /** A mail whose properties count this many attachments (MS-OXMSG 2.4.1.1). */
  function counting(count: number): Uint8Array {
    const file = CFB.read(mail('Words.') as never, { type: 'array' });
    const header = Buffer.alloc(32);
    header.writeUInt32LE(count, 20);
    CFB.utils.cfb_add(file, '/__properties_version1.0', header);
    return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Uint8Array);
  }

  test.each([
    [0, false],
    [1, false],
    [2, true],
    [12, true],
  ])('that counts %d attachments and holds one', async (count, isMissed) => {
    const [first, second, ...more] = await readFile({ path: 'a.msg', bytes: counting(count) });
    expect(more).toEqual([]);
    expect(second).toHaveProperty('content');
    const warnings = first && 'content' in first ? first.content.quality.warnings : null;
    expect(warnings).toEqual(isMissed ? [expect.stringContaining(`attachments: ${count}, and 1 could be found`)] : []);
  });
});
