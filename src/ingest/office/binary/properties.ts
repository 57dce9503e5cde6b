/**
 * Properties of characters and paragraphs in Word 97 to 2003 files: lists of changes, kept page by page (MS-DOC 2.6, 2.9).
 */
import { PLACE, positionsOf, type WordFile } from './file.ts';

/** Changes by their codes; of several for one code the last counts. */
export type Properties = ReadonlyMap<number, DataView>;

export const CODE = {
  inserted: 0x0801,
  deleted: 0x0800,
  bold: 0x0835,
  struck: 0x0837,
  struckTwice: 0x2a53,
  hidden: 0x083c,
  special: 0x0855,
  raised: 0x2a48,
  /** Half points above the line. */
  lifted: 0x4845,
  style: 0x4a30,
  font: 0x4a4f,
  otherFont: 0x4a51,
  symbol: 0x6a09,
  data: 0x6a03,
  level: 0x260a,
  list: 0x460b,
  inTable: 0x2416,
  rowEnd: 0x2417,
  depth: 0x6649,
  innerCell: 0x244b,
  innerRowEnd: 0x244c,
  outline: 0x2640,
} as const;

const SIZES = [1, 1, 2, 4, 2, 2, -1, 3];
const PAGE = 512;

/** The changes of a list of them, as far as it can be read. */
export function changesOf(view: DataView, into: Map<number, DataView> = new Map()): Map<number, DataView> {
  let at = 0;
  while (at + 2 < view.byteLength) {
    const code = view.getUint16(at, true);
    at += 2;
    let size = SIZES[code >> 13] ?? 1;
    if (size < 0) {
      size = code === 0xd608 && at + 2 <= view.byteLength ? view.getUint16(at, true) + 1 : view.getUint8(at) + 1;
      if (code === 0xc615 && view.getUint8(at) === 255) return into;
    }
    if (at + size > view.byteLength) return into;
    into.set(code, new DataView(view.buffer, view.byteOffset + at, size));
    at += size;
  }
  return into;
}

/** A stretch of the document stream and what is said of it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly style: number;
  readonly changes: Properties;
}

/** Whether a page of properties is lost, or the list of them: each names one stretch or more, and they follow one another. */
export function losesStretches(file: WordFile, kind: 'characters' | 'paragraphs'): boolean {
  const plc = file.place(PLACE[kind]);
  const positions = positionsOf(plc, 4);
  const count = positions.length - 1;
  if (count < 1 || positions.some((position, at) => at > 0 && position <= (positions[at - 1] ?? 0))) return true;
  const { main } = file;
  return Array.from(
    { length: count },
    (_, at) => (plc.getUint32(4 * (count + 1) + 4 * at, true) & 0x3fffff) * PAGE,
  ).some((page) => {
    if (page + PAGE > main.byteLength) return true;
    const runs = main.getUint8(page + PAGE - 1);
    const place = (run: number) => main.getUint32(page + 4 * run, true);
    return (
      runs === 0 || 4 * (runs + 1) > PAGE || Array.from({ length: runs }).some((_, run) => place(run + 1) <= place(run))
    );
  });
}

/** All stretches of characters or of paragraphs, in the order of the stream. */
export function stretchesOf(file: WordFile, kind: 'characters' | 'paragraphs'): Stretch[] {
  const plc = file.place(PLACE[kind]);
  const count = positionsOf(plc, 4).length - 1;
  const { main } = file;
  const pages = Math.ceil(main.byteLength / PAGE);
  const found: Stretch[] = [];
  for (let index = 0; index < Math.min(count, pages); index++) {
    const page = (plc.getUint32(4 * (count + 1) + 4 * index, true) & 0x3fffff) * PAGE;
    if (page + PAGE > main.byteLength) continue;
    const runs = main.getUint8(page + PAGE - 1);
    for (let run = 0; run < runs; run++) {
      const entry = page + 4 * (runs + 1) + run * (kind === 'characters' ? 1 : 13);
      if (entry >= page + PAGE) break;
      const offset = 2 * main.getUint8(entry);
      const range = { from: main.getUint32(page + 4 * run, true), to: main.getUint32(page + 4 * (run + 1), true) };
      found.push({ ...range, ...propertiesAt(main, page, offset, kind) });
    }
  }
  return found.toSorted((a, b) => a.from - b.from);
}

function propertiesAt(
  main: DataView,
  page: number,
  offset: number,
  kind: string,
): { style: number; changes: Properties } {
  if (offset === 0) return { style: 0, changes: new Map() };
  let at = page + offset;
  let size = main.getUint8(at++);
  if (kind === 'paragraphs') size = size === 0 ? 2 * main.getUint8(at++) : 2 * size - 1;
  const within = Math.max(0, Math.min(size, page + PAGE - at));
  if (kind === 'characters') return { style: 0, changes: changesOf(new DataView(main.buffer, at, within)) };
  if (within < 2) return { style: 0, changes: new Map() };
  return { style: main.getUint16(at, true), changes: changesOf(new DataView(main.buffer, at + 2, within - 2)) };
}

/** The stretch in which a place of the stream stands. */
export function stretchAt(stretches: readonly Stretch[], place: number): Stretch | undefined {
  let [low, high] = [0, stretches.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = stretches[middle] as Stretch;
    if (place < one.from) high = middle - 1;
    else if (place >= one.to) low = middle + 1;
    else return one;
  }
  return undefined;
}
