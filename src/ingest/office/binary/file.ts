/**
 * The parts of a Word 97 to 2003 file (MS-DOC): its header, its text in pieces, and where its properties stand.
 */
import CFB from 'cfb';

/** Positions of tables in the header's list of places (MS-DOC 2.5.6). */
export const PLACE = {
  styles: 1,
  footnoteReferences: 2,
  footnoteTexts: 3,
  sections: 6,
  headers: 11,
  characters: 12,
  paragraphs: 13,
  fonts: 15,
  settings: 31,
  pieces: 33,
  anchors: 40,
  endnoteReferences: 46,
  endnoteTexts: 47,
  boxes: 56,
  headerBoxes: 58,
  lists: 73,
  overrides: 74,
} as const;

export interface Piece {
  /** First and one past the last character position. */
  readonly from: number;
  readonly to: number;
  /** Where its first character stands in the document stream. */
  readonly at: number;
  readonly wide: boolean;
}

export interface WordFile {
  readonly main: DataView;
  readonly table: DataView;
  readonly data: DataView | null;
  readonly pieces: readonly Piece[];
  /** Lengths in characters of body, footnotes, headers, macros, comments, endnotes, boxes, boxes of headers. */
  readonly lengths: readonly number[];
  /** A table of the header by its position; empty where the file has none. */
  place(index: number): DataView;
}

const OLDEST = 0xc1;

/** Opens a file. @throws {Error} where it is older than Word 97, locked or damaged. */
export function openWord(bytes: Uint8Array): WordFile {
  const container = CFB.read(bytes as never, { type: 'array' });
  const stream = (name: string): DataView | null => {
    const at = container.FullPaths.findIndex((path) => path.toLowerCase().endsWith(`/${name.toLowerCase()}`));
    const content = container.FileIndex[at]?.content;
    if (at < 0 || content === undefined) return null;
    const own = Uint8Array.from(content as ArrayLike<number>);
    return new DataView(own.buffer);
  };
  const main = stream('WordDocument');
  if (main?.getUint16(0, true) !== 0xa5ec) throw new Error('no Word document');
  const flags = main.getUint16(10, true);
  if ((flags & 0x0100) !== 0) throw new Error('the document is encrypted with a password');
  if (main.getUint16(2, true) < OLDEST) throw new Error('the document is older than Word 97');
  const table = stream((flags & 0x0200) !== 0 ? '1Table' : '0Table');
  if (!table) throw new Error('no table stream');
  const place = (index: number): DataView => {
    const at = main.getUint32(0x9a + 8 * index, true);
    const length = main.getUint32(0x9e + 8 * index, true);
    return new DataView(
      table.buffer,
      Math.min(at, table.byteLength),
      Math.min(length, Math.max(0, table.byteLength - at)),
    );
  };
  const lengths = Array.from({ length: 8 }, (_, at) => Math.max(0, main.getInt32(0x4c + 4 * at, true)));
  return { main, table, data: stream('Data'), pieces: piecesOf(place(PLACE.pieces)), lengths, place };
}

function piecesOf(clx: DataView): Piece[] {
  let at = 0;
  while (at + 3 < clx.byteLength && clx.getUint8(at) === 1) at += 3 + clx.getUint16(at + 1, true);
  if (clx.getUint8(at) !== 2) throw new Error('no pieces');
  const count = Math.floor((clx.getUint32(at + 1, true) - 4) / 12);
  const start = at + 5;
  return Array.from({ length: count }, (_, index) => {
    const place = clx.getUint32(start + 4 * (count + 1) + 8 * index + 2, true);
    const wide = (place & 0x40000000) === 0;
    const offset = place & 0x3fffffff;
    return {
      from: clx.getUint32(start + 4 * index, true),
      to: clx.getUint32(start + 4 * (index + 1), true),
      at: wide ? offset : offset / 2,
      wide,
    };
  });
}

/** Names of the fonts, in the order in which runs count them (MS-DOC 2.9.287, 2.9.76). */
export function fontsOf(view: DataView): string[] {
  const names: string[] = [];
  const count = view.byteLength < 4 ? 0 : view.getUint16(0, true);
  let at = 4;
  for (let index = 0; index < count && at < view.byteLength; index++) {
    const end = Math.min(at + 1 + view.getUint8(at), view.byteLength);
    let name = '';
    for (let place = at + 1 + BEFORE_NAME; place + 2 <= end; place += 2) {
      const code = view.getUint16(place, true);
      if (code === 0) break;
      name += String.fromCharCode(code);
    }
    names.push(name);
    at = end;
  }
  return names;
}

/** Bytes of a font before its name: family, weight, character set, shape and signature. */
const BEFORE_NAME = 39;

/** Character positions of a table of `size` bytes of data for each: one more position than data. */
export function positionsOf(plc: DataView, size: number): number[] {
  const count = Math.floor((plc.byteLength - 4) / (4 + size));
  return count < 1 ? [] : Array.from({ length: count + 1 }, (_, at) => plc.getUint32(4 * at, true));
}

/** Text as UTF-16 units counted in two bytes and then given. */
export function countedText(view: DataView, at: number): { text: string; end: number } {
  const count = view.getUint16(at, true);
  let text = '';
  for (let index = 0; index < count; index++) text += String.fromCharCode(view.getUint16(at + 2 + 2 * index, true));
  return { text, end: at + 2 + 2 * count };
}
