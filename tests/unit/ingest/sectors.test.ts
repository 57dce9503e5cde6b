/**
 * Old Word files and Outlook mails of which sectors are lost, and texts with holes: what costs words is told, and sound files say
 * nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import CFB from 'cfb';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../src/ingest/read.ts';
import { brokenStreams, hasHole } from '../../../src/ingest/sectors.ts';
import { msg, outlook } from '../../fixtures/containers.ts';
import { bytesOf, read } from './reading.ts';

const SECTOR = 512;
const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures', name)));
const WORD_FILES = ['header-box.doc', 'notes-by-marks.doc', 'notes-in-roman.doc', 'boxes-in-place.doc'];

async function outcome(path: string, bytes: Uint8Array) {
  const all = await readFile({ path, bytes });
  return {
    text: all.map((one) => ('content' in one ? one.content.text : '')).join('\n'),
    said: all.map((one) => ('content' in one ? one.content.quality.warnings.join(' ') : one.failure.reason)).join(' '),
  };
}

/** Where the sectors stand that hold a stream, in pieces as small as the smallest sectors. */
function sectorsOf(bytes: Uint8Array, name: string): number[] {
  const container = CFB.read(bytes as never, { type: 'array' });
  const at = container.FullPaths.findIndex((path) => path.endsWith(`/${name}`));
  const content = Buffer.from(container.FileIndex[at]?.content as Uint8Array);
  const pieces = Array.from({ length: Math.floor(content.length / 64) }, (_, piece) =>
    content.subarray(64 * piece, 64 * piece + 64),
  );
  const places = pieces
    .filter((piece) => piece.some((byte) => byte !== 0))
    .map((piece) => Buffer.from(bytes).indexOf(piece));
  return [...new Set(places.map((place) => place - (place % SECTOR)))];
}

const zeroed = (bytes: Uint8Array, at: number, length = SECTOR) => bytes.slice().fill(0, at, at + length);

describe.each(WORD_FILES)('the old Word file %s', (name) => {
  const bytes = fixture(name);

  test('is sound', async () => {
    expect(brokenStreams(bytes)).toEqual(new Set());
    expect((await read(name, bytes)).quality.warnings).toEqual([]);
  });

  test('tells a lost sector of its text or of what is said of it', async () => {
    // How words stand to one another, in cells for example, is told by properties that may be lost one by one.
    const wordsOf = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
    const whole = wordsOf((await outcome(name, bytes)).text);
    const sectors = sectorsOf(bytes, 'WordDocument');
    expect(sectors.length).toBeGreaterThan(3);
    for (const at of sectors) {
      const { text, said } = await outcome(name, zeroed(bytes, at));
      if (wordsOf(text) !== whole)
        expect([at, said]).toEqual([at, expect.stringMatching(/damaged|bare text|cannot be read/u)]);
    }
  });

  test('tells a table of sectors that is lost, and an end that is cut off', async () => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const table = (view.getUint32(76, true) + 1) * SECTOR;
    const whole = (await outcome(name, bytes)).text;
    for (const damaged of [zeroed(bytes, table), bytes.slice(0, -2 * SECTOR), bytes.slice(0, bytes.length / 2)]) {
      const { text, said } = await outcome(name, damaged);
      if (text !== whole) expect(said).toMatch(/damaged|bare text|cannot be read/u);
    }
  });
});

/** A file of streams, made anew. */
function container(streams: Readonly<Record<string, number>>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, length] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, Buffer.alloc(length, 7));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

describe('the streams of a compound file', () => {
  const sound = container({ Long: 9000, Other: 70_000, Short: 100, Small: 700, None: 0 });

  test('are whole', () => expect(brokenStreams(sound)).toEqual(new Set()));

  /** The file with the entry of a stream changed: its first sector, or its size. */
  function changed(name: string, field: 116 | 120, value: number): Uint8Array {
    const bytes = sound.slice();
    const at = Buffer.from(bytes).indexOf(Buffer.from(`${name}\0`, 'utf16le'));
    new DataView(bytes.buffer).setUint32(at + field, value, true);
    return bytes;
  }

  test('are broken where they lead out of the file, end early, or lead to those of another', () => {
    expect(brokenStreams(changed('Long', 116, 5000))).toContain('long');
    expect(brokenStreams(changed('Long', 120, 10_000))).toContain('long');
    expect(brokenStreams(changed('Short', 116, 900))).toContain('short');
    expect(brokenStreams(changed('Small', 120, 3000))).toContain('small');
    const start = new DataView(sound.buffer).getUint32(
      Buffer.from(sound).indexOf(Buffer.from('Long\0', 'utf16le')) + 116,
      true,
    );
    const crossed = brokenStreams(changed('Other', 116, start));
    expect(crossed.size).toBeGreaterThan(0);
    expect(brokenStreams(sound.slice(0, 20_000)).size).toBeGreaterThan(0);
  });

  test('are looked at in bounds, whatever a file says of itself', () => {
    for (let at = 24; at < SECTOR; at += 4)
      for (const value of [0, 1, 0xfffffff9, 0xfffffffe]) {
        const bytes = sound.slice();
        new DataView(bytes.buffer).setUint32(at, value, true);
        expect(brokenStreams(bytes)).toBeInstanceOf(Set);
      }
    expect(brokenStreams(new Uint8Array(10))).toEqual(new Set(['']));
  });
});

describe('an Outlook mail', () => {
  const WORDS = 'Plans name a person in Northmere, and nobody knows the day. ';

  test('tells each lost sector of its text, its page and its files', async () => {
    const letter = {
      name: 'review.txt',
      content: Array.from({ length: 300 }, (_, at) => `${at}: ${WORDS}`).join('\n'),
    };
    for (const bytes of [
      msg('The review', WORDS.repeat(100), letter),
      msg('The review', 'See below.', letter),
      outlook({
        streams: { '0037001F': Buffer.from('Note', 'utf16le'), '10130102': Buffer.from(`<p>${WORDS.repeat(200)}</p>`) },
      }),
    ]) {
      const whole = await outcome('a.msg', bytes);
      expect(whole.said.trim()).toBe('');
      for (let at = SECTOR; at + SECTOR <= bytes.length; at += 3 * SECTOR) {
        const { text, said } = await outcome('a.msg', zeroed(bytes, at));
        if (text !== whole.text)
          expect([at, said]).toEqual([at, expect.stringMatching(/damaged|lost|could be found|cannot be read|empty/u)]);
      }
    }
  });
});

describe('a hole in a text', () => {
  const WORDS = 'Children wait too long, and nobody asks why. '.repeat(300);

  test.each([
    ['txt', WORDS],
    ['md', `# Findings\n\n${WORDS}`],
    ['html', `<html><body><p>${WORDS}</p></body></html>`],
    ['rtf', `{\\rtf1\\ansi ${WORDS}\\par}`],
    ['eml', `From: a@northmere.example\r\nMessage-ID: <1@x>\r\nSubject: Visits\r\n\r\n${WORDS}`],
  ])('is told: %s', async (ending, content) => {
    const bytes = bytesOf(content);
    expect((await read(`a.${ending}`, bytes)).quality.warnings).toEqual([]);
    const { said } = await outcome(`a.${ending}`, zeroed(bytes, 6000, 100));
    expect(said).toContain('zeros stand where');
  });

  test('is none in UTF-16, in a picture within RTF, or where it is short', async () => {
    expect((await read('a.txt', Buffer.from(`\uFEFF${WORDS}`, 'utf16le'))).quality.warnings).toEqual([]);
    const picture = `{\\rtf1\\ansi ${WORDS}{\\pict\\bin200 ${'\0'.repeat(200)}}\\par}`;
    expect((await read('a.rtf', picture)).quality.warnings).toEqual([]);
    expect(hasHole(new Uint8Array(63))).toBe(false);
    expect(hasHole(new Uint8Array(64))).toBe(true);
  });
});
