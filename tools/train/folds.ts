/**
 * Predictions for passages of documents that the model has not seen.
 */
import { createHash } from 'node:crypto';
import type { TrainingRow } from './logistic.ts';

/** The fold of each document, spread evenly by the digests of the names. */
export function foldsOf(documents: Iterable<string>, count: number): Map<string, number> {
  const digest = (name: string) => createHash('sha256').update(name).digest('hex');
  const sorted = [...new Set(documents)].sort((a, b) => (digest(a) < digest(b) ? -1 : 1));
  return new Map(sorted.map((name, at) => [name, at % count]));
}

/** What is said of every row of `measured`, by a judge made from rows of other documents. */
export function crossValidated<Row extends Pick<TrainingRow, 'id' | 'document'>, Said>(
  rows: readonly Row[],
  isMeasured: (row: Row) => boolean,
  fitted: (rows: readonly Row[]) => (row: Row) => Said,
  count: number,
): Map<string, Said> {
  const folds = foldsOf(
    rows.filter(isMeasured).map((row) => row.document),
    count,
  );
  const found = new Map<string, Said>();
  for (let fold = 0; fold < count; fold++) {
    const judge = fitted(rows.filter((row) => folds.get(row.document) !== fold));
    for (const row of rows) {
      if (folds.get(row.document) === fold && isMeasured(row)) found.set(row.id, judge(row));
    }
  }
  return found;
}
