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

/** A run of words that both have, or only one of them. */
export const run = z.object({ kind: z.enum(['same', 'left', 'right']), text: z.string() });

const side = z.array(z.object({ passageId, text: z.string(), page: z.number().int() }));

/** One row of a comparison: passages that correspond; several on one side where it splits what the other keeps together. */
export const comparedPassage = z.object({
  kind: z.enum(['same', 'changed', 'left-only', 'right-only']),
  /** Whether the passages stand in another order in the two documents. */
  moved: z.boolean(),
  left: side,
  right: side,
  runs: z.array(run),
});
export type ComparedPassage = z.infer<typeof comparedPassage>;

export const copyOperations = {
  'copies.list': operation(nothing, copiesList),
  'copies.compare': operation(
    z.object({ left: documentId, right: documentId }),
    z.object({
      rows: z.array(comparedPassage),
      shared: z.number().int(),
      leftOnly: z.number().int(),
      rightOnly: z.number().int(),
    }),
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
