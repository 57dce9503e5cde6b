import { z } from 'zod';
import { operation } from '../operation.ts';
import { criterionCode, documentId, frameworkId } from '../values.ts';

const progressRow = z.object({
  /** Null: all documents. */
  documentId: documentId.nullable(),
  /** Null: all criteria. */
  criterion: criterionCode.nullable(),
  progress: z.enum(['not-started', 'in-review', 'checked', 'signed-off']),
});
export type ProgressRow = z.infer<typeof progressRow>;

/** How far the review has come. */
export const progressOperations = {
  'progress.list': operation(z.object({ frameworkId }), z.array(progressRow)),
  'progress.set': operation(progressRow.extend({ frameworkId }), z.array(progressRow)),
} as const;
