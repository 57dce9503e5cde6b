/**
 * Predictions for passages of documents that the model has not seen.
 */
import { type LinearModel, predict, type TrainingRow } from './logistic.ts';

/**
 * Predicts every row of `measured` with a model fitted on rows of other documents. Furniture of a letter ("none-x")
 * counts as part of letter x. `folds` documents-wise groups, or one per document where it is 0.
 */
export function crossValidated(
  rows: readonly TrainingRow[],
  measured: ReadonlySet<string>,
  fitted: (rows: readonly TrainingRow[]) => LinearModel,
  folds = 0,
): Map<string, Float64Array> {
  const letter = (document: string) => document.replace(/^none-/u, '');
  const letters = [...new Set(rows.filter((row) => measured.has(row.id)).map((row) => letter(row.document)))].sort();
  const count = folds === 0 ? letters.length : folds;
  const found = new Map<string, Float64Array>();
  for (let fold = 0; fold < count; fold++) {
    const out = new Set(letters.filter((_, index) => index % count === fold));
    const model = fitted(rows.filter((row) => !out.has(letter(row.document))));
    for (const row of rows) {
      if (out.has(letter(row.document)) && measured.has(row.id)) found.set(row.id, predict(model, row.features));
    }
  }
  return found;
}
