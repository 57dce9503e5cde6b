/**
 * Charts of a Word document (DrawingML, ISO/IEC 29500-1, 21.2) as a table: a line with the names of the series, then one for each
 * category with its values, which the file keeps as they were last drawn.
 */
import { type Block, block } from '../../block.ts';
import { childOf, type Element, elementsOf, plainText } from '../xml.ts';

/** Categories of a chart beyond which it is no table that anyone reads. */
const MOST_ROWS = 500;
const MOST_POINTS = 100_000;

export interface Chart {
  readonly blocks: readonly Block[];
  /** Categories that were left unread. */
  readonly left: number;
}

/** A chart by the root of its part; null where it holds nothing that is read. */
export function chartOf(root: Element): Chart | null {
  const chart = childOf(root, 'c:chart');
  const plot = childOf(chart, 'c:plotArea');
  // The title, those of the axes, and what was written beside points. What stands in brackets there is filled in when it is drawn.
  const titles = [childOf(chart, 'c:title'), ...within(plot, 'c:title'), ...within(plot, 'c:dLbl')]
    .map((one) => oneLine(wordsIn(one)))
    .filter((text) => text !== '' && !text.startsWith('['));
  const series = within(plot, 'c:ser').map((one) => ({
    name: wordsIn(childOf(one, 'c:tx')),
    categories: valuesOf(childOf(one, 'c:cat') ?? childOf(one, 'c:xVal')),
    values: valuesOf(childOf(one, 'c:val') ?? childOf(one, 'c:yVal')),
    sizes: valuesOf(childOf(one, 'c:bubbleSize')),
  }));
  const rows: string[][] = [];
  // Points of different places need not stand side by side.
  const isShared = series.every(({ categories }) => same(categories, series[0]?.categories));
  for (const group of isShared ? [series] : series.map((one) => [one])) {
    if (group.some(({ name }) => name.trim() !== '')) rows.push(['', ...group.map(({ name }) => name)]);
    const [{ categories = NONE } = {}] = group;
    const all = new Set([...categories.keys(), ...group.flatMap(({ values }) => [...values.keys()])]);
    for (const at of [...all].sort((a, b) => a - b))
      rows.push([
        categories.get(at) ?? '',
        ...group.map(({ values, sizes }) => [values.get(at), sizes.get(at)].filter(Boolean).join(' ')),
      ]);
  }
  const lines = rows.slice(0, MOST_ROWS).map((cells) => cells.map(oneLine));
  const blocks = [
    ...titles.map((text) => block(text, { kind: 'caption' })),
    ...lines.flatMap((cells) => {
      const filled = cells.slice(cells.findIndex((cell) => cell !== ''));
      return cells.every((cell) => cell === '') ? [] : [block(filled.join(' | '), { kind: 'table', inTable: true })];
    }),
  ];
  return blocks.length === 0 ? null : { blocks, left: Math.max(0, rows.length - MOST_ROWS) };
}

const NONE: ReadonlyMap<number, string> = new Map();

function same(one: ReadonlyMap<number, string>, other: ReadonlyMap<number, string> | undefined): boolean {
  if (one.size === 0 || other === undefined) return true;
  return one.size === other.size && [...one].every(([at, value]) => other.get(at) === value);
}

/** All elements of a name inside another. */
function within(element: Element | undefined, name: string): Element[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : within(child, name)));
}

/** The texts of points by their number; those of several levels in one text, the outermost first. */
function valuesOf(element: Element | undefined): ReadonlyMap<number, string> {
  const levels = within(element, 'c:lvl').map(pointsOf);
  const [inner, ...outer] = levels;
  if (inner === undefined) return pointsOf(element);
  const values = new Map<number, string>();
  const groups = outer.map(() => '');
  const last = Math.max(-1, ...inner.keys());
  for (let at = 0; at <= last && at < MOST_POINTS; at++) {
    // A group stands with the first of what it holds.
    for (const [depth, level] of outer.entries()) groups[depth] = level.get(at) ?? groups[depth] ?? '';
    values.set(at, [...groups.toReversed(), inner.get(at) ?? ''].filter((text) => text !== '').join(' '));
  }
  return values;
}

function pointsOf(element: Element | undefined): ReadonlyMap<number, string> {
  const format = plainText(within(element, 'c:formatCode')[0]);
  return new Map(
    within(element, 'c:pt').map(({ attributes, children }) => {
      const value = children.find((child) => typeof child !== 'string' && child.name === 'c:v') as Element | undefined;
      return [Number(attributes.idx ?? 0), shownAs(plainText(value), attributes.formatCode ?? format)];
    }),
  );
}

/** A number as its format has it shown: in per cent, as a day, without the noise of binary fractions. */
function shownAs(value: string, format: string): string {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) return value;
  const code = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/gu, '');
  if (code.includes('%')) return `${rounded(number * 100, code)}%`;
  if (/[dy]/iu.test(code) && !/general|standard/iu.test(code) && number > 0 && number < 2_958_466)
    return new Date(Math.round((number - DAYS_TO_1970) * 86_400_000)).toISOString().slice(0, 10);
  return rounded(number, code);
}

/** From the day on which spreadsheets begin to count to that on which computers do. */
const DAYS_TO_1970 = 25_569;

function rounded(number: number, code: string): string {
  const decimals = /^[^;.]*\.(0+)/u.exec(code)?.[1]?.length ?? (/0/u.test(code) ? 0 : null);
  return decimals === null || decimals > 10 ? String(Number(number.toPrecision(12))) : number.toFixed(decimals);
}

/** The words inside, paragraphs apart. */
function wordsIn(element: Element | undefined): string {
  if (element?.name === 'a:t' || element?.name === 'c:v') return plainText(element);
  const text = elementsOf(element).map(wordsIn).join('');
  return element?.name === 'a:p' || element?.name === 'a:br' ? ` ${text} ` : text;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
