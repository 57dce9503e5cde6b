/**
 * What records hold, checked: those of another workspace were written by a program that we do not know, or by hand.
 */
import { z } from 'zod';
import { AGENCIES, type Agency } from '../document/agencies.ts';
import type { Finding } from '../document/finding.ts';
import type { KeptDecision, KeptSetAside, RecordValues } from './records.ts';
import { SCHEMAS_OF_THE_REST } from './schemas-of-the-rest.ts';

const polarity = z.enum(['strength', 'improvement', 'mixed', 'neutral']);
const agency = z.enum(AGENCIES as [Agency, ...Agency[]]);
const share = z.number().min(0).max(1);
const codes = z.array(z.string().min(1));
const quotedRange = z.object({ text: z.string().min(1), start: z.number().int().min(0), end: z.number().int().min(0) });

const assessment = z.object({
  suggestions: z.array(
    z.object({
      criterion: z.string(),
      score: share,
      because: z.array(
        z.object({ kind: z.enum(['term', 'phrase', 'agency', 'heading', 'learned']), text: z.string() }),
      ),
    }),
  ),
  polarity: z.object({ label: polarity, score: share, because: z.array(z.string()) }),
  agencies: z.array(agency),
});

const decision = z.object({
  documentId: z.string().min(1),
  passageId: z.string().min(1),
  frameworkId: z.string().min(1),
  criteria: codes,
  polarity: polarity.nullable(),
  agencies: z.array(agency),
  tags: z.array(z.string()),
  note: z.string(),
  reviewer: z.string(),
  // Whenever another program says that it was: no reason to lose a decision.
  at: z.string().min(1),
  suggested: assessment.nullable(),
  together: z.number().int().positive().exactOptional(),
  quotation: quotedRange,
  rules: z.number().int().nullable(),
  edition: z.string().nullable(),
}) satisfies z.ZodType<KeptDecision>;

const finding = z.object({
  text: z.string(),
  attached: z.array(z.object({ documentId: z.string().min(1), passageId: z.string().min(1) })),
  notes: z.string(),
  state: z.enum(['in-work', 'written', 'agreed']),
  by: z.string(),
  at: z.string(),
  agreed: z.object({ by: z.string(), at: z.string(), text: z.string() }).nullable(),
  readiness: z.object({
    rating: z.enum(['red', 'amber', 'green']).nullable(),
    action: z.string(),
    owner: z.string(),
    doneWhen: z.string(),
    due: z.iso.date().nullable(),
  }),
  gap: z.string(),
  confidence: z.object({ level: z.enum(['high', 'moderate', 'low', 'very-low']).nullable(), why: z.string() }),
}) satisfies z.ZodType<Finding>;

const setAside = z.object({ aside: z.boolean(), quotation: quotedRange }) satisfies z.ZodType<KeptSetAside>;

/** Kinds of records that are taken over from another workspace. */
export type SharedKind =
  | 'decision'
  | 'finding'
  | 'set-aside'
  | 'our-area'
  | 'whose'
  | 'tag'
  | 'correction'
  | 'progress'
  | 'search'
  | 'subject'
  | 'framework'
  | 'not-copies';

const SCHEMAS: { readonly [Kind in SharedKind]: z.ZodType<RecordValues[Kind]> } = {
  decision,
  finding,
  'set-aside': setAside,
  'our-area': z.string().min(1),
  whose: z.enum(['ours', 'theirs']),
  ...SCHEMAS_OF_THE_REST,
};

/** The value that a record's JSON holds, or null where it is none of its kind. */
export function checkedRecord<Kind extends SharedKind>(kind: Kind, json: string): RecordValues[Kind] | null {
  try {
    return SCHEMAS[kind].safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
