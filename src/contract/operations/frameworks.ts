import { z } from 'zod';
import { newCode } from '../limits.ts';
import { nothing, operation } from '../operation.ts';
import { agency, criterionCode, documentId, frameworkId } from '../values.ts';
import { fileId } from './workspace.ts';

/** A criterion in a list, headings included, with its depth below the top. */
export const criterionRow = z.object({
  code: criterionCode,
  title: z.string(),
  text: z.string(),
  official: z.object({ text: z.string(), page: z.number().int(), paragraph: z.string().nullable() }).nullable(),
  cues: z.array(z.string()),
  agencies: z.array(agency),
  isNot: z.string().nullable(),
  isHeading: z.boolean(),
  depth: z.number().int(),
});
export type CriterionRow = z.infer<typeof criterionRow>;

export const frameworkRow = z.object({
  id: frameworkId,
  title: z.string(),
  theme: z.string().nullable(),
  edition: z.string().nullable(),
  source: z.string(),
  builtIn: z.boolean(),
  official: z.boolean(),
  /** The guidance document that it was read out of, while that is in the library. */
  guidance: documentId.nullable(),
  criteria: z.array(criterionRow),
  /** Whether Review and Grid use it now. */
  inUse: z.boolean(),
});
export type FrameworkRow = z.infer<typeof frameworkRow>;

export type ExtractedRow = {
  code: string;
  text: string;
  page: number;
  paragraph: string | null;
  /** It only introduces those below it and is itself no criterion. */
  isHeading: boolean;
  children: ExtractedRow[];
};
export const extractedRow: z.ZodType<ExtractedRow> = z.lazy(() =>
  z.object({
    code: z.string(),
    text: z.string(),
    page: z.number().int(),
    paragraph: z.string().nullable(),
    isHeading: z.boolean(),
    children: z.array(extractedRow),
  }),
);

/** One change to a framework of the reviewer's own. */
export const frameworkEdit = z.discriminatedUnion('action', [
  z.object({ action: z.literal('title'), title: z.string().trim().min(1).max(300) }),
  z.object({
    action: z.literal('add'),
    code: newCode,
    title: z.string().trim().min(1).max(300),
    text: z.string().trim().min(1).max(10_000),
    /** The criterion it becomes a part of, or null for the top. */
    under: criterionCode.nullable(),
    /** It groups the criteria below it and is itself none. */
    isHeading: z.boolean().default(false),
  }),
  /** Another code; what was decided for the criterion goes with it. */
  z.object({ action: z.literal('recode'), code: criterionCode, to: newCode }),
  /** Under another criterion or at the top, before a sibling there or last. */
  z.object({
    action: z.literal('move'),
    code: criterionCode,
    under: criterionCode.nullable(),
    before: criterionCode.nullable(),
  }),
  /**
   * What stands below it stays. Passages accepted for it are accepted for another one from then on; without that, those
   * accepted for nothing else are to be decided again.
   */
  z.object({ action: z.literal('remove'), code: criterionCode, into: criterionCode.nullable().default(null) }),
]);

export const frameworkOperations = {
  /** An empty framework of the reviewer's own. */
  'frameworks.create': operation(z.object({ title: z.string().trim().min(1).max(300) }), frameworkRow),
  'frameworks.edit': operation(z.object({ frameworkId, edit: frameworkEdit }), frameworkRow),
  /** How many passages are accepted for a criterion, and for how many of them it is the only one. */
  'frameworks.decided': operation(
    z.object({ frameworkId, code: criterionCode }),
    z.object({ all: z.number().int(), only: z.number().int() }),
  ),
  /** Makes a framework file and leaves it with the host to be saved; with what reviewers' decisions taught, if asked. */
  'frameworks.export': operation(
    z.object({ frameworkId, withLearning: z.boolean().default(false) }),
    z.object({ id: z.string(), name: z.string(), bytes: z.number().int() }),
  ),
  /** What the suggestions under a framework have been taught by decisions. */
  'frameworks.learning': operation(
    z.object({ frameworkId }),
    z.object({
      decisions: z.number().int(),
      byCriterion: z.array(z.object({ code: criterionCode, decisions: z.number().int() })),
      /** Decisions of other workspaces that came with the framework's file and are learned from beside these. */
      takenIn: z.number().int(),
      /** Decisions before this moment are not learned from; null where all are. */
      since: z.string().nullable(),
    }),
  ),
  /** Suggestions start afresh: decisions made so far are kept and no longer learned from. */
  'frameworks.forgetLearning': operation(z.object({ frameworkId }), z.object({ since: z.string() })),
  'frameworks.list': operation(nothing, z.array(frameworkRow)),
  'frameworks.use': operation(z.object({ id: frameworkId }), z.array(frameworkRow)),
  /** The criteria as they stand in a guidance document, and the set of ours they match, if any. */
  'frameworks.extract': operation(
    z.object({ documentId }),
    z.object({ title: z.string(), criteria: z.array(extractedRow), matches: frameworkId.nullable() }),
  ),
  /** Makes a framework of the reviewer's own, out of a guidance document or a copy of another set. */
  'frameworks.adopt': operation(
    z.object({
      from: z.union([z.object({ documentId }), z.object({ frameworkId }), z.object({ file: fileId })]),
      title: z.string().trim().min(1).max(300).optional(),
    }),
    frameworkRow,
  ),
  /** Shows the wording of a guidance beside ours, in the built-in set it matches. */
  'frameworks.attachWording': operation(z.object({ documentId, frameworkId }), frameworkRow),
  'frameworks.editCriterion': operation(
    z.object({
      frameworkId,
      code: criterionCode,
      change: z
        .object({
          title: z.string().min(1).max(300),
          text: z.string().min(1).max(10_000),
          cues: z.array(z.string().min(1).max(200)).max(500),
        })
        .partial()
        .strict(),
    }),
    frameworkRow,
  ),
  'frameworks.remove': operation(z.object({ id: frameworkId }), z.array(frameworkRow)),
} as const;
