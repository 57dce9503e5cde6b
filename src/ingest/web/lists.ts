/**
 * Lists of web pages, numbered as browsers number them (HTML, 4.4.5 to 4.4.8).
 */
import { countedLetters, roman } from '../lines/numerals.ts';

export interface WebList {
  readonly ordered: boolean;
  readonly numbered: boolean;
  readonly type: string;
  readonly step: 1 | -1;
  next: number;
}

const STYLES: Readonly<Record<string, string>> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
  'decimal-leading-zero': '01',
  decimal: '1',
  none: 'none',
  disc: 'disc',
  circle: 'disc',
  square: 'disc',
};

/** A list from its tag; `items` counts its own items, asked only where a list counts down. */
export function webList(name: string, attributes: Readonly<Record<string, string>>, items: () => number): WebList {
  const style = /list-style(?:-type)?\s*:[^;]*?\b([a-z]+(?:-[a-z]+)*)\b/iu
    .exec(attributes.style ?? '')?.[1]
    ?.toLowerCase();
  const type = STYLES[style ?? ''] ?? (attributes.type || '1');
  const down = name === 'ol' && attributes.reversed !== undefined;
  const start = Number.parseInt(attributes.start ?? '', 10);
  return {
    ordered: name === 'ol' && type !== 'disc',
    numbered: name === 'ol' && type !== 'disc' && type !== 'none',
    type,
    step: down ? -1 : 1,
    next: Number.isNaN(start) ? (down ? items() : 1) : start,
  };
}

/** Counts one item more: its number as printed, or null. */
export function numberOf(list: WebList, value: string | undefined): string | null {
  const given = Number.parseInt(value ?? '', 10);
  const number = Number.isNaN(given) ? list.next : given;
  list.next = number + list.step;
  if (!list.numbered) return null;
  switch (list.type) {
    case 'a':
      return countedLetters(number) ?? String(number);
    case 'A':
      return countedLetters(number)?.toUpperCase() ?? String(number);
    case 'i':
      return roman(number) ?? String(number);
    case 'I':
      return roman(number)?.toUpperCase() ?? String(number);
    case '01':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

/** Items that belong to the list that begins at `from` and to no list inside it. */
export function itemsFrom(html: string, from: number): number {
  const tag = /<(\/?)(ol|ul|li)\b/giu;
  tag.lastIndex = from;
  let [depth, items] = [0, 0];
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    const isItem = match[2]?.toLowerCase() === 'li';
    if (isItem) {
      if (match[1] === '' && depth === 1) items++;
    } else depth += match[1] === '' ? 1 : -1;
    if (depth === 0) break;
  }
  return items;
}
