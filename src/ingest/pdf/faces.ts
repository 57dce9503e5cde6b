/**
 * Which faces of a document are one type. A PDF often carries one type as several fonts, for its quotation marks say,
 * and its names say nothing that can be relied on; but a bold face is wider than the regular one, and another font of
 * the same type is exactly as wide.
 */

import { SCANNED_BOLD } from '../scan/fragments.ts';
import { width } from '../text/width.ts';
import type { Piece } from './piece.ts';

/** A face wider than the body's by this share is bold or another type; few letters say less, so more is asked of them. */
const WIDER = 0.045;
const NARROWER = 0.1;
const FEW_LETTERS = 40;
/** Letters of a face after which no more are measured. */
const ENOUGH_LETTERS = 3_000;

/** A name for every face: that of the body face for all that look like it. */
export function typesOf(pieces: Iterable<Piece>): ReadonlyMap<string, string> {
  const faces = new Map<string, { letters: number; printed: number; expected: number }>();
  /** Characters of a face beyond those that were measured. */
  const more = new Map<string, number>();
  for (const { text, face, left, right, size } of pieces) {
    if ((faces.get(face)?.letters ?? 0) > ENOUGH_LETTERS) {
      more.set(face, (more.get(face) ?? 0) + text.length);
      continue;
    }
    const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (letters * 2 < text.length || right <= left) continue;
    const sum = faces.get(face) ?? { letters: 0, printed: 0, expected: 0 };
    sum.letters += letters;
    sum.printed += (right - left) / size;
    sum.expected += width(text) / 10;
    faces.set(face, sum);
  }
  const weight = ([face, { letters }]: readonly [string, { letters: number }]) => letters + (more.get(face) ?? 0);
  const [body] = [...faces].toSorted((a, b) => weight(b) - weight(a));
  const names = new Map<string, string>();
  if (!body) return names;
  const usual = body[1].printed / body[1].expected;
  for (const [face, { letters, printed, expected }] of faces) {
    const ratio = printed / expected / usual - 1;
    if (face === SCANNED_BOLD) {
      // The thickness of its strokes was measured.
      names.set(face, face);
      continue;
    }
    const alike = ratio < (letters < FEW_LETTERS ? WIDER * 1.8 : WIDER) && ratio > -NARROWER;
    names.set(face, alike ? body[0] : face);
  }
  return names;
}
