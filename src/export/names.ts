/**
 * Names of people, found without a list of names: by titles, by the company they keep, and by never being written
 * small. An aid, not a guarantee.
 */
import { sentences } from '../language/sentences.ts';
import { isStopWord } from '../language/stop-words.ts';
import { matchesOf } from './matches.ts';
import { isPlaceOrProvider, isThing } from './people.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

const NAME_WORD = String.raw`\p{Lu}[\p{L}]*(?:['’-]\p{Lu}?\p{Ll}+)*`;
const NAME = `${NAME_WORD}(?:[ ]+(?:de|van|von|bin|al|el|O)?[ '’]?${NAME_WORD}){0,2}`;
const TITLE =
  '(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Reverend|Cllr|Councillor|PC|PCSO|DC|DS|DI|DCI|Sgt|Sergeant|Constable|Nurse|Sister|Judge|Imam|Father|Aunt|Auntie|Uncle)';
const ROLE =
  '(?:child|mother|mum|mummy|father|dad|daddy|brother|sister|sibling|son|daughter|stepfather|stepmother|step-father|step-mother|stepdad|stepmum|grandmother|grandfather|grandma|grandad|nan|nana|aunt|auntie|uncle|cousin|niece|nephew|partner|boyfriend|girlfriend|husband|wife|friend|neighbour|carer|pupil|student|boy|girl|baby|infant|teenager|twin|teacher|headteacher|worker|practitioner|officer|nurse|doctor|midwife|visitor|guardian|solicitor|therapist|psychologist|psychiatrist|paediatrician|manager|chair|director|inspector|author|reviewer|colleague|man|woman|patient|perpetrator|victim|suspect|offender|witness)';
const KIN =
  '(?:mother|mum|father|dad|parents?|brothers?|sisters?|siblings?|family|school|teacher|carers?|grandmother|grandfather|nan|grandparents|aunt|uncle|partner|boyfriend|girlfriend|wishes|feelings|views|voice|case|file|records?|plan|bedroom|behaviour|injuries|needs|friends?|social\\s+worker|health\\s+visitor|GP|doctor|needs|home|house|birth|death|disclosure|assessment|care)';
/** What only people have. */
const OF_PEOPLE =
  '(?:mother|mum|father|dad|parents?|brothers?|sisters?|siblings?|grandmother|grandfather|nan|grandparents|aunt|uncle|boyfriend|girlfriend|wishes|feelings|voice|bedroom|injuries|friends?|GP|birth|death|disclosure|case|life|behaviour|behaviours)';
/** What only people do. */
const SAYING =
  '(?:said|says|told|tells|disclosed|discloses|lives|lived|stays|stayed|wants|wanted|likes|liked|feels|felt|explained|alleged|denied|phoned|rang|wrote|cried|ran|moved|confided|hoped|wished|enjoys|enjoyed|sees|saw|loves|asked|refused|attends|attended)';
const ACTED =
  "(?:said|says|told|tells|disclosed|discloses|reported|reports|lives|lived|attends|attended|moved|stays|stayed|wants|wanted|likes|feels|felt|explained|asked|described|alleged|denied|confirmed|phoned|rang|called|visited|wrote|ran|went|does|did|doesn[’']t|didn[’']t|will|would|could|can|cannot|needs|seems|appears|became|is|was|has|had|\\p{Ll}{2,}ed)";

/** Where a name may stand: group 1 of the pattern is the name. */
interface Company {
  readonly pattern: RegExp;
  /** Behind a title any word is a name; elsewhere it must never be written small, and in pairs neither word may be. */
  readonly needs: 'title' | 'name' | 'pair';
  /** Whether only people keep it; places, systems and projects keep the others too. */
  readonly ofPeople: boolean;
}

const beside = (needs: Company['needs'], ofPeople: boolean, pattern: string): Company => ({
  pattern: new RegExp(pattern, 'gu'),
  needs,
  ofPeople,
});

const COMPANY: readonly Company[] = [
  beside('title', true, String.raw`\b${TITLE}\.?\s+(?:\d{2,5}\s+)?((?:\p{Lu}\.?\s?){0,3}${NAME})`),
  beside(
    'name',
    true,
    String.raw`\b(?:named|name\s+is|name\s+was|nicknamed|signed\s+by|signed|written\s+by|name:|child:|mother:|father:|carer:|worker:|author:)\s+(${NAME})`,
  ),
  beside('name', false, String.raw`\b(?:called|known\s+as)\s+(${NAME})`),
  beside('name', true, String.raw`\b${ROLE}s?,?\s+(${NAME})`),
  beside('name', true, String.raw`(${NAME})['’]s?\s+(?:\p{Ll}+\s+)?${OF_PEOPLE}\b`),
  beside('name', false, String.raw`(${NAME})['’]s?\s+(?:\p{Ll}+\s+)?${KIN}\b`),
  beside(
    'name',
    true,
    String.raw`(${NAME})\*?,?\s+(?:\(\d{1,2}\)|\(?(?:is\s+)?aged\s+\d|\d{1,2},|(?:who\s+)?is\s+(?:aged\s+)?an?\s+\d|who\s+is\s+\d|\(?(?:DOB|d\.o\.b|born)\b)`,
  ),
  beside(
    'name',
    true,
    String.raw`(${NAME}),?\s+(?:(?:also|then|later|first|never|often|now|still|has|had|who)\s+)?${SAYING}\b`,
  ),
  beside(
    'name',
    false,
    String.raw`(${NAME})\*?,?\s+(?:(?:also|then|later|first|never|often|now|still|has|had|who)\s+)?${ACTED}\b`,
  ),
  beside(
    'name',
    true,
    String.raw`(${NAME}),\s+(?:(?:a|an|the)\s+(?:\p{Ll}+\s+){0,2}${ROLE}|(?:his|her|their|whose)\s+\p{Ll}+)\b`,
  ),
  beside('name', true, String.raw`(?<!\p{L})((?:\p{Lu}\.\s?){1,3}\p{Lu}\p{Ll}+(?:['’-]\p{Lu}?\p{Ll}+)*)`),
  beside('name', true, String.raw`(${NAME})\s+and\s+(?:his|her|their)\s+\p{Ll}+`),
  // "Surname, First": as registers have it.
  beside('name', true, String.raw`(${NAME_WORD},\s${NAME_WORD})(?=\s[–-]|\s\(|$)`),
  // Alone inside a sentence, not behind an article: what follows "the" is a service or a place.
  beside(
    'name',
    false,
    String.raw`(?<!\b(?:the|a|an|its|in|at|near|across)\s)(?<=[\p{Ll},;:)]\s)(${NAME_WORD})(?!['’-]?[\p{L}])(?!\s+\p{Lu})`,
  ),
  beside('pair', false, String.raw`(?<![\p{L}])(${NAME_WORD}[ ]+${NAME_WORD}(?:[ ]+${NAME_WORD})?)`),
];

/** Words that begin with a capital and name bodies, places, laws, days or posts, not people. */
const NOT_PEOPLE = new Set(
  `accident acting act action adult agency alliance ambulance annex april area assembly association august authority bank board borough britain
   british bureau cabinet camhs campus care castle cathedral catholic cce ccg central centre chief child children children's childrens christmas church city clinic code coe
   college commission commissioner committee community constabulary coroner corporate council county court covid crown cse december department deputy director district
   division dpo early east easter emergency england english europe european executive family february federation force forum foundation framework
   friday front general government governing great greater group head health healthwatch hill his her hmi hmicfrs hmip home hospital house human icb independent inspector inspectorate institute
   ireland irish islam january joint journey jtai july june jury justice key king kingdom lado lead leader letter liaison library life local london mappa marac march mash may medical
   member mental minister ministry monday multi multi-agency nhs north northern november nurse nursery october office officer ofsted operation our panel parish park
   parliament partnership people place plan pledge police policy practice primary prime prince princess prison probation programme project protection public queen
   quality recommendation region regional report review road royal safe safeguarding school scotland scottish scrutiny secondary secretary section send senior september service services
   sexual shire sir social society south southern special staff standard standards state statutory strategic strategy street sunday support sure surgery tavistock team
   the thursday together town trading trust tuesday unit united university victim village voice wales ward wednesday welsh west western whole women women's working working-together
   year yorkshire young youth youth's street avenue lane close drive ltd limited plc african asian black caribbean chinese christian hindu jewish metropolitan muslim polish roma sikh somali valley award awards plus schedule study bulletin newsletter handbook manual toolkit square appendix table figure chapter part contents dear yours i we they he she it you`
    .split(/\s+/u)
    .filter(Boolean),
);

/** What is known about the words of the texts before names are looked for. */
export interface NameContext {
  /** Words, in lower case, that somewhere stand small: ordinary words at the beginning of a sentence are among them. */
  readonly ordinary: ReadonlySet<string>;
  /** Words of the areas and bodies that the documents are about, in lower case. */
  readonly places: ReadonlySet<string>;
}

const WRITTEN_SMALL = /(?<![\p{L}\p{N}'’.@_-])\p{Ll}[\p{L}'’-]*(?![\p{L}\p{N}@._-]*@)/gu;
const WRITTEN_LARGE = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}]*(?:['’-]\p{L}+)*/gu;

/** Learns from the texts themselves which words are ordinary. */
export function nameContext(texts: readonly string[], places: readonly string[]): NameContext {
  const written = new Set<string>();
  for (const text of texts) for (const [word] of matchesOf(text, WRITTEN_SMALL)) written.add(word);
  const ordinary = new Set([...written].map(small));
  const words = places.flatMap((place) => place.split(/[^\p{L}'’-]+/u)).filter((word) => word.length > 2);
  return { ordinary, places: new Set(words.map(small)) };
}

const small = (word: string) => word.toLowerCase().replaceAll('’', "'").replace(/'s$/u, '');

/**
 * Names of people, text by text. Whoever has been named once is found wherever the name comes up again, in full or in
 * part. A name that only ever stands where things' names stand is nobody's.
 */
export function namesOfPeople(texts: readonly string[], context: NameContext): Span[][] {
  const named = texts.map((text) => namesByPlace(text, context));
  const people = new Map<string, number>();
  const more = (name: string, by: number) => people.set(name, (people.get(name) ?? 0) + by);
  for (const [index, text] of texts.entries()) {
    for (const { start, end, isPerson, isThing } of named[index] ?? [])
      more(text.slice(start, end), isPerson ? 1 : isThing ? -1 : 0);
  }
  const isSomebody = (name: string) => (people.get(name) ?? 0) >= 0;
  const kept = texts.map((text, index) =>
    (named[index] ?? []).filter(
      ({ start, end, isPerson, isThing }) => isPerson || (!isThing && isSomebody(text.slice(start, end))),
    ),
  );
  const parts = new Set(texts.flatMap((text, index) => partsOf(text, kept[index] ?? [])));
  return texts.map((text, index) => {
    const found: Span[] = (kept[index] ?? []).map(({ start, end }) => ({ start, end }));
    for (const match of matchesOf(text, WRITTEN_LARGE)) {
      const word = match[0].replace(/['’]s$/u, '');
      const span = { start: match.index, end: match.index + word.length };
      if (parts.has(word) && !isThing(text, span.start, span.end)) add(found, span);
    }
    return found.sort((left, right) => left.start - right.start);
  });
}

/** A name, and whether the company it keeps here is only people's, or a thing's. */
interface Named extends Span {
  readonly isPerson: boolean;
  readonly isThing: boolean;
}

/** Names where the company they keep gives them away. */
function namesByPlace(text: string, context: NameContext): Named[] {
  const found: Named[] = [];
  for (const sentence of sentences(text)) {
    for (const { pattern, needs, ofPeople } of COMPANY) {
      for (const match of matchesOf(sentence.text, pattern)) {
        const raw = match[1] ?? '';
        const from = match.index + match[0].indexOf(raw);
        const name = trimmed(raw, context, needs === 'title');
        if (name === null) continue;
        const words = raw.slice(name.start, name.end).split(/\s+/u);
        if (needs === 'pair' && (words.length < 2 || !words.every((word) => isUnusual(word, context)))) continue;
        const start = sentence.start + from + name.start;
        const end = start + name.end - name.start;
        const ofThing = needs !== 'title' && isThing(text, start, end);
        const isPlace = !ofPeople && isPlaceOrProvider(text, start, end);
        add(found, { start, end, isPerson: ofPeople && !ofThing, isThing: ofThing || isPlace });
      }
    }
  }
  return found;
}

/** The longer of two names in one place stays; what is only people's company counts before what is not. */
function add<Found extends Span>(found: Found[], span: Found): void {
  const index = found.findIndex((other) => other.start < span.end && span.start < other.end);
  const other = found[index];
  if (other === undefined) found.push(span);
  else if (other.start >= span.start && other.end <= span.end && !isOf(other, span)) found[index] = span;
  else if (other.start === span.start && other.end === span.end && isOf(span, other)) found[index] = span;
}

const isOf = (one: Span & { isPerson?: boolean }, other: Span & { isPerson?: boolean }) =>
  one.isPerson === true && other.isPerson === false && one.start === other.start && one.end === other.end;

/** Words that stand before a name in capitals and are no part of it. */
const POSTS = new Set(
  'mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend cllr councillor pc pcso dc ds di dci sgt see later earlier today yesterday tomorrow nobody somebody everybody everyone workers staff mosaic mum mummy dad daddy nan nana nanny gran grandad grandma auntie aunt uncle foster carer national insurance present apologies child tel mob furthermore however moreover additionally consequently nevertheless nonetheless meanwhile similarly overall whilst tier pseudonym'.split(
    ' ',
  ),
);

/** Drops words at either end that are no names; null where none is left. */
function trimmed(raw: string, context: NameContext, titled: boolean): Span | null {
  const words = [...raw.matchAll(/\S+/gu)].map((match) => ({ word: match[0], start: match.index }));
  // Initials belong to a name and are none: "Child A" and "Ms B" hide somebody already.
  const isInitial = (word: string) => /^\p{Lu}\.?$/u.test(word);
  const isName = (word: string) =>
    isInitial(word) ||
    (titled
      ? !isStopWord(small(word)) && !POSTS.has(small(word)) && !/^\p{Lu}{2,}s?$/u.test(word)
      : isUnusual(word, context));
  while (words.length > 0 && !isName(words[0]?.word ?? '')) words.shift();
  while (words.length > 0 && !isName(words.at(-1)?.word ?? '')) words.pop();
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || words.every(({ word }) => isInitial(word))) return null;
  if (!titled && words.some(({ word }) => NOT_PEOPLE.has(small(word)))) return null;
  if (!titled && words.every(({ word }) => context.places.has(small(word)))) return null;
  return { start: first.start, end: last.start + last.word.replace(/['’]s?$/u, '').length };
}

/** A word that is written with a capital and never small, and that names no body, place or day. */
function isUnusual(word: string, context: NameContext): boolean {
  const plain = small(word.replace(/[.,]$/u, ''));
  if (!/^\p{Lu}/u.test(word) || /^(?:\p{Lu}{2,}s?|\p{Lu}\p{Ll}\p{Lu})(?:['’]s?)?$/u.test(word)) return false;
  return (
    plain.length > 1 &&
    !isStopWord(plain) &&
    !NOT_PEOPLE.has(plain) &&
    !NOT_PEOPLE.has(plain.replace(/s$/u, '')) &&
    !POSTS.has(plain) &&
    !context.ordinary.has(plain) &&
    !context.ordinary.has(plain.replace(/s$/u, '')) &&
    // Nouns of this kind are nobody's name, and often stand at the beginning of a sentence only.
    !/\p{L}{3}(?:ing|tion|sion|ment|ness|ance|ence|ship|ity|ly|ism|ers|ist|ure|ors|shire)s?$/u.test(plain) &&
    !context.places.has(plain)
  );
}

/** The words of names, where they are long enough to tell somebody. */
function partsOf(text: string, spans: readonly Span[]): string[] {
  const words = spans.flatMap(({ start, end }) => text.slice(start, end).split(/\s+/u));
  return words.filter((word) => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(word));
}
