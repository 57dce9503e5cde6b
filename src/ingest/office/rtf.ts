/**
 * Reads RTF (specification 1.9.1): its text, paragraphs, list signs and table rows. Everything else is skipped.
 */
import iconv from 'iconv-lite';
import { type Block, block, type RawDocument } from '../block.ts';
import { markerOf } from '../lines/marker.ts';
import { headed } from '../text/headed.ts';

/** Groups that hold no text of the document. */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf filetbl listtable listoverridetable revtbl rsidtbl generator object objdata themedata colorschememapping datastore latentstyles xmlnstbl mmathPr fldinst ftnsep ftnsepc annotation atnid atnauthor nonshppict shppict bkmkstart bkmkend passwordhash pgptbl userprops docvar template'.split(
    ' ',
  ),
);
const SIGNS: Readonly<Record<string, string>> = {
  par: '\n',
  line: ' ',
  tab: ' ',
  sect: '\n',
  page: '\n',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  cell: '\uFFF9',
  row: '\uFFFA',
  nestcell: '\uFFF9',
  nestrow: '\uFFFA',
};
/** Groups inside one another; deeper ones are an attack. */
const DEEPEST = 2_000;

interface State {
  skip: boolean;
  unicodeSkip: number;
  bold: boolean;
  note: boolean;
}

/** Reads RTF, given as bytes. */
export function readRtf(bytes: Uint8Array): RawDocument {
  const { text, bold, notes } = textOf(new TextDecoder('latin1').decode(bytes));
  const blocks: Block[] = [];
  for (const [at, paragraph] of text.split(/[\n\uFFFA]/u).entries()) {
    const cells = paragraph
      .split('\uFFF9')
      .map((cell) => cell.replace(/\s+/gu, ' ').trim())
      .filter((cell) => cell !== '');
    const [only] = cells;
    if (only === undefined) continue;
    if (cells.length > 1 && cells.every((cell) => cell.length < 400))
      blocks.push(block(cells.join(' | '), { kind: 'table' }));
    else for (const cell of cells) blocks.push(paragraphOf(cell, bold.has(at)));
  }
  const footnotes = notes
    .map((note, at) => block(note.replace(/\s+/gu, ' ').trim(), { kind: 'footnote', number: String(at + 1) }))
    .filter((one) => one.text !== '');
  const all = [...blocks, ...footnotes];
  return {
    title: null,
    pages: 1,
    blocks: all.some((one) => one.kind === 'heading') ? all : headed(all),
    pagesWithoutText: [],
    warnings: [],
  };
}

function paragraphOf(text: string, bold: boolean): Block {
  const marker = markerOf(text);
  if (marker && marker.kind !== 'number') return block(text.slice(marker.length), { kind: 'bullet' });
  const number = marker && /\d/u.test(marker.sign) ? marker.sign : null;
  const rest = number === null || !marker ? text : text.slice(marker.length);
  if (bold && rest.length <= 120 && !/[.,;]$/u.test(rest)) return block(rest, { kind: 'heading', rank: 2, number });
  return block(rest, { number });
}

/** The text with line feeds between paragraphs, the numbers of the paragraphs that are bold throughout, and the notes. */
function textOf(rtf: string): { text: string; bold: Set<number>; notes: string[] } {
  const pieces: string[] = [];
  const notes: string[] = [];
  const bold = new Set<number>();
  const stack: State[] = [];
  let state: State = { skip: false, unicodeSkip: 1, bold: false, note: false };
  let [paragraph, letters, boldLetters, toSkip] = [0, 0, 0, 0];
  let codepage = 'windows-1252';
  const put = (piece: string) => {
    if (state.skip) return;
    if (state.note) {
      notes[notes.length - 1] = `${notes.at(-1) ?? ''}${piece.replaceAll('\n', ' ')}`;
      return;
    }
    for (const part of piece.split(/(?=[\n\uFFFA])/u)) {
      if (/^[\n\uFFFA]/u.test(part)) {
        if (letters > 0 && letters === boldLetters) bold.add(paragraph);
        paragraph++;
        letters = boldLetters = 0;
      }
      const count = part.replace(/[\s\uFFF9\uFFFA]/gu, '').length;
      letters += count;
      if (state.bold) boldLetters += count;
    }
    pieces.push(piece);
  };
  const token = /([{}])|\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([^{}\\\r\n]+)/giu;
  let bytes: number[] = [];
  const flushBytes = () => {
    if (bytes.length === 0) return;
    put(iconv.decode(Uint8Array.from(bytes) as never, codepage));
    bytes = [];
  };
  for (const [, brace, word, argument, hex, sign, plain] of rtf.matchAll(token)) {
    if (hex !== undefined) {
      if (toSkip > 0) toSkip--;
      else bytes.push(Number.parseInt(hex, 16));
      continue;
    }
    flushBytes();
    if (brace === '{') {
      stack.push(state);
      state = { ...state };
      if (stack.length > DEEPEST) break;
    } else if (brace === '}') {
      state = stack.pop() ?? state;
    } else if (plain !== undefined) {
      const rest = toSkip > 0 ? plain.slice(toSkip) : plain;
      toSkip = Math.max(0, toSkip - plain.length);
      put(rest);
    } else if (sign !== undefined) {
      if (sign === '*') state.skip = true;
      else if (sign === '~') put(' ');
      else if (sign === '_') put('-');
      else if ('{}\\'.includes(sign)) put(sign);
      else if (sign === '\n' || sign === '\r') put('\n');
    } else if (word !== undefined) {
      const value = argument === undefined ? null : Number(argument);
      if (SKIPPED.has(word)) state.skip = true;
      else if (word === 'footnote') {
        put(String(notes.length + 1));
        notes.push('');
        state.note = true;
      } else if (word === 'u' && value !== null) {
        put(String.fromCharCode(value < 0 ? value + 65_536 : value));
        toSkip = state.unicodeSkip;
      } else if (word === 'uc' && value !== null) state.unicodeSkip = Math.max(0, Math.min(8, value));
      else if (word === 'b') state.bold = value !== 0;
      else if (word === 'plain') state.bold = false;
      else if (word === 'ansicpg' && value !== null && iconv.encodingExists(`cp${value}`)) codepage = `cp${value}`;
      else if (word === 'bin') break;
      else if (SIGNS[word] !== undefined) put(SIGNS[word] ?? '');
    }
  }
  flushBytes();
  put('\n');
  return { text: pieces.join(''), bold, notes };
}
