import { z } from 'zod';
import { REPORT_TEMPLATES } from '../../document/reports.ts';
import { longOperation, nothing, operation } from '../operation.ts';
import { criterionCode, documentId, frameworkId, polarityLabel, quotation } from '../values.ts';
import { fileId } from './workspace.ts';

/** `html` is the evidence pack; `letters` are the PDFs with their evidence marked; `decisions` and `learning` are JSON for other programs and for `suggest --decisions`. */
export const exportFormat = z.enum(['xlsx', 'csv', 'html', 'docx', 'letters', 'qdpx', 'qdc', 'decisions', 'learning']);
export type ExportFormat = z.infer<typeof exportFormat>;

export const exportChoice = z.object({
  /** Decided passages only, or suggestions too (marked as such). */
  decidedOnly: z.boolean().default(false),
  criteria: z.array(criterionCode).optional(),
  documents: z.array(documentId).optional(),
  polarity: z.array(polarityLabel).optional(),
  /** Only our own documents, or only those of others. */
  whose: z.enum(['ours', 'theirs']).optional(),
  /** Themes and the audit log go in unless this says false. */
  themes: z.boolean().optional(),
  log: z.boolean().optional(),
  /** Every passage of every theme on a sheet of the workbook; otherwise the most central ones. */
  themePassages: z.boolean().optional(),
  /** Which report a Word file is; the evidence briefing where none is named. */
  template: z.enum(REPORT_TEMPLATES).optional(),
  /** Columns of tables; all where none is given. */
  columns: z.array(z.string()).optional(),
  /** Begins a CSV file with a byte-order mark, which Excel needs to see UTF-8. */
  bom: z.boolean().optional(),
  /** Replaces what may identify people by masks; what they stand for stays in the workspace. */
  mask: z.boolean().optional(),
  /** Texts that the check takes for somebody and that are nobody: left as they are when the rest is masked. */
  unmasked: z.array(z.string()).optional(),
});
const choiceInput = exportChoice.extend({
  columns: z.array(z.string().max(100)).optional(),
  unmasked: z.array(z.string().max(500)).max(10_000).optional(),
});
export type ExportChoice = z.output<typeof exportChoice>;

const exportedPassage = quotation.extend({
  criterion: criterionCode,
  polarity: polarityLabel.nullable(),
  /** Nobody has decided it yet. */
  suggested: z.boolean(),
});
export type ExportedPassage = z.output<typeof exportedPassage>;

const preset = z.object({ name: z.string(), format: exportFormat, choice: exportChoice });
export type ExportPreset = z.output<typeof preset>;

export const exportOperations = {
  /** Makes a file and leaves it with the host, which saves it where the person says. */
  'exports.make': longOperation(
    z.object({ format: exportFormat, frameworkId, choice: choiceInput.default({ decidedOnly: false }) }),
    z.object({
      id: z.string(),
      name: z.string(),
      bytes: z.number().int(),
      /** What the format has no place for, in sentences. */
      losses: z.array(z.string()),
    }),
    z.object({ done: z.number(), total: z.number(), what: z.string() }),
  ),
  /** What may identify people in an export, each with its sentence, and what a format cannot carry. An aid, no guarantee. */
  'exports.check': operation(
    z.object({ format: exportFormat, frameworkId, choice: choiceInput.default({ decidedOnly: false }) }),
    z.object({
      hits: z.array(z.object({ kind: z.string(), text: z.string(), sentence: z.string(), times: z.number().int() })),
      note: z.string(),
      losses: z.array(z.string()),
      rows: z.number().int(),
      /** The first passages as they would leave, masks included. */
      first: z.array(exportedPassage),
      /** The same in the columns of a table, for formats that are one; no titles otherwise. */
      table: z.object({
        titles: z.array(z.string()),
        rows: z.array(z.array(z.union([z.string(), z.number()]).nullable())),
      }),
    }),
  ),
  'exports.columns': operation(nothing, z.array(z.object({ id: z.string(), title: z.string() }))),
  'exports.presets': operation(nothing, z.array(preset)),
  /** Keeps a choice under a name; a choice of null forgets it. */
  'exports.savePreset': operation(
    z.object({ name: z.string().trim().min(1).max(200), format: exportFormat, choice: choiceInput.nullable() }),
    z.array(preset),
  ),
  /** Takes in a .qdpx project or .qdc codebook of another program; what cannot be placed is listed. */
  'exports.takeIn': operation(
    z.object({ file: fileId }),
    z.object({
      frameworkId,
      documents: z.number().int(),
      decisions: z.number().int(),
      /** A sentence for everything that has no place here. */
      leftOut: z.array(z.string()),
      /** What became of the codings: those placed, those left undecided and those left out are all there are. */
      counts: z.object({
        codings: z.number().int(),
        placed: z.number().int(),
        undecided: z.number().int(),
        leftOut: z.number().int(),
      }),
    }),
  ),
} as const;
