/**
 * Recognised lines as the pieces of text that every other page of a PDF is made of, so that columns, paragraphs, bullets
 * and headings are found in the same way.
 */
import type { Box } from '../../document/document.ts';
import type { RecognisedLine, RecognisedPage, RecognisedWord } from '../../document/recognised.ts';
import type { Fragment } from '../pdf/fragments.ts';

/** Gaps between words wider than this many type sizes part the pieces of a line. */
const GAP = 0.6;
/** Type that differs less than this share from the body's is the body's: heights of scanned lines are never the same. */
const ALIKE = 0.13;

/** Name of the face of bold type on scanned pages. */
export const SCANNED_BOLD = 'scan bold';

/** The size of most of the type on some pages, or 0. */
export function bodySize(pages: Iterable<RecognisedPage>): number {
  const lines = [...pages].flatMap((page) => page.lines).toSorted((a, b) => a.size - b.size);
  const letters = (line: RecognisedLine) => line.words.reduce((sum, { text }) => sum + text.length, 0);
  const half = lines.reduce((sum, line) => sum + letters(line), 0) / 2;
  let sum = 0;
  for (const line of lines) {
    sum += letters(line);
    if (sum >= half) return line.size;
  }
  return 0;
}

/** The pieces of a page, on the page as it is shown but level. */
export function fragmentsOfScan(
  page: RecognisedPage,
  shown: { width: number; height: number },
  body: number,
): Fragment[] {
  const radians = (page.turn * Math.PI) / 180;
  const along = [Math.round(Math.cos(radians)), Math.round(Math.sin(radians))] as const;
  return page.lines.flatMap((line) => {
    const size = sizeOf(line, body);
    return partsOf(line, size).map((words): Fragment => {
      const left = words[0]?.left ?? 0;
      const right = words.at(-1)?.right ?? left;
      const [x, y] = shownAt(left, line.baseline, page, shown);
      return {
        text: words.map(({ text }) => text).join(' '),
        x,
        y,
        along,
        width: right - left,
        size,
        face: line.bold ? SCANNED_BOLD : 'scan',
        tag: null,
      };
    });
  });
}

function sizeOf({ size }: RecognisedLine, body: number): number {
  if (body === 0 || Math.abs(size / body - 1) < ALIKE) return body || size;
  return (Math.round((size / body) * 10) / 10) * body;
}

function partsOf(line: RecognisedLine, size: number): RecognisedWord[][] {
  const parts: RecognisedWord[][] = [];
  for (const word of line.words) {
    // The reviewer has said that there is no word.
    if (word.text === '') continue;
    const last = parts.at(-1)?.at(-1);
    const sign = last !== undefined && /^[•☐☒]/u.test(last.text);
    if (last && !sign && word.left - last.right < size * GAP) parts.at(-1)?.push(word);
    else parts.push([word]);
  }
  return parts;
}

function shownAt(
  x: number,
  y: number,
  { turn }: RecognisedPage,
  { width, height }: { width: number; height: number },
): readonly [number, number] {
  switch (turn) {
    case 90:
      return [width - y, x];
    case 180:
      return [width - x, height - y];
    case 270:
      return [y, height - x];
    default:
      return [x, y];
  }
}

/** A box of the level page on the page as it is: turned about the middle, and no smaller than what it held. */
export function tilted(box: Box, skew: number, shown: { width: number; height: number }): Box {
  if (skew === 0) return box;
  const [cos, sin] = [Math.cos((skew * Math.PI) / 180), Math.sin((skew * Math.PI) / 180)];
  const [x, y] = [box.left + box.width / 2 - shown.width / 2, box.top + box.height / 2 - shown.height / 2];
  const width = box.width * cos + box.height * Math.abs(sin);
  const height = box.height * cos + box.width * Math.abs(sin);
  const [middleX, middleY] = [cos * x - sin * y + shown.width / 2, sin * x + cos * y + shown.height / 2];
  return { ...box, left: middleX - width / 2, top: middleY - height / 2, width, height };
}
