import { z } from 'zod';
import { longOperation, nothing, operation } from '../operation.ts';
import { documentId, failure, furniture, passageId } from '../values.ts';

/** One line while documents are read again. */
export const rereadProgress = z.object({
  path: z.string(),
  message: z.string(),
  done: z.number(),
  total: z.number().int(),
});
export type RereadProgress = z.infer<typeof rereadProgress>;

export const rereadResult = z.object({
  read: z.array(
    z.object({
      id: documentId,
      path: z.string(),
      /** Whether anything is read differently. */
      changed: z.boolean(),
      /** Decisions that stand on the new reading. */
      carried: z.number().int(),
      /** Decisions and other things said whose words are gone: kept, see `reading.unplaced`. */
      unplaced: z.number().int(),
    }),
  ),
  /** Documents that stay as they were, each with its reason. */
  failed: z.array(failure),
  stopped: z.boolean(),
});
export type RereadResult = z.infer<typeof rereadResult>;

export const unplacedRow = z.object({
  /** Names it for `reading.settle`. */
  key: z.string(),
  documentId,
  document: z.string(),
  /** What was said, in words: "C05, a strength". */
  what: z.string(),
  note: z.string(),
  reviewer: z.string(),
  /** The words it was said of. */
  text: z.string(),
});
export type UnplacedRow = z.infer<typeof unplacedRow>;

/** What was set aside in a document, by sort, and what may be evidence in it. */
export const asideRow = z.object({
  passageId,
  text: z.string(),
  page: z.number().int(),
  headings: z.array(z.string()),
  words: z.number().int(),
  /** Why it is set aside; null where the reviewer brought it back. */
  furniture: furniture.nullable(),
  /** Why reading set it aside; null where only the reviewer did. */
  asRead: furniture.nullable(),
});
export type AsideRow = z.infer<typeof asideRow>;

export const readingOperations = {
  /** Reads documents again from their originals; null: all that were read by earlier rules. */
  'reading.again': longOperation(
    z.object({ ids: z.array(documentId).nullable(), passwords: z.array(z.string()).optional() }),
    rereadResult,
    rereadProgress,
  ),
  /** What was said of words that a new reading, or another workspace's document, does not have. */
  'reading.unplaced': operation(nothing, z.array(unplacedRow)),
  /** Takes one such entry off the list; undo brings it back, and the log keeps it. */
  'reading.settle': operation(z.object({ key: z.string() }), z.array(unplacedRow)),
  'reading.aside': operation(
    z.object({ id: documentId }),
    z.object({ words: z.number().int(), passages: z.array(asideRow) }),
  ),
  /** Sets passages aside or brings them back; suggestions for them follow. */
  'reading.setAside': operation(
    z.object({ id: documentId, passageIds: z.array(passageId).min(1), aside: z.boolean() }),
    z.object({ changed: z.number().int(), undo: z.string().nullable() }),
  ),
  /** Backups and earlier files of this workspace that still hold what is erased now. */
  'erasing.backups': operation(nothing, z.object({ backups: z.number().int(), files: z.number().int() })),
  /** Erases documents for good. With `backups`, older backups and files moved aside go as well, and one new backup is made. */
  'erasing.erase': operation(
    z.object({ ids: z.array(documentId).min(1), backups: z.boolean() }),
    z.object({
      erased: z.number().int(),
      /** Texts that went out of the masks of exports, since they stand in no document any more. */
      masksRemoved: z.number().int(),
      backupsRemoved: z.number().int(),
      backupsLeft: z.number().int(),
    }),
  ),
} as const;
