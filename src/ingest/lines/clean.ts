/**
 * Takes out what belongs to the page and not to the text: running headers and footers, page numbers, footnotes.
 */

import { letterheadLines } from './letterhead.ts';
import type { Line, LinedText } from './line.ts';
import { measure } from './measure.ts';

export interface Cleaned {
  readonly body: Line[];
  /** Footnote lines in the order of the pages. */
  readonly footnotes: Line[];
  /** Texts of the running headers and footers, each once. */
  readonly running: string[];
}

/** How many lines at the top and bottom of a page may be running headers and footers. */
const EDGE = 3;
const PAGE_NUMBER = /^(?:page\s*)?[-–—\s]*(\d{1,4})[-–—\s]*(?:(?:of|\/)\s*\d{1,4})?$/iu;

/** Parts the lines of the body from running headers, footers, page numbers and footnotes. */
export function cleaned(text: LinedText): Cleaned {
  const pages = byPage(text.lines);
  const running = runningLines(pages, text);
  const rest = pages.map((lines) => lines.filter((line) => !running.has(line)));
  const notes = footnoteLines(rest, text);
  return {
    body: rest.flat().filter((line) => !notes.has(line)),
    footnotes: rest.flat().filter((line) => notes.has(line)),
    running: [...new Set([...running].map((line) => line.text))],
  };
}

function byPage(lines: readonly Line[]): Line[][] {
  const pages = new Map<number, Line[]>();
  for (const line of lines) {
    const page = pages.get(line.page);
    if (page) page.push(line);
    else pages.set(line.page, [line]);
  }
  return [...pages.values()];
}

function runningLines(pages: readonly Line[][], text: LinedText): Set<Line> {
  const running = new Set<Line>();
  const seen = new Map<string, Set<number>>();
  const edges = pages.map((lines) => edgeOf(lines, text));
  for (const line of edges.flat()) {
    const key = keyOf(line);
    seen.set(key, (seen.get(key) ?? new Set()).add(line.page));
  }
  const apart = new Set(pages.flatMap((lines) => outerLines(lines, text)));
  const offsets = new Map<number, number>();
  for (const line of edges.flat()) {
    const number = numberOf(line);
    if (number !== null) offsets.set(number - line.page, (offsets.get(number - line.page) ?? 0) + 1);
  }
  const often = Math.max(2, pages.length * 0.4);
  const nearlyAlways = Math.max(3, pages.length * 0.7);
  for (const line of edges.flat()) {
    const number = numberOf(line);
    const numbered = number !== null && ((offsets.get(number - line.page) ?? 0) > 1 || number === line.page);
    const times = seen.get(keyOf(line))?.size ?? 0;
    // A sentence can stand at the edge of two pages by chance; what runs on every page stands apart from the text.
    const repeated =
      line.text.length < 200 &&
      times >= often &&
      (apart.has(line) || (text.heights.length > 0 && times >= nearlyAlways));
    const artifact = line.tag?.role === 'Artifact';
    if (numbered || artifact || (repeated && number === null)) running.add(line);
  }
  for (const line of letterheadLines(pages, text)) running.add(line);
  return running;
}

/** Lines at the top and bottom of a page; with geometry, only those in the margins or tagged as furniture of the page. */
function edgeOf(lines: readonly Line[], { heights }: LinedText): Line[] {
  const ordered = heights.length > 0 ? lines.toSorted((a, b) => a.baseline - b.baseline) : lines;
  const height = heights[(lines[0]?.page ?? 1) - 1];
  const edge = [...ordered.slice(0, EDGE), ...ordered.slice(Math.max(EDGE, ordered.length - EDGE))];
  if (height === undefined) return edge;
  const inMargin = (line: Line) => line.baseline < height * 0.14 || line.baseline > height * 0.88;
  // A row that a table repeats on each of its pages belongs to the table.
  const tables = new Set(lines.filter((line) => !inMargin(line)).flatMap((line) => line.tag?.cell?.table ?? []));
  return [...new Set([...edge, ...ordered.filter((line) => line.tag?.role === 'Artifact')])].filter(
    (line) => inMargin(line) && !tables.has(line.tag?.cell?.table ?? Number.NaN),
  );
}

/** Lines that a clear gap parts from the text of the page; without geometry, an empty line. */
function outerLines(lines: readonly Line[], { heights }: LinedText): Line[] {
  const ordered = heights.length > 0 ? lines.toSorted((a, b) => a.baseline - b.baseline) : lines;
  const gap = (at: number) => {
    const [before, after] = [ordered[at], ordered[at + 1]];
    if (!before || !after) return false;
    return heights.length > 0
      ? after.baseline - before.baseline > Math.max(before.size, after.size) * 1.8
      : after.blanks > 0;
  };
  const top = [0, 1, 2].find((at) => gap(at)) ?? -1;
  const bottom = [2, 3, 4].find((back) => gap(ordered.length - back)) ?? 1;
  return [...ordered.slice(0, top + 1), ...ordered.slice(ordered.length - bottom + 1)];
}

/** Running lines differ in the page number and, in bound reports, in nothing else. */
function keyOf(line: Line): string {
  return `${line.text.toLowerCase().replace(/\d+/gu, '#').replace(/\s+/gu, ' ')}@${Math.round(line.size)}`;
}

function numberOf(line: Line): number | null {
  const number = PAGE_NUMBER.exec(line.text.trim())?.[1];
  return number === undefined ? null : Number(number);
}

/** Footnotes: tagged as such, or small type at the foot of the page that begins with a mark. */
function footnoteLines(pages: readonly Line[][], text: LinedText): Set<Line> {
  const notes = new Set<Line>();
  const { size } = measure(text.lines);
  for (const lines of pages) {
    for (const line of lines) if (line.tag?.role === 'Note') notes.add(line);
    if (text.heights.length === 0) {
      for (const line of plainNotes(lines, pages)) notes.add(line);
      continue;
    }
    const foot: Line[] = [];
    for (const line of lines.toSorted((a, b) => b.baseline - a.baseline)) {
      if (line.size > size * 0.92 || line.tag?.cell) break;
      foot.push(line);
    }
    const first = foot.findLastIndex((line) => /^(?:\d{1,3}|[*†‡])(?:\s|$|\p{Lu})/u.test(line.text));
    for (const line of foot.slice(0, first + 1)) notes.add(line);
  }
  return notes;
}

/** In plain text: the last lines of a page from the first that begins with a number that the text before refers to. */
function plainNotes(lines: readonly Line[], pages: readonly Line[][]): Line[] {
  if (pages.length < 2) return [];
  const from = Math.max(0, lines.length - 8);
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line;
    const mark = /^(\d{1,2})(?:\s*["“‘']?[\p{Lu}]|$)/u.exec(line.text)?.[1];
    if (mark === undefined || line.blanks === 0) continue;
    const referred = new RegExp(`[\\p{Ll}.,;:’”')\\]]${mark}(?=\\s|$|[.,;])`, 'u');
    if (lines.slice(0, at).some((before) => referred.test(before.text))) return lines.slice(at);
  }
  return [];
}
