/**
 * Reads the old binary Word format (MS-DOC) from its own tables; what those do not give, through word-extractor.
 */
import { ReadError } from '../../document/failure.ts';
import type { Block, RawDocument } from '../block.ts';
import { isDirectoryWhole, openCompound } from '../compound.ts';
import { runningBlocks } from '../running.ts';
import { brokenStreams, hasHole } from '../sectors.ts';
import { headed } from '../text/headed.ts';
import { BOX_SIZE, binaryBoxes } from './binary/boxes.ts';
import { openWord, type Piece, PLACE, positionsOf, type WordFile } from './binary/file.ts';
import { binaryLists } from './binary/lists.ts';
import { binaryNotes, ownMarkPositions } from './binary/notes.ts';
import { losesStretches } from './binary/properties.ts';
import { type BinaryStories, binaryStories } from './binary/story.ts';
import { binaryStyles } from './binary/styles.ts';
import { blocksOf } from './paragraph.ts';

/** Stories of headers that draw lines above notes. */
const SEPARATORS = 6;

/**
 * Reads a Word 97-2003 document.
 *
 * @throws {ReadError} `password` or `damaged`.
 */
export async function readDoc(bytes: Uint8Array): Promise<RawDocument> {
  let file: WordFile | null = null;
  try {
    file = openWord(bytes);
    const read = readTables(file);
    return isDamaged(bytes, file) ? { ...read, warnings: [...read.warnings, DAMAGED], broken: DAMAGED } : read;
  } catch (error) {
    if (/encrypt|password/iu.test(String(error))) throw locked();
    const isLost = file === null ? brokenStreams(bytes).size > 0 : isDamaged(bytes, file);
    return readText(bytes, isLost);
  }
}

const DAMAGED =
  'A part of this old Word document is damaged: words may be missing or wrong, and hidden or deleted ones shown. Ask for a new copy, or let Word repair it and save it again.';
/** The streams that hold text and what is said of it. */
const TEXT_STREAMS = ['', 'worddocument', '0table', '1table'];

/** Zeros in a row that Word writes nowhere in a text. */
const ZEROS = 8;
/** Stories by their number, and the lists of where each part of them stands, without which none is found. */
const LISTED = [
  [1, PLACE.footnoteTexts],
  [2, PLACE.headers],
  [5, PLACE.endnoteTexts],
  [6, PLACE.boxes],
  [7, PLACE.headerBoxes],
] as const;

/** Whether a part of the file is lost that holds text or how it looks: its sectors, or what zeros have overwritten of them. */
function isDamaged(bytes: Uint8Array, file: WordFile): boolean {
  try {
    return losesText(bytes, file);
  } catch {
    // A list that leads out of the file.
    return true;
  }
}

function losesText(bytes: Uint8Array, file: WordFile): boolean {
  const broken = brokenStreams(bytes);
  if (TEXT_STREAMS.some((name) => broken.has(name))) return true;
  const { main, pieces, lengths } = file;
  const text = new Uint8Array(main.buffer, main.byteOffset, main.byteLength);
  const isLost = ({ from, to, at, wide }: Piece) => {
    const end = at + (to - from) * (wide ? 2 : 1);
    return to <= from || end > text.length || hasHole(text, at, end, ZEROS);
  };
  if (pieces.some(isLost)) return true;
  if ((pieces.at(-1)?.to ?? 0) < lengths.reduce((sum, one) => sum + one, 0)) return true;
  if (LISTED.some(([story, place]) => (lengths[story] ?? 0) > 0 && file.place(place).byteLength === 0)) return true;
  return losesStretches(file, 'characters') || losesStretches(file, 'paragraphs');
}

function readTables(file: WordFile): RawDocument {
  const stories = binaryStories(file, binaryStyles(file), binaryLists(file), ownMarkPositions(file));
  const [body = 0, footnotes = 0, headers = 0, macros = 0, comments = 0, endnotes = 0, boxes = 0] = file.lengths;
  const footnotesAt = body;
  const headersAt = footnotesAt + footnotes;
  const commentsAt = headersAt + headers + macros;
  const endnotesAt = commentsAt + comments;
  const boxesAt = endnotesAt + endnotes;
  const { anchored, loose } = binaryBoxes(file, boxesAt);
  const blocks = stories.blocks(0, body, anchored);
  const boxed = loose.flatMap(({ from, to }) => stories.blocks(from, to));
  const notes = [
    ...(footnotes > 0 ? binaryNotes(file, stories, 'footnote', footnotesAt) : []),
    ...(endnotes > 0 ? binaryNotes(file, stories, 'endnote', endnotesAt) : []),
  ];
  const running = parts(stories, positionsOf(file.place(PLACE.headers), 0), headersAt)
    .slice(SEPARATORS)
    .flat();
  const boxedRunning = parts(stories, positionsOf(file.place(PLACE.headerBoxes), BOX_SIZE), boxesAt + boxes).flat();
  const commented = comments > 0 ? stories.blocks(commentsAt, commentsAt + comments) : [];
  const all = [...blocks, ...boxed];
  if (all.length === 0 && notes.length === 0) throw new Error('no text');
  return {
    title: null,
    pages: 1,
    blocks: [
      ...(all.some((one) => one.kind === 'heading') ? all : headed(all)),
      ...notes,
      ...runningBlocks(headers > 0 ? [...running, ...boxedRunning] : []),
    ],
    pagesWithoutText: [],
    warnings: [],
    leftOut: [...stories.leftOut, ...commented.map(({ text }) => ({ sort: 'comment', text }))],
  };
}

/** Blocks of each stretch between positions that are counted from the beginning of their story. */
function parts(stories: BinaryStories, positions: readonly number[], start: number): Block[][] {
  return positions
    .slice(0, -1)
    .map((position, at) => stories.blocks(start + position, start + (positions[at + 1] ?? position)));
}

/**
 * Text without the word "undefined" that word-extractor (1.0.4) writes for bytes of Windows-1252 that its table lacks: the
 * euro sign before a sum, and codes that stand for nothing.
 */
export function mended(text: string): string {
  return text
    .replace(/undefined(?=\s?\d)/gu, '€')
    .replace(/(?<=[\p{L}\p{N}])undefined|undefined(?=[\p{L}\p{N}])/gu, '\uFFFD');
}

const UNREADABLE = 'This old Word document cannot be read. Open it in Word and save it as DOCX or PDF.';

/** The bare text of a document whose tables cannot be read. */
async function readText(bytes: Uint8Array, isLost: boolean): Promise<RawDocument> {
  const WordExtractor = (await import('word-extractor')).default;
  let text = '';
  let notes = '';
  try {
    const document = await new WordExtractor().extract(Buffer.from(bytes));
    text = mended(document.getBody({ filterUnicode: false }));
    notes = mended(document.getFootnotes({ filterUnicode: false }));
  } catch (error) {
    if (/encrypt|password/iu.test(String(error))) throw locked();
    throw new ReadError('damaged', UNREADABLE);
  }
  const paragraphs = (of: string) =>
    of.split(/[\r\n]+/u).flatMap((line) => blocksOf({ text: line, label: null, rank: null, bold: false }));
  return {
    title: null,
    pages: 1,
    blocks: [
      ...headed(paragraphs(text)),
      ...paragraphs(notes).map((one, at) => ({ ...one, kind: 'footnote' as const, number: String(at + 1) })),
    ],
    pagesWithoutText: [],
    ...(isLost || !isDirectoryWhole(openCompound(bytes)) ? { broken: UNREADABLE } : {}),
    warnings: [
      ...(isLost ? [DAMAGED] : []),
      'Only the bare text of this old Word document could be read: numbers, tables and hidden or deleted words may be wrong. Save it as DOCX.',
    ],
  };
}

function locked(): ReadError {
  return new ReadError(
    'password',
    'This Word document is locked. Open it in Word, take the password off and save it as DOCX.',
  );
}
