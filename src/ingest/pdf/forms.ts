/**
 * Puts what was filled in where a reader sees it: in the printed line it stands in, or after the label above or beside it.
 */
import { FILLED, type Line, type Tag } from '../lines/line.ts';
import { width } from '../text/width.ts';
import type { Field } from './fields.ts';
import type { Piece } from './piece.ts';

export interface Placed {
  /** What is printed, with what was filled in beside it. */
  readonly pieces: Piece[];
  /** Fields that make lines of their own. */
  readonly apart: Field[];
}

/** Puts fields that stand in a printed line into it, each beside its label; the others stay apart. */
export function placedFields(fields: readonly Field[], printed: readonly Piece[]): Placed {
  const placed: Placed = { pieces: [...printed], apart: [] };
  for (const field of fields) {
    const label = field.running || field.kind === 'typed' ? null : labelOf(field, printed);
    if (!label) {
      placed.apart.push(field);
      continue;
    }
    const piece = pieceOf(field, label, printed);
    placed.pieces.splice(placed.pieces.indexOf(label) + (piece.left < label.left ? 0 : 1), 0, piece);
  }
  return placed;
}

/** The printed piece on whose line a field stands: before it, or after it for a box. */
function labelOf({ area, kind }: Field, printed: readonly Piece[]): Piece | null {
  const height = area.bottom - area.top;
  const middle = (area.top + area.bottom) / 2;
  const near = printed.filter((piece) => {
    if (piece.text.trim() === '') return false;
    const off = Math.abs(piece.baseline - piece.size * 0.3 - middle);
    return off < Math.max(height / 2, piece.size * 0.6) && (kind === 'tick' || piece.right <= area.left + piece.size);
  });
  const apart = (piece: Piece) =>
    piece.right <= area.left + piece.size ? area.left - piece.right : Math.max(0, piece.left - area.right) + 0.5;
  return near.reduce<Piece | null>((best, piece) => (best === null || apart(piece) < apart(best) ? piece : best), null);
}

/** Whether the word of a box stands in what is printed right after it, whole or as one of its words. */
function saysAgain(text: string, { area }: Field, label: Piece, printed: readonly Piece[]): boolean {
  const word = text.slice(1).trim().toLowerCase();
  const after = printed.find(
    ({ left, baseline, text: own }) =>
      own.trim() !== '' &&
      left >= area.right - 1 &&
      left < area.right + label.size * 2 &&
      Math.abs(baseline - label.baseline) < label.size * 0.3,
  );
  const words = (one: string) =>
    ` ${one
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return word !== '' && after !== undefined && words(after.text).includes(words(word));
}

function pieceOf(field: Field, label: Piece, printed: readonly Piece[]): Piece {
  const { area, kind, lines } = field;
  const text =
    kind === 'tick' && saysAgain(lines.join(' '), field, label, printed)
      ? (lines[0]?.charAt(0) ?? '')
      : lines.join(' ');
  const next = printed
    .filter((piece) => piece.left >= area.left && Math.abs(piece.baseline - label.baseline) < label.size * 0.3)
    .reduce((least, piece) => Math.min(least, piece.left), Number.POSITIVE_INFINITY);
  const own = kind === 'tick' ? area.right : Math.min(area.right, area.left + (width(text) / 10) * label.size);
  return { ...label, text, left: area.left, right: Math.max(area.left + 1, Math.min(own, next - 1)) };
}

/** The lines of a page with those fields that make lines of their own, each after what is printed above it. */
export function withFields(
  lines: readonly Line[],
  fields: readonly Field[],
  page: number,
  nextNumber: () => number,
): Line[] {
  const result = [...lines];
  const type = {
    size: heaviest(lines, (line) => line.size) ?? 10,
    face: heaviest(lines, (line) => line.face) ?? FILLED,
  };
  for (const field of fields.toSorted((a, b) => a.area.top - b.area.top || a.area.left - b.area.left)) {
    let at = 0;
    for (const [index, line] of result.entries()) if (isBefore(line, field, type.size)) at = index + 1;
    result.splice(at, 0, ...linesOf(field, page, type, nextNumber));
  }
  return result;
}

/** Whether a line is read before a field: it begins above it, or beside it to the left. */
function isBefore(line: Line, { area }: Field, size: number): boolean {
  const middle = line.baseline - line.size * 0.3;
  return middle < area.top || (middle < area.top + size * 1.5 && line.left < area.left);
}

/** What most of the text of lines has, so that what was filled in looks like running text. */
function heaviest<Key>(lines: readonly Line[], key: (line: Line) => Key): Key | undefined {
  const letters = new Map<Key, number>();
  for (const line of lines) letters.set(key(line), (letters.get(key(line)) ?? 0) + line.text.length);
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

function linesOf(
  { lines, area }: Field,
  page: number,
  { size, face }: { readonly size: number; readonly face: string },
  nextNumber: () => number,
): Line[] {
  const height = (area.bottom - area.top) / lines.length;
  const own = Math.min(size, height * 0.8);
  return lines.map((text, at) => {
    const tag: Tag = { element: nextNumber(), role: FILLED, item: null, cell: null, frame: null };
    const baseline = area.top + height * at + Math.min(height * 0.8, own * 1.1);
    const part = { text, left: area.left, right: area.right };
    return { ...part, page, baseline, size: own, face, tag, parts: [part], blanks: 0 };
  });
}
