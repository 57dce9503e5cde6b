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

/** How the notes of one kind are numbered in a section. */
export interface NoteRule {
  /** Name of a format of numbers as Word calls it. */
  readonly format: string;
  readonly start: number;
  /** Where the count begins anew. */
  readonly restart: 'never' | 'section' | 'page';
}

export type NoteRules = (kind: NoteKind, section: number) => NoteRule;

/** What sections and settings say of notes. */
export function rulesIn(sections: readonly (Element | undefined)[], settings: Element | undefined): NoteRules {
  return (kind, section) => {
    const name = `w:${kind}Pr`;
    const own = childOf(sections[section], name);
    const general = childOf(settings, name);
    const set = (property: string) => valOf(own, property) ?? valOf(general, property);
    const restart = set('w:numRestart');
    return {
      format: set('w:numFmt') ?? (kind === 'endnote' ? 'lowerRoman' : 'decimal'),
      start: Number(set('w:numStart') ?? 1) || 1,
      restart: restart === 'eachSect' ? 'section' : restart === 'eachPage' ? 'page' : 'never',
    };
  };
}

/** The marks of notes as printed, in the order of their references; null where the count begins anew on each page. */
export function marksOf(references: readonly Omit<Reference, 'id'>[], ruleOf: NoteRules): (string | null)[] {
  const counts = { footnote: 0, endnote: 0 };
  const last = { footnote: -1, endnote: -1 };
  return references.map(({ kind, section, custom }) => {
    if (custom !== null) return custom === '' ? null : custom;
    const { format, start, restart } = ruleOf(kind, section);
    if (last[kind] < 0 || (restart === 'section' && last[kind] !== section)) counts[kind] = start;
    else counts[kind]++;
    last[kind] = section;
    return restart === 'page' ? null : formatted(counts[kind], format);
  });
}
