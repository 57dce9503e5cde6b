/**
 * Identifiers that have a shape: dates of birth, addresses, numbers. Names are found elsewhere, they have none.
 */
import { matchesOf } from './matches.ts';

export type IdentifierKind =
  | 'name'
  | 'date-of-birth'
  | 'age-and-place'
  | 'address'
  | 'postcode'
  | 'phone'
  | 'email'
  | 'nhs-number'
  | 'case-number'
  | 'small-number';

/** A stretch of a text that may identify somebody. UTF-16 units, half-open. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly start: number;
  readonly end: number;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DATE = [
  String.raw`\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})`,
  String.raw`\d{4}-\d{2}-\d{2}`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTH}\.?,?\s+(?:\d{4}|['’]\d{2})`,
  String.raw`${MONTH}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}`,
].join('|');
const BIRTH = String.raw`(?:born(?:\s+on|\s+in)?|d\.?\s?o\.?\s?b\.?|dates?\s+of\s+birth|birth\s?date|birthday)`;
const STREET =
  '(?:street|st|road|rd|avenue|ave|lane|ln|drive|close|crescent|cres|court|ct|way|place|gardens?|gdns|terrace|grove|hill|row|square|mews|walk|rise|view|parade|boulevard|croft|gate|green|meadows?|vale|wharf|quay|yard)';
const STREET_NAME = String.raw`(?:\p{Lu}[\p{L}'’-]+\s+){1,3}`;
const HOUSE_NUMBER = String.raw`(?:(?:flat|apartment|apt|unit|room)\s+\d{1,4}[a-z]?,?\s+)?\d{1,4}[a-z]?(?:\s?[-–]\s?\d{1,4})?,?\s+`;
const PERSON =
  '(?:child(?:ren)?|girls?|boys?|bab(?:y|ies)|infants?|toddlers?|teenagers?|young\\s+(?:person|people|women|woman|men|man)|siblings?|brothers?|sisters?|twins?|pupils?|students?|famil(?:y|ies)|mothers?|fathers?|parents?|foster\\s+carers?|care\\s+leavers?|victims?|deaths?|suicides?|patients?|residents?)';
/** Words before an age by which it is a limit for many rather than somebody's. */
const LIMIT = String.raw`(?<!\b(?:until|up\s+to|under|over|above|below|than|least)\s(?:the\s)?)`;
const AGE = String.raw`(?:(?<!\b(?:until|under|over|above|below|by|at|before|after|from)\s(?:the\s)?)\baged?\s+(?:of\s+)?(?:just\s+)?\d{1,2}\b(?!\s?(?:to|–|-|and|or)\s?(?:\d|over|under|above|below|younger|older))|${LIMIT}\b\d{1,2}[\s-]*(?:years?|yrs?|months?|weeks?)[\s-]*olds?\b|${LIMIT}\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)[\s-]years?[\s-]old\b|(?<=\p{L}\s)\(\d{1,2}\)|(?<=\b(?:is|was|turned|turns|now|nearly|almost|just|only)\s)\d{1,2}(?=\s+and\b|[,.;]|$))`;

/** A shape, and the part of it that is the identifier where that is not the whole (a capturing group). */
interface Shape {
  readonly kind: IdentifierKind;
  readonly pattern: RegExp;
  /** What every text with the shape holds, looked for first because it is quickly seen to be missing. */
  readonly sign: RegExp;
  readonly holds?: (text: string, match: RegExpExecArray) => boolean;
}

const digits = (text: string) => text.replace(/\D/gu, '');

const DIGIT = /\d/u;
const THREE_DIGITS = /\d{3}/u;
const BIRTH_SIGN = /born|birth|d\.?\s?o\.?\s?b/iu;
const HOUSE_SIGN = /\d[a-z]?,?\s+\p{Lu}/u;

/** Earlier shapes win where two overlap. */
const SHAPES: readonly Shape[] = [
  {
    kind: 'email',
    sign: /@/u,
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu,
  },
  {
    kind: 'date-of-birth',
    sign: BIRTH_SIGN,
    pattern: new RegExp(
      String.raw`\b${BIRTH}[\s:,(–-]*(?:(?:is|was|of|on|recorded\s+as|given\s+as)\s+)*(${DATE})`,
      'giu',
    ),
  },
  // "The date of birth on the form is ..."
  {
    kind: 'date-of-birth',
    sign: BIRTH_SIGN,
    pattern: new RegExp(
      String.raw`\b(?:born|dates?\s+of\s+birth|birth\s?dates?|birthday|d\.?\s?o\.?\s?b)\b[^.;\n]{0,60}?(?<!\d)(${DATE})`,
      'giu',
    ),
  },
  // A date in brackets behind a name: "Name Surname (12/03/2011)".
  {
    kind: 'date-of-birth',
    sign: DIGIT,
    pattern: /\p{Lu}[\p{L}'’-]+\s+\((\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))\)/gu,
  },
  {
    kind: 'date-of-birth',
    sign: BIRTH_SIGN,
    pattern: new RegExp(String.raw`\b(${DATE})\s*\(?\s*(?:d\.?o\.?b\.?|date\s+of\s+birth)`, 'giu'),
  },
  {
    kind: 'nhs-number',
    sign: THREE_DIGITS,
    pattern: /\bNHS\s+(?:number|no\.?|id|#)?[\s:#is]*(\d{3}[\s-]?\d{3}[\s-]?\d{4})\b/giu,
  },
  {
    kind: 'nhs-number',
    sign: THREE_DIGITS,
    pattern: /(?<![\d-])(\d{3}[ -]?\d{3}[ -]?\d{4})(?![\d-])/gu,
    holds: (_, match) => isNhsNumber(match[1] ?? ''),
  },
  {
    kind: 'phone',
    sign: DIGIT,
    pattern: /(?<![\p{L}\d-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d(?:[\s()-]{0,2}\d){7,9}(?!\d)/gu,
    holds: (text) => /^(?:44\d{9,10}|440\d{9,10}|0\d{9,10})$/u.test(digits(text)),
  },
  {
    kind: 'case-number',
    sign: THREE_DIGITS,
    pattern:
      /\b(?:case|reference|ref|mosaic|ics|lcs|lac|liquid\s?logic|careworks|azeus|eclipse|urn|upn|uln|crime|incident|occurrence|file|record|client|person|pupil|hospital|patient|court|claim|log|passport|national\s+insurance|ni|id)(?:\s+(?:ref(?:erence)?|id|record|identifier))?\.?(?:\s+(?:number|no\.?|num))?[\s:#.]*(?:(?:is|was)\s+)?((?=[\p{L}\p{N}/-]*\d{3})[\p{Lu}\p{N}][\p{Lu}\p{N}/-]{3,})/giu,
  },
  {
    kind: 'case-number',
    sign: DIGIT,
    pattern:
      /\b(?:[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]|[A-Z]\d{11}[A-Z\d]|[A-Z]{2}\d{2}[A-Z]\d{5}|[A-Z]{1,6}[-/]\d{4,}(?:[-/]\d+)*|\d{1,2}[A-Z]{0,2}[-/]\d{4,}[-/]\d{2,4})\b/gu,
  },
  {
    kind: 'address',
    sign: HOUSE_SIGN,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:[Ff]lat|[Aa]partment|[Aa]pt|[Uu]nit|[Rr]oom)?\s?${HOUSE_NUMBER.replace('(?:flat|apartment|apt|unit|room)', '(?:[Ff]lat|[Aa]partment|[Aa]pt|[Uu]nit|[Rr]oom)')}${STREET_NAME}${titled(STREET)}(?![\p{L}])`,
      'gu',
    ),
  },
  {
    kind: 'address',
    sign: HOUSE_SIGN,
    pattern: new RegExp(
      String.raw`\b(?:[Ff]lat|[Aa]partment|[Aa]pt|[Rr]oom)\s+\d{1,4}[a-z]?,\s+${STREET_NAME}(?:House|Court|Lodge|Tower|Heights|Mansions)(?:,\s+${STREET_NAME}${titled(STREET)})?(?![\p{L}])`,
      'gu',
    ),
  },
  { kind: 'address', sign: HOUSE_SIGN, pattern: /(?<![\p{L}\p{N}])\d{1,4}[a-z]?,?\s+The\s+\p{Lu}\p{Ll}+/gu },
  {
    kind: 'address',
    sign: /liv|stay|resid|move|address|home|house|flat|placed/u,
    pattern: new RegExp(
      String.raw`\b(?:liv(?:es?|ed|ing)|stay(?:s|ed|ing)?|resid(?:es?|ed|ing)|moved?|address(?:\s+is)?|home|house|flat|placed)\s+(?:at|on|in|to|is|was)?\s*((?:\p{Lu}[\p{L}'’-]+\s+){1,3}(?:House|Cottage|Lodge|Farm|${titled(STREET)})(?:,\s+(?:\p{Lu}[\p{L}'’-]+\s+){1,3}${titled(STREET)})?)(?![\p{L}])`,
      'gu',
    ),
  },
  {
    kind: 'postcode',
    sign: /\d[a-z]{2}/iu,
    pattern: /\b(?:GIR\s?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2})\b/giu,
    holds: (text) => text === text.toUpperCase() || /\s/u.test(text),
  },
  {
    kind: 'small-number',
    sign: /(?<=\b(?:fewer|less|one|two|three|four|[1-4]))\s/iu,
    pattern: new RegExp(
      String.raw`\b(?:(?:fewer|less)\s+than\s+(?:five|5)|(?<!\b(?:for|of|to|in|with|by|from)\s)(?:one|1)|two|three|four|[2-4])\s+(?:(?:of\s+(?:the|these|those|our)\s+)?(?:\p{Ll}[\p{L}-]*\s+){0,2}?)${PERSON}\b(?!['’]s)`,
      'giu',
    ),
    holds: (_, match) => !isPartOfLarger(match) && !isSomebodysAccount(match),
  },
  { kind: 'small-number', sign: /=/u, pattern: /\bn\s?=\s?[1-4]\b/giu },
];

/** "st|street" as "[Ss]t|[Ss]treet": the words of an address, capital or not. */
function titled(words: string): string {
  return words.replace(/(?<=[(:|])\p{Ll}/gu, (letter) => `[${letter.toUpperCase()}${letter}]`);
}

/** "One parent told inspectors": what one person said or did is no count of people. */
function isSomebodysAccount(match: RegExpExecArray): boolean {
  const after = match.input.slice(match.index + match[0].length);
  return (
    /^(?:one|1)\s/iu.test(match[0]) &&
    /^(?:,?\s(?:who|whose)|\s(?:\p{Ll}+ly\s)?(?:told|said|stated|described|spoke|talked|commented|explained|rang|reported|felt|wrote))\b/u.test(
      after,
    )
  );
}

/** "1.3 children", "one in four children", "twenty-one children": not a small number of people. */
function isPartOfLarger(match: RegExpExecArray): boolean {
  return (
    /[\d.,%£-]$|\b(?:in|per|every|hundred|thousand|than|years?|grade|level|year|page|section|paragraph|phase|tier)\s$/iu.test(
      match.input.slice(Math.max(0, match.index - 12), match.index),
    ) && !/^(?:fewer|less)/iu.test(match[0])
  );
}

/**
 * Whether ten digits are an NHS number by their check digit (modulus 11, NHS Data Dictionary, "NHS NUMBER").
 */
export function isNhsNumber(text: string): boolean {
  const number = digits(text);
  if (!/^\d{10}$/u.test(number) || /^(\d)\1+$/u.test(number)) return false;
  const sum = [...number.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(number.at(-1));
}

/** Identifiers with a shape, in the order of the text; where shapes overlap the more particular one is kept. */
export function shapedIdentifiers(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const { kind, pattern, sign, holds } of SHAPES) {
    if (!sign.test(text)) continue;
    for (const match of matchesOf(text, pattern)) {
      const part = match[1] ?? match[0];
      const start = match.index + match[0].lastIndexOf(part);
      const end = start + part.trimEnd().length;
      if (holds !== undefined && !holds(part, match)) continue;
      if (!found.some((other) => other.start < end && start < other.end)) found.push({ kind, start, end });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

const AGES = new RegExp(AGE, 'giu');
const AGE_SIGN = /\d|old/iu;
const PLACED = /\b(?:in|from|near|at|of|attends?|attending|to)\s+(?:the\s+)?\p{Lu}[\p{L}'’-]+/u;

/** Ages, where the sentence also names a place: together they can tell who somebody is. */
export function agesWithPlaces(sentence: string, isPlace: (words: string) => boolean): Identifier[] {
  if (!AGE_SIGN.test(sentence)) return [];
  const ages = matchesOf(sentence, AGES);
  if (ages.length === 0 || !(PLACED.test(sentence) || isPlace(sentence))) return [];
  return ages.map((match) => ({
    kind: 'age-and-place',
    start: match.index,
    end: match.index + match[0].length,
  }));
}
