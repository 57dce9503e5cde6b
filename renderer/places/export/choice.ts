/**
 * What a person has chosen to hand over, as the window holds it and as the contract takes it. A format is only told what
 * it has a place for, so that the same choices mean the same in every format.
 */
import type { InputOf } from '../../../src/contract/contract.ts';
import type { ExportChoice, ExportFormat } from '../../../src/contract/operations/exports.ts';
import { polarityLabel } from '../../../src/contract/values.ts';
import type { PolarityLabel } from '../../../src/document/evidence.ts';

export interface Draft {
  readonly decidedOnly: boolean;
  /** Null means all, here and below. */
  readonly criteria: readonly string[] | null;
  readonly documents: readonly string[] | null;
  readonly polarity: readonly PolarityLabel[];
  /** Ours, others', or null for both. */
  readonly whose: ExportChoice['whose'] | null;
  readonly columns: readonly string[] | null;
  readonly themes: boolean;
  readonly themePassages: boolean;
  readonly log: boolean;
  readonly bom: boolean;
  /** Which report a Word file is; null for the evidence briefing. */
  readonly template: ExportChoice['template'] | null;
  readonly mask: boolean;
  readonly unmasked: readonly string[];
}

export const EVERYTHING: Draft = {
  decidedOnly: true,
  criteria: null,
  documents: null,
  polarity: polarityLabel.options,
  whose: null,
  columns: null,
  themes: true,
  themePassages: false,
  log: true,
  bom: true,
  template: null,
  mask: false,
  unmasked: [],
};

type Part = 'evidence' | 'suggestions' | 'columns' | 'themes' | 'theme passages' | 'log' | 'bom' | 'template';

const HOLDS: Readonly<Record<ExportFormat, readonly Part[]>> = {
  xlsx: ['evidence', 'suggestions', 'columns', 'themes', 'theme passages', 'log'],
  csv: ['evidence', 'suggestions', 'columns', 'bom'],
  docx: ['evidence', 'suggestions', 'template'],
  html: ['evidence', 'suggestions', 'themes'],
  letters: ['evidence', 'suggestions'],
  qdpx: ['evidence', 'suggestions'],
  qdc: [],
  decisions: ['evidence'],
  learning: ['evidence'],
};

/** Whether a format has a place for something. */
export function holds(format: ExportFormat, part: Part): boolean {
  return HOLDS[format].includes(part);
}

type AskedChoice = NonNullable<InputOf<'exports.make'>['choice']>;

/** The choice as the contract takes it. */
export function choiceOf(draft: Draft, format: ExportFormat): AskedChoice {
  if (!holds(format, 'evidence')) return { decidedOnly: true };
  return {
    decidedOnly: draft.decidedOnly || !holds(format, 'suggestions'),
    ...(draft.criteria ? { criteria: [...draft.criteria] } : {}),
    ...(draft.documents ? { documents: [...draft.documents] } : {}),
    ...(draft.polarity.length < polarityLabel.options.length ? { polarity: [...draft.polarity] } : {}),
    ...(draft.whose ? { whose: draft.whose } : {}),
    ...(draft.columns && holds(format, 'columns') ? { columns: [...draft.columns] } : {}),
    ...(holds(format, 'themes') && !draft.themes ? { themes: false } : {}),
    ...(holds(format, 'theme passages') && draft.themes && draft.themePassages ? { themePassages: true } : {}),
    ...(holds(format, 'log') && !draft.log ? { log: false } : {}),
    ...(holds(format, 'bom') ? { bom: draft.bom } : {}),
    ...(holds(format, 'template') && draft.template ? { template: draft.template } : {}),
    ...(draft.mask ? { mask: true } : {}),
    ...(draft.mask && draft.unmasked.length > 0 ? { unmasked: [...draft.unmasked] } : {}),
  };
}

/** A remembered choice, to go on with. */
export function draftOf(choice: ExportChoice): Draft {
  const { criteria, documents, polarity, columns, ...rest } = choice;
  return {
    decidedOnly: rest.decidedOnly,
    criteria: criteria ?? null,
    documents: documents ?? null,
    polarity: polarity ?? polarityLabel.options,
    whose: rest.whose ?? null,
    columns: columns ?? null,
    themes: rest.themes ?? true,
    themePassages: rest.themePassages ?? false,
    log: rest.log ?? true,
    bom: rest.bom ?? true,
    template: rest.template ?? null,
    mask: rest.mask ?? false,
    unmasked: rest.unmasked ?? [],
  };
}

/** Whether two choices ask for the same, in whatever order things were ticked. */
export function sameChoice(one: AskedChoice, other: AskedChoice): boolean {
  const written = (choice: AskedChoice) =>
    JSON.stringify(
      Object.entries(choice)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value])
        .sort(([left], [right]) => (String(left) < String(right) ? -1 : 1)),
    );
  return written(one) === written(other);
}
