import Database from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passageKey } from '../../../src/document/passage-ref.ts';
import {
  familiesOpened,
  heldBack,
  indexText,
  matchedRanges,
  parseQuery,
  type SearchablePassage,
  searchPassages,
  toFts5,
} from '../../../src/search/query.ts';
import { inventedPassages } from '../../bench/invented-passages.ts';

const FAMILIES = [
  { name: 'front door', forms: ['front door', 'contact centre', 'MASH', 'multi-agency safeguarding hub'] },
  { name: 'self-harm', forms: ['self-harm', 'self-injury'] },
];

const TEXTS = [
  'Multi-agency working is strong; multi-agency plans are shared.',
  'Multiagency working is weak.',
  'Staff work in a multi agency team.',
  'The child’s emotional well-being is monitored.',
  'Children’s emotional wellbeing matters.',
  'The contact centre is busy at the front of the building, near the door.',
  'The MASH decides on referrals within a day.',
  'Nurses in A&E ask about self harm.',
  'Self-injury is rarely recorded by police or by the nurse.',
  'A safeguard-\ning lead was appointed to com-\nmunity teams.',
  'Agencies agree. The agency’s lead disagrees.',
  'Police officers, however brief the call, always inform the duty nurse.',
  'Café staff ring the door.',
];

const passages: SearchablePassage[] = [
  ...TEXTS.map((text, at) => ({
    documentId: `d${at % 4}`,
    passageId: `p${at}`,
    text,
    headings: at % 2 === 0 ? ['Early help'] : ['Key strengths'],
  })),
  ...inventedPassages(3, 10),
];

const database = new Database(':memory:');
database.exec('CREATE VIRTUAL TABLE passages USING fts5(text, heading, tokenize = "unicode61")');
const insert = database.prepare('INSERT INTO passages (rowid, text, heading) VALUES (?, ?, ?)');
passages.forEach((passage, at) => {
  insert.run(at, indexText(passage.text), indexText(passage.headings.join('\n')));
});
const select = database.prepare('SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rowid');

/** Passages that the full-text index finds. */
function indexed(query: string): number[] {
  const parsed = parseQuery(query);
  const { match } = toFts5(parsed, FAMILIES);
  const isMeant = heldBack(parsed, FAMILIES);
  const rows = match === null ? [] : (select.all(match) as { rowid: number }[]).map((row) => row.rowid);
  return rows.filter((row) => {
    const { text, headings } = passages[row] as SearchablePassage;
    return isMeant?.(text, headings.join('\n')) ?? true;
  });
}

/** Passages that the reference finds. */
function reference(query: string): number[] {
  const keys = passages.map(({ documentId, passageId }) => passageKey({ documentId, passageId }));
  return searchPassages(passages, query, FAMILIES)
    .hits.map(({ documentId, passageId }) => keys.indexOf(passageKey({ documentId, passageId })))
    .sort((a, b) => a - b);
}

describe('hyphens, apostrophes, accents and endings are no obstacle', () => {
  test.each([
    ['multi-agency', [0, 1, 2]],
    ['multiagency', [0, 1]],
    ['multi agency', [0, 1, 2]],
    ['"multi-agency working"', [0, 1]],
    ['"multiagency working"', [0, 1]],
    ['"emotional wellbeing"', [3, 4]],
    ['"emotional well-being"', [3, 4]],
    ['"child’s emotional"', [3]],
    ['"children\'s emotional"', [4]],
    ['"childrens emotional"', []],
    ['"child’s emotional"~', [3, 4]],
    ['"childrens emotional"~', [3, 4]],
    ['safeguarding lead', [9]],
    ['community', [9]],
    ['cafe', [12]],
    ['agency’s disagree', [10]],
  ])('%s', (query, expected) => {
    expect(indexed(query).filter((row) => row < TEXTS.length)).toEqual(expected);
  });
});

test('A&E is one word, whoever writes it how', () => {
  expect(indexed('A&E')).toContain(7);
});

test('synonyms find one another, also as words side by side, and stay out of phrases', () => {
  expect(indexed('MASH')).toEqual([5, 6]);
  expect(indexed('front door')).toEqual([5, 6]);
  expect(indexed('"front door"')).toEqual([]);
  expect(indexed('"front door"~')).toEqual([5, 6]);
  expect(indexed('contact centre busy')).toEqual([5]);
  expect(indexed('self-harm').filter((row) => row < TEXTS.length)).toEqual([7, 8]);
});

describe('quoted words stand next to each other, exactly as typed', () => {
  const texts = [
    'A strategy meeting was held.',
    'Strategy meetings were held; the meeting’s strategy was clear.',
    'The strategy for each meeting is written down.',
    'The Strategy Meeting’s minutes are late.',
    'STRATEGY-MEETING minutes.',
    'Children’s strategies, meeting by meeting.',
  ];
  const found = (query: string) =>
    searchPassages(
      texts.map((text, at) => ({ documentId: 'd', passageId: String(at), text, headings: [] })),
      query,
      [{ name: 'strategy meeting', forms: ['strategy meeting', 'minutes'] }],
    )
      .hits.map((hit) => Number(hit.passageId))
      .sort();
  test.each([
    ['"strategy meeting"', [0, 3, 4]],
    ['“strategy meeting”', [0, 3, 4]],
    ['"STRATEGY  meeting"', [0, 3, 4]],
    ['"strategy-meeting"', [0, 3, 4]],
    ['"strategy meetings"', [1]],
    ['"meeting strategy"', [1]],
    ['"meetings strategy"', []],
    ['"meeting\'s strategy"', [1]],
    ['"strategy\'s"', []],
    ['"meetings"', [1]],
    ['"children"', [5]],
    ['"child"', []],
    ['"strategy meet"', []],
    ['"strategy meet"*', [0, 1, 3, 4]],
    ['"strategy meeting"~', [0, 1, 3, 4, 5]],
    ['strategy -"strategy meeting"', [1, 2, 5]],
    ['strategy NOT ("strategy meetings" OR "each meeting")', [0, 3, 4, 5]],
    ['NEAR("minutes" "late", 2)', [3]],
    ['"for each meeting is"', [2]],
  ])('%s', (query, expected) => expect(found(query)).toEqual(expected));

  test('only what is meant is marked', () => {
    const text = texts[1] as string;
    const [range, ...rest] = matchedRanges(text, parseQuery('"strategy meetings"'), []);
    expect([text.slice(range?.start, range?.end), rest]).toEqual(['Strategy meetings', []]);
  });
});

test('a query opens the families that hold a whole word or phrase of it, and no others', () => {
  const families = [...FAMILIES, { name: 'hospital', forms: ['hospital', 'ED', 'A&E'] }];
  const opened = (query: string) => familiesOpened(parseQuery(query).root, families);
  expect(opened('Leeds')).toEqual([]);
  expect(opened('ed')).toEqual(['hospital']);
  expect(opened('the front door of Leeds')).toEqual(['front door']);
  expect(opened('front NOT door')).toEqual([]);
  expect(opened('"front door"')).toEqual([]);
  expect(opened('"front doors"~ OR self-harm')).toEqual(['front door', 'self-harm']);
});

test('NEAR counts the words between', () => {
  expect(indexed('NEAR(police nurse, 4)')).toEqual([8]);
  expect(indexed('NEAR(police nurse, 9)')).toEqual([8, 11]);
});

test('no text is read as syntax', () => {
  for (const query of ['"', "'", 'text:x', 'a"b', '{text}:x', '^x', 'x + y', '--', 'NEAR', 'x AND', '💥', '"" OR ""']) {
    expect(() => indexed(query)).not.toThrow();
  }
});

const term = fc.constantFrom(
  ...[
    'police',
    'nurse',
    'multi-agency',
    'multi',
    'agency',
    'wellbeing',
    'well-being',
    'self-harm',
    'mash',
    'work*',
    'sa*',
  ],
  ...['"front door"', '"the child"', '"the childs"', '"nurses"', '"an agency"~', '"well-being"', '"multi age"*'],
  ...[
    'heading:early',
    '"nurse in"',
    '"police officer"~',
    '"nur"*',
    '"agencies agree"',
    'NEAR(police nurse, 3)',
    'NEAR(door front, 9)',
  ],
);
const expression: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    term,
    fc
      .tuple(tie('node'), fc.constantFrom('AND', 'OR', 'NOT', ''), tie('node'))
      .map(([a, by, b]) => `(${a} ${by} ${b})`),
  ),
})).node;

test('the full-text index and the reference find the same passages, whatever is asked', () => {
  fc.assert(
    fc.property(expression, (query) => {
      expect(indexed(query)).toEqual(reference(query));
    }),
    { numRuns: 400 },
  );
});

test('every passage found by its words alone has its words marked, where they stand', () => {
  for (const query of ['police nurse', '"emotional wellbeing"', 'multiagency', 'work*', 'MASH OR A&E', 'community']) {
    for (const row of indexed(query)) {
      const { text } = passages[row] as SearchablePassage;
      const ranges = matchedRanges(text, parseQuery(query), FAMILIES);
      expect(ranges.length).toBeGreaterThan(0);
      for (const { start, end } of ranges) expect(text.slice(start, end)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}]$/su);
    }
  }
  const broken = passages[9] as SearchablePassage;
  const [range] = matchedRanges(broken.text, parseQuery('community'), FAMILIES);
  expect(broken.text.slice(range?.start, range?.end)).toBe('com-\nmunity');
});

test('words that must not occur are not marked', () => {
  expect(matchedRanges('police and nurse', parseQuery('police NOT school'), [])).toEqual([{ start: 0, end: 6 }]);
});

test('fields narrow the reference as the filters say', () => {
  const two: SearchablePassage[] = [
    { documentId: 'a', passageId: 'p1', text: 'police', headings: [], year: 2019, fields: { area: ['Calder Vale'] } },
    { documentId: 'b', passageId: 'p1', text: 'police', headings: [], year: 2021, fields: { area: ['Eastholt'] } },
  ];
  const found = (query: string) => searchPassages(two, query, []).hits.map((hit) => hit.documentId);
  expect(found('police area:"calder vale"')).toEqual(['a']);
  expect(found('police -area:"Calder Vale"')).toEqual(['b']);
  expect(found('police year:>2019')).toEqual(['b']);
  expect(found('-year:2019-2020')).toEqual(['b']);
  expect(found('police')).toEqual(['a', 'b']);
});

test('a rarer word weighs more than a common one', () => {
  const many = Array.from({ length: 20 }, (_, at) => ({
    documentId: 'd',
    passageId: `p${at}`,
    text: at === 7 ? 'intermediary police' : 'police nurse police nurse',
    headings: [],
  }));
  expect(searchPassages(many, 'police OR intermediary', []).hits[0]?.passageId).toBe('p7');
});
