/**
 * A stream of paragraphs of an RTF document (its body, a note, a box, what runs on its pages) into blocks.
 */
import type { Block } from '../../block.ts';
import { bareLabel } from '../../lines/numerals.ts';
import { blocksOf, cellBlocksOf, type Label, rowBlocks } from '../paragraph.ts';
import type { Destination } from './words.ts';

/** What control words say of the paragraph that they stand in. */
export interface Properties {
  list: boolean;
  level: number;
  depth: number;
  style: number | null;
  outline: number | null;
}

interface Row {
  cells: Block[][];
  cell: Block[];
}

export interface Story {
  readonly blocks: Block[];
  readonly kind: Destination;
  text: string;
  letters: number;
  bold: number;
  label: string;
  mark: string | null;
  properties: Properties;
  /** Rows that are being put together, by how deep their tables stand. */
  readonly rows: Row[];
  inRow: boolean;
  /** Blocks of boxes that follow the paragraph. */
  readonly boxes: Block[];
  /** Kind of note and whether its number is automatic. */
  endnote: boolean;
  automatic: boolean;
  /** Raised text that the paragraph ends with, and what of it stands in the text: the mark of a note that may follow. */
  raised: { whole: string; kept: string } | null;
}

export function newStory(kind: Destination): Story {
  return {
    blocks: [],
    kind,
    text: '',
    letters: 0,
    bold: 0,
    label: '',
    mark: null,
    properties: plainProperties(),
    rows: [],
    inRow: false,
    boxes: [],
    endnote: false,
    automatic: false,
    raised: null,
  };
}

export function plainProperties(): Properties {
  return { list: false, level: 0, depth: 0, style: null, outline: null };
}

/** How many tables the paragraph stands in. */
export function depthOf({ properties, inRow }: Story): number {
  return properties.depth > 0 ? properties.depth : inRow ? 1 : 0;
}

/** Ends a paragraph, into the cell or text that it stands in. `styles` gives names of styles by their numbers. */
export function endParagraph(story: Story, depth: number, styles: ReadonlyMap<number, string>): void {
  const { text, properties } = story;
  const target = depth > 0 ? rowOf(story, depth).cell : story.blocks;
  const label = labelOf(story.label, properties);
  const bold = story.letters > 0 && story.bold === story.letters;
  const named = /^heading (\d)/iu.exec(styles.get(properties.style ?? -1) ?? '')?.[1];
  const rank = properties.outline ?? (named === undefined ? null : Number(named));
  const short = bold && label === null && text.trim().length <= 120 && !/[.,;]\s*$/u.test(text);
  const made = { text, label, rank: rank ?? (short && depth === 0 ? 2 : null), bold, mark: story.mark };
  target.push(...(depth > 0 ? cellBlocksOf(made) : blocksOf(made)));
  target.push(...story.boxes.splice(0));
  Object.assign(story, { text: '', label: '', letters: 0, bold: 0, mark: null, raised: null });
}

export function endCell(story: Story, depth: number, styles: ReadonlyMap<number, string>): void {
  endParagraph(story, depth, styles);
  const row = rowOf(story, depth);
  row.cells.push(row.cell);
  row.cell = [];
}

export function endRow(story: Story, depth: number, styles: ReadonlyMap<number, string>): void {
  if (story.text.trim() !== '') endCell(story, depth, styles);
  const { cells, cell: rest } = rowOf(story, depth);
  story.rows.length = depth - 1;
  const target = depth > 1 ? rowOf(story, depth - 1).cell : story.blocks;
  target.push(...rowBlocks(rest.length > 0 ? [...cells, rest] : cells));
  story.inRow = depth > 1;
}

/** The mark before a note that does not count itself: taken out of the text, and told. */
export function takeMark(story: Story): string {
  const { raised, text } = story;
  if (!raised || !text.endsWith(raised.kept)) return '';
  story.text = text.slice(0, text.length - raised.kept.length);
  story.raised = null;
  return raised.whole.trim();
}

/** Ends what is still open. */
export function endStory(story: Story, styles: ReadonlyMap<number, string>): void {
  if (story.text.trim() !== '' || story.boxes.length > 0) endParagraph(story, 0, styles);
  while (story.rows.length > 0) {
    const last = story.rows.pop();
    if (last) story.blocks.push(...rowBlocks([...last.cells, last.cell]));
  }
}

function rowOf({ rows }: Story, depth: number): Row {
  while (rows.length < depth) rows.push({ cells: [], cell: [] });
  return rows[depth - 1] as Row;
}

/** What the file itself prints before a paragraph of a list. */
function labelOf(printed: string, { list, level }: Properties): Label | null {
  const text = printed.trim();
  if (text === '') return list ? { level, bullet: false, number: null } : null;
  const bullet = text === 'o' || !/[\p{L}\p{N}]/u.test(text);
  return { level, bullet, number: bullet ? null : bareLabel(text) };
}
