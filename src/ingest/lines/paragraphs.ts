/**
 * Lines into blocks: what is a paragraph, a bullet at some depth, a heading, the row of a table.
 */
import { type Block, block } from '../block.ts';
import { joinedTables } from './across.ts';
import { footnoteBlocks, placed } from './footnotes.ts';
import { gridded } from './grid.ts';
import { type Group, groupLines } from './groups.ts';
import { FILLED, type Line } from './line.ts';
import { lengthToSkip } from './marker.ts';
import { type Measure, measure } from './measure.ts';
import { isFirst } from './numbering.ts';
import { type Setting, settingOf } from './setting.ts';
import { tableBlocks } from './tables.ts';
import { boxesOf, textOf } from './text.ts';

/** Width of one space of indent in plain text. */
const SPACE = 5;

/** The blocks that the lines of a document make up, in order. Running headers and footnotes have been taken out before. */
export function blocksOf(bare: readonly Line[], footnotes: readonly Line[] = []): Block[] {
  const lines = joinedTables(gridded(bare, measure(bare)));
  const setting = settingOf(lines);
  const blocks = withLevels(groupLines(lines, setting), setting);
  return placed(blocks, footnoteBlocks(footnotes, setting.known));
}

/** Groups into blocks, with the nesting that their indents and signs show. */
function withLevels(groups: readonly Group[], setting: Setting): Block[] {
  const blocks: Block[] = [];
  let open: { left: number; sign: string }[] = [];
  let numbered: readonly number[] = [];
  let read = 0;
  for (let at = 0; at < groups.length; at++) {
    const group = groups[at] as Group;
    const table =
      at < read ? null : tableBlocks(groups, at, (lines) => textOf(lines, 0, setting.known), setting.measure.face);
    if (table) read = at + table.groups;
    if (table?.blocks) {
      for (const row of table.blocks) blocks.push(row);
      at = read - 1;
      open = [];
      numbered = [];
      continue;
    }
    const first = group.lines[0] as Line;
    if (group.marker && group.marker.kind !== 'number') {
      // A box that is ticked and one that is not are items of one list.
      const sign = group.marker.sign.replace(/[☑☒✓✔✕✖✗✘]/u, '☐');
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
    } else if (group.marker) numbered = insideNumbers(numbered, group.marker.sign, first.left, setting.measure.size);
    else open = first.left > (open[0]?.left ?? 0) + setting.measure.size / 4 ? open : [];
    if (!group.marker && first.left <= (numbered[0] ?? 0)) numbered = [];
    const level = (group.marker?.kind === 'number' ? numbered : open).length - 1;
    blocks.push(blockOf(group, Math.max(0, level), isImpliedItem(group, blocks.at(-1)), setting));
  }
  return blocks;
}

/** Left edges of the numbered lists that an item stands in: one that begins further right begins inside the last. */
function insideNumbers(lists: readonly number[], sign: string, left: number, size: number): readonly number[] {
  const own = lists.findIndex((other) => Math.abs(other - left) <= size / 2);
  if (own >= 0) return lists.slice(0, own + 1);
  const isDeeper = isFirst(sign) && left > (lists.at(-1) ?? Number.POSITIVE_INFINITY);
  return isDeeper ? [...lists, left] : [left];
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
  const text = textOf(lines, marker ? lengthToSkip(marker, setting.ticks) : 0, setting.known);
  const listed = implied || (marker !== null && marker.kind !== 'number');
  const heading = !listed && isHeading(group, text, setting.measure);
  return block(text, {
    kind: listed ? 'bullet' : heading ? 'heading' : 'paragraph',
    level: listed || (marker?.kind === 'number' && !heading) ? level : 0,
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
  if (first.face === '' || first.tag?.role === FILLED || text.length > 220 || lines.length > 4 || /[.;,]$/u.test(text))
    return false;
  if (!/\p{L}/u.test(text)) return false;
  const larger = lines.every((line) => line.size > size * 1.08);
  const strong = lines.every((line) => line.face !== face && line.size > size * 0.9);
  return larger || strong;
}
