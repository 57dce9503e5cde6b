/**
 * Paragraphs and rows of word processors into blocks, whatever the format they were stored in.
 */
import type { Furniture, PassageKind } from '../../document/document.ts';
import { type Block, block, SPANNING_RANK } from '../block.ts';
import { markerOf } from '../lines/marker.ts';

/** What stands before a paragraph of an automatic list. */
export interface Label {
  /** Depth in its list, from 0. */
  readonly level: number;
  readonly bullet: boolean;
  /** As printed, without the stop after it; null where it is a sign, nothing, or cannot be known. */
  readonly number: string | null;
}

export interface Paragraph {
  /** Line ends are breaks inside the paragraph, form feeds breaks of the page or column; tab characters are kept. */
  readonly text: string;
  readonly label: Label | null;
  /** Depth of a heading, from 0 for a title; null for everything else. */
  readonly rank: number | null;
  /** Whether it is bold throughout. */
  readonly bold: boolean;
  readonly kind?: PassageKind;
  readonly furniture?: Furniture | null;
  /** The mark of the note that it is, where it begins with one. */
  readonly mark?: string | null;
}

const LONGEST_HEADING = 200;
const LONGEST_CELL = 400;
/** Rank of what is a heading by its bold type alone. */
const BOLD_RANK = 7;

/** The blocks of a paragraph: one, unless an empty line, a sign of a list or the end of a page divides it. */
export function blocksOf(paragraph: Paragraph): Block[] {
  const pieces = paragraph.text
    .split(/\n[ \t]*\n+|\n(?=\s*[•◼■▪●○◦])|(?<=[.!?:;]["'”’)]?\s*)\f+|\f{2,}/u)
    .map((piece) => piece.replace(/[^\S\t]+/gu, ' ').trim())
    .filter((piece) => piece !== '');
  return pieces.map((piece, at) => shaped(piece, at === 0 ? paragraph : { ...paragraph, label: null }, at > 0));
}

/** The blocks of a paragraph in a cell of a table; one that is empty but numbered holds its number. */
export function cellBlocksOf(paragraph: Paragraph): Block[] {
  const number = paragraph.label?.number ?? null;
  if (paragraph.text.trim() !== '' || number === null) return blocksOf(paragraph);
  return [block(number, { furniture: paragraph.furniture ?? null })];
}

function shaped(piece: string, paragraph: Paragraph, further: boolean): Block {
  const { label, rank, bold, furniture = null } = paragraph;
  const text = piece.replace(/\s+/gu, ' ');
  const level = label?.level ?? 0;
  if (paragraph.mark != null) return block(text, { kind: 'footnote', number: paragraph.mark });
  if (paragraph.kind !== undefined)
    return block(text, { kind: paragraph.kind, number: label?.number ?? null, furniture });
  if (rank !== null && text.length <= LONGEST_HEADING)
    return block(text, { kind: 'heading', rank, number: label?.number ?? null, furniture });
  if (label?.bullet || (label && label.number === null && !further)) {
    const marker = markerOf(piece);
    const rest = marker && marker.kind !== 'number' ? piece.slice(marker.length).replace(/\s+/gu, ' ') : text;
    return block(rest, { kind: label.bullet ? 'bullet' : 'paragraph', level, furniture, listed: true });
  }
  if (label) return titled(text, bold, label.number, { level, furniture, listed: true });
  const marker = markerOf(piece);
  const rest = marker ? piece.slice(marker.length).replace(/\s+/gu, ' ') : text;
  if (marker?.kind === 'bullet' || (marker?.kind === 'dash' && marker.sign !== '*'))
    return block(rest, { kind: 'bullet', furniture });
  if (marker?.kind === 'number' && /\d/u.test(marker.sign)) return titled(rest, bold, marker.sign, { furniture });
  return titled(text, bold, null, { furniture });
}

function titled(
  text: string,
  bold: boolean,
  number: string | null,
  given: { level?: number; furniture: Furniture | null; listed?: boolean },
): Block {
  const heading = bold && text.length <= 120 && !/[.,;]$/u.test(text) && /\p{L}/u.test(text);
  return block(
    text,
    heading ? { kind: 'heading', rank: BOLD_RANK, number, furniture: given.furniture } : { number, ...given },
  );
}

/**
 * A row of a table: one block where its cells are short, else the blocks of its cells one after the other. An empty cell
 * between others keeps its place, so that a tick stays in its column. A bold line alone in its row heads the rows below.
 */
export function rowBlocks(cells: readonly (readonly Block[])[]): Block[] {
  const blocks = blocksOfRow(cells).map((one) => ({ ...one, inTable: true }));
  const [only] = blocks;
  const spans = blocks.length === 1 && only?.kind === 'heading' && only.rank === BOLD_RANK && cells[0]?.length === 1;
  return spans ? [{ ...only, rank: SPANNING_RANK }] : blocks;
}

function blocksOfRow(cells: readonly (readonly Block[])[]): Block[] {
  const filled = cells.filter((cell) => cell.length > 0);
  const listed = filled.some(
    (cell) =>
      cell.filter((one) => one.kind === 'bullet' || one.number !== null).length > 1 ||
      cell.some((one) => one.kind === 'table'),
  );
  const texts = cells.map((cell) => cell.map((one) => labelled(one)).join(' '));
  const first = filled[0]?.[0];
  if (!first || listed || filled.length < 2 || texts.some((text) => text.length > LONGEST_CELL)) return filled.flat();
  const isFilled = (cell: readonly Block[]) => cell.length > 0;
  const row = texts.slice(cells.findIndex(isFilled), cells.findLastIndex(isFilled) + 1);
  return [block(row.join(' | '), { kind: 'table', furniture: first.furniture })];
}

/** Text of a block with its number before it, where it has one. */
function labelled(one: Block): string {
  return one.number === null || one.number === one.text ? one.text : `${one.number} ${one.text}`;
}
