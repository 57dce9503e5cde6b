/**
 * The evidence grid, criteria by documents, and what it lacks.
 */
import { type DocumentCoverage, type Standing, standingOf, stateInWords, stateOf } from '../document/coverage.ts';
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
  /** How the criterion stands in the document, whatever the export leaves out. */
  readonly standing: Standing;
}

export interface GridLine {
  readonly criterion: PlacedCriterion;
  readonly cells: readonly GridCell[];
  /** Documents with evidence. */
  readonly foundIn: number;
  /** How the criterion stands in all of them. */
  readonly standing: Standing;
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
  const coverage = new Map(bundle.coverage.map((one) => [one.documentId, one]));
  const lines = placedCriteria(bundle).map((criterion): GridLine => {
    const cells = documents.map((document) =>
      cell(document, rows.get(`${criterion.code}\n${document.id}`) ?? [], criterion.code, coverage.get(document.id)),
    );
    const foundIn = cells.filter((one) => one.rows.length > 0).length;
    return { criterion, cells, foundIn, standing: standingOf(bundle.coverage, criterion.code, bundle.unread.length) };
  });
  return { documents, lines };
}

/** The documents that evidence can come from, by {@link EvidenceBundle.coverage}, and those that something was found in. */
export function documentsInGrid(bundle: EvidenceBundle): DocumentRow[] {
  const known = new Set([
    ...bundle.coverage.map(({ documentId }) => documentId),
    ...bundle.evidence.filter(counts).map((row) => row.documentId),
  ]);
  return bundle.documents.filter(({ id }) => known.has(id));
}

function cell(
  document: DocumentRow,
  rows: readonly EvidenceRow[],
  criterion: string,
  coverage: DocumentCoverage | undefined,
): GridCell {
  const having = (label: EvidenceRow['polarity']) =>
    rows.filter((row) => row.polarity === label || row.polarity === 'mixed').length;
  return {
    document,
    rows,
    strengths: having('strength'),
    improvements: having('improvement'),
    accepted: rows.filter((row) => row.status === 'accepted').length,
    standing: standingOf(coverage === undefined ? [] : [coverage], criterion),
  };
}

/** Rows that are neither strength nor improvement: "2 neutral, 1 without a side". */
export function sidelessInWords(rows: readonly EvidenceRow[]): string {
  const count = (polarity: EvidenceRow['polarity'], words: string) => {
    const having = rows.filter((row) => row.polarity === polarity).length;
    return having === 0 ? [] : [`${having} ${words}`];
  };
  return [...count('neutral', 'neutral'), ...count(null, 'without a side')].join(', ');
}

/** What stands in a cell without rows; where there is evidence that this export leaves out, that is said. */
export function emptyCellInWords({ standing }: Pick<GridCell, 'standing'>): string {
  return stateOf(standing) === 'evidence' ? `${stateInWords(standing)}, not in this export` : stateInWords(standing);
}

/** A criterion for which some documents hold nothing: those that were looked at whole, and the others. */
export interface Absence {
  readonly criterion: PlacedCriterion;
  /** Every passage decided and every page read. */
  readonly noneFoundIn: readonly DocumentRow[];
  /** Not looked at, or not all of it: nothing can be said of these yet. */
  readonly notLookedAt: readonly GridCell[];
}

/** For every criterion, where nothing was found. Criteria found everywhere are left out. */
export function absences(grid: Grid): Absence[] {
  return grid.lines.flatMap(({ criterion, cells }) => {
    const empty = cells.filter((one) => one.rows.length === 0 && stateOf(one.standing) !== 'evidence');
    if (empty.length === 0 || criterion.isUnknown) return [];
    const isNone = (one: GridCell) => stateOf(one.standing) === 'none-found';
    return [
      {
        criterion,
        noneFoundIn: empty.filter(isNone).map(({ document }) => document),
        notLookedAt: empty.filter((one) => !isNone(one)),
      },
    ];
  });
}
