/**
 * Lists of a Word 97 to 2003 file (MS-DOC 2.9.131 and 2.9.147), in the form in which they are counted.
 */
import type { Level, List } from '../word/numbering.ts';
import { countedText, PLACE, type WordFile } from './file.ts';

/** Formats of numbers by their codes (MS-OSHARED 2.2.1.3). */
export const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  5: 'ordinal',
  6: 'cardinalText',
  7: 'ordinalText',
  8: 'hex',
  9: 'chicago',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
};

/** The lists by the numbers that paragraphs call them by. */
export function binaryLists(file: WordFile): Map<string, List> {
  const lists = new Map<string, List>();
  const place = file.place(PLACE.lists);
  if (place.byteLength < 2) return lists;
  // The levels of the lists follow them and are not counted in the length of the table.
  const view = new DataView(file.table.buffer, place.byteOffset);
  const definitions = new Map<number, (Level | undefined)[]>();
  const count = view.getUint16(0, true);
  let at = 2 + 28 * count;
  for (let index = 0; index < count; index++) {
    const simple = (view.getUint8(2 + 28 * index + 26) & 1) !== 0;
    const levels: Level[] = [];
    for (let level = 0; level < (simple ? 1 : 9); level++) {
      const read = levelAt(view, at);
      levels.push(read.level);
      at = read.end;
    }
    definitions.set(view.getInt32(2 + 28 * index, true), levels);
  }
  const overrides = file.place(PLACE.overrides);
  if (overrides.byteLength < 4) return lists;
  const instances = overrides.getUint32(0, true);
  let next = 4 + 16 * instances;
  for (let index = 0; index < instances; index++) {
    const id = overrides.getInt32(4 + 16 * index, true);
    const levels = [...(definitions.get(id) ?? [])];
    const starts = new Map<number, number>();
    next += 4;
    for (let own = 0; own < overrides.getUint8(4 + 16 * index + 12); own++) {
      const flags = overrides.getUint32(next + 4, true);
      const level = flags & 0xf;
      const start = overrides.getInt32(next, true);
      next += 8;
      if ((flags & 0x20) !== 0) {
        const read = levelAt(overrides, next);
        levels[level] = read.level;
        next = read.end;
        if ((flags & 0x10) !== 0) starts.set(level, read.level.start);
      } else if ((flags & 0x10) !== 0) starts.set(level, start);
    }
    lists.set(String(index + 1), { definition: String(id), levels, starts });
  }
  return lists;
}

function levelAt(view: DataView, at: number): { level: Level; end: number } {
  const flags = view.getUint8(at + 5);
  const numbers = at + 28 + view.getUint8(at + 25) + view.getUint8(at + 24);
  const { text, end } = countedText(view, numbers);
  const restart = view.getUint8(at + 26);
  const level: Level = {
    start: view.getInt32(at, true),
    format: FORMATS[view.getUint8(at + 4)] ?? 'unknown',
    text: Array.from(text, (sign) => (sign.charCodeAt(0) < 9 ? `%${sign.charCodeAt(0) + 1}` : sign)).join(''),
    legal: (flags & 0x04) !== 0,
    restart: (flags & 0x08) !== 0 ? restart : null,
    style: null,
  };
  return { level, end };
}
