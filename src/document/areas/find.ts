/**
 * Which area a name names, and which areas a text mentions.
 */
import { ALIASES, type Alias, keyOf, mayWrapAfter, type NameWord, nameWords, wrapperBefore } from './names.ts';
import type { KnownArea } from './register.ts';

const BY_NAME: ReadonlyMap<string, Alias> = new Map(ALIASES.map((alias) => [keyOf(alias.words), alias]));

/** Names by their first word, the longest first. */
const BY_FIRST: ReadonlyMap<string, readonly Alias[]> = byFirst();

/**
 * The area that the whole text names, in any capitals and with any wrapper ("The London Borough of Sutton", "Leeds City
 * Council", "sutton"), or null where it names none or says more than a name.
 */
export function areaNamed(text: string): KnownArea | null {
  if (text.length > 200) return null;
  const words = nameWords(text).map(({ word }) => word);
  for (let from = 0; ; ) {
    for (let to = words.length; to > from; to--) {
      const alias = BY_NAME.get(keyOf(words.slice(from, to)));
      if (alias) return alias.area;
      if (!mayWrapAfter(words[to - 1])) break;
    }
    const wrapper = wrapperBefore(words, from);
    if (wrapper === 0) return null;
    from += wrapper;
  }
}

export interface AreaMention {
  readonly area: KnownArea;
  /** First UTF-16 unit of the name in the text, wrappers such as "London Borough of" and "Council" included. */
  readonly start: number;
  readonly end: number;
  /** The text from `start` to `end`: the name as printed. */
  readonly printed: string;
}

/**
 * The areas that a running text mentions, in order: the longest name at each place, whole words, capitalised. Streets,
 * people with a title and other places that share a word with an area are passed over, and names that are ordinary words
 * ("Reading", "Bath") count only where nothing else can be meant. Takes time in proportion to the text.
 */
export function areasIn(text: string): AreaMention[] {
  const words = nameWords(text);
  const plain = words.map(({ word }) => word);
  const found: AreaMention[] = [];
  for (let at = 0; at < words.length; ) {
    const elsewhere = otherPlaceAt(plain, at);
    const alias = elsewhere > 0 ? undefined : aliasAt(text, words, plain, at);
    if (alias) {
      const before = prefixOf(text, words, plain, at);
      const last = at + alias.words.length - 1;
      const after = suffixOf(text, words, last);
      const start = words[before]?.start ?? 0;
      const end = words[after]?.end ?? text.length;
      found.push({ area: alias.area, start, end, printed: text.slice(start, end) });
      at = after + 1;
    } else {
      at += Math.max(1, elsewhere);
    }
  }
  return found;
}

/** Small words inside a name, printed without a capital. */
const SMALL = new Set(['and', 'of', 'on', 'upon', 'with', 'the', 'for', 'in', 'y', 'ar']);
/** Names that are also words of every day. */
const ORDINARY = new Set(['reading', 'bath', 'bury', 'hull', 'slough', 'richmond', 'kingston', 'stoke', 'redcar']);
const PLACE_BEFORE = new Set(
  'in of across from to at within throughout for near around and between outside into with'.split(' '),
);
/** What follows "reading" where no town is meant. */
const READS = new Set(
  'writing age ages skills recovery list lists room test tests group groups programme spelling maths mathematics'.split(
    ' ',
  ),
);
const STREETS = new Set(
  'road street lane avenue close drive house court crescent grove terrace gardens square way rd st ave park hall festival carriage carriages mean'.split(
    ' ',
  ),
);
const TITLES = new Set(
  'mr mrs ms miss dr sir dame lord lady baroness baron councillor cllr professor prof judge justice reverend rev captain'.split(
    ' ',
  ),
);
/** Other places and things whose names begin with, or hold, the name of an area. */
const ELSEWHERE = [
  'newcastle under lyme',
  'sutton coldfield',
  'sutton in ashfield',
  'bury st edmunds',
  'newport pagnell',
  'stoke mandeville',
  'stoke newington',
  'richmond hill',
  'new york',
  'new hampshire',
  'new kent',
  'house of lords',
  'westminster government',
  'westminster parliament',
  'bath spa',
  'barnet formula',
  'kingston jamaica',
].map((words) => words.split(' '));

function otherPlaceAt(plain: readonly string[], at: number): number {
  const place = ELSEWHERE.find((words) => words.every((word, offset) => plain[at + offset] === word));
  return place?.length ?? 0;
}

/** The longest name at a word that is printed like one and can mean the area. */
function aliasAt(text: string, words: readonly NameWord[], plain: readonly string[], at: number): Alias | undefined {
  return BY_FIRST.get(plain[at] ?? '')?.find(
    (alias) =>
      alias.words.every((word, offset) => plain[at + offset] === word) &&
      isPrinted(text, words, at, alias.words.length) &&
      isMeant(text, words, plain, at, alias),
  );
}

/** Whether the words stand together, each capitalised but the small ones. */
function isPrinted(text: string, words: readonly NameWord[], at: number, length: number): boolean {
  for (let place = at; place < at + length; place++) {
    const { word, start, end } = words[place] as NameWord;
    const small = SMALL.has(word) && place > at;
    if (!small && !/^\p{Lu}/u.test(text.slice(start, start + 2))) return false;
    const next = words[place + 1];
    if (place < at + length - 1 && next && !isTogether(text.slice(end, next.start), word)) return false;
  }
  const [first, last] = [words[at] as NameWord, words[at + length - 1] as NameWord];
  // Part of an address on the internet or of a code.
  return (
    !/[@/_\\]/u.test(text.slice(Math.max(0, first.start - 1), first.start)) &&
    !/^(?:[@/_\\]|\.\p{Ll})/u.test(text.slice(last.end, last.end + 2))
  );
}

/** Whether nothing but space, a comma, a hyphen or a single line end stands between two words of one name. */
function isTogether(between: string, word: string): boolean {
  return (
    /^(?:’s|'s|[’'])?[ \u00A0]?(?:[-‐‑–,]?[ \u00A0]?\n?|\n) ?$/u.test(between) ||
    (word === 'st' && /^\. ?$/u.test(between))
  );
}

function isMeant(
  text: string,
  words: readonly NameWord[],
  plain: readonly string[],
  at: number,
  alias: Alias,
): boolean {
  const next = at + alias.words.length;
  const last = words[next - 1] as NameWord;
  const adjoining = (place: number) => {
    const word = words[place];
    return (
      word !== undefined &&
      isTogether(text.slice((words[place - 1] as NameWord).end, word.start), plain[place - 1] ?? '')
    );
  };
  const follower = adjoining(next) ? plain[next] : undefined;
  if (alias.area.kind === 'police' || alias.words.length > 3) return true;
  const capitalFollows =
    follower !== undefined &&
    /^\p{Lu}/u.test(text.slice((words[next] as NameWord).start, (words[next] as NameWord).end));
  const wrapped = (capitalFollows && mayWrapAfter(follower)) || prefixOf(text, words, plain, at) < at;
  if (alias.needsWrapper) return wrapped && !(alias.area.joined && follower === 'council');
  if (capitalFollows && STREETS.has(follower ?? '')) return false;
  const before = words[at - 1];
  const gap = before ? text.slice(before.end, (words[at] as NameWord).start) : '';
  if (before && /^\.? ?$/u.test(gap)) {
    if (TITLES.has(before.word)) return false;
    // An initial: "J. Kent".
    if (/^\p{Lu}$/u.test(text.slice(before.start, before.end)) && before.word !== 'a' && before.word !== 'i')
      return false;
  }
  if (alias.words.length > 1 || !ORDINARY.has(alias.words[0] ?? '') || wrapped) return true;
  return isPlaceByContext(text, words, plain, at, last, follower);
}

/** Whether an ordinary word is a place here: inside a sentence, and for "Reading" behind a word like "in". */
function isPlaceByContext(
  text: string,
  words: readonly NameWord[],
  plain: readonly string[],
  at: number,
  last: NameWord,
  follower: string | undefined,
): boolean {
  const { word, start } = words[at] as NameWord;
  const written = text.slice(start, last.end);
  if (written === written.toUpperCase()) return false;
  const opening = text.slice(Math.max(0, start - 3), start).trimStart();
  if (start === 0 || /(?:[.!?:;•“"‘(]|\n)\s*$/u.test(opening)) return false;
  if (word !== 'reading') return true;
  const subject = follower === 'and' || follower === 'or' ? plain[at + 2] : follower;
  return PLACE_BEFORE.has(plain[at - 1] ?? '') && !READS.has(subject ?? '');
}

/** The first word of the wrappers before a name, or the name's own first word. "the" stays outside. */
function prefixOf(text: string, words: readonly NameWord[], plain: readonly string[], at: number): number {
  for (let from = Math.max(0, at - 5); from < at; from++) {
    const length = wrapperBefore(plain, from);
    if (length > 0 && from + length === at && plain[from] !== 'the') {
      const { start, end } = words[from] as NameWord;
      if (/^\p{Lu}/u.test(text.slice(start, end))) return from;
    }
  }
  return at;
}

const BODIES = [
  'metropolitan borough council',
  'metropolitan district council',
  'county borough council',
  'unitary authority',
  'borough council',
  'county council',
  'city council',
  'district council',
  'metropolitan borough',
  'metropolitan district',
  'council',
  'mbc',
].map((words) => words.split(' '));

/** The last word of the body named behind a name ("City Council"), or the name's own last word. */
function suffixOf(text: string, words: readonly NameWord[], last: number): number {
  const body = BODIES.find((parts) =>
    parts.every((part, offset) => {
      const [previous, word] = [words[last + offset], words[last + offset + 1]];
      return (
        previous !== undefined &&
        word?.word === part &&
        text.slice(previous.end, word.start).trim() === '' &&
        /^\p{Lu}/u.test(text.slice(word.start, word.end))
      );
    }),
  );
  return last + (body?.length ?? 0);
}

function byFirst(): ReadonlyMap<string, readonly Alias[]> {
  const names = new Map<string, Alias[]>();
  for (const alias of ALIASES) {
    const first = alias.words[0] ?? '';
    names.set(first, [...(names.get(first) ?? []), alias]);
  }
  for (const list of names.values()) list.sort((one, other) => other.words.length - one.words.length);
  return names;
}
