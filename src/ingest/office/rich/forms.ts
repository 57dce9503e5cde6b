/**
 * Fields of forms in RTF: boxes and lists, whose state stands beside the text (specification 1.9.1, "Form Fields").
 */
import { NOT_TICKED, TICKED } from '../symbols.ts';

export interface Field {
  /** 1 for a box, 2 for a list, 0 for any other field. */
  type: number;
  /** What was chosen, or null where it was left as it was. */
  result: number | null;
  usual: number;
  readonly choices: string[];
}

export function newField(): Field {
  return { type: 0, result: null, usual: 0, choices: [] };
}

/** Takes a control word about the field of a form; false for every other word. */
export function setsField(field: Field | null, word: string, value: number | null): boolean {
  if (!field || value === null) return false;
  if (word === 'fftype') field.type = value;
  else if (word === 'ffres') field.result = value === 25 ? null : value;
  else if (word === 'ffdefres') field.usual = value;
  else return false;
  return true;
}

/** What a box or list shows; nothing for any other field, which shows its result. */
export function shownOf({ type, result, usual, choices }: Field): string {
  const chosen = result ?? usual;
  if (type === 1) return chosen > 0 ? TICKED : NOT_TICKED;
  return type === 2 ? (choices[chosen] ?? '').trim() : '';
}
