import { z } from 'zod';
import { PRACTICES } from '../../document/practice.ts';
import { longOperation, nothing, operation } from '../operation.ts';
import { documentId, passageId, quotation } from '../values.ts';

const range = z.object({ start: z.number().int(), end: z.number().int() });

export const themeRow = z.object({
  id: z.string(),
  label: z.string(),
  keywords: z.array(z.string()),
  documents: z.number().int(),
  areas: z.number().int(),
  /** The subject above it, or null. */
  parent: z.object({ id: z.string(), label: z.string() }).nullable(),
  /** Passages mainly about it; what follows is counted from these. */
  passages: z.number().int(),
  /** Passages that mention it and are about something else. */
  mentions: z.number().int(),
  /** Too little is said of it, beside other subjects, to list it unasked. */
  minor: z.boolean(),
  /** Whether it was drawn from these documents, or stands on the list of subjects. */
  drawn: z.boolean(),
  /** Passages that read as a strength, and as an improvement; mixed ones in both. */
  strength: z.number().int(),
  improvement: z.number().int(),
  /** Of these, what somebody decided; the rest only reads so. */
  decided: z.object({ passages: z.number().int(), strength: z.number().int(), improvement: z.number().int() }),
  /** Passages by year, for the small bars. */
  years: z.array(z.object({ year: z.number().int(), passages: z.number().int() })),
  pinned: z.boolean(),
  hidden: z.boolean(),
  renamed: z.boolean(),
});
export type ThemeRow = z.infer<typeof themeRow>;

export const themeEdit = z.discriminatedUnion('action', [
  z.object({ action: z.literal('rename'), themeId: z.string(), label: z.string().trim().min(1).max(200) }),
  z.object({ action: z.literal('pin'), themeId: z.string(), on: z.boolean() }),
  z.object({ action: z.literal('hide'), themeId: z.string(), on: z.boolean() }),
  z.object({ action: z.literal('merge'), themeId: z.string(), into: z.string() }),
  z.object({
    action: z.literal('split'),
    themeId: z.string(),
    label: z.string().trim().min(1).max(200),
    passages: z.array(z.object({ documentId, passageId })).min(1),
  }),
  z.object({ action: z.literal('add'), themeId: z.string(), documentId, passageId }),
  z.object({ action: z.literal('take-out'), themeId: z.string(), documentId, passageId }),
  z.object({
    action: z.literal('make'),
    label: z.string().trim().min(1).max(200),
    query: z.string().trim().min(1).max(1000),
  }),
]);
export type ThemeEdit = z.infer<typeof themeEdit>;

const watchedRow = z.object({
  name: z.string(),
  forms: z.array(z.string()),
  mentions: z.number().int(),
  passages: z.array(z.object({ documentId, passageId, mentions: z.number().int() })),
  documents: z.array(z.object({ documentId, passages: z.number().int(), mentions: z.number().int() })),
  years: z.array(z.object({ year: z.number().int(), passages: z.number().int(), mentions: z.number().int() })),
});
export type WatchedRow = z.infer<typeof watchedRow>;

const judged = quotation.extend({
  score: z.number(),
  polarity: z.string(),
  /** What it tells of good practice, if anything. */
  practice: z.enum(PRACTICES).nullable(),
});

export const themeOperations = {
  /** Words and phrases the reviewer follows, counted by document and year; copies counted once. */
  'themes.watched': operation(nothing, z.array(watchedRow)),
  /** Follows a term with its synonyms; null stops following it. */
  'themes.watch': operation(
    z.object({
      name: z.string().trim().min(1).max(200),
      forms: z.array(z.string().trim().min(1).max(200)).min(1).max(200).nullable(),
    }),
    z.array(watchedRow),
  ),
  /** The passages that mention a watched term, of one document or one year if asked for; newest documents first. */
  'themes.mentions': operation(
    z.object({
      name: z.string(),
      documentId: documentId.optional(),
      year: z.number().int().optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({
      total: z.number().int(),
      passages: z.array(quotation.extend({ ranges: z.array(range), mentions: z.number().int() })),
    }),
  ),
  'themes.list': operation(nothing, z.array(themeRow)),
  'themes.get': operation(z.object({ id: z.string() }), z.object({ theme: themeRow, passages: z.array(judged) })),
  /** Passages that mention a theme and are about something else. */
  'themes.mentioned': operation(
    z.object({
      id: z.string(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({ total: z.number().int(), passages: z.array(quotation.extend({ polarity: z.string() })) }),
  ),
  /** What is said of a theme, from counts alone; each with the passages it was counted from. */
  'themes.tendency': operation(
    z.object({ id: z.string() }),
    z.array(
      z.object({
        text: z.string(),
        side: z.enum(['strength', 'improvement']),
        count: z.number().int(),
        of: z.number().int(),
        passages: z.array(quotation),
      }),
    ),
  ),
  'themes.edit': operation(themeEdit, z.array(themeRow)),
  'themes.find': longOperation(
    nothing,
    z.array(themeRow),
    z.object({ done: z.number(), total: z.number(), what: z.string() }),
  ),
} as const;
