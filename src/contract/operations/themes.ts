import { z } from 'zod';
import { longOperation, nothing, operation } from '../operation.ts';
import { documentId, passageId, quotation } from '../values.ts';

export const themeRow = z.object({
  id: z.string(),
  label: z.string(),
  keywords: z.array(z.string()),
  documents: z.number().int(),
  areas: z.number().int(),
  passages: z.number().int(),
  strength: z.number().int(),
  improvement: z.number().int(),
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

export const themeOperations = {
  'themes.list': operation(nothing, z.array(themeRow)),
  'themes.get': operation(
    z.object({ id: z.string() }),
    z.object({ theme: themeRow, passages: z.array(quotation.extend({ score: z.number(), polarity: z.string() })) }),
  ),
  'themes.edit': operation(themeEdit, z.array(themeRow)),
  'themes.find': longOperation(
    nothing,
    z.array(themeRow),
    z.object({ done: z.number(), total: z.number(), what: z.string() }),
  ),
} as const;
