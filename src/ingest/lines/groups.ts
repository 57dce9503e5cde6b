/**
 * Which lines belong together: each rule looks at a line and at the lines before it that may go on in it.
 */
import { endsOpen, isFinished, isUnfinished, OPENING, standsAlone } from './ending.ts';
import { FILLED, type Line } from './line.ts';
import { answerOf, type Marker, markerOf, serialMarkerOf } from './marker.ts';
import type { Measure } from './measure.ts';
import { followsOn, isFirst, type Numbered } from './numbering.ts';
import { isApart, isFull, isShortLine, type Setting } from './setting.ts';

/** Lines that were found to belong together, and the marker they begin with. */
export interface Group {
  readonly marker: Marker | null;
  readonly lines: Line[];
}

/** Numbers before a line that its own may follow. */
const LATEST = 12;

/** Lines after the first number of a series in which the second stands. */
const SOON = 40;

/** Groups the lines of a document into paragraphs, list items and headings, in order. */
export function groupLines(lines: readonly Line[], setting: Setting): Group[] {
  const groups: Group[] = [];
  let numbered: readonly Numbered[] = [];
  for (const [at, line] of lines.entries()) {
    const current = groups.at(-1);
    const split = current?.marker ? splitBullet(current.marker, current.lines.at(-1) as Line, line) : null;
    if (current && split) {
      current.lines.push(split);
      continue;
    }
    const marker =
      current && insideElement(current, line)
        ? null
        : (markerFor(line, current, numbered, setting) ?? serialFor(lines, at, current, numbered, setting));
    if (marker?.kind === 'number')
      numbered = [{ sign: marker.sign, left: line.left }, ...numbered.slice(0, LATEST - 1)];
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

function markerFor(
  line: Line,
  current: Group | undefined,
  numbered: readonly Numbered[],
  setting: Setting,
): Marker | null {
  const marker = answerOf(line.text) ?? markerOf(line.text);
  if (!marker || marker.kind === 'bullet') return marker;
  const last = current?.lines.at(-1);
  if (!current || !last || line.blanks > 0) return marker;
  if (marker.kind === 'number') return isNumber(marker, line, current, numbered, setting) ? marker : null;
  if (last.page !== line.page) return marker;
  // A dash at the beginning of a line may also be the middle of a sentence.
  const apart = isApart(last, line, setting.measure) || line.left > last.left + setting.measure.size / 2;
  const listed = setting.dashes && !endsOpen(last.text);
  return apart || listed || isFinished(last.text) || current.marker?.kind === 'dash' ? marker : null;
}

/** Whether a sign says what it numbers, "Recommendation 7", so that a series may begin with any. */
const isNamed = (sign: string) => /\p{L}{3,} \d/u.test(sign);

/** A marker that needs a series: it follows one at its indent, or begins one that goes on soon. */
function serialFor(
  lines: readonly Line[],
  at: number,
  current: Group | undefined,
  numbered: readonly Numbered[],
  setting: Setting,
): Marker | null {
  const line = lines[at] as Line;
  const marker = serialMarkerOf(line.text);
  if (!marker) return null;
  const { size } = setting.measure;
  const aligned = ({ left }: { left: number }) => Math.abs(left - line.left) <= size;
  const goesOn = () =>
    lines.slice(at + 1, at + SOON).some((other) => {
      const next = aligned(other) ? serialMarkerOf(other.text) : null;
      return next !== null && followsOn(next.sign, [{ sign: marker.sign, left: line.left }]);
    });
  // A number that names those above it may stand deeper than they do.
  const before = marker.sign.includes('.') ? numbered : numbered.filter(aligned);
  if (!followsOn(marker.sign, before) && !((isFirst(marker.sign) || isNamed(marker.sign)) && goesOn())) return null;
  const last = current?.lines.at(-1);
  // Capitals are initials of names, unless they stand below an item.
  if (marker.sign === 'A' && !(current?.marker && last && line.left > last.left + size / 2)) return null;
  if (!last || last.page !== line.page) return marker;
  const open = endsOpen(last.text) && isFull(last, line, setting);
  return open && !isApart(last, line, setting.measure) ? null : marker;
}

/** Whether what looks like a number numbers a paragraph. In the middle of a sentence it does so only if it follows. */
function isNumber(
  { sign }: Marker,
  line: Line,
  current: Group,
  numbered: readonly Numbered[],
  setting: Setting,
): boolean {
  const { measure } = setting;
  const { size } = measure;
  const last = current.lines.at(-1) as Line;
  const here = last.page === line.page;
  const apart = here && isApart(last, line, measure);
  const finished = isFinished(last.text);
  if (here && looksDifferent(current, line, measure)) return true;
  const indent = numbered.filter(({ left }) => Math.abs(left - line.left) <= size);
  if (followsOn(sign, here ? indent : numbered)) {
    // Text that hangs behind its number does not begin where numbers stand.
    return apart || finished || !endsOpen(last.text);
  }
  // Where the line before had room for the number, it was not wrapped there.
  if (here && indent.length > 0 && !endsOpen(last.text) && !isFull(last, line, setting)) return true;
  if (isFirst(sign)) return apart || finished || !here || line.left > last.left + size / 2;
  if (apart) return finished || !isUnfinished(last.text, line.text);
  const bare = /^\d{1,3}(?:\.\d+)+\s/u.test(line.text);
  const [before] = indent;
  const later = before === undefined || Number.parseFloat(sign) > Number.parseFloat(before.sign);
  return finished && later && !(bare && before === undefined);
}

function continues(group: Group, line: Line, setting: Setting): boolean {
  const last = group.lines.at(-1) as Line;
  const here = last.page === line.page;
  if (last.tag?.role === FILLED || line.tag?.role === FILLED) return last.tag?.element === line.tag?.element;
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
  // Behind a number, a line that had room for more and is followed by a capital is an item without a full stop.
  if (group.marker?.kind === 'number' && line.face !== '' && /^\p{Lu}/u.test(line.text)) return false;
  return !isFinished(last.text) && !isShortLine(last, own) && line.left <= left + own.size / 4;
}

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
