/**
 * The values that flow through the whole program. Plain data: safe to store, to send between processes and to compare.
 */
import type { RecognisedPage } from './reading-notes.ts';
import { DOCUMENT_TYPES, type DocumentType } from './types.ts';

/** What a passage is on the page. */
export type PassageKind = 'paragraph' | 'bullet' | 'heading' | 'table' | 'caption' | 'footnote';

/**
 * Why a passage can never be evidence: the parts of a letter that address, introduce, explain the law or sign off,
 * and the parts of a web page that belong to the site; or that the reviewer set it aside. `null` on a passage means that it may be evidence.
 */
export type Furniture =
  | 'address'
  | 'salutation'
  | 'introduction'
  | 'legal-note'
  | 'next-steps'
  | 'signature'
  | 'contents'
  | 'site'
  | 'boilerplate'
  | 'by-reviewer';

/** A rectangle on a page in PDF points, origin at the top left of the page as it is shown. Pages count from 1. */
export interface Box {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The unit of evidence: one bullet, one paragraph or one numbered paragraph, whole even where it crosses a page. */
export interface Passage {
  /** Unique within its document: `p1`, `p2`, ... in reading order. */
  readonly id: string;
  readonly kind: PassageKind;
  /** Depth of nesting: 0 at the top, 1 for a bullet under a bullet, and so on. */
  readonly level: number;
  /** Always equal to `document.text.slice(start, end)`. */
  readonly text: string;
  /** First UTF-16 unit of the passage in the canonical text. */
  readonly start: number;
  /** One past the last UTF-16 unit. */
  readonly end: number;
  /** Page it begins on, from 1. Formats without pages are all on page 1. */
  readonly page: number;
  readonly endPage: number;
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  /** Paragraph number or footnote mark as printed ("14", "2.3", "a"), or null where none is printed. */
  readonly number: string | null;
  readonly furniture: Furniture | null;
  /** Where it stands on the printed page, one box a line; empty for formats without pages. */
  readonly boxes: readonly Box[];
}

export type { DocumentType } from './types.ts';

/** The kind of inspection a letter or report comes from: the id of a kind in `kinds/`. */
export type InspectionKind = string;

export interface Judgement {
  /** What was judged, as printed: "Overall effectiveness". */
  readonly about: string;
  /** The grade as printed: "Good". */
  readonly grade: string;
}

/** Where a document's date comes from: printed on the page, or the last day of the inspection it reports. */
export type DateIs = 'printed' | 'inspection';

/** What the page itself says about the document. All of it can be corrected by the reviewer. Dates are ISO 8601. */
export interface Metadata {
  readonly title: string;
  /** Id of the kind of document (`kinds/`), or null where it is of none that is known. */
  readonly kind: string | null;
  readonly type: DocumentType;
  /** The kind, where it is an inspection; for guidance and news the inspection they are about. */
  readonly inspectionKind: InspectionKind | null;
  /** One name for each area, from the register where it is listed there. */
  readonly area: string | null;
  readonly areaAsPrinted: string | null;
  /**
   * The day of publication, else the last day of the inspection; `dateIs` says which. "2017-03" or "2017" where only the
   * month or year of publication is printed and no day of an inspection.
   */
  readonly date: string | null;
  readonly dateIs: DateIs | null;
  /** One name for each theme, from the list where it is listed there. */
  readonly inspectionTheme: string | null;
  readonly themeAsPrinted: string | null;
  readonly inspectedFrom: string | null;
  readonly inspectedTo: string | null;
  readonly inspectorates: readonly string[];
  readonly judgements: readonly Judgement[];
}

export type Format =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'tiff'
  | 'docx'
  | 'doc'
  | 'html'
  | 'mhtml'
  | 'txt'
  | 'md'
  | 'rtf'
  | 'odt'
  | 'eml'
  | 'msg';

/** Formats whose pages can be shown as they are printed. */
const PAGED: ReadonlySet<Format> = new Set(['pdf', 'png', 'jpeg', 'tiff']);

/** Whether documents of a format can be shown page by page. */
export function hasPages(format: Format): boolean {
  return PAGED.has(format);
}

/** How well a document could be read. */
export interface Quality {
  /** From 0 (nothing could be trusted) to 1 (nothing to report). */
  readonly score: number;
  /** Pages that carry no text, scans for example: unread, not empty. Counted from 1. */
  readonly pagesWithoutText: readonly number[];
  /** Pages that wait to be recognised from their pictures; absent where none does. */
  readonly toRecognise?: readonly number[] | undefined;
  /** Pages whose text was recognised from their pictures; absent where there is none. */
  readonly recognised?: readonly RecognisedPage[] | undefined;
  /** Plain sentences, each one reason why the score is below 1. */
  readonly warnings: readonly string[];
  /** Text of the file that was left out on purpose, by its sort ("comment", "deleted", "hidden"); absent where there is none. */
  readonly leftOut?: readonly LeftOut[] | undefined;
  /** Words that can never be evidence, by the reason why; headings and what may be evidence are not counted. */
  readonly setAside: Readonly<Partial<Record<Furniture, number>>>;
}

/** Text of the file that is no text of the document. */
export interface LeftOut {
  readonly sort: string;
  /** One piece each, in the order of the file. */
  readonly texts: readonly string[];
}

/** A document as read: everything but where it came from. */
export interface DocumentContent {
  readonly metadata: Metadata;
  readonly pages: number;
  /** Canonical text: NFC, LF only, no BOM, form feed or other control character, bullets as U+2022. Never changes. */
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly quality: Quality;
}

export interface Source {
  /** As given on the command line, or the file's name; members of an archive as `archive.zip!/member`. */
  readonly path: string;
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
  readonly bytes: number;
  readonly format: Format;
}

export interface Document extends DocumentContent {
  /** Stable name of the document in its workspace, derived from its bytes and its path. */
  readonly id: string;
  readonly source: Source;
}

/** The documents whose passages may be evidence, by their type. Where there is nothing else, everything counts. */
export function evidenceSources<Source extends { readonly metadata: Pick<Metadata, 'type'> }>(
  documents: readonly Source[],
): readonly Source[] {
  const sources = documents.filter(({ metadata }) => DOCUMENT_TYPES[metadata.type].evidence);
  return sources.length > 0 ? sources : documents;
}

/** Whether a passage may carry evidence or belong to a theme: no heading, no furniture. */
export function mayBeEvidence(passage: Pick<Passage, 'furniture' | 'kind'>): boolean {
  return passage.furniture === null && passage.kind !== 'heading';
}
