/**
 * Marks of notes: raised figures after a word. In lines they are kept as raised digits, which nobody can take for a
 * part of the figure before them, and are taken out where the note itself is known.
 */
import type { Line } from '../lines/line.ts';
import type { Piece } from './piece.ts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const MARK = /^\[?\d{1,3}(?:\s*[,;]\s*\d{1,3})*\]?$/u;
/** Raised figures after these are powers: "40 km2". */
const UNIT = /(?:^|[\s\d(/])(?:[kcdm]?m|mi|ft|yd|in)$/u;
const MARKS = /(?:\s(?=[⁰¹²³⁴⁵⁶⁷⁸⁹,;\s]+(?:[\s.,;:)]|$)))?[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:\s*[,;]\s*[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*/gu;

/** The mark of a note in raised digits; null where the piece is none. `text` is what stands before it on the line. */
export function raisedMark(piece: Piece, pieces: readonly Piece[], at: number, text: string): string | null {
  const own = piece.text.trim();
  if (!MARK.test(own) || UNIT.test(text)) return null;
  const before = pieces.slice(0, at).findLast((other) => other.text.trim() !== '' && other.size > piece.size * 1.08);
  const after = pieces[at + 1];
  const main = before ?? (after && after.size > piece.size * 1.08 ? after : null);
  if (!main || main.baseline - piece.baseline < main.size * 0.12) return null;
  if (/^[/⁄]/u.test(after?.text.trim() ?? '')) return null;
  return own.replace(/[[\]]/gu, '').replace(/\d/gu, (digit) => RAISED[Number(digit)] ?? digit);
}

/** A line without the marks of these notes. */
export function withoutMarks(line: Line, notes: ReadonlySet<string>): Line {
  if (!/[⁰¹²³⁴⁵⁶⁷⁸⁹]/u.test(line.text)) return line;
  const cut = (text: string) =>
    text.replace(MARKS, (marks) =>
      marks
        .split(/[,;]/u)
        .every((mark) => notes.has(Array.from(mark.trim(), (digit) => RAISED.indexOf(digit)).join('')))
        ? ''
        : marks,
    );
  return { ...line, text: cut(line.text), parts: line.parts.map((part) => ({ ...part, text: cut(part.text) })) };
}
