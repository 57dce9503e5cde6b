/**
 * How the notes of a Word document are numbered (ISO/IEC 29500-1, 17.11).
 */
import { childOf, type Element } from '../xml.ts';
import { formatted, valOf } from './numbering.ts';

export type NoteKind = 'footnote' | 'endnote';

export interface Reference {
  readonly kind: NoteKind;
  readonly id: string;
  /** Section of the document, from 0. */
  readonly section: number;
  /** The mark that the author chose, or null for a number. */
  custom: string | null;
}

/** The marks of notes as printed, in the order of their references; null where the count begins anew on each page. */
export function marksOf(
  references: readonly Reference[],
  sections: readonly (Element | undefined)[],
  settings: Element | undefined,
): (string | null)[] {
  const counts = { footnote: 0, endnote: 0 };
  const last = { footnote: -1, endnote: -1 };
  return references.map(({ kind, section, custom }) => {
    if (custom !== null) return custom === '' ? null : custom;
    const name = `w:${kind}Pr`;
    const own = childOf(sections[section], name);
    const general = childOf(settings, name);
    const set = (property: string) => valOf(own, property) ?? valOf(general, property);
    const restart = set('w:numRestart') ?? 'continuous';
    const start = Number(set('w:numStart') ?? 1) || 1;
    if (last[kind] < 0 || (restart === 'eachSect' && last[kind] !== section)) counts[kind] = start;
    else counts[kind]++;
    last[kind] = section;
    if (restart === 'eachPage') return null;
    return formatted(counts[kind], set('w:numFmt') ?? (kind === 'endnote' ? 'lowerRoman' : 'decimal'));
  });
}
