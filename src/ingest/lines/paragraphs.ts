/**
 * Lines into blocks: which lines belong together, what is a bullet, a numbered paragraph, a heading.
 */
import type { Box } from '../../document/document.ts';
import { type Block, block } from '../block.ts';
import { gridded } from './grid.ts';
import type { Group } from './group.ts';
import { joinPieces, type Vocabulary, vocabularyOf } from './join.ts';
import { isKnownHeading } from './known.ts';
import type { Line } from './line.ts';
import { type Marker, markerOf } from './marker.ts';
import { type Measure, measure } from './measure.ts';
import { tableBlocks } from './tables.ts';

/** Width of one space of indent in plain text. */
const SPACE = 5;

interface Setting {
  readonly measure: Measure;
  readonly known: Vocabulary;
  /** Whether lines of a bullet stand further right than its sign. */
  readonly hanging: boolean;
  /** Whether dashes begin list items in this document. */
  readonly dashes: boolean;
  /** Right edge of the run of lines that a line stands in, where the run is narrower than the column. */
  readonly edges: ReadonlyMap<Line, number>;
  /** Whether the first line of a bullet is parted from the others by an empty line, as some programs write it. */
  readonly parted: boolean;
}

/** The blocks that the lines of a document make up, in order. Running headers and footnotes have been taken out before. */
export function blocksOf(bare: readonly Line[], footnotes: readonly Line[] = []): Block[] {
  const own = measure(bare);
  const lines = gridded(bare, own);
  const setting: Setting = {
    measure: own,
    dashes: lines.filter((line) => markerOf(line.text)?.kind === 'dash').length >= 3,
    edges: runEdges(lines, own),
    known: vocabularyOf(lines),
    hanging: bulletsHang(lines),
    parted: bulletsAreParted(lines),
  };
  const blocks = withLevels(groupLines(lines, setting), setting);
  return placed(blocks, footnoteBlocks(footnotes, setting));
}

function groupLines(lines: readonly Line[], setting: Setting): Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const current = groups.at(-1);
    const split = current?.marker ? splitBullet(current.marker, current.lines.at(-1) as Line, line) : null;
    if (current && split) {
      current.lines.push(split);
      continue;
    }
    const marker = current && insideElement(current, line) ? null : markerFor(line, current, setting);
    if (current && !marker && continues(current, line, setting)) current.lines.push(line);
    else groups.push({ marker, lines: [line] });
  }
  return groups;
}

/**
 * The rest of a bullet that a page break cut and that was then given a sign of its own: the text before cannot end
 * where it does, and the new item goes on in lower case.
 */
function splitBullet(marker: Marker, last: Line, line: Line): Line | null {
  const own = markerOf(line.text);
  if (!own || own.kind === 'number' || own.sign !== marker.sign || line.face !== '') return null;
  const rest = line.text.slice(own.length);
  const cut = /\b(?:to|of|the|an?|for|with|in|on|by|that|which|their|from)$/u.test(last.text);
  return cut && /^\p{Ll}/u.test(rest) ? { ...line, text: rest } : null;
}

/** Whether a line stands in the same tagged paragraph as the line before: what looks like a marker there is text. */
function insideElement(group: Group, line: Line): boolean {
  const last = group.lines.at(-1);
  const same =
    last?.tag != null && line.tag != null && last.tag.element === line.tag.element && last.page === line.page;
  return same && markerOf(line.text)?.kind !== 'bullet';
}

function markerFor(line: Line, current: Group | undefined, setting: Setting): Marker | null {
  const marker = markerOf(line.text);
  if (!marker || marker.kind === 'bullet') return marker;
  const last = current?.lines.at(-1);
  if (!last || line.blanks > 0 || last.page !== line.page) return marker;
  // A dash or a number at the beginning of a line may also be the middle of a sentence.
  const apart = isApart(last, line, setting.measure) || line.left > last.left + setting.measure.size / 2;
  const listed = marker.kind === 'dash' && setting.dashes && !endsOpen(last.text);
  return apart || listed || isFinished(last.text) || current?.marker?.kind === marker.kind ? marker : null;
}

function continues(group: Group, line: Line, setting: Setting): boolean {
  const last = group.lines.at(-1) as Line;
  const here = last.page === line.page;
  if (last.tag?.cell || line.tag?.cell) return here && last.tag?.element === line.tag?.element;
  const tagged = last.tag !== null && line.tag !== null;
  // Some programs tag a whole box as one paragraph; a gap after a full stop still parts two.
  if (tagged && here && last.tag?.element === line.tag?.element)
    return !(isApart(last, line, setting.measure) && isFinished(last.text));
  if (tagged && here && last.tag?.frame !== line.tag?.frame) return false;
  if (looksDifferent(group, line, setting.measure)) return false;
  if (
    line.face === '' &&
    (standsAlone(line.text) || OPENING.test(line.text) || (group.lines.length === 1 && standsAlone(last.text)))
  )
    return false;
  if (!here) return continuesOnNextPage(group, last, line, setting);
  if (line.blanks > 0) return continuesAfterBlank(group, last, line, setting);
  if (isApart(last, line, setting.measure)) return false;
  if (tagged) return isFull(last, line, setting) && isUnfinished(last.text, line.text);
  return continuesBelow(group, last, line, setting);
}

/** Lines at the usual distance, with nothing but their edges and words to tell whether a paragraph ends. */
function continuesBelow(group: Group, last: Line, line: Line, setting: Setting): boolean {
  const { measure: own, hanging } = setting;
  const { left } = group.lines[0] as Line;
  const unfinished = isUnfinished(last.text, line.text);
  const listed = group.marker !== null && group.marker.kind !== 'number';
  if (listed && (line.left > left + own.size / 4 || (left > own.left + own.size / 4 && line.left >= left))) return true;
  if ((listed && hanging) || !own.wrapped) return unfinished;
  if (!group.marker && line.left > last.left + own.size && isFinished(last.text)) return false;
  if (unfinished || isFull(last, line, setting)) return true;
  return !isFinished(last.text) && !isShortLine(last, own) && line.left <= left + own.size / 4;
}

/** Lines that every letter sets apart: known headings, the salutation, the short form of the title, the close. */
function standsAlone(text: string): boolean {
  if (text.length >= 90) return false;
  return (
    isKnownHeading(text) ||
    /^(?:yours? (?:sincerely|faithfully),?|dear [^.]*|joint targeted area inspection of (?!the multi)[^.]*)$/iu.test(
      text,
    )
  );
}

/** Words with which every letter begins a paragraph. */
const OPENING = /^this (?:letter,? (?:to all the|summari[sz]es)|(?:joint )?inspection took place)\b/iu;

/** Type of another size, or of another face throughout, begins something else. */
function looksDifferent(group: Group, line: Line, { size, face }: Measure): boolean {
  const first = group.lines[0] as Line;
  if (Math.abs(first.size - line.size) > size * 0.08) return true;
  return first.face !== line.face && (first.face === face) !== (line.face === face) && line.text.length > 3;
}

function continuesOnNextPage(group: Group, last: Line, line: Line, setting: Setting): boolean {
  const { size } = setting.measure;
  const unfinished = isUnfinished(last.text, line.text);
  if (group.marker && setting.hanging) {
    const first = group.lines[0] as Line;
    const indented = line.left > first.left + size / 4;
    return indented || unfinished;
  }
  if (Math.abs(line.left - last.left) > size && !unfinished) return false;
  if (unfinished) return true;
  if (!setting.measure.wrapped || /[:;]$/u.test(last.text)) return false;
  if (!isFinished(last.text) && !isShortLine(last, setting.measure) && !standsAlone(line.text)) return true;
  return isFull(last, line, setting) && !(isShortLine(line, setting.measure) && !isFinished(line.text));
}

function continuesAfterBlank(group: Group, last: Line, line: Line, setting: Setting): boolean {
  if (!setting.measure.wrapped && !group.marker) return false;
  if (setting.parted && group.marker?.kind === 'bullet' && group.lines.length === 1 && line.blanks === 1)
    return isFull(last, line, setting) || isUnfinished(last.text, line.text);
  return isUnfinished(last.text, line.text) && (endsOpen(last.text) || !isShortLine(last, setting.measure));
}

/** Whether the distance between two lines is more than that between lines of one paragraph. */
function isApart(last: Line, line: Line, { pitch, size }: Measure): boolean {
  if (line.blanks > 0) return true;
  const step = line.baseline - last.baseline;
  return step > pitch * Math.max(size, line.size) * 1.28 || step < -size;
}

/** Whether a line left no room for the first word of the next one, so that its end says nothing. */
function isFull(last: Line, line: Line, { measure: { right, size }, edges }: Setting): boolean {
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

function isShortLine(line: Line, { left, right }: Measure): boolean {
  return line.right - left < (right - left) * 0.6;
}

/** Whether a text ends as a sentence does; a footnote mark after the full stop does not count. */
export function isFinished(text: string): boolean {
  return /[.!?:;]["”’)\]]*\d{0,2}["”’)\]]*$/u.test(text);
}

/** Whether a text breaks off and the next line goes on in the middle of the sentence. */
function isUnfinished(text: string, next: string): boolean {
  if (isFinished(text) && !/\b(?:e\.g|i\.e|etc|vs|para|no)\.$/u.test(text)) return false;
  return /^["“‘'(]?[\p{Ll}&£\d–]/u.test(next) || endsOpen(text);
}

/** Whether a text ends in a word or sign that cannot end a sentence. */
function endsOpen(text: string): boolean {
  return /(?:[,–—\-/&(]|\b(?:a|an|and|are|as|at|be|by|for|from|has|have|in|into|is|it|its|of|on|or|that|the|their|these|they|this|to|was|were|which|who|will|with))$/iu.test(
    text,
  );
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

/** Groups into blocks, with the nesting that their indents and signs show. */
function withLevels(groups: readonly Group[], setting: Setting): Block[] {
  const blocks: Block[] = [];
  let open: { left: number; sign: string }[] = [];
  let read = 0;
  for (let at = 0; at < groups.length; at++) {
    const group = groups[at] as Group;
    const table = at < read ? null : tableBlocks(groups, at, (lines) => textOf(lines, 0, setting));
    if (table) read = at + table.groups;
    if (table?.blocks) {
      for (const row of table.blocks) blocks.push(row);
      at = read - 1;
      open = [];
      continue;
    }
    const first = group.lines[0] as Line;
    if (group.marker && group.marker.kind !== 'number') {
      const sign = group.marker.sign;
      const tolerance = setting.measure.size / 2;
      const same = open.findIndex((list) => Math.abs(list.left - first.left) <= tolerance && list.sign === sign);
      const bySign = open.findIndex((list) => list.sign === sign);
      if (same >= 0) open.length = same + 1;
      else if (bySign >= 0 && Math.abs((open[bySign]?.left ?? 0) - first.left) <= tolerance * 4)
        open.length = bySign + 1;
      else {
        while (open.length > 0 && (open.at(-1)?.left ?? 0) > first.left + tolerance) open.pop();
        open.push({ left: first.left, sign });
      }
    } else if (!group.marker) open = first.left > (open[0]?.left ?? 0) + setting.measure.size / 4 ? open : [];
    blocks.push(blockOf(group, Math.max(0, open.length - 1), isImpliedItem(group, blocks.at(-1)), setting));
  }
  return blocks;
}

/**
 * A list whose signs were lost: in plain text only the space after the sign is left, before the first line and no
 * other. It follows an introduction or another item.
 */
function isImpliedItem({ marker, lines }: Group, before: Block | undefined): boolean {
  const [first, ...rest] = lines as [Line, ...Line[]];
  if (marker || first.face !== '' || first.left !== SPACE || rest.some((line) => line.left !== 0)) return false;
  return before?.kind === 'bullet' || before?.text.endsWith(':') === true;
}

function blockOf(group: Group, level: number, implied: boolean, setting: Setting): Block {
  const { lines, marker } = group;
  const [first, last] = [lines[0] as Line, lines.at(-1) as Line];
  const text = textOf(lines, marker?.length ?? 0, setting);
  const listed = implied || (marker !== null && marker.kind !== 'number');
  const heading = !listed && isHeading(group, text, setting.measure);
  return block(text, {
    kind: listed ? 'bullet' : heading ? 'heading' : 'paragraph',
    level: listed ? level : 0,
    number: marker?.kind === 'number' ? marker.sign : null,
    rank: heading ? -Math.round(first.size) : null,
    page: first.page,
    endPage: last.page,
    boxes: boxesOf(lines),
    frame: first.tag?.frame ?? null,
  });
}

/** A heading stands out by its type: larger, or in another face throughout; and it is no sentence. */
function isHeading({ lines }: Group, text: string, { size, face }: Measure): boolean {
  const first = lines[0] as Line;
  if (first.face === '' || text.length > 220 || lines.length > 4 || /[.;,]$/u.test(text)) return false;
  if (!/\p{L}/u.test(text)) return false;
  const larger = lines.every((line) => line.size > size * 1.08);
  const strong = lines.every((line) => line.face !== face && line.size > size * 0.9);
  return larger || strong;
}

function textOf(lines: readonly Line[], skip: number, { known }: Pick<Setting, 'known'>): string {
  const done: string[] = [];
  let last = '';
  for (const [at, line] of lines.entries()) {
    const piece = (at === 0 ? line.text.slice(skip) : line.text).replace(/\s+/gu, ' ').trim();
    // Only the line before decides how the next one is joined; the rest is never copied again.
    const joined = joinPieces(last, piece, known);
    done.push(joined.slice(0, joined.length - piece.length));
    last = piece;
  }
  return done.join('') + last;
}

function boxesOf(lines: readonly Line[]): Box[] {
  if (lines[0]?.face === '') return [];
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return lines.map((line) => ({
    page: line.page,
    left: rounded(line.left),
    top: rounded(line.baseline - line.size * 0.9),
    width: rounded(line.right - line.left),
    height: rounded(line.size * 1.15),
  }));
}

/** Footnotes keep their marks; a line without a mark goes on with the note before it. */
function footnoteBlocks(lines: readonly Line[], setting: Setting): Block[] {
  const groups: { mark: string; length: number; lines: Line[] }[] = [];
  for (const line of lines) {
    const mark = /^(\d{1,3}|[*†‡])\s*(?=\S|$)/u.exec(line.text);
    const last = groups.at(-1);
    const next = last ? Number(last.mark) + 1 : Number.NaN;
    if (mark?.[1] && (!last || last.lines[0]?.page !== line.page || Number(mark[1]) === next || !/^\d/u.test(mark[1])))
      groups.push({ mark: mark[1], length: mark[0].length, lines: [line] });
    else if (last) last.lines.push(line);
    else groups.push({ mark: '', length: 0, lines: [line] });
  }
  return groups.map(({ mark, length, lines: own }) =>
    block(textOf(own, length, setting), {
      kind: 'footnote',
      number: mark === '' ? null : mark,
      page: (own[0] as Line).page,
      endPage: (own.at(-1) as Line).page,
      boxes: boxesOf(own),
    }),
  );
}

/** Puts each footnote after everything that begins on its page. */
function placed(blocks: readonly Block[], footnotes: readonly Block[]): Block[] {
  const result: Block[] = [];
  let next = 0;
  for (const one of blocks) {
    while (next < footnotes.length && (footnotes[next]?.page ?? 0) < one.page) result.push(footnotes[next++] as Block);
    result.push(one);
  }
  return [...result, ...footnotes.slice(next)].filter((one) => one.text !== '');
}
