/**
 * Values of the program as rows of the file, and back.
 */
import type { Document, Format, Metadata, Passage, Quality } from '../document/document.ts';

export interface PassageRow {
  readonly number_in_file: number;
  readonly document: string;
  readonly id: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly end_page: number;
  readonly headings: string;
  readonly number: string | null;
  readonly furniture: string | null;
  readonly boxes: string;
  readonly text: string;
}

export interface DocumentRow {
  readonly id: string;
  readonly path: string;
  readonly format: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly reading: number;
  readonly pages: number;
  readonly text: string;
  readonly metadata: string;
  readonly corrections: string;
  readonly quality: string;
}

/** A passage as it was read. */
export function passageOf(row: PassageRow): Passage {
  return {
    id: row.id,
    kind: row.kind as Passage['kind'],
    text: row.text,
    start: row.start,
    end: row.end,
    page: row.page,
    endPage: row.end_page,
    headings: JSON.parse(row.headings) as string[],
    number: row.number,
    furniture: row.furniture as Passage['furniture'],
    boxes: boxesOf(row.boxes),
  };
}

/** Boxes are kept as plain rows of five numbers: there is one for every line of every page. */
export function boxesAsText(boxes: Passage['boxes']): string {
  return JSON.stringify(boxes.map((box) => [box.page, box.left, box.top, box.width, box.height]));
}

function boxesOf(text: string): Passage['boxes'] {
  return (JSON.parse(text) as [number, number, number, number, number][]).map(([page, left, top, width, height]) => ({
    page,
    left,
    top,
    width,
    height,
  }));
}

/** A document with its metadata as the reviewer corrected it. */
export function documentOf(row: DocumentRow, passages: readonly Passage[]): Document {
  return {
    id: row.id,
    source: { path: row.path, sha256: row.sha256, bytes: row.bytes, format: row.format as Format },
    metadata: { ...metadataOf(row), ...correctionsOf(row) },
    pages: row.pages,
    text: row.text,
    passages,
    quality: JSON.parse(row.quality) as Quality,
  };
}

export function metadataOf(row: Pick<DocumentRow, 'metadata'>): Metadata {
  return JSON.parse(row.metadata) as Metadata;
}

export function correctionsOf(row: Pick<DocumentRow, 'corrections'>): Partial<Metadata> {
  return JSON.parse(row.corrections) as Partial<Metadata>;
}
