import { z } from 'zod';
import { longOperation, nothing, operation } from '../operation.ts';
import { box, documentId, failure, passageId } from '../values.ts';

/** One line when a page is begun, and one when it is done. */
export const recognitionProgress = z.object({
  path: z.string(),
  page: z.number().int(),
  /** Pages of this run that are done, and all of them. */
  done: z.number().int(),
  total: z.number().int(),
  /** Documents of this run that have been read again with their pages. */
  documents: z.number().int(),
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

/** What waits to be recognised, and whether anything is done about it. */
export const recognitionState = z.object({
  /** Pages and documents that a run would go on with. */
  pages: z.number().int(),
  documents: z.number().int(),
  /** Documents that the last run could do nothing with, a locked one for example; they wait as well. */
  stuck: z.array(failure),
  running: z.boolean(),
  /** Stopped by the reviewer, until this workspace is opened again or somebody goes on. */
  paused: z.boolean(),
});
export type RecognitionState = z.infer<typeof recognitionState>;

/** A recognised word: where it stands on its page, and in the text where a passage has it. */
export const recognisedWord = z.object({
  page: z.number().int(),
  line: z.number().int(),
  word: z.number().int(),
  /** Empty where the reviewer has said that there is no word. */
  text: z.string(),
  /** As it was recognised, where it has been put right. */
  was: z.string().nullable(),
  confidence: z.number(),
  doubtful: z.boolean(),
  box,
  passageId: passageId.nullable(),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
});
export type RecognisedWordRow = z.infer<typeof recognisedWord>;

export const recognitionOperations = {
  'recognition.waiting': operation(nothing, recognitionState),
  /**
   * Recognises all that wait, keeps each page as it comes, and brings copies, suggestions and themes up to date. There is
   * one run at a time: whoever asks while one is under way is told of that one.
   */
  'recognition.run': longOperation(
    z.object({ passwords: z.array(z.string()).optional() }),
    recognitionResult,
    recognitionProgress,
  ),
  /** Stops the run of this workspace, or lets the next one begin; what is recognised stays. */
  'recognition.pause': operation(z.object({ paused: z.boolean() }), recognitionState),
  /** Lets pages wait again that could not be recognised. */
  'recognition.again': operation(z.object({ ids: z.array(documentId).min(1) }), z.object({ pages: z.number().int() })),
  /** The words of one page; with null those of all pages that may be misread or have been put right. */
  'recognition.words': operation(
    z.object({ id: documentId, page: z.number().int().min(1).nullable() }),
    z.array(recognisedWord),
  ),
  /** Puts a word right; null puts it back as it was recognised, and an empty text says that there is no word. */
  'recognition.correct': operation(
    z.object({
      id: documentId,
      page: z.number().int(),
      line: z.number().int(),
      word: z.number().int(),
      text: z
        .string()
        .trim()
        .max(200)
        .regex(/^[^\p{Cc}]*$/u, 'a word has no line breaks')
        .nullable(),
    }),
    z.object({ changed: z.boolean(), undo: z.string().nullable() }),
  ),
} as const;
