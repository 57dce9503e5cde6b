/**
 * What was filled in on a page: the fields of a form (ISO 32000-1, 12.7) and text typed on the page as an annotation.
 */
import type { PDFPageProxy } from 'pdfjs-dist';
import { apply, type Matrix } from './matrix.ts';
import type { Area } from './rules.ts';

/** A field as filled in. */
export interface Field {
  /** A box or button that is ticked or not; text in a field; text typed on the page. */
  readonly kind: 'tick' | 'text' | 'typed';
  /** What it says, one string a typed line; ☒ or ☐ and the chosen word for a box. */
  readonly lines: readonly string[];
  /** Whether the field holds running text. */
  readonly running: boolean;
  readonly area: Area;
}

export interface Filled {
  readonly fields: Field[];
  /** Fields whose content is hidden from readers of the page. */
  readonly hidden: number;
  /** Pictures of stamps. */
  readonly stamps: number;
}

/** An annotation as pdf.js gives it; only what is used here. */
interface Annotation {
  readonly subtype?: string;
  readonly rect?: readonly number[];
  readonly annotationFlags?: number;
  readonly hidden?: boolean;
  readonly password?: boolean;
  readonly fieldType?: string | null;
  readonly fieldValue?: unknown;
  readonly exportValue?: unknown;
  readonly buttonValue?: unknown;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly multiLine?: boolean;
  readonly options?: readonly { readonly exportValue: unknown; readonly displayValue: unknown }[];
  readonly textContent?: readonly string[];
  readonly contentsObj?: { readonly str?: string };
}

/** Annotation flags: hidden, and not shown on the screen. */
const UNSEEN = 2 | 32;
/** Values of boxes that only mean that they are ticked, and codes that no reader of the page sees. */
const BARE = /^(?:yes|on|off|true|x|checked|choice\s*\d+|option\s*\d+|[a-z]{1,3}\d*|\d+)$/iu;

/** Reads the fields of a page. */
export async function filledOn(page: PDFPageProxy, view: Matrix): Promise<Filled> {
  const annotations = (await page.getAnnotations()) as readonly Annotation[];
  const filled: Filled = { fields: [], hidden: 0, stamps: 0 };
  let [hidden, stamps] = [0, 0];
  for (const annotation of annotations) {
    const { rect } = annotation;
    if (!rect || rect.length < 4 || rect.some((value) => !Number.isFinite(value))) continue;
    const field = fieldOf(annotation, areaOn(rect, view));
    const unseen = annotation.hidden || annotation.password || ((annotation.annotationFlags ?? 0) & UNSEEN) !== 0;
    if (annotation.subtype === 'Stamp') stamps++;
    if (field && unseen && field.kind !== 'tick') hidden++;
    else if (field && !unseen) filled.fields.push(field);
  }
  return { ...filled, hidden, stamps };
}

function areaOn([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[], view: Matrix): Area {
  const [[a, b], [c, d]] = [apply(view, x0, y0), apply(view, x1, y1)];
  return { left: Math.min(a, c), right: Math.max(a, c), top: Math.min(b, d), bottom: Math.max(b, d) };
}

function fieldOf(annotation: Annotation, area: Area): Field | null {
  if (annotation.subtype === 'FreeText') {
    const own = linesOf(annotation.contentsObj?.str ?? '');
    const lines = own.length > 0 ? own : linesOf((annotation.textContent ?? []).join('\n'));
    return lines.length > 0 ? { kind: 'typed', lines, running: true, area } : null;
  }
  if (annotation.subtype !== 'Widget') return null;
  if (annotation.checkBox || annotation.radioButton) return tickOf(annotation, area);
  if (annotation.fieldType === 'Tx' || annotation.fieldType === 'Ch') {
    const values = valuesOf(annotation);
    const lines = linesOf(values.join(annotation.fieldType === 'Ch' ? ', ' : '\n'));
    const running = annotation.multiLine === true || lines.length > 1;
    return lines.length > 0 ? { kind: 'text', lines, running, area } : null;
  }
  return null;
}

function tickOf({ checkBox, fieldValue, exportValue, buttonValue }: Annotation, area: Area): Field {
  const own = checkBox ? exportValue : buttonValue;
  const ticked = fieldValue != null && fieldValue !== 'Off' && (own == null || fieldValue === own);
  const word = ticked && typeof own === 'string' && !BARE.test(own.trim()) ? ` ${own.trim()}` : '';
  return { kind: 'tick', lines: [`${ticked ? '☒' : '☐'}${word}`], running: false, area };
}

/** Values as the page shows them: the display words of a choice, the text as typed. */
function valuesOf({ fieldValue, options, textContent }: Annotation): string[] {
  const values = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  );
  if (values.length === 0) return textContent && textContent.length > 0 ? [textContent.join('\n')] : [];
  const shown = (value: string) => options?.find((option) => option.exportValue === value)?.displayValue;
  return values.map((value) => {
    const display = shown(value);
    return typeof display === 'string' && display !== '' ? display : value;
  });
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n?|\n/u)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
}
