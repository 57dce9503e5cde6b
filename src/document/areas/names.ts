/**
 * The words of a name and what may stand round it without being part of it: "&" is "and", hyphens, full stops,
 * apostrophes, accents and capitals do not matter, and "London Borough of", "County Council", "Safeguarding Children
 * Partnership" are wrappers.
 */
import { AREAS, type KnownArea } from './register.ts';

/** A word of a text. `word` is folded: lower case, no accent, no possessive; "&" is "and". */
export interface NameWord {
  readonly word: string;
  readonly start: number;
  /** One past the last unit, without a possessive "'s". */
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\d]+(?:[’'](?!s\b)\p{L}+)*(?<possessive>[’']s\b)?|&/giu;

/** The words of a text in order. */
export function nameWords(text: string): NameWord[] {
  return Array.from(text.matchAll(WORD), (match) => {
    const end = match.index + match[0].length - (match.groups?.possessive?.length ?? 0);
    return { word: folded(text.slice(match.index, end)), start: match.index, end };
  });
}

function folded(written: string): string {
  if (written === '&') return 'and';
  const word = written
    .normalize('NFD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase();
  return word === 'childrens' ? 'children' : word;
}

/** Words as one key, for a map. */
export function keyOf(words: readonly string[]): string {
  return words.join(' ');
}

/** A name of an area and the area. */
export interface Alias {
  readonly words: readonly string[];
  readonly area: KnownArea;
  /**
   * Whether it names the area in running text only with a word such as "Council" or "Safeguarding Partnership" behind
   * it: initials, and names that are only the areas of a partnership one after the other.
   */
  readonly needsWrapper: boolean;
}

/** Every name of every area. */
export const ALIASES: readonly Alias[] = AREAS.flatMap((area) =>
  spellings(area).map((name) => ({
    words: nameWords(name).map(({ word }) => word),
    area,
    needsWrapper: area.joined || /^\p{Lu}{2,5}$/u.test(name) || name === 'AfC',
  })),
);

function spellings(area: KnownArea): readonly string[] {
  const names = [area.name, ...area.aliases];
  return area.kind === 'police'
    ? [
        ...names,
        ...names.filter((name) => / Police$/u.test(name)).map((name) => name.replace(/Police$/u, 'Constabulary')),
      ]
    : names;
}

/** Wrappers before a name, outermost first; longer ones first where one begins another. */
const BEFORE = [
  'the',
  'city and county of',
  'city and county borough of',
  'city and district of',
  'london borough of',
  'royal borough of',
  'metropolitan borough of',
  'metropolitan district of',
  'county borough of',
  'council of',
  'council for',
  'borough of',
  'city of',
  'county of',
  'district of',
  'local authority of',
  'local area of',
  'lb of',
  'lb',
  'rb of',
  'rb',
].map((words) => words.split(' '));

/** Words behind a name that say which body it is and are not part of the name. */
const AFTER = new Set(
  `council city county borough metropolitan district unitary authority local area mbc mdc cbc cc bc lscb lscp scp scb
   safeguarding children child partnership partnerships board boards strategic multi agency services service social care trust
   youth justice offending team integrated send s`
    .split(/\s+/u)
    .filter(Boolean),
);

/** Whether the words from `at` on are a wrapper before a name: how many words it has, 0 for none. */
export function wrapperBefore(words: readonly string[], at: number): number {
  return BEFORE.reduce(
    (longest, wrapper) =>
      wrapper.length > longest && wrapper.every((word, place) => words[at + place] === word) ? wrapper.length : longest,
    0,
  );
}

/** Whether a word behind a name may belong to a wrapper. */
export function mayWrapAfter(word: string | undefined): boolean {
  return word !== undefined && AFTER.has(word);
}
