/**
 * What the styles of a Word document say about its paragraphs and letters (ISO/IEC 29500-1, 17.7).
 */
import { childOf, childrenOf, type Element } from '../xml.ts';
import { isOn, type List, valOf } from './numbering.ts';

/** How letters look, as far as it matters to what is read. */
export interface Look {
  readonly hidden: boolean;
  readonly struck: boolean;
  readonly bold: boolean;
  readonly raised: boolean;
}

export interface Styles {
  /** Depth of a heading style from 1, 0 for the title of the document; null for other styles. */
  rank(style: string | null): number | null;
  isContents(style: string | null): boolean;
  isCaption(style: string | null): boolean;
  /** The list and level that a style puts its paragraphs on. */
  listOf(style: string | null, lists: ReadonlyMap<string, List>): { list: string; level: number } | null;
  /** The list that a numbering style names. */
  linked(style: string): string | null;
  /** How letters look, by the style of their paragraph, their own, and what is set on them. */
  look(paragraph: string | null, own: Element | undefined): Look;
}

const TOGGLES = { hidden: ['w:vanish'], struck: ['w:strike', 'w:dstrike'], bold: ['w:b'] } as const;
/** Half points above the line from which letters are the mark of a note, as far as it can be told. */
export const LIFTED = 6;
type Toggle = keyof typeof TOGGLES;

/** The styles of `styles.xml`. */
export function stylesOf(root: Element | undefined): Styles {
  const styles = new Map(childrenOf(root, 'w:style').map((one) => [one.attributes['w:styleId'] ?? '', one]));
  const usual =
    childrenOf(root, 'w:style').find(
      (one) => one.attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/u.test(one.attributes['w:default'] ?? ''),
    )?.attributes['w:styleId'] ?? null;
  const defaults = childOf(childOf(childOf(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');

  /** A style and those it is based on, itself first. */
  const chains = new Map<string, readonly Element[]>();
  const chainOf = (id: string | null): readonly Element[] => {
    const from = id ?? usual;
    if (from === null) return [];
    const known = chains.get(from);
    if (known) return known;
    const chain: Element[] = [];
    let next = styles.get(from);
    while (next && !chain.includes(next)) {
      chain.push(next);
      next = styles.get(valOf(next, 'w:basedOn') ?? '');
    }
    chains.set(from, chain);
    return chain;
  };
  const toggled = (id: string | null, toggle: Toggle): boolean | null => {
    if (id === null) return null;
    for (const style of chainOf(id)) {
      const set = switchOf(childOf(style, 'w:rPr'), toggle);
      if (set !== null) return set;
    }
    return null;
  };
  const cache = new Map<string, boolean>();
  const styled = (paragraph: string | null, character: string | null, toggle: Toggle): boolean => {
    const key = `${paragraph} ${character} ${toggle}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    // Styles on both levels turn one another off.
    const result =
      (toggled(paragraph ?? usual, toggle) ?? switchOf(defaults, toggle) ?? false) !==
      (toggled(character, toggle) ?? false);
    cache.set(key, result);
    return result;
  };
  const nameOf = (style: Element) => (valOf(style, 'w:name') ?? '').toLowerCase();
  return {
    rank(id) {
      for (const style of chainOf(id)) {
        const name = nameOf(style);
        const heading = /^heading ([1-9])$/u.exec(name)?.[1];
        if (heading) return Number(heading);
        if (name === 'title') return 0;
        if (name === 'subtitle') return 2;
        const outline = valOf(childOf(style, 'w:pPr'), 'w:outlineLvl');
        if (outline !== null) return Number(outline) < 9 ? Number(outline) + 1 : null;
      }
      return null;
    },
    isContents: (id) => chainOf(id).some((style) => /^(?:toc \d|table of figures)$/u.test(nameOf(style))),
    isCaption: (id) => chainOf(id).some((style) => nameOf(style) === 'caption'),
    listOf(id, lists) {
      const chain = chainOf(id);
      const numbered = chain.map((style) => childOf(childOf(style, 'w:pPr'), 'w:numPr'));
      const list = numbered.map((one) => valOf(one, 'w:numId')).find((one) => one !== null) ?? null;
      if (list === null || list === '0') return null;
      const levels = lists.get(list)?.levels ?? [];
      for (const [at, style] of chain.entries()) {
        const linked = levels.findIndex((level) => level?.style === style.attributes['w:styleId']);
        if (linked >= 0) return { list, level: linked };
        const own = valOf(numbered[at], 'w:ilvl');
        if (own !== null) return { list, level: Number(own) || 0 };
      }
      return { list, level: 0 };
    },
    linked: (id) =>
      chainOf(id)
        .map((style) => valOf(childOf(childOf(style, 'w:pPr'), 'w:numPr'), 'w:numId'))
        .find((one) => one !== null) ?? null,
    look(paragraph, own) {
      const character = valOf(own, 'w:rStyle');
      const is = (toggle: Toggle) => switchOf(own, toggle) ?? styled(paragraph, character, toggle);
      return {
        hidden: is('hidden'),
        struck: is('struck'),
        bold: is('bold'),
        raised:
          isRaised(own) ??
          chainOf(character ?? '')
            .map((style) => isRaised(childOf(style, 'w:rPr')))
            .find((one) => one !== null) ??
          false,
      };
    },
  };
}

/** Whether letters stand above their line, as marks of notes do: by that name, or lifted by three points and more. */
function isRaised(properties: Element | undefined): boolean | null {
  const align = valOf(properties, 'w:vertAlign');
  if (align !== null && align !== 'baseline') return align === 'superscript';
  const lifted = valOf(properties, 'w:position');
  return lifted === null ? (align === null ? null : false) : Number(lifted) >= LIFTED;
}

/** Whether any of the properties is set on or off here; null where none is named. */
function switchOf(properties: Element | undefined, toggle: Toggle): boolean | null {
  const set = TOGGLES[toggle].map((name) => childOf(properties, name)).filter((one) => one !== undefined);
  return set.length === 0 ? null : set.some(isOn);
}
