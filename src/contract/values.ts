/**
 * Schemas of the values in `src/document`: what crosses a border between processes is checked against these. None has a limit
 * of length, since answers are made of them; `limits.ts` has those of inputs.
 */
import { z } from 'zod';
import { AGENCIES, type Agency } from '../document/agencies.ts';
import type { CopyGroup, LookAlike } from '../document/copies.ts';
import type { ForCriterion, Looked, Standing } from '../document/coverage.ts';
import { WRITTEN_DATE } from '../document/dates.ts';
import type { Box, Judgement, LeftOut, Metadata, Quality } from '../document/document.ts';
import type { Assessment, Polarity, Reason, Suggestion } from '../document/evidence.ts';
import type { Failure } from '../document/failure.ts';
import { INSPECTION_KINDS } from '../document/kinds/kinds.ts';
import { DOCUMENT_TYPE_IDS } from '../document/types.ts';

/** A date as the program keeps it: an ISO 8601 day. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'a date is written as 2024-05-31');
/** The date of a document: a day, or the month or year where no more is printed. */
export const printedDate = z.string().regex(WRITTEN_DATE, 'a date is written as 2024-05-31, 2024-05 or 2024');

export const documentId = z.string();
export const passageId = z.string();
export const frameworkId = z.string();
export const criterionCode = z.string();

export const passageKind = z.enum(['paragraph', 'bullet', 'heading', 'table', 'caption', 'footnote']);
export const furniture = z.enum([
  'address',
  'salutation',
  'introduction',
  'legal-note',
  'next-steps',
  'signature',
  'contents',
  'site',
  'boilerplate',
  'by-reviewer',
]);
export const documentType = z.enum(DOCUMENT_TYPE_IDS);
export const inspectionKind = z.enum(INSPECTION_KINDS);
export const format = z.enum([
  'pdf',
  'png',
  'jpeg',
  'tiff',
  'docx',
  'doc',
  'html',
  'mhtml',
  'txt',
  'md',
  'rtf',
  'odt',
  'eml',
  'msg',
]);
export const polarityLabel = z.enum(['strength', 'improvement', 'mixed', 'neutral']);
export const agency = z.enum(AGENCIES as [Agency, ...Agency[]]);
export const failureCode = z.enum([
  'password',
  'damaged',
  'unsupported',
  'empty',
  'too-large',
  'timeout',
  'memory',
  'permission',
  'changed',
]);

export const box = z.object({
  page: z.number().int(),
  left: z.number(),
  top: z.number(),
  width: z.number(),
  height: z.number(),
}) satisfies z.ZodType<Box>;

export const quality = z.object({
  score: z.number().min(0).max(1),
  pagesWithoutText: z.array(z.number().int()),
  toRecognise: z.array(z.number().int()).readonly().optional(),
  recognised: z
    .array(
      z.object({
        page: z.number().int(),
        confidence: z.number().min(0).max(1),
        doubtful: z.number().int().optional(),
      }),
    )
    .readonly()
    .optional(),
  warnings: z.array(z.string()),
  setAside: z.partialRecord(furniture, z.number().int()),
}) satisfies z.ZodType<Omit<Quality, 'leftOut'>>;

/** Text of the file that is no text of the document, by its sort. */
export const leftOut = z.object({
  sort: z.string(),
  texts: z.array(z.string()).readonly(),
}) satisfies z.ZodType<LeftOut>;

const judgement = z.object({ about: z.string(), grade: z.string() }) satisfies z.ZodType<Judgement>;

export const metadata = z.object({
  title: z.string(),
  kind: z.string().nullable(),
  type: documentType,
  inspectionKind: inspectionKind.nullable(),
  area: z.string().nullable(),
  areaAsPrinted: z.string().nullable(),
  date: printedDate.nullable(),
  dateIs: z.enum(['printed', 'inspection']).nullable(),
  inspectionTheme: z.string().nullable(),
  themeAsPrinted: z.string().nullable(),
  inspectedFrom: day.nullable(),
  inspectedTo: day.nullable(),
  inspectorates: z.array(z.string()),
  judgements: z.array(judgement),
}) satisfies z.ZodType<Metadata>;

export const failure = z.object({
  path: z.string(),
  code: failureCode,
  reason: z.string(),
}) satisfies z.ZodType<Failure>;

export const reason = z.object({
  kind: z.enum(['term', 'phrase', 'agency', 'heading', 'learned']),
  text: z.string(),
}) satisfies z.ZodType<Reason>;

export const suggestion = z.object({
  criterion: criterionCode,
  score: z.number().min(0).max(1),
  because: z.array(reason),
}) satisfies z.ZodType<Suggestion>;

export const polarity = z.object({
  label: polarityLabel,
  score: z.number().min(0).max(1),
  because: z.array(z.string()),
}) satisfies z.ZodType<Polarity>;

export const assessment = z.object({
  suggestions: z.array(suggestion),
  polarity,
  agencies: z.array(agency),
}) satisfies z.ZodType<Assessment>;

export const copyGroup = z.object({
  id: z.string(),
  kind: z.enum(['exact', 'near', 'edition']),
  similarity: z.number(),
  members: z.array(z.object({ documentId, primary: z.boolean(), similarity: z.number() })),
  because: z.string(),
}) satisfies z.ZodType<CopyGroup>;

export const lookAlike = z.object({
  documentIds: z.tuple([documentId, documentId]),
  similarity: z.number(),
  because: z.string(),
}) satisfies z.ZodType<LookAlike>;

const passagesCounted = z.number().int().min(0);

export const looked = z.object({
  passages: passagesCounted,
  decided: passagesCounted,
  unsuggested: passagesCounted,
  pagesUnread: passagesCounted,
  filesUnread: passagesCounted,
}) satisfies z.ZodType<Looked>;

export const forCriterion = z.object({
  accepted: passagesCounted,
  refused: passagesCounted,
  toDecide: passagesCounted,
}) satisfies z.ZodType<ForCriterion>;

export const standing = looked.extend(forCriterion.shape) satisfies z.ZodType<Standing>;

/** A quotation wherever it is shown: enough to read it, to cite it and to open it on its page. */
export const quotation = z.object({
  documentId,
  passageId,
  document: z.string(),
  area: z.string().nullable(),
  date: printedDate.nullable(),
  text: z.string(),
  page: z.number().int(),
  endPage: z.number().int(),
  number: z.string().nullable(),
  /** Whether any of it stands on a page whose text was recognised from a picture. */
  recognised: z.boolean(),
  headings: z.array(z.string()),
});
export type Quotation = z.infer<typeof quotation>;
