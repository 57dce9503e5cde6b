/**
 * Recognises one page: sets its pictures upright and level, has them read, and says what was found where.
 */
import {
  notRecognised,
  type PageTurn,
  type RecognisedLine,
  type RecognisedPage,
  type RecognisedWord,
} from '../../document/recognised.ts';
import { type Matrix, times } from '../pdf/matrix.ts';
import { likenessOf } from '../structure/likeness.ts';
import { type TickBox, tickBoxes } from './boxes.ts';
import { type Grey, rowsOf, threshold, turnedBy } from './grey.ts';
import { type FoundLine, type FoundWord, linesIn } from './hocr.ts';
import { type Area, bulletIn, strokeIn } from './ink.ts';
import { densityFor, drawnFrom, type Pictured } from './pictures.ts';
import { evened } from './shade.ts';
import { skewOf } from './skew.ts';
import { spotsOn, withoutSpots } from './spots.ts';

export type Language = 'eng' | 'cym';

/** Reads the words of an upright picture. */
export interface Reader {
  /** @returns hOCR */
  read(page: Grey, density: number, language: Language): string;
}

/** Raised with every change after which the same picture may give other words. */
export const RECOGNISER_VERSION = 2;

/** Below this mean confidence the other ways up are tried, and the other language. */
const UNSURE = 0.78;
/** Another way up has to be so much surer. */
const SURER = 0.12;
/** Share of a page, from its middle, that is read to tell which way up it stands. */
const SAMPLE = 0.22;
/** Lines of which nothing surer was found are specks and drawing. */
const SPECK = 0.55;
/** Darkest grey of a page on which nothing stands. */
const WHITE = 200;
/** Pixels darker than that which are still nothing. */
const FEW = 20;
const MOST_SIDE = 6_000;
/** Sizes of type between a bullet and what it stands before. */
const FAR = 4;

export function recognise(pictured: Pictured, size: { width: number; height: number }, reader: Reader): RecognisedPage {
  const { pictures, failed, left, drawn } = pictured;
  const lost = left > 0 ? TOO_LARGE : failed > 0 ? DAMAGED : null;
  if (pictures.length === 0) {
    if (lost !== null) return notRecognised('failed', lost);
    if (drawn) return notRecognised('drawn', 'This page is drawn, not scanned: there is no picture to read.');
    return notRecognised('blank', null);
  }
  const density = Math.min(densityFor(pictures), (MOST_SIDE * 72) / Math.max(size.width, size.height));
  const draw = (turn: PageTurn, skew: number) => evened(drawnFrom(pictures, ...frameOf(size, turn, skew, density)));
  const flat = draw(0, 0);
  if (isBlank(flat)) return notRecognised(lost === null ? 'blank' : 'failed', lost);
  const attempt = (turn: PageTurn): Attempt => {
    const upright = turnedBy(flat, turnsBack(turn));
    const skew = skewOf(upright);
    const page = skew === 0 ? upright : draw(turn, skew);
    return read(page, density, reader, 'eng', turn, skew);
  };
  const first = sidewaysFirst(flat) ? turnOf(flat, density, reader, [90, 270]) : 0;
  let best = attempt(first);
  if (best.confidence < UNSURE) {
    const turn = turnOf(flat, density, reader, [0, 90, 180, 270]);
    if (turn !== first) {
      const other = attempt(turn);
      if (other.confidence > best.confidence) best = other;
    }
  }
  if (best.lines.length > 0 && (best.confidence < UNSURE || isWelsh(best))) {
    const welsh = read(best.page, density, reader, 'cym', best.turn, best.skew);
    if (welsh.confidence > best.confidence) best = welsh;
  }
  const found = pageOf(best, density, size);
  if (lost === null) return found;
  return { ...found, outcome: found.outcome === 'read' ? 'read' : 'failed', reason: lost };
}

const DAMAGED = 'A picture of this page is damaged or packed in a way that cannot be read.';
const TOO_LARGE =
  'A picture of this page is too large to be recognised, or there are too many of them. Scan the page again at 300 dots an inch.';

/** From points of the page as shown to pixels of the turned and levelled page, and how large that is. */
function frameOf(
  { width, height }: { width: number; height: number },
  turn: PageTurn,
  skew: number,
  density: number,
): readonly [Matrix, number, number] {
  const turned: Matrix =
    turn === 90
      ? [0, -1, 1, 0, 0, width]
      : turn === 180
        ? [-1, 0, 0, -1, width, height]
        : turn === 270
          ? [0, 1, -1, 0, height, 0]
          : [1, 0, 0, 1, 0, 0];
  const [wide, high] = turn % 180 === 0 ? [width, height] : [height, width];
  const scale = density / 72;
  const matrix = times([scale, 0, 0, scale, 0, 0], times(levelled(wide, high, skew), turned));
  return [matrix, Math.round(wide * scale), Math.round(high * scale)];
}

/** Turns a page about its middle so that lines that fall by so many degrees lie level. */
function levelled(width: number, height: number, skew: number): Matrix {
  const [cos, sin] = [Math.cos((skew * Math.PI) / 180), Math.sin((skew * Math.PI) / 180)];
  const [x, y] = [width / 2, height / 2];
  return [cos, -sin, sin, cos, x - cos * x - sin * y, y + sin * x - cos * y];
}

interface Attempt {
  readonly page: Grey;
  readonly turn: PageTurn;
  readonly skew: number;
  /** The bullets of the page, and what was read without them. */
  readonly spots: readonly Area[];
  readonly lines: readonly FoundLine[];
  readonly confidence: number;
}

function read(page: Grey, density: number, reader: Reader, language: Language, turn: PageTurn, skew: number): Attempt {
  const spots = spotsOn(page, threshold(page), density);
  const lines = linesIn(reader.read(withoutSpots(page, spots), density, language));
  return { page, turn, skew, spots, lines, confidence: uprightness(lines) };
}

/** How surely lines were read as they stand: what Tesseract turned for itself counts as not read. */
function uprightness(lines: readonly FoundLine[]): number {
  const words = lines.flatMap((line) =>
    line.words.map(({ text, confidence }) => ({ text, confidence: line.sideways ? 0 : confidence })),
  );
  return sureness(words);
}

/** Mean confidence by letters. */
function sureness(words: readonly { readonly text: string; readonly confidence: number }[]): number {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return letters === 0 ? 0 : words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters;
}

const turnsBack = (turn: PageTurn): PageTurn => ((360 - turn) % 360) as PageTurn;

/** Whether ink lies in columns rather than in rows: lines that run up or down the page. */
function sidewaysFirst(page: Grey): boolean {
  const ink = threshold(page);
  const rows = new Float64Array(page.height);
  const columns = new Float64Array(page.width);
  for (let y = 0; y < page.height; y++)
    for (let x = 0; x < page.width; x++)
      if ((page.pixels[y * page.width + x] ?? 255) < ink) {
        rows[y] = (rows[y] ?? 0) + 1;
        columns[x] = (columns[x] ?? 0) + 1;
      }
  return roughness(columns) > roughness(rows) * 1.6;
}

/** How much neighbours differ, against how much there is. */
function roughness(counts: Float64Array): number {
  let [sum, all] = [0, 0];
  for (let at = 1; at < counts.length; at++) {
    sum += Math.abs((counts[at] ?? 0) - (counts[at - 1] ?? 0));
    all += counts[at] ?? 0;
  }
  return sum / Math.max(1, all);
}

/** Which way up the text of a page stands: a strip from its middle is read each way. */
function turnOf(flat: Grey, density: number, reader: Reader, turns: readonly PageTurn[]): PageTurn {
  const tried = turns.map((turn) => {
    const upright = turnedBy(flat, turnsBack(turn));
    const lines = linesIn(reader.read(busiest(upright), density, 'eng'));
    return { turn, confidence: uprightness(lines) };
  });
  const best = tried.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  const upright = tried.find(({ turn }) => turn === 0);
  return upright && best.confidence < upright.confidence + SURER ? 0 : best.turn;
}

/** The strip of a page that holds most ink. */
function busiest(page: Grey): Grey {
  const high = Math.max(60, Math.floor(page.height * SAMPLE));
  const ink = threshold(page);
  let [best, most] = [0, -1];
  for (let top = 0; top + high <= page.height; top += Math.ceil(high / 4)) {
    let count = 0;
    for (let at = top * page.width; at < (top + high) * page.width; at += 3)
      if ((page.pixels[at] ?? 255) < ink) count++;
    if (count > most) [best, most] = [top, count];
  }
  return rowsOf(page, best, best + high);
}

function isBlank({ pixels }: Grey): boolean {
  let dark = 0;
  for (let at = 0; at < pixels.length && dark < FEW; at++) if ((pixels[at] ?? 255) < WHITE) dark++;
  return dark < FEW;
}

/** Words that Welsh has and English has not. */
const WELSH =
  /(?<!\p{L})(?:yr|ydym|mae|gyda|wedi|ac|eu|ei|gan|sydd|bod|fod|ym|hyn|oedd|plant|gwaith|neu|sy|nad|roedd)(?!\p{L})/giu;

function isWelsh({ lines }: Attempt): boolean {
  const words = lines.flatMap((line) => line.words.map(({ text }) => text));
  const text = words.join(' ');
  return words.length > 8 && (text.match(WELSH)?.length ?? 0) > words.length * 0.06;
}

function pageOf(best: Attempt, density: number, size: { width: number; height: number }): RecognisedPage {
  const { page, turn, skew, spots, lines } = best;
  const ink = threshold(page);
  // What was surely read as a word is no box.
  const sure = lines.flatMap(({ words }) =>
    words.filter((one) => one.confidence > 0.8 && /[\p{L}\p{N}]{2}/u.test(one.text)),
  );
  const boxes = tickBoxes(page, ink, density).filter(
    (box) => !sure.some((word) => lies(box, word)) && lines.some((line) => isBeside(box, line)),
  );
  const specks: string[] = [];
  const kept = lines.flatMap((line) => {
    const words = line.words.filter((word) => !boxes.some((box) => covers(box, word)));
    if (words.length === 0) return [];
    if (line.sideways || isSpeck(words)) {
      specks.push(words.map(({ text }) => text).join(' '));
      return [];
    }
    return [{ ...line, words }];
  });
  const withSigns = kept.map((line) => ({ ...line, words: withBullet(page, ink, withMark(line), spots) }));
  const strokes = withSigns.map(({ words, size }) => {
    const own = words.filter(({ text }) => /\p{L}{2}/u.test(text));
    const letters = own.reduce((sum, { text }) => sum + text.length, 0);
    return {
      size,
      letters,
      stroke: own.reduce((sum, word) => sum + strokeIn(page, ink, word) * word.text.length, 0) / Math.max(1, letters),
    };
  });
  const usual = weightedMedian(
    strokes.filter(({ letters }) => letters > 0).map(({ stroke, size, letters }) => [stroke / size, letters]),
  );
  const scale = 72 / density;
  const result = withSigns.map((line, at): RecognisedLine => {
    const { stroke = 0, size = 1, letters = 0 } = strokes[at] ?? {};
    return {
      baseline: (line.baseline + (line.slope * (line.right - line.left)) / 2) * scale,
      top: line.top * scale,
      bottom: line.bottom * scale,
      size: line.size * scale,
      bold: letters > 2 && usual > 0 && stroke / size > usual * 1.22,
      words: line.words.map((word): RecognisedWord => {
        return { text: word.text, left: word.left * scale, right: word.right * scale, confidence: word.confidence };
      }),
    };
  });
  const marked = withBoxes(result, boxes, scale);
  if (marked.length === 0) return { ...notRecognised('blank', null), specks };
  return {
    outcome: 'read',
    reason: null,
    width: size.width,
    height: size.height,
    turn,
    skew,
    confidence: sureness(marked.flatMap(({ words }) => words)),
    lines: marked,
    specks,
  };
}

/** Whether a box stands beside a line that was read, about as high as its type. */
function isBeside(box: TickBox, line: FoundLine): boolean {
  const [middle, high] = [(box.top + box.bottom) / 2, box.bottom - box.top];
  const words = line.words.filter((word) => !covers(box, word));
  return (
    middle > line.top - high / 4 &&
    middle < line.bottom + high / 4 &&
    high > line.size * 0.45 &&
    high < line.size * 1.8 &&
    sureness(words) > SPECK
  );
}

function lies(box: TickBox, word: FoundWord): boolean {
  return box.left < word.right && box.right > word.left && box.top < word.bottom && box.bottom > word.top;
}

function covers(box: TickBox, word: FoundWord): boolean {
  const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
  const wide = word.right - word.left < (box.right - box.left) * 2.2;
  return wide && x > box.left - 4 && x < box.right + 4 && y > box.top - 4 && y < box.bottom + 4;
}

/** Specks, stamps and drawing are read as short bits nobody is sure of. */
function isSpeck(words: readonly FoundWord[]): boolean {
  const sure = words.some(({ text, confidence }) => confidence >= 0.8 && /[\p{L}\p{N}]{2}/u.test(text));
  const text = words.map((word) => word.text).join(' ');
  if (!/[\p{L}\p{N}]/u.test(text)) return sureness(words) < 0.9;
  return !sure && sureness(words) < SPECK && (text.length < 40 || likenessOf(text).common < 0.15);
}

/** Signs that a raised 1 is read as. */
const LIKE_ONE = /^[!lI|i\]]$/u;

/** A line that begins with the mark of a note: a small raised figure, as which a single stroke is 1. */
function withMark(line: FoundLine): FoundLine {
  const [first, second] = line.words;
  if (!first || !second || !LIKE_ONE.test(first.text)) return line;
  const raised = line.baseline - first.bottom > line.size * 0.25;
  const high = first.bottom - first.top;
  if (!raised || high < line.size * 0.35 || high > line.size * 0.7) return line;
  return { ...line, words: [{ ...first, text: '1' }, ...line.words.slice(1)] };
}

/** A line with the bullet that stands before it, whether it was read as a sign, a letter, or not at all. */
function withBullet(page: Grey, ink: number, line: FoundLine, spots: readonly Area[]): readonly FoundWord[] {
  const [first, second] = line.words;
  if (!first) return line.words;
  const base = (x: number) => line.baseline + line.slope * (x - line.left);
  if (second && first.text.length <= 2 && !/^\d/u.test(first.text)) {
    const box = bulletIn(page, ink, first, base(first.left), line.size);
    if (box && second.left - first.right > line.size * 0.15)
      return [{ ...first, ...box, text: '•', confidence: 1 }, ...line.words.slice(1)];
  }
  const area = {
    left: Math.max(0, first.left - line.size * 3.2),
    right: first.left - line.size * 0.2,
    top: base(first.left) - line.size * 0.85,
    bottom: base(first.left) + line.size * 0.1,
  };
  const before = spots.findLast(
    ({ left, right, top, bottom }) =>
      right < first.left &&
      first.left - right < line.size * FAR &&
      (top + bottom) / 2 > base(left) - line.size &&
      (top + bottom) / 2 < base(left),
  );
  const box = before ?? bulletIn(page, ink, area, base(first.left), line.size);
  return box ? [{ ...box, text: '•', confidence: 1 }, ...line.words] : line.words;
}

const SIGNS = { ticked: '☒', empty: '☐', unclear: '☐?' } as const;

/** Boxes put into the lines beside which they stand; one that stands alone is a line of its own. */
function withBoxes(lines: readonly RecognisedLine[], boxes: readonly TickBox[], scale: number): RecognisedLine[] {
  const result = [...lines];
  for (const box of boxes) {
    const sign: RecognisedWord = {
      text: SIGNS[box.state],
      left: box.left * scale,
      right: box.right * scale,
      confidence: box.state === 'unclear' ? 0 : 1,
    };
    const [top, bottom] = [box.top * scale, box.bottom * scale];
    const middle = (top + bottom) / 2;
    const gap = ({ words }: RecognisedLine) => {
      const [left, right] = [words[0]?.left ?? 0, words.at(-1)?.right ?? 0];
      return Math.max(0, left - sign.right, sign.left - right);
    };
    const beside = result
      .filter((line) => middle > line.top - 3 && middle < line.bottom + 3)
      .toSorted((a, b) => gap(a) - gap(b))[0];
    if (beside) {
      const words = [...beside.words, sign].toSorted((a, b) => a.left - b.left);
      result[result.indexOf(beside)] = { ...beside, words };
    } else result.push({ baseline: bottom - 1, top, bottom, size: bottom - top, bold: false, words: [sign] });
  }
  return result;
}

function weightedMedian(values: readonly (readonly [number, number])[]): number {
  const sorted = values.toSorted(([a], [b]) => a - b);
  const half = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  let sum = 0;
  for (const [value, weight] of sorted) {
    sum += weight;
    if (sum >= half) return value;
  }
  return 0;
}
