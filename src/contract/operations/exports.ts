import { z } from 'zod';
import { longOperation } from '../operation.ts';
import { criterionCode, documentId, frameworkId, polarityLabel } from '../values.ts';

export const exportFormat = z.enum(['xlsx', 'csv', 'html', 'docx', 'qdpx', 'qdc']);
export type ExportFormat = z.infer<typeof exportFormat>;

export const exportChoice = z.object({
  /** Decided passages only, or suggestions too (marked as such). */
  decidedOnly: z.boolean().default(false),
  criteria: z.array(criterionCode).optional(),
  documents: z.array(documentId).optional(),
  polarity: z.array(polarityLabel).optional(),
});

export const exportOperations = {
  /** Makes a file and leaves it with the host, which saves it where the person says. */
  'exports.make': longOperation(
    z.object({ format: exportFormat, frameworkId, choice: exportChoice.default({ decidedOnly: false }) }),
    z.object({ id: z.string(), name: z.string(), bytes: z.number().int(), losses: z.array(z.string()) }),
    z.object({ done: z.number(), total: z.number(), what: z.string() }),
  ),
} as const;
