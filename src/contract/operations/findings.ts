import { z } from 'zod';
import type { Chip, Count, CountQuery, Finding, FindingAbout } from '../../document/finding.ts';
import { PRACTICES } from '../../document/practice.ts';
import { line, MOST_PLACES, words } from '../limits.ts';
import { operation } from '../operation.ts';
import { agency, day, documentId, frameworkId, passageId, polarityLabel, quotation, standing } from '../values.ts';
import { fileId } from './workspace.ts';

export const findingAbout = z.object({
  kind: z.enum(['criterion', 'theme']),
  id: z.string(),
}) satisfies z.ZodType<FindingAbout>;

const place = z.object({ documentId, passageId });

export const findingValue = z.object({
  text: z.string(),
  attached: z.array(place),
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
    due: day.nullable(),
  }),
  gap: z.string(),
  confidence: z.object({ level: z.enum(['high', 'moderate', 'low', 'very-low']).nullable(), why: z.string() }),
}) satisfies z.ZodType<Finding>;

/** What a person changes of a finding. */
const findingInput = findingValue.omit({ by: true, at: true, agreed: true }).extend({
  text: words,
  attached: z.array(place).max(MOST_PLACES),
  notes: words,
  readiness: findingValue.shape.readiness.extend({ action: line, owner: line, doneWhen: line }),
  gap: words,
  confidence: findingValue.shape.confidence.extend({ why: words }),
});

export const countQuery = z.object({
  unit: z.enum(['areas', 'letters', 'passages']),
  polarity: polarityLabel.optional(),
  year: z
    .string()
    .regex(/^\d{4}$/u)
    .optional(),
  agency: agency.optional(),
  tag: z.string().optional(),
}) satisfies z.ZodType<CountQuery>;

const counted = z.object({
  value: z.number().int().min(0),
  of: z.number().int().min(0).nullable(),
}) satisfies z.ZodType<Count>;
const chip = counted.extend({ query: countQuery, kept: day.nullable() }) satisfies z.ZodType<Chip>;

const shownState = z.enum(['not-started', 'in-work', 'written', 'agreed']);

export const findingRow = z.object({
  about: findingAbout,
  /** The code of a criterion; empty for a theme. */
  code: z.string(),
  title: z.string(),
  /** What the criterion says; empty for a theme. */
  wording: z.string(),
  state: shownState,
  /** Numbers that have changed since they were written. */
  changed: z.number().int(),
  /** In the documents of others: ours count in no number. */
  standing,
  /** "54 of 54 read", "11 to decide", "not yet looked at", "none so far", "none found". */
  lookedAt: z.string(),
  /** The text as people read it. */
  text: z.string(),
  rating: z.enum(['red', 'amber', 'green']).nullable(),
  due: day.nullable(),
  /** Its day has passed, and it is not rated green. */
  overdue: z.boolean(),
  /** Another reviewer's text waits to be chosen. */
  conflict: z.boolean(),
  /** Passages of our own documents put forward for it and not decided. */
  oursToDecide: z.number().int(),
});
export type FindingRow = z.infer<typeof findingRow>;

const balance = z.object({
  name: z.string(),
  strength: z.number().int(),
  improvement: z.number().int(),
  neutral: z.number().int(),
  says: z.enum(['strength', 'improvement', 'both', 'neither']),
});

const quoted = quotation.extend({ polarity: polarityLabel.nullable(), score: z.number().nullable() });
export type Quoted = z.infer<typeof quoted>;

export const findingDetail = z.object({
  row: findingRow,
  /** Null before anything is written. */
  finding: findingValue.nullable(),
  chips: z.array(z.object({ chip, now: counted, changed: z.boolean() })),
  /** Numbers typed by hand, and what stands in braces and is no number: tied to no count. */
  unlinked: z.array(z.string()),
  balance: z.object({
    areas: z.array(balance),
    years: z.array(balance),
    agencies: z.array(balance),
    /** Areas with nothing accepted: read in full, or not. */
    noneFound: z.array(z.string()),
    notLookedAt: z.array(z.string()),
  }),
  attached: z.array(quoted),
  /** Accepted on the side the finding is on, strongest first, attached ones left out. */
  others: z.array(quoted),
  /** The side the finding is on, and what says the opposite. */
  leaning: z.enum(['strength', 'improvement']),
  opposite: z.array(quoted),
  notLooked: z.object({
    passages: z.number().int(),
    letters: z.number().int(),
    areas: z.array(z.string()),
    pagesUnread: z.number().int(),
    sentence: z.string(),
  }),
  /** Undecided passages put forward for it that can be looked at together. */
  alike: z.number().int(),
  /** Accepted passages of others that tell of good practice: examples first, then praise. */
  works: z.array(quoted.extend({ practice: z.enum(PRACTICES) })),
  /** What we know of ourselves; these documents count in no number of the finding. */
  ours: z.object({
    areas: z.array(z.string()),
    documents: z.number().int(),
    standing,
    /** How it stands in our documents, in a sentence. */
    sentence: z.string(),
    said: z.array(quoted),
    /** What others were told, in a few words; empty where nothing is accepted. */
    told: z.string(),
    /** The gap as it may be written; empty where nothing can be said. */
    gap: z.string(),
    /** Where what we say of ourselves does not fit together. */
    disagreements: z.array(z.string()),
  }),
  /** What other reviewers wrote and nobody has chosen from yet. */
  theirs: z.array(z.object({ reviewer: z.string(), finding: findingValue, text: z.string() })),
});
export type FindingDetail = z.infer<typeof findingDetail>;

const of = z.object({ frameworkId, about: findingAbout });

export const findingOperations = {
  /** Every criterion, then every pinned theme, with its finding in short. */
  'findings.list': operation(z.object({ frameworkId }), z.array(findingRow)),
  'findings.get': operation(of, findingDetail),
  /**
   * Changes a finding; what is left out stays. `{areas improvement}`, `{passages}` and the like become the counts of today. *Agreed* waits until every changed number has been used or kept. A null takes
   * the finding away.
   */
  'findings.save': operation(of.extend({ change: findingInput.partial().nullable() }), findingDetail),
  /** Attaches passages to a finding after those that are attached; one that is there stays where it is. */
  'findings.attach': operation(of.extend({ places: z.array(place).min(1).max(200) }), findingDetail),
  /** How many there are, and the passages behind the number. */
  'findings.count': operation(
    of.extend({ query: countQuery }),
    counted.extend({ passages: z.array(quoted), token: z.string() }),
  ),
  /** A draft from the counts, with the quotations it would attach. Nothing is saved. */
  'findings.draft': operation(of, z.object({ text: z.string(), attached: z.array(place) })),
  /** The readiness of every criterion as a file, left with the host to be saved. */
  'readiness.export': operation(
    z.object({ frameworkId, format: z.enum(['csv', 'xlsx']) }),
    z.object({ id: z.string(), name: z.string(), bytes: z.number().int() }),
  ),
  /** Takes a plan in, CSV, Excel or OpenDocument, as one step for undo; what it does not name stays as it is. */
  'readiness.takeIn': operation(
    z.object({ frameworkId, file: fileId }),
    z.object({
      changed: z.number().int(),
      same: z.number().int(),
      /** Sentences on what blank cells emptied, and on whatever was not read, left out, cut or guessed. */
      left: z.array(z.string()),
    }),
  ),
  /** Chooses between our text and another reviewer's. */
  'findings.settle': operation(of.extend({ reviewer: z.string(), take: z.boolean() }), findingDetail),
  /** Quotations as they are pasted elsewhere: each with area, date and page, and the criteria it was accepted for. */
  'quotations.copy': operation(
    z.object({ frameworkId, places: z.array(place).min(1).max(1000) }),
    z.object({ html: z.string(), text: z.string(), quotations: z.number().int() }),
  ),
  /** The finding as it is pasted elsewhere: quotations with area, date and page, and what was not looked at. */
  'findings.copy': operation(of, z.object({ html: z.string(), text: z.string() })),
} as const;
