import { z } from 'zod';
import { nothing, operation } from '../operation.ts';
import { criterionCode, frameworkId, quotation } from '../values.ts';
import { decisionRow } from './review.ts';
import { fileId } from './workspace.ts';

const figures = z.object({
  /** Passages both have decided. */
  passages: z.number().int(),
  same: z.number().int(),
  share: z.number().nullable(),
  /** Cohen's kappa; null where chance explains everything. */
  kappa: z.number().nullable(),
  /** Krippendorff's alpha, nominal; null likewise. */
  alpha: z.number().nullable(),
  meaning: z.string(),
});

const agreementRow = z.object({
  reviewers: z.tuple([z.string(), z.string()]),
  firstCriterion: figures,
  polarity: figures,
  sameCriteria: z.number().int(),
  criteria: z.array(
    figures.extend({
      criterion: criterionCode,
      both: z.number().int(),
      onlyFirst: z.number().int(),
      onlySecond: z.number().int(),
    }),
  ),
});
export type AgreementRow = z.infer<typeof agreementRow>;

const withOpinions = quotation.extend({ opinions: z.array(decisionRow), standing: decisionRow.nullable() });

const counted = z.array(z.object({ what: z.string(), count: z.number().int() }));

/** A second reviewer: a blind sample out, it or a whole workspace merged, agreement, and what is to be settled. */
export const secondOperations = {
  /** A blind sample of decided passages as a small workspace, left with the host to be saved. */
  'second.sample': operation(
    z.object({ frameworkId, size: z.number().int().min(1).max(10_000), seed: z.string().min(1).max(100) }),
    z.object({ id: z.string(), name: z.string(), bytes: z.number().int(), passages: z.number().int() }),
  ),
  /** Puts a returned sample or a whole workspace together with this one; nothing is overwritten. */
  'second.merge': operation(
    z.object({ file: fileId, passphrase: z.string().optional() }),
    z.object({
      documentsAdded: z.number().int(),
      taken: z.number().int(),
      agreed: z.number().int(),
      /** Those of them on which the other reader wrote a note or tags that ours has not. */
      noted: z.number().int(),
      /** Here already, unchanged. */
      known: z.number().int(),
      conflicts: z.number().int(),
      unplaced: z.number().int(),
      findings: z.number().int(),
      /** What else was taken over, and what was left. */
      also: counted,
      left: counted,
      notUnderstood: z.number().int(),
    }),
  ),
  /** Where this workspace is itself a blind sample: what it asks for, and how much of that is decided. */
  'second.asked': operation(
    nothing,
    z.object({ frameworkId, passages: z.number().int(), decided: z.number().int() }).nullable(),
  ),
  'second.agreement': operation(z.object({ frameworkId }), z.array(agreementRow)),
  /** Passages on which reviewers differ and nobody has settled it. */
  'second.toSettle': operation(z.object({ frameworkId }), z.array(withOpinions)),
  /** Passages that are not to be settled, with the opinions of which notes or tags are not in what stands. */
  'second.noted': operation(z.object({ frameworkId }), z.array(withOpinions)),
} as const;
