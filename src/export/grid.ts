/**
 * The evidence grid, criteria by documents, and what it lacks.
 */
import {
  counts,
  type DocumentRow,
  type EvidenceBundle,
  type EvidenceRow,
  type PlacedCriterion,
  placedCriteria,
} from './bundle.ts';

/** One criterion in one document. Mixed passages are in both halves, neutral ones in neither. */
export interface GridCell {
  readonly document: DocumentRow;
  /** Evidence that counts, in the order of the text. */
  readonly rows: readonly EvidenceRow[];
  readonly strengths: number;
  readonly improvements: number;
  /** Passages that a reviewer has accepted; the others are suggested. */
  readonly accepted: number;
}

export interface GridLine {
  readonly criterion: PlacedCriterion;
  readonly cells: readonly GridCell[];
  /** Documents with evidence. */
  readonly foundIn: number;
}

export interface Grid {
  readonly documents: readonly DocumentRow[];
  readonly lines: readonly GridLine[];
}

/** Lays the evidence out, one column for each of `documentsInGrid`. */
export function evidenceGrid(bundle: EvidenceBundle): Grid {
  const rows = new Map<string, EvidenceRow[]>();
  for (const row of bundle.evidence.filter(counts)) {
    const place = `${row.criterion}\n${row.documentId}`;
    const held = rows.get(place);
    if (held === undefined) rows.set(place, [row]);
    else held.push(row);
  }
  const documents = documentsInGrid(bundle);
  const lines = placedCriteria(bundle).map((criterion): GridLine => {
    const cells = documents.map((document) => cell(document, rows.get(`${criterion.code}\n${document.id}`) ?? []));
    return { criterion, cells, foundIn: cells.filter((one) => one.rows.length > 0).length };
  });
  return { documents, lines };
}

/** The documents that evidence can come from: no copies, and no guidance unless something was found in it. */
export function documentsInGrid(bundle: EvidenceBundle): DocumentRow[] {
  const withEvidence = new Set(bundle.evidence.filter(counts).map((row) => row.documentId));
  return bundle.documents.filter(
    (document) => withEvidence.has(document.id) || (document.copyOf === null && document.type !== 'guidance'),
  );
}

function cell(document: DocumentRow, rows: readonly EvidenceRow[]): GridCell {
  const having = (label: EvidenceRow['polarity']) =>
    rows.filter((row) => row.polarity === label || row.polarity === 'mixed').length;
  return {
    document,
    rows,
    strengths: having('strength'),
    improvements: having('improvement'),
    accepted: rows.filter((row) => row.status === 'accepted').length,
  };
}

/** A criterion for which some documents hold nothing: those read whole, and those of which pages could not be read. */
export interface Absence {
  readonly criterion: PlacedCriterion;
  readonly absentFrom: readonly DocumentRow[];
  /** Nothing found so far: absence of evidence is not evidence of absence while pages are unread. */
  readonly unreadIn: readonly DocumentRow[];
}

/** For every criterion, where nothing was found. Criteria found everywhere are left out. */
export function absences(grid: Grid): Absence[] {
  return grid.lines.flatMap(({ criterion, cells }) => {
    const empty = cells.filter((one) => one.rows.length === 0).map((one) => one.document);
    if (empty.length === 0 || criterion.isUnknown) return [];
    const unread = (document: DocumentRow) => document.pagesWithoutText.length > 0;
    return [{ criterion, absentFrom: empty.filter((one) => !unread(one)), unreadIn: empty.filter(unread) }];
  });
}
