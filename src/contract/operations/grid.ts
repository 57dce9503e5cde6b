import { z } from 'zod';
import { operation } from '../operation.ts';
import { criterionCode, forCriterion, frameworkId, looked } from '../values.ts';
import { whose } from './ours.ts';
import { queueItem } from './review.ts';

export const gridBy = z.enum(['document', 'area', 'region', 'year', 'agency', 'whose']);

/** How many passages of a row or column are evidence; mixed ones count in both. */
export const gridTotal = z.object({ id: z.string(), strength: z.number().int(), improvement: z.number().int() });

export const gridCell = z.object({
  row: z.string(),
  column: z.string(),
  strength: z.number().int(),
  improvement: z.number().int(),
  neutral: z.number().int(),
  /** How many of these are only suggested. */
  suggested: z.number().int(),
  ...forCriterion.shape,
});

/** Criteria against documents, areas, years or agencies. */
export const gridOperations = {
  'grid.get': operation(
    z.object({
      frameworkId,
      by: gridBy,
      whose: whose.default('all'),
      decidedOnly: z.boolean().default(false),
    }),
    z.object({
      rows: z.array(
        z.object({ code: criterionCode, title: z.string(), isHeading: z.boolean(), depth: z.number().int() }),
      ),
      columns: z.array(looked.extend({ id: z.string(), title: z.string(), subtitle: z.string() })),
      /** Cells with evidence, or with passages put forward; a column says what may be said of the others. */
      cells: z.array(gridCell),
      /** Evidence of each row and each column, every passage once: one that names two agencies stands in two cells. */
      totals: z.object({ rows: z.array(gridTotal), columns: z.array(gridTotal) }),
    }),
  ),
  'grid.cell': operation(
    z.object({
      frameworkId,
      by: gridBy,
      whose: whose.default('all'),
      /** Null: every criterion. */
      row: criterionCode.nullable(),
      /** Null: every column. */
      column: z.string().nullable(),
    }),
    z.array(queueItem),
  ),
} as const;
