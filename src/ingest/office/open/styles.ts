/**
 * What the styles of an OpenDocument text say about its paragraphs, letters and lists (ISO/IEC 26300-1, 16).
 */
import { childOf, childrenOf, type Element, elementsOf } from '../xml.ts';
import { levelOf, type OpenLevel } from './lists.ts';

export interface Look {
  readonly hidden: boolean;
  readonly struck: boolean;
  readonly bold: boolean;
  readonly raised: boolean;
}

/** What a style says of a look; null where it says nothing. */
type Said = { -readonly [Key in keyof Look]: boolean | null };

export interface OpenStyles {
  /** Takes a child of `office:styles`, `office:automatic-styles` or `office:master-styles`. */
  add(element: Element): void;
  /** Names of a paragraph style and of those it is based on, itself first. */
  chain(style: string | undefined): readonly string[];
  /** How letters look: what is set nearest to them counts. */
  look(family: 'paragraph' | 'text', style: string | undefined, around: Look): Look;
  listStyle(name: string): readonly (OpenLevel | undefined)[];
  /** Levels of the headings. */
  readonly outline: readonly (OpenLevel | undefined)[];
  /** Page styles, with what runs on every page. */
  readonly pages: readonly Element[];
}

export const PLAIN: Look = { hidden: false, struck: false, bold: false, raised: false };

export function openStyles(): OpenStyles {
  const styles = new Map<string, Element>();
  const lists = new Map<string, readonly (OpenLevel | undefined)[]>();
  const outline: (OpenLevel | undefined)[] = [];
  const pages: Element[] = [];
  const named = (family: string, name: string | undefined) => styles.get(`${family} ${name ?? ''}`);
  const chainOf = (family: string, name: string | undefined): Element[] => {
    const chain: Element[] = [];
    let next = named(family, name);
    while (next && !chain.includes(next)) {
      chain.push(next);
      next = named(family, next.attributes['style:parent-style-name']);
    }
    return chain;
  };
  const cache = new Map<string, Said>();
  const own = (family: string, name: string | undefined) => {
    const key = `${family} ${name ?? ''}`;
    const known = cache.get(key);
    if (known) return known;
    const made: Said = { hidden: null, struck: null, bold: null, raised: null };
    for (const style of chainOf(family, name)) {
      const set = childOf(style, 'style:text-properties')?.attributes ?? {};
      const said = (value: string | undefined, pattern: RegExp) => (value === undefined ? null : pattern.test(value));
      made.hidden ??= said(set['text:display'], /^none$/u);
      made.struck ??= said(set['style:text-line-through-style'] ?? set['style:text-line-through-type'], /^(?!none$)/u);
      made.bold ??= said(set['fo:font-weight'], /^(?:bold|[6-9]00)$/u);
      made.raised ??= said(set['style:text-position'], /^(?:super|[1-9]\d*%)/u);
    }
    cache.set(key, made);
    return made;
  };
  return {
    outline,
    pages,
    add(element) {
      const { name, attributes } = element;
      if (name === 'style:style') styles.set(`${attributes['style:family']} ${attributes['style:name']}`, element);
      else if (name === 'text:list-style') lists.set(attributes['style:name'] ?? '', levelsOf(element));
      else if (name === 'text:outline-style') outline.push(...levelsOf(element));
      else if (name === 'style:master-page') pages.push(element);
    },
    chain: (style) => chainOf('paragraph', style).map((one) => one.attributes['style:name'] ?? ''),
    look(family, style, around) {
      const set = own(family, style);
      return {
        hidden: set.hidden ?? around.hidden,
        struck: set.struck ?? around.struck,
        bold: set.bold ?? around.bold,
        raised: set.raised ?? around.raised,
      };
    },
    listStyle: (name) => lists.get(name) ?? [],
  };
}

function levelsOf(style: Element): (OpenLevel | undefined)[] {
  const levels: (OpenLevel | undefined)[] = [];
  for (const element of elementsOf(style)) {
    const level = Number(element.attributes['text:level']);
    if (level >= 1 && level <= 10) levels[level - 1] = levelOf(element);
  }
  return levels;
}

/** The texts that run on every page: children of the headers and footers of the page styles. */
export function runningParts(pages: readonly Element[]): readonly Element[] {
  return pages.flatMap((page) =>
    ['header', 'footer', 'header-first', 'footer-first', 'header-left', 'footer-left'].flatMap((name) =>
      childrenOf(page, `style:${name}`).flatMap(elementsOf),
    ),
  );
}
