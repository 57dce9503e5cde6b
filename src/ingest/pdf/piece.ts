/**
 * Pieces of text as pdf.js finds them on a page.
 */
import type { Tag } from '../lines/line.ts';

/** A piece of text as the page shows it, in points from its top left corner. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly face: string;
  readonly tag: Tag | null;
}

/** A run of pieces on one baseline. */
export interface Segment {
  pieces: Piece[];
  left: number;
  right: number;
  baseline: number;
  size: number;
}
