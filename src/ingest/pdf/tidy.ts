/**
 * Pieces of a page without what does not belong to its text: words struck twice, stamps printed over the text, the
 * numbers of lines in the margin.
 */
import type { Piece } from './piece.ts';
import type { Omission } from './seen.ts';

export interface Tidy {
  readonly pieces: Piece[];
  readonly left: { readonly reason: Omission; readonly text: string }[];
}

/** A stamp is set at least this many times larger than the text it is printed over. */
const STAMP = 1.9;
/** Fewer numbers than this in a margin number nothing, unless each says how many lines stand above it. */
const FEWEST_NUMBERED = 5;
const FEWEST_COUNTING = 3;

/** Takes out what is no text of the page, and says what it was. */
export function tidied(pieces: readonly Piece[]): Tidy {
  const once = withoutDoubles(pieces);
  const stamps = stampsOf(once);
  const numbers = lineNumbersOf(once);
  return {
    pieces: once.filter((piece) => !stamps.has(piece) && !numbers.has(piece)),
    left: [
      ...[...stamps].map(({ text }) => ({ reason: 'stamp' as const, text })),
      ...[...numbers].map(({ text }) => ({ reason: 'line-number' as const, text })),
    ],
  };
}

/** The same words struck again at nearly the same place, with or without their stop, look bold; they are one text. */
function withoutDoubles(pieces: readonly Piece[]): Piece[] {
  const struck = new Map<string, Piece[]>();
  return pieces.filter((piece) => {
    const key = piece.text.trim().replace(/(?<=[\p{L}\p{N})’”])[.,;:]$/u, '');
    if (key === '') return true;
    const before = struck.get(key);
    const again = before?.some(
      (other) =>
        Math.abs(other.left - piece.left) < piece.size * 0.18 &&
        Math.abs(other.baseline - piece.baseline) < piece.size * 0.18 &&
        Math.abs(other.size - piece.size) < piece.size * 0.1,
    );
    if (before) before.push(piece);
    else struck.set(key, [piece]);
    return !again;
  });
}

/** Large type that other lines run through. */
function stampsOf(pieces: readonly Piece[]): Set<Piece> {
  const size = bodySize(pieces);
  const found = new Set<Piece>();
  for (const piece of pieces) {
    if (piece.size < size * STAMP || piece.text.trim() === '') continue;
    const crossed = pieces.filter(
      (other) =>
        other.size < piece.size / 1.6 &&
        other.text.trim().length > 3 &&
        other.baseline - other.size * 0.3 < piece.baseline - piece.size * 0.05 &&
        other.baseline - other.size * 0.3 > piece.baseline - piece.size * 0.7 &&
        other.left < piece.right &&
        other.right > piece.left,
    );
    if (crossed.length > 0) found.add(piece);
  }
  return found;
}

function bodySize(pieces: readonly Piece[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of pieces) {
    const key = Math.round(size * 2) / 2;
    letters.set(key, (letters.get(key) ?? 0) + text.trim().length);
  }
  return [...letters].reduce((best, next) => (next[1] > best[1] ? next : best), [10, 0] as const)[0];
}

/** Lines from one number to the next. */
const LONGEST_STEP = 10;

/** Whether as many lines of text as a step says stand between most numbers of a column. */
function countsLines(column: readonly Piece[], texts: readonly Piece[], step: number): boolean {
  const right = column.slice(1).filter((piece, at) => {
    const above = (column[at]?.baseline ?? 0) + piece.size * 0.5;
    const between = texts.filter(({ baseline }) => baseline > above && baseline < piece.baseline + piece.size * 0.5);
    return new Set(between.map(({ baseline }) => Math.round(baseline))).size === step;
  });
  return right.length >= (column.length - 1) * 0.8;
}

/**
 * Numbers that count the printed lines: a column of their own beside the text that goes up by one step from line to
 * line, also in mid-sentence. Numbers of paragraphs stand before paragraphs only.
 */
function lineNumbersOf(pieces: readonly Piece[]): Set<Piece> {
  const none = new Set<Piece>();
  const numbers = pieces.filter((piece) => /^\d{1,4}$/u.test(piece.text.trim()));
  if (numbers.length < FEWEST_COUNTING) return none;
  const texts = pieces.filter((piece) => /\p{L}{2}/u.test(piece.text));
  const first = texts.reduce((least, piece) => Math.min(least, piece.left), Number.POSITIVE_INFINITY);
  const last = texts.reduce((most, piece) => Math.max(most, piece.right), 0);
  const column = numbers
    .filter((piece) => piece.right < first || piece.left > last)
    .toSorted((a, b) => a.baseline - b.baseline);
  const step = Number(column[1]?.text) - Number(column[0]?.text);
  if (!(step >= 1 && step <= LONGEST_STEP)) return none;
  const follows = (a: Piece | undefined, b: Piece | undefined) =>
    a !== undefined && b !== undefined && Number(b.text) - Number(a.text) === step;
  const chain = column.filter((piece, at) => follows(column[at - 1], piece) || follows(piece, column[at + 1]));
  const usual = (step === 1 || step === 5 || step === 10) && chain.length >= FEWEST_NUMBERED;
  if (!usual && !(step > 1 && chain.length >= FEWEST_COUNTING && countsLines(chain, texts, step))) return none;
  const beside = (piece: Piece) =>
    texts.filter((text) => Math.abs(text.baseline - piece.baseline) < Math.max(text.size, piece.size) * 0.5);
  const lines = chain.map(
    (piece) =>
      beside(piece)
        .toSorted((a, b) => a.left - b.left)[0]
        ?.text.trim() ?? '',
  );
  const middles = lines.filter((text) => /^[\p{Ll}]/u.test(text)).length;
  return middles >= Math.max(2, lines.length * 0.2) ? new Set(chain) : none;
}
