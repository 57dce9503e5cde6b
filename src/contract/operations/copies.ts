import { z } from 'zod';
import { nothing, operation } from '../operation.ts';
import { copyGroup, documentId, lookAlike, passageId } from '../values.ts';

const copiesList = z.object({
  groups: z.array(copyGroup),
  lookAlikes: z.array(lookAlike),
  /** Passages of folded copies: read, kept and counted once. */
  passagesCountedOnce: z.number().int(),
});
export type CopiesList = z.infer<typeof copiesList>;

/** A run of words in a comparison. */
const run = z.object({ kind: z.enum(['same', 'left', 'right']), text: z.string() });

/** One line of a comparison: a passage on the left, its partner on the right, or one alone. */
export const comparedPassage = z.object({
  kind: z.enum(['same', 'changed', 'moved', 'left-only', 'right-only']),
  left: z.object({ passageId, text: z.string(), page: z.number().int() }).nullable(),
  right: z.object({ passageId, text: z.string(), page: z.number().int() }).nullable(),
  runs: z.array(run),
});
export type ComparedPassage = z.infer<typeof comparedPassage>;

export const copyOperations = {
  'copies.list': operation(nothing, copiesList),
  'copies.compare': operation(
    z.object({ left: documentId, right: documentId }),
    z.object({ similarity: z.number(), passages: z.array(comparedPassage) }),
  ),
  /** Decides which member of a group counts. */
  'copies.count': operation(z.object({ documentId }), copiesList),
  /** Says that two documents are not copies, or takes that back. */
  'copies.separate': operation(
    z.object({ pair: z.tuple([documentId, documentId]), notCopies: z.boolean() }),
    copiesList,
  ),
  'copies.preview': operation(
    z.object({ threshold: z.number().min(0.5).max(1) }),
    z.object({
      groups: z.number().int(),
      folded: z.number().int(),
      joined: z.array(z.tuple([documentId, documentId])),
      parted: z.array(z.tuple([documentId, documentId])),
    }),
  ),
} as const;
