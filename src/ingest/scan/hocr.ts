/**
 * What Tesseract says of a page, from the hOCR that it writes (kba.github.io/hocr-spec/1.2).
 */

export interface FoundWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** A line in pixels of the picture that was read. */
export interface FoundLine {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Height of the baseline at the left edge, and how much it falls a pixel. */
  readonly baseline: number;
  readonly slope: number;
  /** From the tops of its tall letters to the feet of its deep ones. */
  readonly size: number;
  /** Whether it runs across the picture; it was turned upright to be read, and its measures mean nothing. */
  readonly sideways: boolean;
  readonly words: readonly FoundWord[];
}

const LINE = /<span class='ocr_(?:line|caption|header|textfloat)'[^>]*title="([^"]*)"[^>]*>/gu;
const WORD = /<span class='ocrx_word'[^>]*title='([^']*)'[^>]*>([\s\S]*?)<\/span>/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The lines of a page in the order in which Tesseract read them. */
export function linesIn(hocr: string): FoundLine[] {
  const starts = [...hocr.matchAll(LINE)];
  return starts.flatMap((start, at) => {
    const title = start[1] ?? '';
    const body = hocr.slice(start.index + start[0].length, starts[at + 1]?.index ?? hocr.length);
    const words = [...body.matchAll(WORD)].flatMap(([, about = '', inside = '']) => {
      const text = plain(inside);
      const box = numbers(about, 'bbox');
      const [confidence = 0] = numbers(about, 'x_wconf');
      const [left = 0, top = 0, right = 0, bottom = 0] = box;
      return text === '' || box.length < 4 ? [] : [{ text, left, top, right, bottom, confidence: confidence / 100 }];
    });
    const [left = 0, top = 0, right = 0, bottom = 0] = numbers(title, 'bbox');
    const [slope = 0, offset = 0] = numbers(title, 'baseline');
    const [size = bottom - top] = numbers(title, 'x_size');
    if (words.length === 0) return [];
    const line = { left, top, right, bottom, baseline: bottom + offset, slope, size };
    return [{ ...line, sideways: numbers(title, 'textangle').length > 0 || runsAcross(words), words }];
  });
}

/** Whether words are higher than they are wide. The hOCR of tesseract.js-core 7.0.0 does not always say so itself. */
function runsAcross(words: readonly FoundWord[]): boolean {
  const long = words.filter(({ text }) => text.length > 2);
  const letters = (some: readonly FoundWord[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  return letters(long.filter((one) => one.bottom - one.top > one.right - one.left)) > letters(long) / 2;
}

function numbers(title: string, name: string): number[] {
  const found = new RegExp(`(?:^|;|\\s)${name}((?:\\s+-?[\\d.]+)+)`, 'u').exec(title)?.[1] ?? '';
  return found.trim().split(/\s+/u).filter(Boolean).map(Number);
}

function plain(inside: string): string {
  return inside
    .replace(/<[^>]*>/gu, '')
    .replace(/&(#39|\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole)
    .trim();
}
