import { z } from 'zod';
import { tags, words } from '../limits.ts';
import { longOperation, nothing, operation } from '../operation.ts';
import {
  agency,
  assessment,
  criterionCode,
  documentId,
  forCriterion,
  frameworkId,
  looked,
  passageId,
  polarityLabel,
  quotation,
  standing,
} from '../values.ts';
import { passageRow } from './documents.ts';

/** Counts of one criterion. Copies are counted once everywhere. */
export const criterionCounts = z.object({
  code: criterionCode,
  /** Suggested first for this criterion and not decided yet. */
  toDecide: z.number().int(),
  /** Accepted passages by polarity; mixed ones count in both strength and improvement. */
  strength: z.number().int(),
  improvement: z.number().int(),
  neutral: z.number().int(),
  /** What may be said where nothing is accepted, in all that is to be read. */
  standing,
  documents: z.number().int(),
});
export type CriterionCounts = z.infer<typeof criterionCounts>;

export const decision = z.object({
  criteria: z.array(criterionCode),
  /** Null where nobody has said. */
  polarity: polarityLabel.nullable(),
  agencies: z.array(agency),
  tags: z.array(z.string()),
  note: z.string(),
});
const decisionInput = decision.extend({ tags, note: words });
export type DecisionInput = z.infer<typeof decisionInput>;

export const decisionRow = decision.extend({
  reviewer: z.string(),
  at: z.string(),
  /** How many passages were decided in the same step, where that was more than one. */
  together: z.number().int().optional(),
});
export type DecisionRow = z.infer<typeof decisionRow>;

/** A passage in a list: the quotation, what is suggested first, and what was decided. */
export const queueItem = quotation.extend({
  suggested: z.object({ criterion: criterionCode, score: z.number(), polarity: polarityLabel }).nullable(),
  decision: decisionRow.nullable(),
});
export type QueueItem = z.infer<typeof queueItem>;

const queueFilter = z.object({
  frameworkId,
  /** A criterion, or one of the three lists above the tree. */
  show: z.union([z.object({ criterion: criterionCode }), z.enum(['to-decide', 'no-suggestion', 'decided', 'all'])]),
  documentId: documentId.optional(),
  polarity: polarityLabel.optional(),
  order: z.enum(['most-certain', 'least-certain', 'document', 'criterion']).default('most-certain'),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(50),
});

/** What undo or redo did, in the reviewer's words, or null where there was nothing; and the passage it was about. */
const stepBack = z.object({
  done: z.string().nullable(),
  passage: z.object({ documentId, passageId }).nullable(),
});

export const reviewOperations = {
  'review.criteria': operation(
    z.object({ frameworkId }),
    z.object({
      criteria: z.array(criterionCounts),
      toDecide: z.number().int(),
      noSuggestion: z.number().int(),
      decided: z.number().int(),
    }),
  ),
  /** How much has been looked at, and what may be said of each criterion: evidence, none found, or not yet looked at. */
  'review.coverage': operation(
    z.object({ frameworkId }),
    z.object({
      /** "18 of 1,578 passages decided; Leeds 54 of 54, Bury 0 of 95". */
      line: z.string(),
      all: looked,
      documents: z.array(
        looked.extend({
          documentId,
          name: z.string(),
          /** One without passages is left out. */
          criteria: z.array(forCriterion.extend({ criterion: criterionCode })),
        }),
      ),
      criteria: z.array(
        standing.extend({
          criterion: criterionCode,
          /** Documents with an accepted passage. */
          foundIn: z.array(documentId),
          sentence: z.string(),
        }),
      ),
    }),
  ),
  'review.queue': operation(queueFilter, z.object({ total: z.number().int(), items: z.array(queueItem) })),
  'review.passage': operation(
    z.object({ frameworkId, documentId, passageId }),
    z.object({
      quotation,
      passage: passageRow,
      assessment,
      decision: decisionRow.nullable(),
      /** Tags it was given before anybody decided it; deciding takes them along. */
      tags: z.array(z.string()),
      /** The same passage in other documents, with what was decided there. */
      twins: z.array(z.object({ documentId, passageId, document: z.string(), decision: decisionRow.nullable() })),
    }),
  ),
  'review.decide': operation(
    z.object({ frameworkId, documentId, passageId, decision: decisionInput, twins: z.boolean().default(true) }),
    z.object({ saved: z.number().int(), decision: decisionRow, undo: z.string() }),
  ),
  /** Undecided passages put forward for a criterion, surest first, each with the decided one it reads most like. */
  'review.together': operation(
    z.object({
      frameworkId,
      /** Left out, the passages are of all criteria. */
      criterion: criterionCode.optional(),
      documentId: documentId.optional(),
      limit: z.number().int().min(1).max(200).default(40),
      /** Only what was put forward with at least this probability. */
      least: z.number().min(0).max(1).default(0),
    }),
    z.object({
      total: z.number().int(),
      /** How many of those listed are expected not to be evidence for the criterion: a bound for documents not seen before. */
      expectedWrong: z.number(),
      /** What is not exceeded in 19 of 20 such groups. */
      seldomMore: z.number().int(),
      items: z.array(
        queueItem.extend({
          like: z
            .object({ text: z.string(), from: z.string(), accepted: z.boolean(), likeness: z.number() })
            .nullable(),
        }),
      ),
    }),
  ),
  /**
   * Decides many passages in one step for undo: accepted for the criterion, each as strength or improvement as it was read, or,
   * with null, for none of the criteria. Every one keeps a decision of its own, marked as made together.
   */
  'review.decideMany': operation(
    z.object({
      frameworkId,
      places: z.array(z.object({ documentId, passageId })).min(1).max(2000),
      /** For this criterion, or, with null, for none; with `asSuggested` each for the one it is put forward for. */
      criterion: criterionCode.nullable(),
      asSuggested: z.boolean().default(false),
    }),
    z.object({ saved: z.number().int(), undo: z.string() }),
  ),
  /**
   * Makes evidence of any words the reviewer has selected; the passage is the selection, trimmed to whole words. Polarity
   * and agencies that the decision leaves open are those the words and their headings suggest. `settled` counts the
   * passages it covers, which are settled with it.
   */
  'review.make': operation(
    z.object({
      frameworkId,
      documentId,
      start: z.number().int().min(0),
      end: z.number().int().min(1),
      decision: decisionInput,
    }),
    z.object({ passageId, decision: decisionRow, settled: z.number().int(), undo: z.string() }),
  ),
  /** How many decisions of the workspace were made before anyone had given a name. */
  'review.unnamed': operation(nothing, z.object({ decisions: z.number().int() })),
  /** Puts them in the reviewer's name, as one step for undo. */
  'review.putInName': operation(nothing, z.object({ changed: z.number().int() })),
  /** Moves the borders of a decided passage; its decisions go with it. */
  'review.adjust': operation(
    z.object({ documentId, passageId, start: z.number().int().min(0), end: z.number().int().min(1) }),
    z.object({ passageId }),
  ),
  'review.undo': operation(nothing, stepBack),
  'review.redo': operation(nothing, stepBack),
  'review.history': operation(
    z.object({ limit: z.number().int().min(1).max(1000).default(100) }),
    z.array(z.object({ at: z.string(), reviewer: z.string(), what: z.string() })),
  ),
  /** Suggests criteria for everything not decided yet; runs by itself after an import. */
  'review.suggest': longOperation(
    z.object({ frameworkId }),
    z.object({ passages: z.number().int() }),
    z.object({ done: z.number(), total: z.number(), what: z.string() }),
  ),
} as const;
