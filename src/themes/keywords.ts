/**
 * The words by which a theme's passages speak of it.
 */
import { isStopWord } from '../language/stop-words.ts';
import { words } from '../language/tokens.ts';
import { isEveryday } from './everyday.ts';
import { mentionsIn, type SubjectIndex } from './mentions.ts';

/** Keywords that a theme shows at most. */
const MOST = 8;
/** What a word that only keeps the subject company counts beside a name, and its share of the passages at least. */
const COMPANY = 0.4;
const FREQUENT = 0.05;
/** Passages that are looked at: the strongest. */
const LOOKED_AT = 400;

interface Used {
  count: number;
  readonly written: Map<string, number>;
}

/**
 * The names and company of a subject as these passages write them, the most used first. Of two that share their words only
 * the more used one.
 * @param subjects numbers of the subject and of those whose passages it has taken in
 * @param texts its passages, strongest first
 */
export function keywordsOf(subjects: ReadonlySet<number>, texts: readonly string[], index: SubjectIndex): string[] {
  const used = new Map<string, Used>();
  const looked = texts.slice(0, LOOKED_AT);
  for (const text of looked) {
    const seen = new Set<string>();
    for (const { subject, term, start, end, named } of mentionsIn(text, index).mentions) {
      if (!subjects.has(subject) || !isShown(text.slice(start, end), term, named)) continue;
      const entry = used.get(term) ?? { count: 0, written: new Map<string, number>() };
      if (!seen.has(term)) entry.count += named ? 1 : COMPANY;
      seen.add(term);
      const written = plainly(text.slice(start, end));
      entry.written.set(written, (entry.written.get(written) ?? 0) + 1);
      used.set(term, entry);
    }
  }
  const ranked = [...used].sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1));
  const chosen: { stems: string[]; written: string }[] = [];
  for (const [term, { count, written }] of ranked) {
    if (chosen.length === MOST) break;
    if (chosen.length >= 5 && count < FREQUENT * looked.length) break;
    const stems = term.split(' ');
    const within = chosen.some(
      (other) => stems.every((stem) => other.stems.includes(stem)) || other.stems.every((stem) => stems.includes(stem)),
    );
    const [first] = [...written].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (!within && first !== undefined) chosen.push({ stems, written: first[0] });
  }
  return chosen.map(({ written }) => written);
}

/** Whether it reads as a term: no small word at either end, and no everyday word that only keeps company. */
function isShown(written: string, term: string, named: boolean): boolean {
  const found = words(written);
  const small = [found[0], found.at(-1)].some((word) => word !== undefined && isStopWord(word) && word !== 'missing');
  return !small && (named || term.includes(' ') || !isEveryday(term));
}

/** In one line and in lower case, short names in capitals aside. */
function plainly(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/’s?$/u, '')
    .replace(/\s*[([][^)\]]*$/u, '')
    .replace(/\p{L}[\p{L}’'-]*/gu, (word) => (/\p{Lu}.*\p{Lu}|\p{N}/u.test(word) ? word : word.toLowerCase()));
}
