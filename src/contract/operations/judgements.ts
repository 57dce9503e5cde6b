import { z } from 'zod';
import { nothing, operation } from '../operation.ts';
import { documentId, passageId, printedDate } from '../values.ts';

export const judgementRow = z.object({
  documentId,
  document: z.string(),
  /** "ILACS", "Joint area review". */
  inspection: z.string(),
  area: z.string().nullable(),
  date: printedDate.nullable(),
  /** What was judged, as printed. */
  about: z.string(),
  /** What reports of other years judge, too; null where it is none that is known. */
  subject: z.string().nullable(),
  grade: z.string(),
  passageId,
  page: z.number().int(),
  before: z.object({ documentId, passageId, grade: z.string(), date: z.string() }).nullable(),
  change: z.enum(['better', 'worse', 'same']).nullable(),
  /** The change in words; empty where there is nothing before it. */
  changed: z.string(),
  ours: z.boolean(),
});
export type JudgementRow = z.infer<typeof judgementRow>;

export const judgementOperations = {
  /** The grades that reports print, by area and date, each with what changed since the one before it. */
  'judgements.list': operation(nothing, z.array(judgementRow)),
} as const;
