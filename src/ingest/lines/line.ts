/**
 * Lines on pages: what PDF and plain text have in common. Lengths are PDF points; plain text is measured as if it were
 * set in ten-point type, so that the same rules find its paragraphs.
 */

/** Role of lines that were filled in on a form; they never run into what is printed. */
export const FILLED = 'Form';

/** What tagged PDF says about a piece of text. */
export interface Tag {
  /** Names the innermost block element (paragraph, heading, cell), unique within the document. */
  readonly element: number;
  /** Role of that element as the standard names it: P, H1, LI, TD, Note, Artifact. */
  readonly role: string;
  /** Names the innermost list item round it, or null. */
  readonly item: number | null;
  /** Where it stands in a table of more than one column, or null. */
  readonly cell: { readonly table: number; readonly row: number; readonly column: number } | null;
  /** Names the outermost table of a single column round it: a frame drawn round text. Null where there is none. */
  readonly frame: number | null;
}

/** A stretch of a line between wide gaps. */
export interface Part {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** One printed line. */
export interface Line {
  /** Canonical, but wide gaps are tab characters. */
  readonly text: string;
  /** From 1. */
  readonly page: number;
  readonly left: number;
  readonly right: number;
  /** Distance of the baseline from the top of the page. */
  readonly baseline: number;
  /** Size of most of its type. */
  readonly size: number;
  /** Name of the face most of it is set in; empty where the format has none. */
  readonly face: string;
  /** What the file's own structure says about it; null where it has none. */
  readonly tag: Tag | null;
  /** Its parts where wide gaps divide it, left to right; only the line itself for ordinary lines. */
  readonly parts: readonly Part[];
  /** Empty lines before it (plain text; always 0 where there is geometry). */
  readonly blanks: number;
}

/** Pages of lines, and what the paragraph rules have to know about where they come from. */
export interface LinedText {
  readonly lines: readonly Line[];
  readonly pages: number;
  /** Heights of the pages in points, first page first; empty for plain text. */
  readonly heights: readonly number[];
  /** Pages whose words were recognised from a picture, and so are not printed alike each time; from 1. */
  readonly recognised?: ReadonlySet<number>;
}
