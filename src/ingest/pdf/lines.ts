/**
 * Pieces of text on a page into lines in reading order.
 */
import { canonicalText } from '../../document/canonical.ts';
import type { Line, Tag } from '../lines/line.ts';
import { answerOf, markerOf, serialMarkerOf } from '../lines/marker.ts';
import { raisedMark } from './marks.ts';
import { type Barrier, inReadingOrder } from './order.ts';
import type { Piece, Segment } from './piece.ts';
import { isSpaced, oneWord, wordsOf } from './spaced.ts';

/** A gap wider than this many times the type size parts columns. */
const COLUMN_GAP = 1.7;
/** A gap of this width stands where a tab stop was. */
const TAB_GAP = 0.75;

/** Whether some line of a page is divided by wide gaps. */
export function hasColumns(pieces: readonly Piece[]): boolean {
  return rowsOf(inReadingOrder(segmentsOf(pieces))).some((row) => row.length > 1);
}

/** The lines of one page in reading order; the cells of a table row by row, where the table begins. */
export function linesOf(pieces: readonly Piece[], page: number): Line[] {
  const tables = new Map<number, Map<number, Piece[]>>();
  const running: Piece[] = [];
  for (const piece of pieces) {
    const { cell } = piece.tag ?? {};
    if (!cell) {
      running.push(piece);
      continue;
    }
    const cells = tables.get(cell.table) ?? new Map<number, Piece[]>();
    const place = cell.row * 1_000 + cell.column;
    tables.set(cell.table, cells.set(place, [...(cells.get(place) ?? []), piece]));
  }
  const lines = textLines(running, page, [...tables.values()].map(barrierOf));
  for (const cells of tables.values()) {
    const own = [...cells].sort(([a], [b]) => a - b).flatMap(([, cell]) => textLines(cell, page));
    if (own.length > 0) lines.splice(placeOf(own, lines), 0, ...own);
  }
  return lines;
}

function barrierOf(cells: ReadonlyMap<number, readonly Piece[]>): Barrier {
  const pieces = [...cells.values()].flat();
  return {
    top: pieces.reduce((least, piece) => Math.min(least, piece.baseline), Number.POSITIVE_INFINITY),
    left: pieces.reduce((least, piece) => Math.min(least, piece.left), Number.POSITIVE_INFINITY),
    right: pieces.reduce((most, piece) => Math.max(most, piece.right), 0),
  };
}

function textLines(pieces: readonly Piece[], page: number, barriers: readonly Barrier[] = []): Line[] {
  const rows = rowsOf(inReadingOrder(segmentsOf(pieces), barriers));
  return rows.flatMap((row) => {
    const line = lineOf(row, page);
    return line.text === '' ? [] : [line];
  });
}

/** Where the lines of a table come among the others: after the last line that stands above it. */
function placeOf(table: readonly Line[], lines: readonly Line[]): number {
  const top = table.reduce((least, line) => Math.min(least, line.baseline), Number.POSITIVE_INFINITY);
  const left = table.reduce((least, line) => Math.min(least, line.left), Number.POSITIVE_INFINITY);
  const right = table.reduce((most, line) => Math.max(most, line.right), 0);
  const above = lines.findLastIndex((line) => line.baseline < top && line.left < right && line.right > left);
  if (above >= 0) return above + 1;
  const below = lines.findIndex((line) => line.baseline > top);
  return below < 0 ? lines.length : below;
}

/** Joins pieces that follow one another on a line, superscripts included. */
function segmentsOf(pieces: readonly Piece[]): Segment[] {
  const segments: Segment[] = [];
  for (const piece of pieces) {
    const last = segments.at(-1);
    if (last && belongs(last, piece)) add(last, piece);
    else if (piece.text.trim() !== '')
      segments.push({
        pieces: [piece],
        left: piece.left,
        right: piece.right,
        baseline: piece.baseline,
        size: piece.size,
      });
  }
  return merged(segments);
}

function belongs(segment: Segment, piece: Piece): boolean {
  if (!sameRow(segment, piece)) return false;
  const before = segment.pieces.at(-1) as Piece;
  if (!sameCell(before.tag, piece.tag)) return false;
  const size = Math.max(segment.size, piece.size);
  if (piece.text.trim() === '') return piece.right - segment.right < size * COLUMN_GAP && piece.left > segment.left;
  const gap = piece.left - segment.right;
  const sign = segment.right - segment.left < size * 10 ? textOf(segment.pieces) : '';
  const short = segment.right - segment.left < size * 3;
  const mark =
    sign !== '' &&
    ((short ? (markerOf(`${sign}\tx`) ?? answerOf(`${sign} x`)) : null) ?? serialMarkerOf(`${sign}\tX`)) !== null;
  return gap > -size * 0.6 && gap < size * (mark ? 4 : COLUMN_GAP);
}

/** Same baseline, or a smaller piece raised or lowered beside a larger one. */
function sameRow(a: { baseline: number; size: number }, b: { baseline: number; size: number }): boolean {
  const size = Math.max(a.size, b.size);
  const shift = Math.abs(a.baseline - b.baseline);
  return shift <= size * 0.22 || (Math.min(a.size, b.size) < size * 0.92 && shift < size * 0.6);
}

function sameCell(a: Tag | null, b: Tag | null): boolean {
  return a?.cell?.table === b?.cell?.table && a?.cell?.row === b?.cell?.row && a?.cell?.column === b?.cell?.column;
}

function add(segment: Segment, piece: Piece): void {
  const before = segment.pieces.at(-1) as Piece;
  // The same word struck twice, a little apart, is one bold word.
  if (
    before.text === piece.text &&
    piece.text.trim().length > 1 &&
    Math.abs(before.left - piece.left) < piece.size * 0.15
  )
    return;
  segment.pieces.push(piece);
  segment.right = Math.max(segment.right, piece.right);
  if (piece.size > segment.size && piece.text.trim() !== '') {
    segment.size = piece.size;
    segment.baseline = piece.baseline;
  }
}

/** Joins neighbours that were drawn at different times, such as a bullet and its text. */
function merged(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    const [first] = segment.pieces;
    if (last && first && belongs(last, first)) {
      for (const piece of segment.pieces) add(last, piece);
    } else result.push(segment);
  }
  return result;
}

/** Segments side by side on one baseline make one line, unless they are cells of a tagged table. */
function rowsOf(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = [];
  for (const segment of segments) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (
      row &&
      last &&
      sameRow(last, segment) &&
      segment.left > last.right &&
      sameCell(last.pieces[0]?.tag ?? null, segment.pieces[0]?.tag ?? null)
    )
      row.push(segment);
    else rows.push([segment]);
  }
  return rows;
}

function lineOf(row: readonly Segment[], page: number): Line {
  const pieces = row.flatMap((segment) => segment.pieces);
  const first = row[0] as Segment;
  const size = heaviest(pieces, (piece) => piece.size) ?? first.size;
  const parts = row.map((segment) => ({ text: textOf(segment.pieces), left: segment.left, right: segment.right }));
  const main = pieces.filter((piece) => piece.size === size);
  return {
    text: row
      .map((segment) => textOf(segment.pieces))
      .join('\t')
      .trim(),
    page,
    left: row.reduce((least, segment) => Math.min(least, segment.left), first.left),
    right: row.reduce((most, segment) => Math.max(most, segment.right), first.right),
    baseline: main[0]?.baseline ?? first.baseline,
    size,
    face: heaviest(pieces, (piece) => piece.face) ?? '',
    tag: heaviest(pieces, (piece) => piece.tag) ?? null,
    parts,
    blanks: 0,
  };
}

function textOf(pieces: readonly Piece[]): string {
  let text = '';
  let right = Number.NaN;
  for (const [at, piece] of pieces.entries()) {
    if (piece.text.trim() === '') {
      if (text !== '' && !text.endsWith(' ')) text += ' ';
      continue;
    }
    const gap = piece.left - right;
    const mark = text === '' ? null : raisedMark(piece, pieces, at, text);
    if (gap > piece.size * TAB_GAP && mark === null) text = `${text.trimEnd()}\t`;
    else if (gap > piece.size * 0.2 && mark === null && !/\s$/u.test(text)) text += ' ';
    text += mark ?? canonicalText(piece.text).replaceAll('\n', ' ');
    right = piece.right;
  }
  if (isSpaced(text) && /\S \S \S.*\t|\t.*\S \S \S/u.test(text)) return spacedParts(text);
  const oneByOne = pieces.every((piece) => piece.text.trim().length <= 2);
  return oneByOne && isSpaced(text) ? spacedWords(pieces) : oneWord(text.trim());
}

/** Words whose letters are set apart by spaces, and that wider gaps part. */
function spacedParts(text: string): string {
  return text
    .split('\t')
    .map((word) => word.replaceAll(' ', ''))
    .join(' ');
}

/** Letters that were drawn one by one, as words. */
function spacedWords(pieces: readonly Piece[]): string {
  const drawn = pieces.filter((piece) => piece.text.trim() !== '');
  return wordsOf(
    drawn.map(({ text, left }, at) => ({ text: text.trim(), gap: left - (drawn[at - 1]?.right ?? left) })),
  );
}

function heaviest<Key>(pieces: readonly Piece[], key: (piece: Piece) => Key): Key | undefined {
  const weights = new Map<Key, number>();
  let [best, most]: [Key | undefined, number] = [undefined, 0];
  for (const piece of pieces) {
    const weight = (weights.get(key(piece)) ?? 0) + piece.text.trim().length;
    weights.set(key(piece), weight);
    if (weight > most) [best, most] = [key(piece), weight];
  }
  return best;
}
