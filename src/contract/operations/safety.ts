import { z } from 'zod';
import { nothing, operation } from '../operation.ts';
import { criterionCode, documentId, frameworkId, passageId, quotation } from '../values.ts';
import { decisionRow } from './review.ts';
import { fileId, secrets, workspaceNow, workspaceSummary } from './workspace.ts';

const backup = z.object({ id: z.string(), at: z.string(), bytes: z.number().int() });

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

const progressRow = z.object({
  /** Null: all documents. */
  documentId: documentId.nullable(),
  /** Null: all criteria. */
  criterion: criterionCode.nullable(),
  progress: z.enum(['not-started', 'in-review', 'checked', 'signed-off']),
});
export type ProgressRow = z.infer<typeof progressRow>;

/** Backups, protection, a second reviewer, and how far the review has come. */
export const safetyOperations = {
  'backups.list': operation(nothing, z.array(backup)),
  /** Makes a backup, opens it and checks it before it counts. */
  'backups.make': operation(nothing, z.array(backup)),
  /** Every backup that is kept, of all workspaces, whether one is open or not. */
  'backups.all': operation(nothing, z.array(backup.extend({ isProtected: z.boolean(), name: z.string().nullable() }))),
  /** Makes a workspace of a backup, beside the others, and opens it; the backup and every workspace stay as they are. */
  'backups.open': operation(z.object({ id: z.string() }).extend(secrets.shape), workspaceNow),
  /** Puts a backup in the place of the open workspace; what was there is moved aside, never deleted. */
  'backups.restore': operation(z.object({ id: z.string() }), workspaceSummary),
  /** Protects the open workspace with a passphrase, changes it, or with null takes the protection away. */
  'protection.set': operation(
    z.object({
      current: z.string().max(1000).optional(),
      /** In place of the passphrase that is current. */
      recoveryCode: secrets.shape.recoveryCode,
      passphrase: z.string().min(1).max(1000).nullable(),
    }),
    /** The code for the recovery sheet, which has opened the file, shown once; null where there is no protection any more. */
    z.object({ recoveryCode: z.string().nullable() }),
  ),
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
      conflicts: z.number().int(),
      unplaced: z.number().int(),
      findings: z.number().int(),
    }),
  ),
  /** Where this workspace is itself a blind sample: what it asks for, and how much of that is decided. */
  'second.asked': operation(
    nothing,
    z.object({ frameworkId, passages: z.number().int(), decided: z.number().int() }).nullable(),
  ),
  'second.agreement': operation(z.object({ frameworkId }), z.array(agreementRow)),
  /** Passages on which reviewers differ and nobody has settled it. */
  'second.toSettle': operation(
    z.object({ frameworkId }),
    z.array(quotation.extend({ opinions: z.array(decisionRow), standing: decisionRow.nullable() })),
  ),
  /** How much of each document is decided, for those that Review shows; in the order of Review. */
  'progress.documents': operation(
    z.object({ frameworkId }),
    z.array(
      z.object({
        documentId,
        passages: z.number().int(),
        decided: z.number().int(),
        /** Suggested for a criterion and not decided. */
        toDecide: z.number().int(),
      }),
    ),
  ),
  'progress.list': operation(z.object({ frameworkId }), z.array(progressRow)),
  'progress.set': operation(progressRow.extend({ frameworkId }), z.array(progressRow)),
  /** Moves the borders of a decided passage; its decisions go with it. */
  'review.adjust': operation(
    z.object({ documentId, passageId, start: z.number().int().min(0), end: z.number().int().min(1) }),
    z.object({ passageId }),
  ),
  /** The audit log as JSON lines, left with the host to be saved. */
  'log.export': operation(nothing, z.object({ id: z.string(), name: z.string(), bytes: z.number().int() })),
} as const;
