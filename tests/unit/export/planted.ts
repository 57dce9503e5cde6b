/**
 * A text of case notes about nobody, with identifiers planted at known places. Seeded: the same every time.
 */
import type { IdentifierKind } from '../../../src/export/identifiers.ts';

export interface Planted {
  readonly kind: IdentifierKind;
  readonly text: string;
  readonly paragraph: number;
  readonly start: number;
}

/** Mulberry32: a small generator of pseudo-random numbers from 0 to 1. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIRST =
  'Ellie Kyle Zainab Oluwaseun Maya Callum Priya Tomasz Grace Jayden Aoife Mohammed Freya Rhys Chidi Lucja Noah Amara Dylan Skye'.split(
    ' ',
  );
const LAST =
  'Holt Okonkwo Brzezicki Farrow Pemberton O’Dowd Achterberg Sandhu Lockyer Vance Mirza Thistlewood Quayle Adeyemi Rudge'.split(
    ' ',
  );
const STREETS = [
  'Larch Road',
  'Tanner’s Lane',
  'Old Mill Street',
  'Beaufort Avenue',
  'Kingfisher Close',
  'Station Terrace',
  'Orchard Way',
  'Quarry Gardens',
];
const TOWNS = ['Northmere', 'Eastholt', 'Saltreath', 'Dunmarsh'];

/** Sentences with one identifier each; `#` stands for it. Some give help ("Mr", "DOB:"), many do not. */
const SENTENCES: Readonly<Record<IdentifierKind, readonly string[]>> = {
  name: [
    'The plan was written by # before the meeting.',
    'Her mother, #, did not open the door to workers.',
    '# told the school nurse that the weekends were hard.',
    'Workers did not ask what # wanted to happen next.',
    'The boy, known as #, has moved three times.',
    'On the second visit # was seen alone in the kitchen.',
    'Mr # had already been told about the injury.',
    'The strategy meeting agreed that the bruises on #’s arms needed a doctor.',
    'A neighbour reported that # had been outside late at night.',
    'Social worker # recorded the visit two weeks later.',
    'The file says that # and his carer argued.',
    'Nobody spoke to # about the court hearing.',
    'Dr # saw the baby on the ward.',
    'The health visitor, #, raised this twice.',
    '# is a quiet girl who likes drawing.',
  ],
  'date-of-birth': [
    'She was born on # and went home with her mother.',
    'The child (DOB: #) was seen at home.',
    'The date of birth on the form is #.',
    'His d.o.b. # is missing from the referral.',
    'The record gives the birthday #, which is wrong.',
  ],
  'age-and-place': [
    'A # boy from Northmere was found by the canal.',
    'The girl, #, attends Larkfield Primary School.',
    'The child is # and lives in Saltreath.',
    'In Eastholt a # was moved at night.',
  ],
  address: [
    'The family live at # with two dogs.',
    'Officers went to # after the call.',
    'The letter was sent to # and came back.',
    'They moved from # in the spring.',
  ],
  postcode: [
    'The address ends in # on the form.',
    'The postcode # is outside the area.',
    'The map shows # as the nearest clinic.',
  ],
  phone: [
    'Ring # before the visit.',
    'The father can be reached on # in the evening.',
    'Her number is # at present.',
    'The school (#) left a message.',
  ],
  email: ['Send the minutes to # this week.', 'The aunt wrote from # about contact.'],
  'nhs-number': [
    'The NHS number # is on both forms.',
    'The discharge letter quotes # at the top.',
    'NHS no: # belongs to the sister.',
  ],
  'case-number': [
    'Case # was closed without a visit.',
    'The crime reference # was not shared.',
    'See Mosaic ID # for the chronology.',
    'The record # holds the assessment.',
    'The UPN # was given to the new school.',
  ],
  'small-number': [
    'In that ward # were on a plan.',
    'The audit found # without a visit.',
    'There were # placed out of area.',
  ],
};

/** Ordinary sentences of the field between the planted ones. */
const FILLERS = [
  'The partnership shares information quickly and uses it well.',
  'Managers oversee the work and record why they decided.',
  'Police officers notify the front door on the same day.',
  'Most assessments are thorough and look at the whole family.',
  'Some plans drift because reviews are late.',
  'Leaders know what needs to improve and have begun.',
  'School staff are confident about thresholds.',
  'Health partners attend most strategy discussions.',
];

const COUNTS: Readonly<Record<IdentifierKind, number>> = {
  name: 60,
  'date-of-birth': 20,
  'age-and-place': 15,
  address: 20,
  postcode: 15,
  phone: 20,
  email: 10,
  'nhs-number': 15,
  'case-number': 15,
  'small-number': 10,
};

export interface PlantedText {
  readonly paragraphs: readonly string[];
  readonly planted: readonly Planted[];
  readonly places: readonly string[];
}

/** Two hundred identifiers in as many paragraphs, in mixed order. */
export function plantedText(seed: number): PlantedText {
  const random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const one = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const figures = (count: number) => Array.from({ length: count }, () => below(10)).join('');
  const two = (value: number) => String(value).padStart(2, '0');
  const day = () => [1 + below(28), 1 + below(12), 2004 + below(18)] as const;
  const months = 'January February March April May June July August September October November December'.split(' ');
  const nhs = (): string => {
    const nine = `4${figures(8)}`;
    const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
    const check = (11 - (sum % 11)) % 11;
    return check === 10 ? nhs() : `${nine.slice(0, 3)} ${nine.slice(3, 6)} ${nine.slice(6)}${check}`;
  };
  const street = () => `${1 + below(180)}${one(['', '', 'a'])} ${one(STREETS)}`;
  const make: Readonly<Record<IdentifierKind, () => string>> = {
    name: () => one([`${one(FIRST)} ${one(LAST)}`, one(FIRST), `${one(FIRST)} ${one(LAST)}`]),
    'date-of-birth': () => {
      const [d, m, y] = day();
      return one([
        `${two(d)}/${two(m)}/${y}`,
        `${d} ${months[m - 1]} ${y}`,
        `${two(d)}.${two(m)}.${String(y).slice(2)}`,
        `${d}th of ${months[m - 1]} ${y}`,
        `${y}-${two(m)}-${two(d)}`,
      ]);
    },
    'age-and-place': () =>
      one([`${5 + below(12)}-year-old`, `aged ${5 + below(12)}`, `${5 + below(12)} years old`, 'nine-year-old']),
    address: () => one([street(), `Flat ${1 + below(30)}, ${street()}`, street()]),
    postcode: () =>
      one([
        `NM${1 + below(9)} ${1 + below(9)}QX`,
        `E${1 + below(9)}A ${1 + below(9)}TR`,
        `SA${10 + below(20)} ${1 + below(9)}DL`,
      ]),
    phone: () =>
      one([
        `07${figures(3)} ${figures(6)}`,
        `0${1 + below(2)}${figures(2)} ${figures(3)} ${figures(4)}`,
        `+44 7${figures(3)} ${figures(6)}`,
        `01${figures(3)} ${figures(6)}`,
      ]),
    email: () => `${one(FIRST).toLowerCase()}.${below(99)}@${one(['northmere.example', 'post.example.org'])}`,
    'nhs-number': nhs,
    'case-number': () => one([`CYP-${figures(5)}`, `${figures(7)}`, `NM/${figures(5)}/24`, `Z${figures(11)}A`]),
    'small-number': () =>
      one(['two children', 'three siblings', 'four young people', 'one child', '3 pupils', 'fewer than five boys']),
  };
  const kinds = (Object.keys(COUNTS) as IdentifierKind[]).flatMap((kind) =>
    Array.from({ length: COUNTS[kind] }, () => kind),
  );
  for (let index = kinds.length - 1; index > 0; index--) {
    const other = below(index + 1);
    [kinds[index], kinds[other]] = [kinds[other] as IdentifierKind, kinds[index] as IdentifierKind];
  }
  const planted: Planted[] = [];
  const paragraphs = kinds.map((kind, paragraph) => {
    const frame = one(SENTENCES[kind]);
    const text = make[kind]();
    const before = `${one(FILLERS)} `;
    planted.push({ kind, text, paragraph, start: before.length + frame.indexOf('#') });
    return `${before}${frame.replace('#', text)} ${one(FILLERS)}`;
  });
  return { paragraphs, planted, places: TOWNS };
}
