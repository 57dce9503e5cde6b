/**
 * How well the disclosure check tells people from things: `node tests/quality/disclosure.ts [--held] [--verbose]`. Needs the
 * shared corpus beside the project; where it is missing nothing is measured and that is said.
 *
 * Recall: sentences of published reports, which whoever wrote the rules did not write, with a role ("for children", "the
 * social worker") replaced by an invented person, and with invented numbers, dates and addresses. Alarms: what is found in
 * published letters, by kind, to be read. Every second document is kept aside, and every second name; `--held` measures those.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentContent, mayBeEvidence } from '../../src/document/document.ts';
import { identifiersIn } from '../../src/export/disclosure.ts';
import type { IdentifierKind } from '../../src/export/identifiers.ts';
import { nameContext, namesOfPeople } from '../../src/export/names.ts';
import { readFile } from '../../src/ingest/read.ts';
import { sentences } from '../../src/language/sentences.ts';
import { randomNumbers } from '../unit/export/planted.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const isHeld = process.argv.includes('--held');
const isVerbose = process.argv.includes('--verbose');
/** Documents at most: enough sentences, and over in a minute or two. */
const MOST = 10;

async function contentsOf(folder: string, most: number): Promise<DocumentContent[]> {
  const files = readdirSync(join(corpus, folder))
    .filter((name) => name.endsWith('.pdf'))
    .toSorted()
    .filter((_, at) => at % 2 === (isHeld ? 1 : 0))
    .slice(0, most);
  const contents: DocumentContent[] = [];
  for (const path of files) {
    const readings = await readFile({ path, bytes: new Uint8Array(readFileSync(join(corpus, folder, path))) });
    contents.push(...readings.flatMap((reading) => ('content' in reading ? [reading.content] : [])));
  }
  return contents;
}

/** Names of people in use in Britain, by origin mixed; every second one is kept aside. */
const half = (words: string) => words.split(' ').filter((_, at) => at % 2 === (isHeld ? 1 : 0));
const FIRST = half(
  'Rhiannon Siân Gethin Eluned Niamh Caoimhe Tadhg Sorcha Harpreet Anjali Rukhsana Imtiaz Nasreen Devika Łukasz Agnieszka Wojciech Kasia Oluwadamilola Ngozi Emeka Temitope Kwabena Efua Ștefan Ioana Dmitri Yusra Abdirahman Hodan Mei-Ling Thivya Nguyen Keisha Tyrell Shanelle Duncan Morag Callan Poppy-Mae Alfie Lottie Barnaby Jemima Zachary Esme Rufus Darcey',
);
const LAST = half(
  'Pritchard Llewellyn Gruffydd Probert O’Shea McAllister Donnellan Gallagher Dhaliwal Chaudhry Rehman Bhattacharya Wójcik Kowalczyk Zielińska Nowak Adebayo-Cole Eze Nwachukwu Asante Boateng Popescu Ivanova Warsame Farah Chen Sivakumar Tran Braithwaite Mullings Fairweather Stokoe Ramsbottom Lightfoot Hargreaves-Lunn Tolley Ockenden Bagshaw Thwaite Penhaligon',
);

const TITLES = ['Mr', 'Mrs', 'Ms', 'Dr', 'Miss'];

/** Where people stand in a sentence, and the name in their place. */
const ROLES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(for|with|to|by|from|about)\s(?:some\s|most\s|all\s|these\s)?(?:children|young people|parents|carers|social workers|care leavers|families)\b(?!’)/u,
    '$1 #',
  ],
  [/\b(?:a|the|one|each)\s(?:child|young person|parent|mother|father|carer|social worker)\b(?![’-])/u, '#'],
  [
    /\b(?:children|young people|parents|carers|care leavers)’s?\s(needs|lives|experiences|records|wishes|views|progress|plans|circumstances)\b/u,
    '#’s $1',
  ],
  [
    /^(?:Children|Young people|Parents|Carers|Social workers|Care leavers|Families)\s(?=(?:\p{Ll}+\s)?(?:told|said|made|had|knew|\p{Ll}+ed)\b)/u,
    '# ',
  ],
];

interface Planted {
  readonly kind: IdentifierKind;
  readonly text: string;
  readonly at: number;
  readonly start: number;
}

const random = randomNumbers(isHeld ? 20_261_130 : 7);
const below = (limit: number) => Math.floor(random() * limit);
const one = <Value>(values: readonly Value[]) => values[below(values.length)] as Value;
const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('');
const two = (limit: number) => String(1 + below(limit)).padStart(2, '0');

function person(): string {
  const [first, last] = [one(FIRST), one(LAST)];
  return one([
    first,
    first,
    `${first} ${last}`,
    `${first} ${last}`,
    `${first[0]}. ${last}`,
    `${one(TITLES)} ${last}`,
    `${first} ${one(FIRST)} ${last}`,
  ]);
}

/** An NHS number that is one by its check digit. */
function nhsNumber(): string {
  for (;;) {
    const nine = `4${digits(8)}`;
    const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${nine.slice(0, 3)} ${nine.slice(3, 6)} ${nine.slice(6)}${check}`;
  }
}

const SHAPES: readonly (readonly [IdentifierKind, () => readonly [string, string]])[] = [
  [
    'date-of-birth',
    () => [
      one([' (born #)', ' (DOB #)', ', date of birth #,']),
      one([
        `${two(28)}/${two(12)}/20${two(19)}`,
        `${1 + below(28)} March 20${two(19)}`,
        `${two(28)}.${two(12)}.${two(19)}`,
      ]),
    ],
  ],
  [
    'phone',
    () => [
      one([' (#)', ' on #', ', telephone #,']),
      one([`07700 900${digits(3)}`, `01632 960${digits(3)}`, `+44 7700 900${digits(3)}`, `(0113) 496 0${digits(3)}`]),
    ],
  ],
  [
    'email',
    () => [
      one([' (#)', ' at #']),
      `${one(LAST)
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z]/gu, '')}.${digits(2)}@${one(['harbour', 'meadow', 'ridge'])}.example`,
    ],
  ],
  ['nhs-number', () => [one([' (NHS #)', ', NHS number #,', ' (#)']), nhsNumber()]],
  [
    'case-number',
    () => [one([' (case #)', ', reference #,', ' (Mosaic #)']), one([digits(7), `CS/${digits(6)}`, `LCS${digits(6)}`])],
  ],
  [
    'address',
    () => [
      one([' of #', ', who lives at #,', ' (#)']),
      `${1 + below(99)}${one(['', 'a'])} ${one(['Birch', 'Foundry', 'Priory', 'Signal', 'Cobbler’s'])} ${one(['Lane', 'Street', 'Close', 'Avenue', 'Row', 'Terrace'])}`,
    ],
  ],
  [
    'postcode',
    () => [
      one([' (#)', ' in #']),
      `${one(['LX', 'WR', 'ZE'])}${1 + below(9)} ${below(10)}${one(['AB', 'DN', 'HJ', 'QT'])}`,
    ],
  ],
];

/** Sentences with one invented person each, half of them with one more thing that identifies. */
function plantedIn(texts: readonly string[]): { readonly texts: string[]; readonly planted: Planted[] } {
  const planted: Planted[] = [];
  const changed = texts.flatMap((text) => {
    const role = ROLES.find(([pattern]) => pattern.test(text));
    return role === undefined ? [] : [text.replace(role[0], role[1])];
  });
  const whole = changed.map((text, at) => {
    const start = text.indexOf('#');
    const name = person();
    planted.push({ kind: 'name', text: name, at, start });
    const rest = text.slice(start + 1);
    if (at % 2 === 0 || rest.startsWith('’')) return text.slice(0, start) + name + rest;
    const shape = one(SHAPES);
    const [kind, make] = shape;
    const [frame, value] = make();
    planted.push({ kind, text: value, at, start: start + name.length + frame.indexOf('#') });
    return text.slice(0, start) + name + frame.replace('#', value) + rest;
  });
  return { texts: whole, planted };
}

if (!existsSync(corpus)) {
  console.log(`The shared corpus is not at ${corpus}; nothing measured.`);
} else {
  const reports = await contentsOf('reports', MOST);
  const prose = reports.flatMap(({ passages }) =>
    passages
      .filter(mayBeEvidence)
      .flatMap(({ text }) => sentences(text).map((part) => part.text.replace(/\s+/gu, ' '))),
  );
  const { texts, planted } = plantedIn([...new Set(prose)].filter((text) => text.length > 40 && text.length < 400));
  const places = reports.flatMap(({ metadata }) => metadata.area ?? []);
  // The sentences as they were stand beside, as in an export where most passages name nobody.
  const hits = identifiersIn([...texts, ...prose], places);
  const isFound = ({ at, start, text }: Planted) =>
    hits.some((hit) => hit.index === at && hit.start < start + text.length && start < hit.end);
  console.log(
    `${isHeld ? 'kept aside' : 'open'}: ${texts.length} sentences of ${reports.length} reports, ${planted.length} planted`,
  );
  for (const kind of new Set(planted.map((each) => each.kind))) {
    const own = planted.filter((each) => each.kind === kind);
    const missed = own.filter((each) => !isFound(each));
    console.log(`  ${kind.padEnd(14)} ${own.length - missed.length} of ${own.length} found`);
    if (isVerbose) for (const { text, at } of missed) console.log(`    ${text} | ${texts[at]}`);
  }
  // As if nobody were named anywhere else: nothing to go by but the one sentence.
  const context = nameContext([...texts, ...prose], places);
  const names = planted.filter(({ kind }) => kind === 'name');
  const alone = names.filter(({ at, start, text }) =>
    (namesOfPeople([texts[at] ?? ''], context)[0] ?? []).some(
      (span) => span.start < start + text.length && start < span.end,
    ),
  );
  console.log(`  name, alone    ${alone.length} of ${names.length} found`);
  if (isVerbose)
    for (const { text, at } of names.filter((each) => !alone.includes(each)))
      console.log(`    alone: ${text} | ${texts[at]}`);
  console.log(`  all            ${((100 * planted.filter(isFound).length) / planted.length).toFixed(1)} %`);
  const letters = await contentsOf('letters', MOST);
  const passages = letters.flatMap(({ passages: all }) => all.filter(mayBeEvidence).map(({ text }) => text));
  const alarms = identifiersIn(
    passages,
    letters.flatMap(({ metadata }) => metadata.area ?? []),
  );
  console.log(`${letters.length} letters, ${passages.length} passages: ${alarms.length} alarms, to be read`);
  for (const [kind, own] of Map.groupBy(alarms, (hit) => hit.kind)) console.log(`  ${kind.padEnd(14)} ${own.length}`);
  if (isVerbose)
    for (const { kind, text, sentence } of alarms) console.log(`    ${kind} | ${text} | ${sentence.slice(0, 140)}`);
}
