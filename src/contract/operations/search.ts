import { z } from 'zod';
import { operation } from '../operation.ts';
import { quotation } from '../values.ts';

const range = z.object({ start: z.number().int(), end: z.number().int() });

export const searchHit = quotation.extend({
  /** Matched words, as half-open ranges in the passage's text. */
  ranges: z.array(range),
  /** The lines round the matched words, with their ranges in the snippet itself. */
  snippet: z.object({ text: z.string(), ranges: z.array(range) }),
  score: z.number(),
  /** The same passage in other documents, folded into this hit. */
  copies: z.number().int(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchOperations = {
  'search.run': operation(
    z.object({
      query: z.string().max(2000),
      limit: z.number().int().min(1).max(500).default(50),
      offset: z.number().int().min(0).default(0),
    }),
    z.object({
      total: z.number().int(),
      hits: z.array(searchHit),
      /** What is odd about the query, in a sentence, or null. */
      explanation: z.string().nullable(),
      didYouMean: z.string().nullable(),
    }),
  ),
} as const;
