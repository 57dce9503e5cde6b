/**
 * The numbers of automatic lists, as Word prints them (ISO/IEC 29500-1, 17.9). Counting goes by the definition of a
 * list: two lists on one definition go on counting, unless one of them says where it starts.
 */
import { bareLabel, cardinalWords, ordinal, ordinalWords, repeatedLetters, roman } from '../../lines/numerals.ts';
import type { Label } from '../paragraph.ts';
import { childOf, childrenOf, type Element, elementsOf } from '../xml.ts';

export interface Level {
  /** First number. */
  readonly start: number;
  /** `w:numFmt`, or a custom pattern such as "001, 002, ...". */
  readonly format: string;
  /** What is printed, with %1 to %9 for the numbers of the levels. */
  readonly text: string;
  /** Whether all its numbers are printed in figures. */
  readonly legal: boolean;
  /** The level, from 1, whose use lets this one begin anew; 0 for never; null for any level further out. */
  readonly restart: number | null;
  /** Style whose paragraphs stand on this level. */
  readonly style: string | null;
}

/** A list: which definition it counts by, its levels, and where it starts anew. */
export interface List {
  readonly definition: string;
  readonly levels: readonly (Level | undefined)[];
  readonly starts: ReadonlyMap<number, number>;
}

/** Counts and labels the paragraphs of lists, called in the order of the document. */
export interface Counter {
  label(list: string, level: number): Label | null;
}

const MOST_LEVELS = 9;

/** The lists of `numbering.xml`, by `w:numId`. `linked` gives the list that a numbering style names. */
export function listsOf(root: Element | undefined, linked: (style: string) => string | null): Map<string, List> {
  const definitions = new Map(
    childrenOf(root, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'] ?? '', one]),
  );
  const instances = new Map(childrenOf(root, 'w:num').map((one) => [one.attributes['w:numId'] ?? '', one]));
  const definitionOf = (num: Element | undefined, depth = 0): [string, Element | undefined] => {
    const id = valOf(num, 'w:abstractNumId') ?? '';
    const definition = definitions.get(id);
    const style = valOf(definition, 'w:numStyleLink');
    const other = style === null || depth > 5 ? null : linked(style);
    return other === null || !instances.has(other) ? [id, definition] : definitionOf(instances.get(other), depth + 1);
  };
  const lists = new Map<string, List>();
  for (const [id, num] of instances) {
    const [definition, element] = definitionOf(num);
    const levels: (Level | undefined)[] = [];
    for (const level of childrenOf(element, 'w:lvl')) levels[indexOf(level)] = levelOf(level);
    const starts = new Map<number, number>();
    for (const override of childrenOf(num, 'w:lvlOverride')) {
      const at = indexOf(override);
      const own = childOf(override, 'w:lvl');
      if (own) levels[at] = levelOf(own);
      const start = valOf(override, 'w:startOverride');
      if (start !== null) starts.set(at, Number(start) || 0);
    }
    lists.set(id, { definition, levels, starts });
  }
  return lists;
}

/** Counts by the given lists. */
export function counterOf(lists: ReadonlyMap<string, List>): Counter {
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    label(id, at) {
      const list = lists.get(id);
      const level = list?.levels[at];
      if (!list || !level) return null;
      const count = counts.get(list.definition) ?? [];
      counts.set(list.definition, count);
      const startOf = (index: number) => list.starts.get(index) ?? list.levels[index]?.start ?? 1;
      const first = list.starts.has(at) && !begun.has(`${id} ${at}`);
      begun.add(`${id} ${at}`);
      for (let above = 0; above < at; above++) count[above] ??= startOf(above);
      const before = count[at];
      count[at] = before === undefined || first ? startOf(at) : before + 1;
      for (let below = at + 1; below < MOST_LEVELS; below++) {
        const restart = list.levels[below]?.restart ?? null;
        if (restart === null || (restart > 0 && at < restart)) count[below] = undefined;
      }
      return labelOf(list, at, level, count);
    },
  };
}

function labelOf(list: List, at: number, level: Level, count: readonly (number | undefined)[]): Label {
  if (level.format === 'bullet') return { level: at, bullet: level.text.trim() !== '', number: null };
  let known = true;
  const text = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const index = Number(digit) - 1;
    if (index > at) return '';
    const format = level.legal ? 'decimal' : (list.levels[index]?.format ?? 'decimal');
    const number = formatted(count[index] ?? 1, format);
    if (number === null) known = false;
    return number ?? '';
  });
  return { level: at, bullet: false, number: known ? bareLabel(text) : null };
}

/** A number in one of Word's formats; null where the format is not known. */
export function formatted(value: number, format: string): string | null {
  const upper = (text: string | null) => text?.toUpperCase() ?? null;
  switch (format) {
    case 'decimal':
    case 'decimalHalfWidth':
    case 'numberInDash':
      return format === 'numberInDash' ? `- ${value} -` : String(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'lowerLetter':
      return repeatedLetters(value);
    case 'upperLetter':
      return upper(repeatedLetters(value));
    case 'lowerRoman':
      return roman(value);
    case 'upperRoman':
      return upper(roman(value));
    case 'ordinal':
      return ordinal(value);
    case 'cardinalText':
      return cardinalWords(value);
    case 'ordinalText':
      return ordinalWords(value);
    case 'hex':
      return value.toString(16).toUpperCase();
    case 'chicago':
      return ['*', '†', '‡', '§'][(value - 1) % 4]?.repeat(Math.ceil(value / 4)) ?? null;
    case 'decimalEnclosedCircle':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : null;
    case 'none':
    case 'bullet':
      return '';
    default: {
      const pattern = /^(0*)1,/u.exec(format)?.[1];
      return pattern === undefined ? null : String(value).padStart(pattern.length + 1, '0');
    }
  }
}

function levelOf(element: Element): Level {
  const choice = elementsOf(childOf(childOf(element, 'mc:AlternateContent'), 'mc:Choice')).find(
    (one) => one.name === 'w:numFmt',
  );
  const format = choice ?? childOf(element, 'w:numFmt');
  const own = format?.attributes['w:val'] ?? 'decimal';
  const restart = valOf(element, 'w:lvlRestart');
  return {
    start: Number(valOf(element, 'w:start') ?? 0) || 0,
    format: own === 'custom' ? (format?.attributes['w:format'] ?? own) : own,
    text: valOf(element, 'w:lvlText') ?? '',
    legal: isOn(childOf(element, 'w:isLgl')),
    restart: restart === null ? null : Number(restart) || 0,
    style: valOf(element, 'w:pStyle'),
  };
}

function indexOf(element: Element): number {
  const at = Number(element.attributes['w:ilvl']);
  return at >= 0 && at < MOST_LEVELS ? at : 0;
}

/** `w:val` of a child, or null. */
export function valOf(element: Element | undefined, name: string): string | null {
  return childOf(element, name)?.attributes['w:val'] ?? null;
}

/** Whether a switch is on: there, and not said to be off. */
export function isOn(element: Element | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off)$/u.test(element.attributes['w:val'] ?? '');
}
