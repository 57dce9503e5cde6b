import type { Block, Sample } from './sample.ts';

export type Font = 'regular' | 'bold';

/** Width of a text in points. */
export type Measure = (text: string, font: Font, size: number) => number;

export type Role = 'heading-1' | 'heading-2' | 'paragraph' | 'bullet' | 'inner-bullet' | 'lines' | 'study' | 'footnote';

/** One printed line. `text` may hold footnote marks (`{1}`); `left` and `top` are in points from the top left corner. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly font: Font;
  readonly size: number;
  readonly role: Role;
  /** Bullet, dash or paragraph number that hangs before the first line of a block. */
  readonly marker: { readonly text: string; readonly left: number } | null;
  /** Lines with the same number are one bullet, paragraph or heading, also across pages; footnotes count down from -1. */
  readonly block: number;
}

export interface Frame {
  readonly top: number;
  readonly bottom: number;
}

export interface Page {
  readonly lines: readonly Line[];
  readonly footnotes: readonly Line[];
  readonly frames: readonly Frame[];
}

/** A4 in points, and where text may stand on it. */
export const paper = { width: 595.28, height: 841.89, left: 72, right: 523.28, top: 84, firstTop: 128, bottom: 762 };

const textSize = 11;
const footnoteSize = 8.5;
const leading = 1.27;
const framePadding = 8;

/** Text of one style that follows itself down the page, before it is known on which page each of its lines stands. */
interface Strip {
  readonly role: Role;
  readonly font: Font;
  readonly size: number;
  readonly left: number;
  readonly marker: Line['marker'];
  readonly spaceBefore: number;
  readonly texts: readonly string[];
}

/** Footnote marks in a line, as numbers from 1. */
function marksIn(text: string): number[] {
  return [...text.matchAll(/\{(\d+)\}/g)].map((match) => Number(match[1]));
}

/** Breaks a text at spaces and after hyphens, as word processors do, into lines no wider than `width`. */
function wrap(text: string, width: number, font: Font, size: number, measure: Measure): string[] {
  const pieces = text.match(/\s*[^\s-]*-+(?=\p{L})|\s*[^\s-]+(?:-(?!\p{L})[^\s-]*)*|\s*-/gu) ?? [];
  const wrapped: string[] = [];
  let line = '';
  for (const piece of pieces) {
    const longer = line === '' ? piece.trimStart() : line + piece;
    if (line !== '' && measure(longer.replace(/\{(\d+)\}/g, ''), font, size) > width) {
      wrapped.push(line);
      line = piece.trimStart();
    } else {
      line = longer;
    }
  }
  return [...wrapped, line];
}

function stripsOf(block: Block, measure: Measure): Strip[] {
  const wrapped = (text: string, left: number, font: Font, size: number, right = paper.right) =>
    wrap(text, right - left, font, size, measure);
  const plain = { font: 'regular', size: textSize, left: paper.left, marker: null } as const;
  switch (block.kind) {
    case 'heading': {
      const size = block.level === 1 ? 13 : textSize;
      const role = block.level === 1 ? 'heading-1' : 'heading-2';
      const texts = wrapped(block.text, paper.left, 'bold', size);
      return [{ ...plain, role, font: 'bold', size, spaceBefore: 16, texts }];
    }
    case 'paragraph': {
      const left = block.number === null ? paper.left : paper.left + 30;
      const marker = block.number === null ? null : { text: block.number, left: paper.left };
      return [
        {
          ...plain,
          role: 'paragraph',
          left,
          marker,
          spaceBefore: 9,
          texts: wrapped(block.text, left, 'regular', textSize),
        },
      ];
    }
    case 'bullet': {
      const inner = block.level === 2;
      const left = paper.left + (inner ? 40 : 20);
      const marker = { text: inner ? '–' : '•', left: left - 16 };
      const texts = wrapped(block.text, left, 'regular', textSize);
      return [{ ...plain, role: inner ? 'inner-bullet' : 'bullet', left, marker, spaceBefore: 6, texts }];
    }
    case 'study': {
      const left = paper.left + framePadding;
      const right = paper.right - framePadding;
      const title: Strip = {
        ...plain,
        role: 'study',
        font: 'bold',
        left,
        spaceBefore: 14 + framePadding,
        texts: wrapped(block.title, left, 'bold', textSize, right),
      };
      const texts = block.paragraphs.map(
        (text): Strip => ({
          ...plain,
          role: 'study',
          left,
          spaceBefore: 8,
          texts: wrapped(text, left, 'regular', textSize, right),
        }),
      );
      return [title, ...texts];
    }
    case 'lines':
      return [
        {
          ...plain,
          role: 'lines',
          spaceBefore: 12,
          texts: block.lines.flatMap((line) => wrapped(line, paper.left, 'regular', textSize)),
        },
      ];
  }
}

function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, strip) => sum + strip.spaceBefore + strip.texts.length * strip.size * leading, 0);
}

/** The height that must be free for a block to begin on a page: a heading does not stand alone, a frame is not split. */
function roomNeeded(block: Block, strips: readonly Strip[]): number {
  if (block.kind === 'study') {
    return heightOf(strips) + framePadding;
  }
  if (block.kind === 'heading') {
    return heightOf(strips) + 3 * textSize * leading;
  }
  return 0;
}

/** Sets a sample on pages. Passages run on over the foot of a page, as they do in the letters these follow. */
export function layOut(sample: Sample, measure: Measure): Page[] {
  const pages: Page[] = [];
  let placed: Line[] = [];
  let frames: Frame[] = [];
  let notes: { number: number; texts: string[] }[] = [];
  let top = paper.firstTop;
  let blockNumber = 0;

  const noteWidth = paper.right - paper.left - 10;
  const noteOf = (number: number) => {
    const text = sample.footnotes[number - 1];
    if (text === undefined) {
      throw new Error(`${sample.title}: there is no footnote ${number}.`);
    }
    return { number, texts: wrap(text, noteWidth, 'regular', footnoteSize, measure) };
  };
  const noteHeight = (list: readonly { texts: readonly string[] }[]) =>
    list.length === 0 ? 0 : 14 + list.reduce((sum, note) => sum + note.texts.length * footnoteSize * leading + 3, 0);

  const endPage = () => {
    let noteTop = paper.bottom - noteHeight(notes) + 14;
    const footnotes = notes.flatMap((note) => {
      const set = note.texts.map(
        (text, index): Line => ({
          text,
          left: paper.left + 10,
          top: noteTop + index * footnoteSize * leading,
          font: 'regular',
          size: footnoteSize,
          role: 'footnote',
          marker: index === 0 ? { text: `${note.number}`, left: paper.left } : null,
          block: -note.number,
        }),
      );
      noteTop += note.texts.length * footnoteSize * leading + 3;
      return set;
    });
    pages.push({ lines: placed, footnotes, frames });
    placed = [];
    frames = [];
    notes = [];
    top = paper.top;
  };

  for (const block of sample.blocks) {
    const strips = stripsOf(block, measure);
    if (top + roomNeeded(block, strips) > paper.bottom - noteHeight(notes)) {
      endPage();
    }
    const frameTop = top + 14;
    for (const strip of strips) {
      blockNumber += 1;
      top += placed.length === 0 && block.kind !== 'study' ? 0 : strip.spaceBefore;
      for (const [index, text] of strip.texts.entries()) {
        const added = marksIn(text).map(noteOf);
        if (top + strip.size * leading > paper.bottom - noteHeight([...notes, ...added])) {
          endPage();
        }
        notes.push(...added);
        const { left, font, size, role } = strip;
        placed.push({
          text,
          left,
          top,
          font,
          size,
          role,
          marker: index === 0 ? strip.marker : null,
          block: blockNumber,
        });
        top += size * leading;
      }
    }
    if (block.kind === 'study') {
      frames.push({ top: frameTop, bottom: top + framePadding });
      top += framePadding + 6;
    }
  }
  endPage();
  return pages;
}
