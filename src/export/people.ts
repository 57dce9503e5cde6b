/**
 * Whether what could be a name is somebody's or something's: hospitals, forces, systems, operations, projects and charities
 * are written like people. Told by the company that a name keeps in all the texts together, not by a list of names.
 */
import { AREAS } from '../document/areas/register.ts';

/** What may follow the first words of a body's or a thing's name: "Alder Grove children’s hospital", "Merle reports". */
const NOUN = titled(
  'police|hospitals?|college|university|trust|council|constabulary|academy|schools?|services?|project|protocol|programme|scheme|centre|hub|team|teams|initiative|system|database|charity|helpline|website|platform|app|criteria|response|model|tool|toolkit|approach|framework|authority|borough|partnership|pathway|panel|group|groups|staff|officers|practitioners|area|region|force|clinic|unit|foundation|league|campaign|network|consortium|commissioning|line|strategy|website|combined|court|prison|club|nursery|surgery|practice',
);
/** Words that stand between a name and such a noun. */
const BETWEEN =
  "(?:sexual|mental|health|electronic|information|children’s|children's|child|young|person’s|people’s|substance|misuse|emergency|clinical|commissioning|district|general|community|multi-agency|online|referral|crisis|care|drug|alcohol|domestic|abuse|violence|youth|family|early|help|support|counselling|advocacy|screening|risk|assessment|recording|case|data|football|paediatric|primary|secondary|special|voluntary|housing|advice|mentoring|recovery)";
const LARGE = String.raw`\p{Lu}[\p{L}’'-]*`;

/** Behind a name, what says that it is a thing's. */
const THING_AFTER: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:\s(?:and|&)\s${LARGE})?(?:\s${LARGE})*\s(?:${BETWEEN}\s)*(?:${NOUN}|Health|NHS|Law|Act|Valley|Reports?|House|Home|Hall)(?![\p{L}])`,
    'u',
  ),
  /^['’]s?\s(?:\p{Lu}[\p{L}’'-]*\s)*(?:Hospital|College|University|School|Academy|Centre|Trust|Police|Church|House|Primary|Law|Mental|NHS|Health|Place|Project|Hospice)\b/u,
  // Laws and schemes bear the names of victims: they name nobody in a case.
  /^['’]s?\s(?:law|rule|scheme|charter|act|protocol|principles?|awards?|test)\b/u,
  // What a body stands behind in brackets is its team.
  new RegExp(String.raw`^\s\((?:the\s)?(?:${LARGE}\s){0,4}(?:${NOUN}|Health)(?![\p{L}])`, 'u'),
  /^,?\s(?:(?:is|was|are)\s)?(?:an?|the)\s(?:[\p{L}’'-]+\s){0,4}?(?:services?|websites?|database|system|tool|project|programme|initiative|charity|organisation|agency|platform|app|scheme|model|network|centre|hub|partnership|helpline|company|provider|approach|framework|campaign|protocol|process)(?![\p{L}])/u,
  /^\s\d{1,3}\b(?![./-]|\s(?:years?|months?|weeks?))/u,
  /^['’]?\s\([A-Z][A-Za-z]?[A-Z]{1,4}\)/u,
  /^\sof\s(?:the\s)?\p{Lu}/u,
  /^['’]?\s(?:database|database\.|reports|records|referrals|systems)\b/u,
];

/** Before a name, what says that it is a thing's. */
const THING_BEFORE: readonly RegExp[] = [
  /\b(?:[Oo]peration|[Pp]roject|[Pp]rogramme|Queen|King|St|Saint|Greater|North|South|East|West|Central|Inner|Outer|Royal|[Pp]an)[\s-]$/u,
  /\b(?:[Oo]perations?|[Pp]rojects?|[Pp]rogrammes?)\s(?:to|called|named|code-?named|known\sas)\s$/u,
  /\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Nn]ew|[Ss]ome)\s$/u,
  // A word of an office or a body directly before: "Public Law Outline", "University Hospitals Coventry".
  /\b(?:Public|Care|Fire|Family|University|Hospitals?|Police|Premier|Crisis|Community|Children’s|Health|Service|Services|Council|Trust|Centre|Foundation|National|Safer|Little|Big|District)\s$/u,
];

/** Before a name that stands alone, what is said of places and providers rather than of people. */
const PLACE_BEFORE =
  /\b(?:at|across|within|throughout|near|outside|via|such\sas|(?:operated|delivered|provided|commissioned|run|funded|hosted)\sby)\s(?:both\s)?$/u;

/** "st|street" as "[Ss]t|[Ss]treet". */
function titled(words: string): string {
  return words.replace(/(?<=^|\|)\p{Ll}/gu, (letter) => `[${letter.toUpperCase()}${letter}]`);
}

/** Words of the names of authorities, forces and health bodies. */
const AREA_WORDS: ReadonlySet<string> = new Set(
  AREAS.flatMap(({ name }) => name.split(/[^\p{L}’'-]+/u)).filter((word) => word.length > 3),
);

/** Whether a name stands where a thing's name stands. */
export function isThing(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 90);
  const words = text.slice(start, end);
  if (/['’]s\s\p{Lu}/u.test(words)) return true;
  if (/[‘'“"](?:\p{Lu}[\p{L}’-]*\s)*$/u.test(before) && /^(?:\s\p{Lu}[\p{L}-]*)*[’'”"](?![\p{L}])/u.test(after))
    return true;
  // What stands directly behind an area's name is its service: nobody's first name is a county.
  const [, area = ''] = /(?<![\p{L}'’-])(\p{Lu}[\p{L}-]+)\s$/u.exec(before) ?? [];
  if (AREA_WORDS.has(area)) return true;
  return THING_AFTER.some((pattern) => pattern.test(after)) || THING_BEFORE.some((pattern) => pattern.test(before));
}

/** Whether a name that nothing shows to be somebody's is more likely a place's or a provider's. */
export function isPlaceOrProvider(text: string, start: number, end: number): boolean {
  const words = text.slice(start, end).split(/\s+/u);
  if (words.every((word) => AREA_WORDS.has(word.replace(/['’]s$/u, '')))) return true;
  // "Bedford Skylines": an area's service, where nothing shows a person.
  if (words.length > 1 && AREA_WORDS.has(words[0] ?? '')) return true;
  const after = text.slice(end, end + 10);
  if (words.length > 1 || /^['’]s?\s/u.test(after)) return false;
  return PLACE_BEFORE.test(text.slice(Math.max(0, start - 40), start)) || /^,\swhich\b/u.test(after);
}
