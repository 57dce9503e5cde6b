/**
 * The words by which a theme's passages speak of it.
 */
import { isStopWord } from '../language/stop-words.ts';
import { words } from '../language/tokens.ts';
import { isEveryday } from './everyday.ts';
import { fieldVector, likeness } from './field.ts';
import { mentionsIn, type SubjectIndex } from './mentions.ts';

/** Keywords that a theme shows at most. */
const MOST = 6;
/** What a word that only keeps the subject company counts beside a name, and its share of the passages at least. */
const COMPANY = 0.4;
const FREQUENT = 0.12;
/** Keywords that a theme shows even where they are seldom, and what the field knows of their company counts beside how often. */
const FEW = 3;
const KNOWN = 1.5;
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
  const most = Math.max(1, ...[...used.values()].map(({ count }) => count));
  const candidates = [...used]
    .filter(([, { count }]) => count >= Math.min(2 * COMPANY, FREQUENT * looked.length))
    .map(([term, { count, written }]) => ({
      stems: term.split(' '),
      count,
      frequency: Math.log(1 + count) / Math.log(1 + most),
      field: fieldVector(term.split(' ')),
      written: [...written].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? term,
    }))
    .sort((a, b) => b.count - a.count || (a.written < b.written ? -1 : 1));
  const chosen: (typeof candidates)[number][] = [];
  const company = new Float64Array(fieldVector([]).length);
  while (chosen.length < MOST) {
    let best: (typeof candidates)[number] | null = null;
    let value = 0;
    for (const candidate of candidates) {
      if (chosen.some((other) => repeats(candidate.stems, other.stems))) continue;
      if (chosen.length >= FEW && candidate.count < FREQUENT * looked.length) continue;
      const here = candidate.frequency + KNOWN * likeness(candidate.field, company);
      if (here > value) {
        best = candidate;
        value = here;
      }
    }
    if (best === null) break;
    chosen.push(best);
    best.field.forEach((number, d) => {
      company[d] = (company[d] ?? 0) + number;
    });
  }
  return chosen.map(({ written }) => written);
}

/** Whether all words of one of two terms stand in the other. */
function repeats(a: readonly string[], b: readonly string[]): boolean {
  return a.every((stem) => b.includes(stem)) || b.every((stem) => a.includes(stem));
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
    .replace(/\s*[([][^)\]]*$|[()[\]]/gu, '')
    .replace(/\p{L}[\p{L}’'-]*/gu, (word) => (/\p{Lu}.*\p{Lu}|\p{N}/u.test(word) ? word : word.toLowerCase()));
}
