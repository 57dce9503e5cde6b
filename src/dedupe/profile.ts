/**
 * What a document is about, read from its own words: the places it names, its dates, its figures. Two letters from one
 * template share most of their words; these are the ones in which they differ.
 */
import type { InspectionKind } from '../document/document.ts';
import { inspectionsMentioned } from '../document/kinds/claims.ts';
import { isStopWord } from '../language/stop-words.ts';
import type { Token } from '../language/tokens.ts';
import { type DatedDay, datedDays } from './days.ts';
import { hashWord } from './words.ts';

/** A capitalised word used like the name of a place. */
export interface PlaceName {
  readonly word: string;
  readonly count: number;
  /** Whether it stands where a document says what it is about: near its beginning. */
  readonly early: boolean;
}

export interface Profile {
  /** By count, most frequent first. */
  readonly places: readonly PlaceName[];
  /** Words of the title and what follows it that recur: what the document is about. */
  readonly subject: readonly string[];
  /** Full dates in order of mention, each with the words around it. */
  readonly days: readonly DatedDay[];
  /** Kinds of inspection it names near its beginning. */
  readonly kinds: readonly InspectionKind[];
  /** The latest year in the title and what stands beside it, or null. */
  readonly titleYear: string | null;
  /** Whether it calls itself guidance, a handbook or the like near its beginning. */
  readonly callsItselfGuidance: boolean;
  /** Words that tell what to do ("should", "must") and words that tell what was found ("was"), in every hundred. */
  readonly instructing: number;
  readonly telling: number;
  /** Hashes of the words that occur more than once, ascending, and beside them how often. */
  readonly terms: Uint32Array;
  readonly counts: Uint16Array;
  /** A word that is not among `terms` occurs at most so often. */
  readonly unlisted: number;
}

/** How many words at the beginning say what a document is about: title, addressees, first paragraph. */
const EARLY_WORDS = 250;
/** How many words may belong to a title and what stands beside it. */
const TITLE_WORDS = 60;
/** How often a word of the title must stand in the document to be its subject. */
const SUBJECT_COUNT = 8;
const MOST_TERMS = 2_000;
const MOST_PLACES = 40;
const MOST_DAYS = 60;

const PLACE_BEFORE = new Set(['in', 'across', 'within', 'throughout']);
/** Near the beginning, among addressees and in the title, also these: "London Borough of X". */
const PLACE_BEFORE_EARLY = new Set(['of', 'for']);
const PLACE_AFTER = new Set(
  'council city borough county metropolitan mbc cc district lscb safeguarding partnership local'.split(' '),
);

/** Capitalised in letters everywhere and the name of no place: the field's institutions, offices and months. */
const INSTITUTIONS = new Set(
  `adult adults agency agencies act area areas assessment authority board borough boards cafcass care case cases charity chief child children
   city clinical college commission commissioner commissioning committee community constable constabulary corporate council county
   court crime dear deputy designated director directorate district doctor early education emergency executive family families
   fire focused foundation framework front general government governance group groups head headline health healthcare help hmi hmicfrs
   hmip home hospital hub inspection inspections inspector inspectorate inspectors integrated intelligence interim joint judgement
   justice key lead leader leaders leadership learning letter local lead majesty management manager mental metropolitan mr mrs ms
   multi national nhs nurse office officer officers ofsted offending offenders parliament partners partnership partnerships people person plan planning police
   primary probation professional professionals programme protection public quality quarter region regional report rescue review
   royal safeguarding school schools secondary secretary senior service services skills social society staff state statement
   strategic strategy support supported targeted team teams term theme trust university violence voluntary working workers young youth
   january february march april may june july august september october november december
   monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter christmas easter covid
   england english wales britain british uk european year section annex appendix table figure part paragraph page`
    .split(/\s+/u)
    .filter(Boolean),
);

/** Whether a word, capitalised or not, belongs to the field's institutions rather than to any place. */
export function isInstitution(word: string): boolean {
  return INSTITUTIONS.has(word);
}

/** How a document uses a word. */
interface Uses {
  count: number;
  /** How often it is capitalised, and how often it stands like the name of a place. */
  capitals: number;
  places: number;
  isEarlyPlace: boolean;
}

const CAPITAL = /^\p{Lu}/u;

/** Longer ones are no words; a search over millions of letters would also end in V8's "Maximum call stack size exceeded". */
const SUBJECT_WORD = /^\p{L}{4,60}$/u;

/** Reads the profile off a text and its words. */
export function profileOf(text: string, found: readonly Token[]): Profile {
  const known = new Map<string, Uses>();
  let instructing = 0;
  let telling = 0;
  for (let at = 0; at < found.length; at++) {
    const { word, text: written } = found[at] as Token;
    if (INSTRUCTING.has(word)) instructing++;
    if (TELLING.has(word)) telling++;
    const isCapital = CAPITAL.test(written);
    const isPlace = isCapital && isPlaceName(text, found, at);
    for (const part of word.includes('-') ? word.split('-') : [word]) {
      let uses = known.get(part);
      if (uses === undefined) {
        uses = { count: 0, capitals: 0, places: 0, isEarlyPlace: false };
        known.set(part, uses);
      }
      uses.count++;
      if (isCapital) uses.capitals++;
      if (isPlace) uses.places++;
      uses.isEarlyPlace ||= isPlace && at < EARLY_WORDS;
    }
  }
  const countOfWord = (word: string) => known.get(word)?.count ?? 0;
  const isName = (word: string, { count, capitals }: Uses) =>
    word.length > 2 && !INSTITUTIONS.has(word) && !isStopWord(word) && capitals >= ALWAYS_CAPITALISED * count;
  return {
    places: [...known]
      .filter(([word, uses]) => uses.places > 0 && isName(word, uses) && uses.places >= OFTEN_A_PLACE * uses.count)
      .map(([word, { count, isEarlyPlace }]) => ({ word, count, early: isEarlyPlace }))
      .sort((one, other) => other.count - one.count || compare(one.word, other.word))
      .slice(0, MOST_PLACES),
    subject: [...new Set(found.slice(0, TITLE_WORDS).flatMap(({ word }) => word.split('-')))]
      .filter(
        (word) =>
          SUBJECT_WORD.test(word) &&
          !isStopWord(word) &&
          !isName(word, known.get(word) as Uses) &&
          countOfWord(word) >= SUBJECT_COUNT,
      )
      .sort(compare),
    days: datedDays(text).slice(0, MOST_DAYS),
    kinds: inspectionsMentioned(text.slice(0, found[EARLY_WORDS]?.start ?? text.length)),
    titleYear:
      found
        .slice(0, TITLE_WORDS)
        .map(({ word }) => word)
        .filter((word) => /^(?:19|20)\d\d$/u.test(word))
        .sort(compare)
        .at(-1) ?? null,
    callsItselfGuidance: found.slice(0, EARLY_WORDS).some(({ word }) => GUIDANCE.has(word)),
    instructing: (100 * instructing) / Math.max(1, found.length),
    telling: (100 * telling) / Math.max(1, found.length),
    ...termTable(known),
  };
}

/** The name of a person may stand where places stand, but seldom does. */
const OFTEN_A_PLACE = 0.15;
/** A name is capitalised nearly always; a common word only where a sentence or a heading begins. */
const ALWAYS_CAPITALISED = 0.8;
const INSTRUCTING = new Set(['should', 'must', 'will', 'shall', 'may']);
const TELLING = new Set(['was', 'were', 'had', 'has', 'have', 'been']);
const GUIDANCE = new Set(
  'guidance guide handbook manual framework policy procedure procedures toolkit protocol standards'.split(' '),
);

/** Whether a word is capitalised in mid-sentence and stands where names of places stand: "in X", "X Council". */
function isPlaceName(text: string, found: readonly Token[], at: number): boolean {
  const token = found[at] as Token;
  if (!/^\p{Lu}\p{Ll}+(?:[-‐‑'’]\p{L}+)*$/u.test(token.text)) return false;
  const before = found[at - 1];
  const after = found[at + 1];
  if (before !== undefined && /^\s+$/u.test(text.slice(before.end, token.start))) {
    if (PLACE_BEFORE.has(before.text) || (at < EARLY_WORDS && PLACE_BEFORE_EARLY.has(before.text))) return true;
  }
  if (before && /^(?:North|South|East|West|Upper|Lower|Greater)$/u.test(before.text))
    return isPlaceName(text, found, at - 1);
  return after !== undefined && PLACE_AFTER.has(after.word) && /^\s+$/u.test(text.slice(token.end, after.start));
}

function termTable(known: ReadonlyMap<string, Uses>): Pick<Profile, 'terms' | 'counts' | 'unlisted'> {
  const repeated = [...known].flatMap(([word, { count }]) =>
    count > 1 && !isStopWord(word) ? [[word, count] as const] : [],
  );
  repeated.sort((one, other) => other[1] - one[1] || compare(one[0], other[0]));
  const unlisted = repeated[MOST_TERMS]?.[1] ?? 1;
  const listed = repeated
    .slice(0, MOST_TERMS)
    .map(([word, count]) => [hashWord(word), Math.min(count, 0xffff)] as const)
    .sort((one, other) => one[0] - other[0]);
  return {
    terms: Uint32Array.from(listed, ([hash]) => hash),
    counts: Uint16Array.from(listed, ([, count]) => count),
    unlisted,
  };
}

/** How often a word occurs in a profiled document; for words that are not listed, the most it can be. */
export function countOf(word: string, { terms, counts, unlisted }: Profile): number {
  const hash = hashWord(word);
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] as number) < hash) low = middle + 1;
    else high = middle;
  }
  return terms[low] === hash ? (counts[low] as number) : unlisted;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
