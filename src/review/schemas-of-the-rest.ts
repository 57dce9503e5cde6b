/**
 * What records about documents, searches, subjects and criteria hold, within the limits that a window keeps them in.
 */
import { z } from 'zod';
import { AGENCIES, type Agency } from '../document/agencies.ts';
import { WRITTEN_DATE } from '../document/dates.ts';
import type { Metadata } from '../document/document.ts';
import type { Criterion, Framework } from '../document/framework.ts';
import { INSPECTION_KINDS } from '../document/kinds/kinds.ts';
import type { Subject } from '../document/theme.ts';
import { DOCUMENT_TYPE_IDS } from '../document/types.ts';
import type { RecordValues } from './records.ts';

const words = z.string().trim().min(1).max(200);
const tag = z.string().min(1).max(100);
const optional = <Value extends z.ZodType>(value: Value) => value.nullable().exactOptional();

const correction = z.object({
  title: z.string().exactOptional(),
  kind: optional(z.string()),
  type: z.enum(DOCUMENT_TYPE_IDS).exactOptional(),
  inspectionKind: optional(z.enum(INSPECTION_KINDS)),
  area: optional(z.string()),
  areaAsPrinted: optional(z.string()),
  date: optional(z.string().regex(WRITTEN_DATE)),
  dateIs: optional(z.enum(['printed', 'inspection'])),
  inspectionTheme: optional(z.string()),
  themeAsPrinted: optional(z.string()),
  inspectedFrom: optional(z.iso.date()),
  inspectedTo: optional(z.iso.date()),
  inspectorates: z.array(z.string()).exactOptional(),
  judgements: z.array(z.object({ about: z.string(), grade: z.string() })).exactOptional(),
}) satisfies z.ZodType<Partial<Metadata>>;

const subject = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/u),
  name: words,
  parent: z.string().max(80).nullable(),
  belongs: z.string().max(2000),
  isNot: z.string().max(2000).nullable(),
  names: z.array(words).min(1).max(500),
  signs: z.array(words).max(500),
  except: z.array(words).max(500),
  general: z.boolean(),
  sought: z.boolean(),
}) satisfies z.ZodType<Subject>;

const criterion: z.ZodType<Criterion> = z.object({
  code: z.string().min(1).max(40),
  title: z.string(),
  text: z.string(),
  official: z.object({ text: z.string(), page: z.number().int(), paragraph: z.string().nullable() }).nullable(),
  cues: z.array(z.string()),
  agencies: z.array(z.enum(AGENCIES as [Agency, ...Agency[]])),
  isNot: z.string().nullable(),
  isHeading: z.boolean(),
  get children() {
    return z.array(criterion);
  },
});

const framework = z.object({
  id: z.string().min(1).max(200),
  title: z.string().min(1),
  theme: z.string().nullable(),
  edition: z.string().nullable(),
  source: z.string(),
  builtIn: z.boolean(),
  official: z.boolean(),
  guidance: z.string().exactOptional(),
  criteria: z.array(criterion),
}) satisfies z.ZodType<Framework>;

type OfTheRest = 'tag' | 'correction' | 'progress' | 'search' | 'subject' | 'framework' | 'not-copies';

export const SCHEMAS_OF_THE_REST: { readonly [Kind in OfTheRest]: z.ZodType<RecordValues[Kind]> } = {
  tag: z.array(tag).min(1).max(50),
  correction,
  progress: z.enum(['in-review', 'checked', 'signed-off']),
  search: z.union([z.string().trim().min(1).max(2000), z.array(words)]),
  subject,
  framework,
  'not-copies': z.literal(true),
};
