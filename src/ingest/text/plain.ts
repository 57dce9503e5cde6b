/**
 * Reads plain text: hard-wrapped or not, with or without pages.
 */
import { canonicalText } from '../../document/canonical.ts';
import type { RawDocument } from '../block.ts';
import { MOST_CHARACTERS } from '../limits.ts';
import { cleaned } from '../lines/clean.ts';
import type { Line, LinedText, Part } from '../lines/line.ts';
import { blocksOf } from '../lines/paragraphs.ts';
import { headed } from './headed.ts';
import { width } from './width.ts';

/** Width of a space of indent and distance of two lines, at ten-point type. */
const SPACE = 5;
const LINE_HEIGHT = 12;

/** Reads text that has been decoded. */
export function readPlain(text: string): RawDocument {
  const lined = linedText(text.length > MOST_CHARACTERS ? firstLines(text) : text);
  const { body, footnotes, running } = cleaned(lined);
  return {
    title: null,
    pages: lined.pages,
    blocks: headed(blocksOf(body, footnotes)),
    pagesWithoutText: [],
    running,
    warnings: text.length > MOST_CHARACTERS ? ['Only the first 5 million characters were read.'] : [],
  };
}

/** What is read of a text that is too long: whole lines, unless it has next to none. */
function firstLines(text: string): string {
  const end = text.lastIndexOf('\n', MOST_CHARACTERS);
  return text.slice(0, end > MOST_CHARACTERS / 2 ? end : MOST_CHARACTERS);
}

/** The lines of a text, by the pages that form feeds or a run of page numbers show. */
export function linedText(text: string): LinedText {
  const pages = text.includes('\f') ? text.split('\f') : pagesByNumbers(text);
  const last = pages.findLastIndex((page) => page.trim() !== '');
  const lines = pages.slice(0, last + 1).flatMap((page, at) => linesOf(page, at + 1));
  return { lines, pages: Math.max(1, last + 1), heights: [] };
}

function linesOf(page: string, number: number): Line[] {
  const lines: Line[] = [];
  let blanks = 0;
  for (const [at, raw] of page.split(/\r\n?|[\n\u0085\u2028\u2029\v]/u).entries()) {
    const parts = partsOf(raw);
    const [first] = parts;
    if (!first) {
      blanks++;
      continue;
    }
    const text = parts
      .map((part) => part.text)
      .join('\t')
      .replace(/^([•◼■▪●○◦])\t/u, '$1 ');
    const common = { page: number, baseline: (at + 1) * LINE_HEIGHT, size: 10, face: '', tag: null, blanks };
    lines.push({
      ...common,
      text,
      left: first.left,
      right: first.left + width(text),
      parts: text.includes('\t') ? parts : [first],
    });
    blanks = 0;
  }
  return lines;
}

/** The stretches of a line between tab stops and wide gaps, in canonical form, each at its place on a grid of spaces. */
function partsOf(raw: string): Part[] {
  const parts: Part[] = [];
  const grid = raw.replaceAll('\u00a0', ' ').replace(/^\t+/u, (tabs) => ' '.repeat(8 * tabs.length));
  let from = 0;
  const add = (to: number) => {
    const stretch = grid.slice(from, to);
    const text = canonicalText(stretch.trim()).replaceAll('\n', ' ').trim();
    const left = (from + stretch.length - stretch.trimStart().length) * SPACE;
    if (text !== '') parts.push({ text, left, right: left + width(text) });
  };
  // Gaps are looked for, not stretches: a stretch may be millions of words long, more than one match can hold.
  for (const gap of grid.matchAll(/(?: {3,}| {0,2}[^\S ])\s*/gu)) {
    add(gap.index);
    from = gap.index + gap[0].length;
  }
  add(grid.length);
  return parts;
}

/** Without form feeds, page numbers that stand alone on their lines and count up show where pages end. */
function pagesByNumbers(text: string): string[] {
  const numbers = [...text.matchAll(/(?:^|\n)[ \t]*(\d{1,3})[ \t]*(?=\r?\n|$)/gu)];
  const run = longestCount(numbers.map((match) => Number(match[1])));
  if (run.length < 3 || text.slice(numbers[run[0] as number]?.index).length < text.length / 4) return [text];
  const pages: string[] = [];
  let from = 0;
  for (const at of run) {
    const match = numbers[at] as RegExpExecArray;
    pages.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  pages.push(text.slice(from));
  return pages[0]?.trim() === '' ? pages.slice(1) : pages;
}

/** Positions of the longest run of numbers, each one more than the one before, in order and not necessarily together. */
function longestCount(numbers: readonly number[]): number[] {
  const ends = new Map<number, number[]>();
  let best: number[] = [];
  for (const [at, number] of numbers.entries()) {
    const run = [...(ends.get(number - 1) ?? []), at];
    if (run.length > (ends.get(number)?.length ?? 0)) ends.set(number, run);
    if (run.length > best.length) best = run;
  }
  return best;
}
