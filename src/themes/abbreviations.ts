/**
 * Abbreviations as the documents define them: "multi-agency safeguarding hub (MASH)".
 */

export interface Definition {
  readonly short: string;
  readonly long: string;
}

const BRACKETED = /\(([\p{Lu}\p{N}][\p{L}\p{N}&-]{1,9})\)/gu;

/**
 * Definitions in a text after Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions
 * in biomedical text": every letter of the short form is found, from right to left, in the words before the bracket,
 * the first one at the beginning of a word. Words whose initials spell the short form go first.
 */
export function definitions(text: string): Definition[] {
  const found: Definition[] = [];
  for (const match of text.matchAll(BRACKETED)) {
    const short = match[1] ?? '';
    const capitals = short.replace(/[^\p{Lu}]/gu, '').length;
    if (capitals < 2) continue;
    const before = text.slice(Math.max(0, match.index - 120), match.index).trimEnd();
    const clause = before.split(/[.;:()\n•]/u).at(-1) ?? '';
    const most = Math.min(short.length + 5, short.length * 2);
    const candidate = clause.split(/\s+/u).slice(-most).join(' ');
    const long = byInitials(short, candidate) ?? longForm(short, candidate);
    if (long !== null && partsOf(long) >= capitals - (capitals > 3 ? 1 : 0))
      found.push({ short: singular(short), long });
  }
  return found;
}

/** The words before a bracket whose initials spell the short form, small words skipped; null where they do not. */
function byInitials(short: string, candidate: string): string | null {
  const wanted = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const parts = [...candidate.matchAll(/[\p{L}\p{N}]+(?:[’'][\p{L}]+)*/gu)];
  let letter = wanted.length - 1;
  for (const part of parts.reverse()) {
    if (part[0].toLowerCase().startsWith(wanted[letter] ?? '')) letter--;
    else if (part[0].length > 3) return null;
    if (letter < 0) return candidate.slice(part.index).trim();
  }
  return null;
}

/** A short form without its plural s: "DSLs" is "DSL". */
export function singular(short: string): string {
  return short.replace(/(?<=\p{Lu})s$/u, '');
}

function partsOf(long: string): number {
  return long.split(/[\s/-]+/u).length;
}

function longForm(short: string, candidate: string): string | null {
  const wanted = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const text = candidate.toLowerCase();
  let at = text.length - 1;
  for (let index = wanted.length - 1; index >= 0; index--) {
    const letter = wanted[index];
    const startsWord = () => at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');
    while (at >= 0 && (text[at] !== letter || (index === 0 && !startsWord()))) at--;
    if (at < 0) return null;
    if (index > 0) at--;
  }
  const long = candidate.slice(Math.max(0, at)).trim();
  return long.split(/\s+/u).length < 2 || long.length <= short.length ? null : long;
}

/**
 * One long form for each short one over many texts: the one defined most often, ties by the text itself.
 */
export function dictionary(texts: Iterable<string>): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const text of texts) {
    for (const { short, long } of definitions(text)) {
      const name = short.toUpperCase();
      const key = long.toLowerCase().replace(/[‘’]/gu, "'");
      const longs = counts.get(name) ?? new Map<string, number>();
      counts.set(name, longs.set(key, (longs.get(key) ?? 0) + 1));
    }
  }
  const best = [...counts].map(([short, longs]) => {
    const [first] = [...longs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return [short, first?.[0] ?? short] as const;
  });
  return new Map(best.sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}
