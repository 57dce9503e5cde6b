import { z } from 'zod';
import { longOperation, nothing, operation } from '../operation.ts';
import { failure } from '../values.ts';

/** One line when a page is begun, and one when it is done. */
export const recognitionProgress = z.object({
  path: z.string(),
  page: z.number().int(),
  /** Pages of this run that are done, and all of them. */
  done: z.number().int(),
  total: z.number().int(),
});
export type RecognitionProgress = z.infer<typeof recognitionProgress>;

export const recognitionResult = z.object({
  /** Pages recognised in this run. */
  pages: z.number().int(),
  /** Documents read again with what was recognised. */
  documents: z.number().int(),
  /** Documents that could not be read again, each with its reason. */
  failed: z.array(failure),
  stopped: z.boolean(),
});
export type RecognitionResult = z.infer<typeof recognitionResult>;

export const recognitionOperations = {
  /** How many pages wait to be recognised, in how many documents. */
  'recognition.waiting': operation(nothing, z.object({ pages: z.number().int(), documents: z.number().int() })),
  /** Recognises all that wait, keeps each page as it comes, and brings copies, suggestions and themes up to date. */
  'recognition.run': longOperation(
    z.object({ passwords: z.array(z.string()).optional() }),
    recognitionResult,
    recognitionProgress,
  ),
} as const;
