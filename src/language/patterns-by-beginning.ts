/**
 * Many patterns of plain English looked for in one pass: each is tried only where a word begins as it does. Gives the same as
 * looking for one after another over the whole text.
 */

/** Where a pattern was found, and which. */
export interface PatternMatch {
  readonly place: number;
  readonly start: number;
  readonly end: number;
}

/** Letters of a word's beginning that are looked at. */
const LOOKED_AT = 3;
/** What is not a letter from a to z, one kind of "letter" more. */
const OTHER = 26;
const KINDS = 27;
/** A place has a bit of a number. */
const MOST_SETS = 32;

/** The kind of letter at a place in a text. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at) - 0x61;
  return code >= 0 && code < OTHER ? code : OTHER;
}

/**
 * Sets of patterns, each in small letters and beginning with a letter or with letters to choose from in brackets; any other is
 * tried at every word. They are found from word border to word border, leftmost first, those of one set not overlapping.
 */
export function patternsByBeginning(sets: readonly (readonly string[])[]): (text: string) => PatternMatch[] {
  if (sets.length > MOST_SETS) throw new Error(`more than ${MOST_SETS} sets of patterns`);
  const whole = sets.map((patterns) => new RegExp(`\\b(?:${patterns.join('|')})\\b`, 'y'));
  const tried = new Uint32Array(KINDS ** LOOKED_AT);
  sets.forEach((patterns, place) => {
    for (const pattern of patterns) for (const head of beginningsOf(pattern)) mark(tried, head, place);
  });
  return (text) => {
    const found: PatternMatch[][] = sets.map(() => []);
    const from = new Int32Array(sets.length);
    for (let at = 0; at < text.length; at++) {
      if (!isWordUnit(text.charCodeAt(at))) continue;
      const key = (kindAt(text, at) * KINDS + kindAt(text, at + 1)) * KINDS + kindAt(text, at + 2);
      for (let left = tried[key] as number; left !== 0; left &= left - 1) {
        const place = 31 - Math.clz32(left & -left);
        if ((from[place] as number) > at) continue;
        const pattern = whole[place] as RegExp;
        pattern.lastIndex = at;
        if (!pattern.test(text)) continue;
        (found[place] as PatternMatch[]).push({ place, start: at, end: pattern.lastIndex });
        from[place] = pattern.lastIndex;
      }
      while (isWordUnit(text.charCodeAt(at + 1))) at++;
    }
    return found.flat();
  };
}

/** Whether a pattern takes a unit for part of a word (`\w`). */
function isWordUnit(unit: number): boolean {
  const letter = unit | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f;
}

/** Notes that a set is tried where a word begins so. */
function mark(tried: Uint32Array, head: string, place: number): void {
  let keys = [0];
  for (let at = 0; at < LOOKED_AT; at++) {
    const kinds = at < head.length ? [kindAt(head, at)] : Array.from({ length: KINDS }, (_, kind) => kind);
    keys = keys.flatMap((key) => kinds.map((kind) => key * KINDS + kind));
  }
  for (const key of keys) tried[key] = (tried[key] as number) | (1 << place);
}

/** How what a pattern stands for may begin: at most three letters of each way; an empty one where that cannot be told. */
export function beginningsOf(pattern: string): string[] {
  if (!pattern.startsWith('(?:')) return alternativesOf(pattern).map(plainBeginning);
  const ends = closing(pattern);
  // What may be left out, or is one of several at the outermost level, is not looked into.
  if (ends < 0 || /[?*{|]/u.test(pattern.charAt(ends + 1)) || alternativesOf(pattern).length > 1) return [''];
  // "(?:is|are) not": what follows a short way is not needed, for it only narrows down.
  return alternativesOf(pattern.slice(3, ends)).map(plainBeginning);
}

/** The letters, and spaces between words, that a pattern begins with and that have to be there. */
function plainBeginning(pattern: string): string {
  const plain = /^[a-z ]*/u.exec(pattern)?.[0] ?? '';
  // A sign that makes a letter optional, or repeats it, concerns the last one.
  const sure = /[?*{]/u.test(pattern.charAt(plain.length)) ? plain.slice(0, -1) : plain;
  return sure.slice(0, LOOKED_AT);
}

/** The place of the bracket that closes the first one; -1 where there is none. */
function closing(pattern: string): number {
  let open = 0;
  for (let at = 0; at < pattern.length; at++) {
    if (pattern.charAt(at) === '(') open++;
    if (pattern.charAt(at) === ')' && --open === 0) return at;
  }
  return -1;
}

/** The ways between bars that stand in no bracket. */
function alternativesOf(pattern: string): string[] {
  const found = [''];
  let open = 0;
  for (const sign of pattern) {
    if (sign === '(') open++;
    if (sign === ')') open--;
    if (sign === '|' && open === 0) found.push('');
    else found.push(`${found.pop() ?? ''}${sign}`);
  }
  return found;
}
