/**
 * How a document sets its lines: its measure, its lists, its words. Found once, before its paragraphs are.
 */
import { type Vocabulary, vocabularyOf } from './join.ts';
import type { Line } from './line.ts';
import { markerOf, mixesTicks } from './marker.ts';
import { type Measure, measure } from './measure.ts';

export interface Setting {
  readonly measure: Measure;
  readonly known: Vocabulary;
  /** Whether lines of a bullet stand further right than its sign. */
  readonly hanging: boolean;
  /** Whether dashes begin list items in this document. */
  readonly dashes: boolean;
  /** Whether ticks stand beside other signs, and so say something. */
  readonly ticks: boolean;
  /** Right edge of the run of lines that a line stands in, where the run is narrower than the column. */
  readonly edges: ReadonlyMap<Line, number>;
  /** Whether the first line of a bullet is parted from the others by an empty line, as some programs write it. */
  readonly parted: boolean;
}

/** Finds out how the lines of a document are set. */
export function settingOf(lines: readonly Line[]): Setting {
  const own = measure(lines);
  return {
    measure: own,
    known: vocabularyOf(lines),
    hanging: bulletsHang(lines),
    dashes: lines.filter((line) => markerOf(line.text)?.kind === 'dash').length >= 3,
    ticks: mixesTicks(lines),
    edges: runEdges(lines, own),
    parted: bulletsAreParted(lines),
  };
}

/** Whether the distance between two lines is more than that between lines of one paragraph. */
export function isApart(last: Line, line: Line, { pitch, size }: Measure): boolean {
  if (line.blanks > 0) return true;
  const step = line.baseline - last.baseline;
  return step > pitch * Math.max(size, line.size) * 1.28 || step < -size;
}

/** Whether a line left no room for the first word of the next one, so that its end says nothing. */
export function isFull(last: Line, line: Line, { measure: { right, size }, edges }: Setting): boolean {
  const word = /^\S+/u.exec(line.text)?.[0] ?? '';
  const width = ((line.right - line.left) * (word.length + 1)) / Math.max(1, line.text.length);
  return last.right + width > Math.min(right, edges.get(last) ?? right) - size / 2;
}

/** Right edges of the runs of lines without a gap that are clearly narrower than the column: boxes and quotations. */
function runEdges(lines: readonly Line[], own: Measure): Map<Line, number> {
  const edges = new Map<Line, number>();
  let run: Line[] = [];
  const close = () => {
    const right = run.reduce((most, line) => Math.max(most, line.right), 0);
    const enough = run.filter((line) => line.right > right - own.size * 5).length;
    if (enough >= 3 && right < own.right - own.size) for (const line of run) edges.set(line, right);
    run = [];
  };
  for (const line of lines) {
    const last = run.at(-1);
    if (last && (last.page !== line.page || isApart(last, line, own) || last.tag?.frame !== line.tag?.frame)) close();
    run.push(line);
  }
  if (run.length > 0) close();
  return edges;
}

/** Whether a line is clearly shorter than the column. */
export function isShortLine(line: Line, { left, right }: Measure): boolean {
  return line.right - left < (right - left) * 0.6;
}

function bulletsHang(lines: readonly Line[]): boolean {
  let [hanging, flush] = [0, 0];
  for (let at = 1; at < lines.length; at++) {
    const [bullet, line] = [lines[at - 1] as Line, lines[at] as Line];
    if (markerOf(bullet.text)?.kind !== 'bullet' || markerOf(line.text) || line.blanks > 0 || line.page !== bullet.page)
      continue;
    if (line.left > bullet.left + line.size / 4) hanging++;
    else flush++;
  }
  return hanging > flush;
}

function bulletsAreParted(lines: readonly Line[]): boolean {
  let parted = 0;
  for (let at = 1; at < lines.length; at++) {
    const [bullet, line] = [lines[at - 1] as Line, lines[at] as Line];
    if (markerOf(bullet.text)?.kind === 'bullet' && line.blanks === 1 && /^\p{Ll}/u.test(line.text)) parted++;
  }
  return parted >= 2;
}
