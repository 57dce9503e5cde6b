/**
 * Values of the program as rows of the file, and back.
 */
import type { Document, Format, Metadata, Passage, Quality } from '../document/document.ts';
import { statement, type Workspace } from './handle.ts';

export interface PassageRow {
  readonly number_in_file: number;
  readonly document: string;
  readonly id: string;
  readonly kind: string;
  readonly furniture: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The rest of the passage, as JSON. */
  readonly details: string;
  readonly boxes: string;
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
  /** Version of the rules it was read with. */
  readonly rules: number;
}

/** A passage as it was read, or made by the reviewer. */
export function passageOf(row: PassageRow): Passage {
  return {
    ...(JSON.parse(row.details) as Details),
    id: row.id,
    kind: row.kind as Passage['kind'],
    furniture: row.furniture as Passage['furniture'],
    start: row.start,
    end: row.end,
    text: row.text,
    boxes: boxesOf(row.boxes),
  };
}

type Details = Omit<Passage, 'id' | 'kind' | 'furniture' | 'start' | 'end' | 'text' | 'boxes'>;

/** Writes a passage and returns its number in the file, which is also its number in the search index. */
export function insertPassage(
  workspace: Workspace,
  documentId: string,
  passage: Passage,
  origin: 'read' | 'reviewer',
): number {
  const { id, kind, furniture, start, end, text, boxes, ...details } = passage;
  const { lastInsertRowid } = statement(
    workspace,
    `INSERT INTO passage (document, id, kind, furniture, furniture_read, start, end, text, details, boxes, origin)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    documentId,
    id,
    kind,
    furniture,
    furniture,
    start,
    end,
    text,
    JSON.stringify(details),
    boxesAsText(boxes),
    origin,
  );
  return Number(lastInsertRowid);
}

/** Boxes are kept as plain rows of five numbers: there is one for every line of every page. */
function boxesAsText(boxes: Passage['boxes']): string {
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
    quality: qualityOf(row),
  };
}

export function metadataOf(row: Pick<DocumentRow, 'metadata'>): Metadata {
  return { ...NOT_READ_YET, ...(JSON.parse(row.metadata) as Metadata) };
}

/** What documents lack that were read before it was looked for, until they are read again. */
const NOT_READ_YET = { kind: null, areaAsPrinted: null, dateIs: null, themeAsPrinted: null };

export function qualityOf(row: Pick<DocumentRow, 'quality'>): Quality {
  return { setAside: {}, ...(JSON.parse(row.quality) as Partial<Quality> & Omit<Quality, 'setAside'>) };
}

export function correctionsOf(row: Pick<DocumentRow, 'corrections'>): Partial<Metadata> {
  return JSON.parse(row.corrections) as Partial<Metadata>;
}
