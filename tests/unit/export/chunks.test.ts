import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { archived } from '../../../src/export/archive.ts';
import { encoded, joined } from '../../../src/export/chunks.ts';

const PIECES = Array.from({ length: 5000 }, (_, index) => `${index} “${'ü😀'.repeat(index % 40)}”\n`);

describe('text in chunks', () => {
  it('is the text in UTF-8, in chunks worth handing on', () => {
    const chunks = [...encoded(PIECES)];
    expect(new TextDecoder().decode(joined(chunks))).toBe(PIECES.join(''));
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.length).toBeLessThan(20);
    expect([...encoded(['', ''])]).toEqual([]);
  });
});

describe('an archive in chunks', () => {
  it('holds each file as it was given, and is the same every time', () => {
    const made = () =>
      joined(
        archived([
          ['a.txt', PIECES],
          ['empty.txt', []],
          ['b/c.txt', ['c']],
        ]),
      );
    const files = Object.entries(unzipSync(made())).map(([name, bytes]) => [name, strFromU8(bytes)]);
    expect(files).toEqual([
      ['a.txt', PIECES.join('')],
      ['empty.txt', ''],
      ['b/c.txt', 'c'],
    ]);
    expect(made()).toEqual(made());
  });

  it('is handed on while its files are still being made', () => {
    let made = 0;
    function* long() {
      for (; made < 2_000_000; made++) yield `${Math.imul(made, 2_654_435_761)}`;
    }
    const chunks = archived([['long.txt', long()]]);
    for (let at = 0; at < 3; at++) chunks.next();
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(200_000);
  });
});
