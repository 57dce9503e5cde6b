import { z } from 'zod';
import { WHOSE } from '../../document/ours.ts';
import { nothing, operation } from '../operation.ts';
import { documentId } from '../values.ts';

export const whose = z.enum(WHOSE);

const ours = z.object({
  /** Names of our areas. */
  areas: z.array(z.string()),
  /** How many documents are ours, by their area or because they were marked. */
  documents: z.number().int(),
});

export const oursOperations = {
  'ours.get': operation(nothing, ours),
  /** Says which areas are ours, in the place of those said before. */
  'ours.setAreas': operation(z.object({ areas: z.array(z.string().trim().min(1).max(200)).max(100) }), ours),
  /** Marks documents as ours or not, whatever their area; null goes by their area again. */
  'ours.mark': operation(
    z.object({ ids: z.array(documentId).min(1), whose: z.enum(['ours', 'theirs']).nullable() }),
    ours,
  ),
} as const;
