/**
 * Fields of a Word document: an instruction, which is not shown, and its result, which is (ISO/IEC 29500-1, 17.16).
 */
import { characterOf, NOT_TICKED, TICKED } from '../symbols.ts';
import { childOf, childrenOf, type Element } from '../xml.ts';
import { isOn, valOf } from './numbering.ts';

export interface Field {
  instruction: string;
  inResult: boolean;
  /** Whether any text was shown for it. */
  shown: boolean;
  readonly form: Element | undefined;
}

/** Fields that show nothing, whatever their result. */
const SILENT =
  /^\s*(?:XE|TC|TA|RD|SET|ASK|PRIVATE|ADVANCE|DATABASE|NEXT|NEXTIF|SKIPIF|BIBLIOGRAPHY|PRINT|AUTONUM|AUTONUMLGL|AUTONUMOUT|LISTNUM|EQ|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN|ADDIN|EMBED|LINK|SHAPE|INCLUDEPICTURE|PAGE|TOC|INDEX|HYPERLINK|MERGEFIELD|IF|CITATION)\b|^\s*$/iu;

/** What a field shows that has no result of its own: the state of a form's box, the choice of a list, its own text. */
export function shownWithout({ instruction, form }: Field): string {
  const box = childOf(form, 'w:checkBox');
  if (box) return isOn(childOf(box, 'w:checked') ?? childOf(box, 'w:default')) ? TICKED : NOT_TICKED;
  const choices = childOf(form, 'w:ddList');
  if (choices) {
    const at = Number(valOf(choices, 'w:result') ?? valOf(choices, 'w:default') ?? 0);
    return childrenOf(choices, 'w:listEntry')[at]?.attributes['w:val'] ?? '';
  }
  const button = /^\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*)$/isu.exec(instruction)?.[1];
  if (button !== undefined) return button.trim();
  const symbol = /^\s*SYMBOL\s+(0x[0-9a-f]+|\d+)(?:.*\\f\s+"?([^"\\]+)"?)?/iu.exec(instruction);
  if (symbol) return characterOf(symbol[2] ?? '', Number(symbol[1]));
  return /^\s*QUOTE\s+"([^"]*)"/iu.exec(instruction)?.[1] ?? '';
}

/** Whether a field is a box or a list of a form, whose result is kept in its properties. */
export function isFormChoice({ form }: Field): boolean {
  return childOf(form, 'w:checkBox') !== undefined || childOf(form, 'w:ddList') !== undefined;
}

/** Whether a reader misses something where this field shows nothing. */
export function isMissed({ instruction, shown, form }: Field): boolean {
  return !shown && form === undefined && !SILENT.test(instruction);
}
