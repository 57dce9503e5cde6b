/**
 * A story of a Word 97 to 2003 file into blocks: the text that a reader of the page sees. What is not shown is set
 * aside by its sort.
 */
import type { Aside, Block } from '../../block.ts';
import { MOST_SOURCE } from '../../limits.ts';
import { raisedText } from '../../lines/raised.ts';
import { blocksOf, cellBlocksOf, type Paragraph, rowBlocks } from '../paragraph.ts';
import { characterOf } from '../symbols.ts';
import { counterOf, type List } from '../word/numbering.ts';
import { LIFTED } from '../word/styles.ts';
import type { Range } from './boxes.ts';
import { fontsOf, PLACE, type WordFile } from './file.ts';
import { formShown } from './forms.ts';
import { CODE, type Properties, type Stretch, stretchAt, stretchesOf } from './properties.ts';
import type { BinaryStyles } from './styles.ts';

export interface BinaryStories {
  /** Blocks of the characters from one position to another, with the boxes that hang on them. */
  blocks(from: number, to: number, boxes?: ReadonlyMap<number, readonly Range[]>): Block[];
  readonly leftOut: Aside[];
  /** The marks that authors chose for notes, by their positions, once the text is read. */
  readonly marks: ReadonlyMap<number, string>;
}

const decoder = new TextDecoder('windows-1252');
const BYTES = Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)));

/** `ownMarks`: positions at which the mark stands that an author chose for a note. */
export function binaryStories(
  file: WordFile,
  styles: BinaryStyles,
  lists: ReadonlyMap<string, List>,
  ownMarks: ReadonlySet<number>,
): BinaryStories {
  const characters = stretchesOf(file, 'characters');
  const paragraphs = stretchesOf(file, 'paragraphs');
  const fonts = fontsOf(file.place(PLACE.fonts));
  const counter = counterOf(lists);
  const leftOut: Aside[] = [];
  const marks = new Map<number, string>();

  /** Characters that may still be read: pieces of a harmful file may name the same bytes again and again. */
  let left = MOST_SOURCE;

  const blocks: BinaryStories['blocks'] = (from, to, boxes) => {
    const out: Block[] = [];
    const hanging: Range[] = [];
    const rows: { cells: Block[][]; cell: Block[] }[] = [];
    const fields: { result: boolean; shown: string | null }[] = [];
    let [text, letters, bold, mark] = ['', 0, 0, null as string | null];

    const rowOf = (depth: number) => {
      while (rows.length < depth) rows.push({ cells: [], cell: [] });
      return rows[depth - 1] as { cells: Block[][]; cell: Block[] };
    };
    const paragraph = ({ style, changes }: Stretch, depth: number) => {
      const number = (code: number) => changes.get(code) ?? styles.said(style, code, 'paragraph');
      const list = number(CODE.list)?.getInt16(0, true) ?? 0;
      const level = number(CODE.level)?.getUint8(0) ?? 0;
      const label = list > 0 && list < 2047 ? counter.label(String(list), level) : null;
      const outline = number(CODE.outline)?.getUint8(0) ?? 9;
      const made: Paragraph = {
        text,
        label,
        rank: styles.rank(style) ?? (outline < 9 ? outline + 1 : null),
        bold: letters > 0 && bold === letters,
        mark,
        furniture: styles.isContents(style) ? 'contents' : null,
        ...(styles.isCaption(style) ? { kind: 'caption' } : {}),
      };
      const target = depth > 0 ? rowOf(depth).cell : out;
      target.push(...(depth > 0 ? cellBlocksOf(made) : blocksOf(made)));
      for (const box of hanging.splice(0)) target.push(...blocks(box.from, box.to));
      [text, letters, bold, mark] = ['', 0, 0, null];
    };
    const put = (shown: string, style: number, look: Properties, own: number) => {
      if (fields.some((field) => !field.result)) return;
      const is = (code: number) => toggled(styles, style, own, look, code);
      const sort = is(CODE.deleted)
        ? 'deleted'
        : is(CODE.hidden)
          ? 'hidden'
          : is(CODE.struck) || is(CODE.struckTwice)
            ? 'struck'
            : null;
      if (sort !== null) {
        const last = leftOut.at(-1);
        if (last?.sort === sort && open === leftOut.length)
          leftOut[leftOut.length - 1] = { sort, text: last.text + shown };
        else leftOut.push({ sort, text: shown });
        open = leftOut.length;
        return;
      }
      open = -1;
      const said = (code: number) => look.get(code) ?? styles.said(own, code, 'character');
      const raised = said(CODE.raised)?.getUint8(0) === 1 || (said(CODE.lifted)?.getInt16(0, true) ?? 0) >= LIFTED;
      if (raised && text.trim() === '' && /^\d{1,3}$/u.test(shown)) mark = (mark ?? '') + shown;
      else text += raised ? raisedText(text, shown) : shown;
      if (!/\S/u.test(shown)) return;
      letters += shown.length;
      if (is(CODE.bold)) bold += shown.length;
    };
    let open = -1;
    const fontOf = (style: number, own: number, look: Properties): string => {
      const number = (code: number) =>
        look.get(code) ?? styles.said(own, code, 'character') ?? styles.said(style, code, 'character');
      return fonts[(number(CODE.font) ?? number(CODE.otherFont))?.getUint16(0, true) ?? -1] ?? '';
    };
    const symbolText = (symbol: DataView) =>
      characterOf(fonts[symbol.getUint16(0, true)] ?? 'Wingdings', symbol.getUint16(2, true));

    let index = 0;
    for (let position = from; position < to; ) {
      while (position >= (file.pieces[index]?.to ?? Number.POSITIVE_INFINITY)) index++;
      const piece = file.pieces[index];
      if (!piece) break;
      if (position < piece.from) {
        position = piece.from;
        continue;
      }
      const width = piece.wide ? 2 : 1;
      const placeOf = (at: number) => piece.at + (at - piece.from) * width;
      const place = placeOf(position);
      if (place + width > file.main.byteLength) break;
      const run = stretchAt(characters, place);
      const end = Math.min(
        to,
        piece.to,
        run ? position + Math.max(1, Math.ceil((run.to - place) / width)) : position + 1,
      );
      const changes: Properties = run?.changes ?? EMPTY;
      const own = changes.get(CODE.style)?.getUint16(0, true) ?? -1;
      const special = (changes.get(CODE.special)?.getUint8(0) ?? 0) !== 0;
      left -= end - position;
      if (left < 0) throw new Error('the pieces name more text than there is');
      let gathered = '';
      let style = 0;
      const isMark = ownMarks.has(position);
      const start = position;
      const flush = () => {
        if (isMark && /^\S{1,5}\s*$/u.test(gathered)) {
          marks.set(start, gathered.trim());
          leftOut.push({ sort: 'note mark', text: gathered });
        } else if (gathered !== '') put(gathered, style, changes, own);
        gathered = '';
      };
      for (; position < end; position++) {
        const at = placeOf(position);
        if (at + width > file.main.byteLength) break;
        const code = piece.wide ? file.main.getUint16(at, true) : file.main.getUint8(at);
        if (code >= 32 && !(special && code === 0x28)) {
          if (gathered === '') style = stretchAt(paragraphs, at)?.style ?? 0;
          gathered += !piece.wide
            ? (BYTES[code] ?? '')
            : code >= 0xf000 && code <= 0xf0ff
              ? characterOf(fontOf(style, own, changes), code)
              : String.fromCharCode(code);
          continue;
        }
        flush();
        const around = stretchAt(paragraphs, at) ?? NOWHERE;
        style = around.style;
        const depth = depthOf(around.changes);
        const gone =
          toggled(styles, style, own, changes, CODE.deleted) || toggled(styles, style, own, changes, CODE.hidden);
        switch (code) {
          case 0x0d:
            if (flag(around.changes, CODE.innerRowEnd)) row(depth);
            else if (!gone || depth > 0) {
              paragraph(around, depth);
              if (flag(around.changes, CODE.innerCell)) cell(depth);
            }
            break;
          case 0x07:
            if (flag(around.changes, CODE.rowEnd)) row(Math.max(1, depth));
            else {
              paragraph(around, Math.max(1, depth));
              cell(Math.max(1, depth));
            }
            break;
          case 0x0c:
            if (position + 1 < to && text.trim() === '') break;
            put('\f', style, changes, own);
            break;
          case 0x0e:
            put('\f', style, changes, own);
            break;
          case 0x08:
            for (const box of boxes?.get(position) ?? []) {
              if (gone) leftOut.push({ sort: 'hidden', text: textsOf(blocks(box.from, box.to)) });
              else hanging.push(box);
            }
            break;
          case 0x09:
            put('\t', style, changes, own);
            break;
          case 0x0b:
            put('\n', style, changes, own);
            break;
          case 0x1e:
            put('-', style, changes, own);
            break;
          case 0x13:
            fields.push({ result: false, shown: null });
            break;
          case 0x01: {
            const field = fields.at(-1);
            const data = changes.get(CODE.data);
            if (field && !field.result && data) field.shown ??= formShown(file.data, data.getUint32(0, true));
            break;
          }
          case 0x14: {
            const field = fields.at(-1);
            if (field) field.result = true;
            break;
          }
          case 0x15: {
            const field = fields.pop();
            if (field?.shown != null) put(field.shown, style, changes, own);
            break;
          }
          case 0x28: {
            const symbol = changes.get(CODE.symbol);
            put(symbol ? symbolText(symbol) : '(', style, changes, own);
          }
        }
      }
      flush();
    }
    if (text.trim() !== '' || hanging.length > 0) paragraph(NOWHERE, 0);
    while (rows.length > 0) row(rows.length);
    return out;

    function cell(depth: number): void {
      const own = rowOf(depth);
      own.cells.push(own.cell);
      own.cell = [];
    }
    function row(depth: number): void {
      const { cells, cell: rest } = rowOf(depth);
      rows.length = depth - 1;
      (depth > 1 ? rowOf(depth - 1).cell : out).push(...rowBlocks(rest.length > 0 ? [...cells, rest] : cells));
      [text, letters, bold, mark] = ['', 0, 0, null];
    }
  };
  return { blocks, leftOut, marks };
}

const EMPTY: Properties = new Map();
const NOWHERE: Stretch = { from: 0, to: 0, style: 0, changes: EMPTY };

function textsOf(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join(' ');
}

function flag(changes: Properties, code: number): boolean {
  return (changes.get(code)?.getUint8(0) ?? 0) !== 0;
}

function depthOf(changes: Properties): number {
  const depth = changes.get(CODE.depth)?.getInt32(0, true) ?? 0;
  return depth > 0 && depth < 32 ? depth : flag(changes, CODE.inTable) ? 1 : 0;
}

/** Whether a switch is on: as set, or as the styles of the paragraph and the letters have it. */
function toggled(
  styles: BinaryStyles,
  paragraph: number,
  character: number,
  changes: Properties,
  code: number,
): boolean {
  const styled = () => {
    const own = character >= 0 ? styles.said(character, code, 'character') : undefined;
    return ((own ?? styles.said(paragraph, code, 'character'))?.getUint8(0) ?? 0) === 1;
  };
  const set = changes.get(code)?.getUint8(0);
  if (set === undefined || set === 0x80) return styled();
  return set === 0x81 ? !styled() : set !== 0;
}
