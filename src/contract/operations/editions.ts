import { z } from 'zod';
import { operation } from '../operation.ts';
import { criterionCode, frameworkId, quotation } from '../values.ts';
import { run } from './copies.ts';
import { decisionRow } from './review.ts';

const editionChange = z.object({
  change: z.enum(['same', 'reworded', 'split', 'merged', 'new', 'gone']),
  before: z.array(criterionCode),
  after: z.array(criterionCode),
  likeness: z.number(),
  /** What changed word by word, where one criterion became one; empty otherwise. */
  runs: z.array(run),
});
export type EditionChangeRow = z.infer<typeof editionChange>;

/** A decision that does not fit the newer edition as it stands. */
const toLookAt = quotation.extend({
  criteria: z.array(criterionCode),
  candidates: z.array(criterionCode),
  because: z.string(),
  decision: decisionRow,
});

const editions = z.object({ older: frameworkId, newer: frameworkId });

const carriedOver = z.object({
  carried: z.number().int(),
  /** Decided under the newer edition already; these decisions stay. */
  kept: z.number().int(),
  toLookAt: z.array(toLookAt),
});

/** Two editions of a framework side by side, and decisions carried from one to the other. */
export const editionOperations = {
  'frameworks.compare': operation(editions, z.array(editionChange)),
  /** Carries decisions over to another edition; what does not fit as it stands is listed, never decided. */
  'frameworks.carryOver': operation(editions, carriedOver),
  /** What would be carried; nothing is. */
  'frameworks.previewCarryOver': operation(editions, carriedOver),
} as const;
