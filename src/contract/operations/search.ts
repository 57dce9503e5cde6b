import { z } from 'zod';
import { MOST_PLACES, tag } from '../limits.ts';
import { nothing, operation } from '../operation.ts';
import { criterionCode, documentId, furniture, passageId, polarityLabel, quotation } from '../values.ts';
import { findingAbout } from './findings.ts';

const range = z.object({ start: z.number().int(), end: z.number().int() });

export const searchHit = quotation.extend({
  /** Matched words, as half-open ranges in the passage's text. */
  ranges: z.array(range),
  /** The lines round the matched words, with their ranges in the snippet itself. */
  snippet: z.object({ text: z.string(), ranges: z.array(range) }),
  score: z.number(),
  /** The same passage in other documents, folded into this hit. */
  copies: z.number().int(),
  /** Why the passage can never be evidence, or null where it may be. */
  furniture: furniture.nullable(),
  /** What was decided of it under the framework in use, else what is suggested first. */
  said: z.object({
    decision: z.enum(['undecided', 'accepted', 'rejected']),
    criteria: z.array(criterionCode),
    polarity: polarityLabel.nullable(),
  }),
  /** Names of the listed themes it is mainly about. */
  themes: z.array(z.string()),
});
export type SearchHit = z.infer<typeof searchHit>;

const forms = z.array(z.string().trim().min(1).max(200)).max(200);

/** Words and phrases that search takes for one another. */
export const familyRow = z.object({
  name: z.string(),
  forms: z.array(z.string()),
  /** Shipped with the program; the reviewer's own forms stand in its place where `changed`. */
  builtIn: z.boolean(),
  changed: z.boolean(),
});
export type FamilyRow = z.infer<typeof familyRow>;

const savedSearch = z.object({ name: z.string(), query: z.string() });

export const searchOperations = {
  'search.saved': operation(nothing, z.array(savedSearch)),
  /** Keeps a search under a name; null forgets it. */
  'search.save': operation(
    z.object({ name: z.string().trim().min(1).max(200), query: z.string().trim().min(1).max(2000).nullable() }),
    z.array(savedSearch),
  ),
  'search.families': operation(nothing, z.array(familyRow)),
  /** Sets the forms of a family; none switches a built-in family off, null goes back to what is built in. */
  'search.setFamily': operation(
    z.object({ name: z.string().trim().min(1).max(200), forms: forms.nullable() }),
    z.array(familyRow),
  ),
  /** Tags of the framework in use and how many passages carry them, most used first. */
  'search.tags': operation(nothing, z.array(z.object({ tag: z.string(), passages: z.number().int() }))),
  /**
   * Puts a tag on what a search finds, or takes it off: one step for undo. Tagging decides nothing; a passage that is
   * decided later keeps the tag.
   */
  'search.tag': operation(
    z.object({
      query: z.string().max(2000),
      /** These of its passages only; all that match where none are given. */
      places: z.array(z.object({ documentId, passageId })).min(1).max(MOST_PLACES).optional(),
      tag: tag.trim().min(1),
      on: z.boolean().default(true),
    }),
    z.object({ changed: z.number().int(), undo: z.string().nullable() }),
  ),
  'search.run': operation(
    z.object({
      query: z.string().max(2000),
      limit: z.number().int().min(1).max(500).default(50),
      offset: z.number().int().min(0).default(0),
      order: z.enum(['best', 'newest', 'oldest', 'document']).default('best'),
    }),
    z.object({
      total: z.number().int(),
      hits: z.array(searchHit),
      /** Findings that say it, of the framework in use. */
      findings: z.array(
        z.object({
          about: findingAbout,
          name: z.string(),
          text: z.string(),
          ranges: z.array(range),
        }),
      ),
      /** Names of the families of words that stand for one another in this search. */
      families: z.array(z.string()),
      /** What is odd about the query, in a sentence, or null. */
      explanation: z.string().nullable(),
      /** Where nothing was found: the likeliest query with other spellings that finds something, or null. */
      didYouMean: z.string().nullable(),
    }),
  ),
} as const;
