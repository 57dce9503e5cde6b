import { z } from 'zod';
import { longOperation, nothing, operation } from '../operation.ts';
import {
  box,
  day,
  documentId,
  documentType,
  failure,
  format,
  furniture,
  inspectionKind,
  leftOut,
  metadata,
  passageId,
  passageKind,
  printedDate,
  quality,
} from '../values.ts';
import { fileId } from './workspace.ts';

export const documentRow = z.object({
  id: documentId,
  /** Where it came from, as given; members of archives as `archive.zip!/member`. */
  path: z.string(),
  name: z.string(),
  format,
  metadata,
  /** Fields of the metadata that the reviewer has corrected. */
  corrected: z.array(z.string()),
  pages: z.number().int(),
  passages: z.number().int(),
  quality,
  /** How many pieces of text were left out of it, by their sort; `documents.leftOut` gives their words. */
  leftOut: z.array(z.object({ sort: z.string(), pieces: z.number().int() })),
  /** The copy group it belongs to, or null. */
  copies: z
    .object({
      groupId: z.string(),
      kind: z.enum(['exact', 'near', 'edition']),
      primary: z.boolean(),
      others: z.number().int(),
    })
    .nullable(),
  lookAlikes: z.number().int(),
  /** Whether it was read by earlier rules than today's, and may be read again. */
  older: z.boolean(),
  /** Whether it is ours, and whether that was marked or goes by its area. */
  ours: z.boolean(),
  whoseMarked: z.boolean(),
  /** Criteria read out of it, where it is guidance. */
  criteria: z.number().int(),
});
export type DocumentRow = z.infer<typeof documentRow>;

export const passageRow = z.object({
  id: passageId,
  kind: passageKind,
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  page: z.number().int(),
  endPage: z.number().int(),
  headings: z.array(z.string()),
  number: z.string().nullable(),
  furniture: furniture.nullable(),
  boxes: z.array(box),
});
export type PassageRow = z.infer<typeof passageRow>;

/** One line of an import as it happens. */
export const importProgress = z.object({
  path: z.string(),
  state: z.enum(['reading', 'done', 'failed', 'comparing', 'mapping', 'themes']),
  /** A sentence for the line: "78 passages on 10 pages", or the reason of a failure. */
  message: z.string(),
  code: z.string().nullable(),
  /** Files read; in the stages that follow, steps of a stage, which may be parts of one. */
  done: z.number(),
  total: z.number().int(),
});
export type ImportProgress = z.infer<typeof importProgress>;

export const importResult = z.object({
  documents: z.array(z.object({ path: z.string(), id: documentId, passages: z.number().int(), quality: z.number() })),
  failed: z.array(failure),
  /** Files that were already in the workspace, byte for byte. */
  present: z.array(z.string()),
  /** Documents that had been erased or taken out of sight here and are back now; they are among those added. */
  cameBack: z.array(z.object({ path: z.string(), was: z.enum(['erased', 'removed']) })),
  stopped: z.boolean(),
  /** Files that were not read, or not to their end, because the reading was stopped. */
  unread: z.array(z.string()),
  /** Why nothing more could be kept, in a sentence: a full disk for example. What was read before is kept. */
  halted: z.string().nullable(),
});
export type ImportResult = z.infer<typeof importResult>;

/** What the reviewer may correct; null empties a field, a missing field is left as it is. */
export const correction = z
  .object({
    title: z.string().trim().min(1).max(500),
    type: documentType,
    inspectionKind: inspectionKind.nullable(),
    area: z.string().trim().min(1).max(200).nullable(),
    date: printedDate.nullable(),
    inspectionTheme: z.string().trim().min(1).max(300).nullable(),
    inspectedFrom: day.nullable(),
    inspectedTo: day.nullable(),
  })
  .partial()
  .strict();
export type Correction = z.infer<typeof correction>;

export const documentOperations = {
  'documents.list': operation(nothing, z.array(documentRow)),
  'documents.get': operation(
    z.object({ id: documentId }),
    z.object({ row: documentRow, text: z.string(), passages: z.array(passageRow) }),
  ),
  /** What was left out of the text of a document; a web page may have left out thousands of pieces. */
  'documents.leftOut': operation(z.object({ id: documentId }), z.array(leftOut)),
  /** Files that share a name are told apart by a number, "letter (2).pdf"; passwords go by these names. */
  'documents.import': longOperation(
    z.object({ files: z.array(fileId).max(100_000), passwords: z.record(z.string(), z.string()).optional() }),
    importResult,
    importProgress,
  ),
  'documents.correct': operation(
    z.object({ ids: z.array(documentId).min(1), change: correction }),
    z.array(documentRow),
  ),
  'documents.remove': operation(z.object({ ids: z.array(documentId).min(1) }), z.object({ removed: z.number().int() })),
  'documents.failures': operation(nothing, z.array(failure)),
  'documents.dismissFailure': operation(z.object({ path: z.string() }), z.array(failure)),
} as const;
