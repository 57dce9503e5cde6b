/**
 * The notes of a Word 97 to 2003 file and how they are numbered (MS-DOC 2.7.2, 2.9.291 and 2.6.4).
 */
import { type Block, block } from '../../block.ts';
import { withoutOwnMark } from '../own-mark.ts';
import { marksOf, type NoteKind, type NoteRules } from '../word/notes.ts';
import { PLACE, positionsOf, type WordFile } from './file.ts';
import { FORMATS } from './lists.ts';
import { changesOf, type Properties } from './properties.ts';
import type { BinaryStories } from './story.ts';

/** Where each kind of note stands in the header, the codes of what sections say of it, and places in the settings. */
const KINDS = {
  footnote: {
    references: PLACE.footnoteReferences,
    texts: PLACE.footnoteTexts,
    codes: { restart: 0x303c, start: 0x503f, format: 0x5040 },
    settings: { start: 2, format: 492 },
    usual: 0,
  },
  endnote: {
    references: PLACE.endnoteReferences,
    texts: PLACE.endnoteTexts,
    codes: { restart: 0x303e, start: 0x5041, format: 0x5042 },
    settings: { start: 52, format: 494 },
    usual: 2,
  },
} as const;
const RESTARTS = ['never', 'section', 'page'] as const;

/** A note as the text refers to it. */
interface Reference {
  readonly position: number;
  /** Whether its number is counted; else its author chose a mark. */
  readonly counted: boolean;
}

function referencesOf(file: WordFile, kind: NoteKind): Reference[] {
  const view = file.place(KINDS[kind].references);
  const positions = positionsOf(view, 2);
  return positions.slice(0, -1).map((position, at) => ({
    position,
    counted: view.getUint16(4 * positions.length + 2 * at, true) !== 0,
  }));
}

/** Positions in the text at which the mark stands that an author chose for a note. */
export function ownMarkPositions(file: WordFile): Set<number> {
  const all = [...referencesOf(file, 'footnote'), ...referencesOf(file, 'endnote')];
  return new Set(all.filter(({ counted }) => !counted).map(({ position }) => position));
}

/** Notes of one kind with their marks as printed; those of the authors' own are taken from the text, once it is read. */
export function binaryNotes(file: WordFile, stories: BinaryStories, kind: NoteKind, start: number): Block[] {
  const references = referencesOf(file, kind);
  const texts = positionsOf(file.place(KINDS[kind].texts), 0);
  const { ends, ruleOf } = rulesIn(file);
  const marks = marksOf(
    references.map(({ position, counted }) => {
      const section = ends.findIndex((end) => position < end);
      return { kind, section: Math.max(0, section), custom: counted ? null : (stories.marks.get(position) ?? '') };
    }),
    ruleOf,
  );
  return references.flatMap(({ counted }, at) => {
    const [from, to] = [texts[at], texts[at + 1]];
    if (from === undefined || to === undefined) return [];
    const text = stories
      .blocks(start + from, start + to)
      .map((one) => one.text)
      .join(' ');
    const own = counted ? '' : marks[at] || (/^[*†‡§]+|^\p{L}?\d{0,3}(?=[\s)])/u.exec(text)?.[0] ?? '');
    const bare = withoutOwnMark(text, own);
    const number = counted ? (marks[at] ?? null) : own || null;
    return bare === '' ? [] : [block(bare, { kind: 'footnote', number })];
  });
}

/** Where the sections end, and how notes are numbered in each: as it says itself, else as the settings of the document. */
function rulesIn(file: WordFile): { readonly ends: readonly number[]; readonly ruleOf: NoteRules } {
  const plc = file.place(PLACE.sections);
  const positions = positionsOf(plc, 12);
  const sections = positions.slice(1).map((_, at): Properties => {
    const place = plc.getInt32(4 * positions.length + 12 * at + 2, true);
    if (place < 0 || place + 2 > file.main.byteLength) return new Map();
    const length = Math.min(file.main.getUint16(place, true), file.main.byteLength - place - 2);
    return changesOf(new DataView(file.main.buffer, place + 2, length));
  });
  const settings = file.place(PLACE.settings);
  const said = (at: number) => (at + 2 <= settings.byteLength ? settings.getUint16(at, true) : null);
  return {
    ends: positions.slice(1),
    ruleOf(kind, section) {
      const { codes, settings: places, usual } = KINDS[kind];
      const own = sections[section];
      const general = said(places.start);
      const restart = own?.get(codes.restart)?.getUint8(0) ?? (general ?? 0) & 3;
      const start = own?.get(codes.start)?.getUint16(0, true) ?? (general === null ? 1 : general >> 2);
      const format = own?.get(codes.format)?.getUint16(0, true) ?? said(places.format) ?? usual;
      return { format: FORMATS[format] ?? 'decimal', start: start || 1, restart: RESTARTS[restart] ?? 'never' };
    },
  };
}
