/**
 * Names of places, people and organisations, told from terms by how the documents write them.
 */
import { isStopWord } from '../language/stop-words.ts';
import { type Token, tokens } from '../language/tokens.ts';
import { isOrdinaryWord } from './general-words.ts';

export interface Name {
  readonly text: string;
  readonly kind: 'place' | 'person' | 'organisation';
}

const TITLES = /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lady|lord)$/iu;
const BODIES =
  /^(?:council|trust|constabulary|police|hospital|nhs|university|college|committee|ccg|foundation|charity|limited|ltd|inspectorate|commission|borough|academy|infirmary|healthcare|cic)$/iu;

/** Share of a word's places inside sentences that are capital, above which it is a name. */
const MOSTLY = 0.8;

/**
 * Words that are names: the areas' own words, and words that stand inside sentences with a capital nearly always.
 * Defined abbreviations are no names, and neither are words in capitals throughout.
 */
export function nameWords(
  texts: readonly string[],
  areas: readonly string[],
  abbreviations: ReadonlyMap<string, string>,
): Set<string> {
  const counts = new Map<string, { capital: number; all: number }>();
  for (const text of texts) {
    const found = tokens(text);
    found.forEach((token, at) => {
      if (startsSentence(text, found, at)) return;
      const count = counts.get(token.word) ?? { capital: 0, all: 0 };
      counts.set(token.word, {
        capital: count.capital + (isCapital(token.text) ? 1 : 0),
        all: count.all + 1,
      });
    });
  }
  const names = new Set(areas.flatMap((area) => tokens(area).map((token) => token.word)).filter(isProper));
  for (const [word, count] of counts) {
    if (!isProper(word) || abbreviations.has(word.toUpperCase())) continue;
    if (count.capital > 0 && count.capital / count.all >= MOSTLY) names.add(word);
  }
  return names;
}

function isProper(word: string): boolean {
  return !isStopWord(word) && !isOrdinaryWord(word) && word.length > 2 && !/\p{N}/u.test(word);
}

function isCapital(text: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text) || /^\p{Lu}{2,}$/u.test(text);
}

function startsSentence(text: string, found: readonly Token[], at: number): boolean {
  const token = found[at];
  const before = found[at - 1];
  if (token === undefined || before === undefined) return true;
  return /[.!?:•\n“"]/u.test(text.slice(before.end, token.start));
}

/**
 * Full names in a text: runs of name words, with the bodies' own words ("Constabulary", "Trust") among them. Told apart
 * by a title before them (person), by a body's word in them (organisation), and by "in", "across" before them (place).
 */
export function namesIn(text: string, names: ReadonlySet<string>): Name[] {
  const found = tokens(text);
  const result: Name[] = [];
  for (let at = 0; at < found.length; ) {
    const first = found[at];
    if (first === undefined || !names.has(first.word) || !isCapital(first.text)) {
      at++;
      continue;
    }
    let to = at;
    for (let next = found[to + 1]; next !== undefined; next = found[to + 1]) {
      const gap = text.slice(found[to]?.end ?? 0, next.start);
      if (!/^\s+$/u.test(gap) || !isCapital(next.text)) break;
      to++;
    }
    const start = TITLES.test(first.text) ? Math.min(at + 1, to) : at;
    const run = found.slice(start, to + 1);
    const before = found[at - 1]?.text ?? '';
    const kind =
      TITLES.test(before) || TITLES.test(first.text)
        ? 'person'
        : run.some((token) => BODIES.test(token.word))
          ? 'organisation'
          : /^(?:in|across|near|throughout|around|within|from)$/iu.test(before)
            ? 'place'
            : 'organisation';
    result.push({
      text: text.slice(run[0]?.start ?? first.start, found[to]?.end ?? first.end).replace(/\s+/gu, ' '),
      kind,
    });
    at = to + 1;
  }
  return result;
}
