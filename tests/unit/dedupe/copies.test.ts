import { expect, test } from 'vitest';
import {
  type CopyDecisions,
  compareDocuments,
  copiesFrom,
  DEFAULT_THRESHOLD,
  findCopies,
  NO_DECISIONS,
  previewThreshold,
} from '../../../src/dedupe/copies.ts';
import type { Copies } from '../../../src/document/copies.ts';
import {
  COVER,
  document,
  findings,
  letter,
  NO_METADATA,
  reading,
  rewritten,
  shortened,
  type TextDocument,
} from './invented.ts';

function copies(
  documents: readonly TextDocument[],
  { threshold = DEFAULT_THRESHOLD, decisions = NO_DECISIONS }: { threshold?: number; decisions?: CopyDecisions } = {},
): Copies {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  return findCopies(documents, { threshold, decisions }, (id) => texts.get(id) ?? '');
}

const groups = (found: Copies) =>
  found.groups.map(({ members }) => members.map(({ documentId }) => documentId).sort()).sort();
const primaryOf = (found: Copies) => found.groups[0]?.members[0]?.documentId;
const dated = (date: string | null) => ({ metadata: { ...NO_METADATA, date } });

const THRESHOLDS = [0.75, 0.8, 0.85, 0.92];
const original = letter();

test('the same bytes and the same words in another format are exact copies', () => {
  const found = copies([
    document('a', original),
    document('b', original, { sha256: document('a', '').sha256 }),
    document('c', original.replaceAll('\n\n', '\n').replaceAll('.', ' .')),
  ]);
  expect(groups(found)).toEqual([['a', 'b', 'c']]);
  expect(found.groups[0]).toMatchObject({ kind: 'exact', similarity: 1 });
});

test('other readings, drafts and letters with a cover are copies at any threshold in use', () => {
  const documents = [
    document('letter', original),
    document('reading', reading(original, { misread: 0.02, head: 'Joint inspection: Northmere' })),
    document('draft', shortened(original, 0.1)),
    document('with-cover', `${COVER}\n\n${original}`),
    document(
      'pages-reordered',
      [...original.split('\n\n').slice(7), ...original.split('\n\n').slice(0, 7)].join('\n\n'),
    ),
    document('other-letter', letter({ seed: 2, area: 'Eastholt' })),
  ];
  for (const threshold of THRESHOLDS) {
    const found = copies(documents, { threshold });
    expect(groups(found)).toEqual([['draft', 'letter', 'pages-reordered', 'reading', 'with-cover']]);
    expect(found.groups[0]?.kind).toBe('near');
  }
});

test('an extract belongs to its letter; the parts of a collection each count', () => {
  const paragraphs = original.split('\n\n');
  const second = letter({ seed: 2, area: 'Eastholt', date: '3 March 2020', visited: '4 and 8 February 2020' });
  const third = letter({ seed: 3, area: 'Dunmarsh', date: '9 June 2022', visited: '2 and 6 May 2022' });
  const extract = copies([document('letter', original), document('extract', paragraphs.slice(2, 9).join('\n\n'))]);
  expect(groups(extract)).toEqual([['extract', 'letter']]);
  expect(primaryOf(extract)).toBe('letter');
  const collection = copies([
    document('one', original),
    document('two', second),
    document('three', third),
    document('all', [original, second, third].join('\n\n')),
  ]);
  expect(collection.groups).toEqual([]);
  expect(collection.lookAlikes.map(({ because }) => because)).toEqual(Array(3).fill('part of a larger document'));
});

test('letters about different areas are told apart by the places they name, without metadata', () => {
  const renamed = original.replaceAll('Northmere', 'Eastholt');
  const siblings = [
    document('letter', original),
    document('reading', reading(original, { misread: 0.02 })),
    document('sibling', rewritten(renamed, 0.2, 'Eastholt')),
    document('sibling-reading', reading(rewritten(renamed, 0.2, 'Eastholt'), { misread: 0.02, seed: 9 })),
    document('twin-sibling', letter({ area: 'Dunmarsh' })),
  ];
  for (const threshold of THRESHOLDS) {
    expect(groups(copies(siblings, { threshold }))).toEqual([
      ['letter', 'reading'],
      ['sibling', 'sibling-reading'],
    ]);
  }
  const found = copies(siblings, { threshold: 0.75 });
  expect(found.lookAlikes).toHaveLength(3);
  expect(new Set(found.lookAlikes.map(({ because }) => because))).toEqual(new Set(['different area']));
});

test('areas whose names share a word are told apart by the other one', () => {
  const found = copies([
    document('north', letter({ area: 'North Calder' })),
    document('west', letter({ area: 'West Calder' })),
  ]);
  expect(found.groups).toEqual([]);
  expect(found.lookAlikes[0]?.because).toBe('different area');
});

test('a place that a scanner misreads everywhere is no other place', () => {
  const found = copies([
    document('letter', original),
    document('scan', original.replaceAll('Northmere', 'Northrnere')),
  ]);
  expect(groups(found)).toEqual([['letter', 'scan']]);
});

test('an inspection of the same area at another time counts by itself; a letter dated again does not', () => {
  const later = rewritten(letter({ date: '20 June 2024', visited: '13 and 17 May 2024' }), 0.1, 'Northmere');
  const again = copies([document('first', original), document('later', later)], { threshold: 0.75 });
  expect(again.groups).toEqual([]);
  expect(again.lookAlikes[0]?.because).toBe('different period');
  expect(groups(copies([document('draft', letter({ date: '3 May 2021' })), document('final', original)]))).toEqual([
    ['draft', 'final'],
  ]);
});

test('without names and dates, figures tell', () => {
  const plain = findings('the borough', 5, 30).join('\n\n');
  let at = 0;
  const figures = plain.replace(/\b\d+(?=%)/gu, (figure) => String((Number(figure) * 7 + 13 * at++) % 90));
  const corrected = plain.replace(/\b\d+(?=%)/u, '5');
  expect(copies([document('one', plain), document('other', figures)]).lookAlikes[0]?.because).toBe('different figures');
  expect(groups(copies([document('one', plain), document('corrected', corrected)]))).toEqual([['corrected', 'one']]);
});

test('numbers of pages and paragraphs are no figures', () => {
  const numbered = (first: number) =>
    findings('the borough', 6, 14)
      .map((paragraph, at) => `${first + at} ${paragraph}`)
      .join('\n\n');
  expect(groups(copies([document('one', numbered(1)), document('renumbered', numbered(2))]))).toEqual([
    ['one', 'renumbered'],
  ]);
});

test('areas and kinds set by the reviewer count where the text is silent', () => {
  const plain = findings('the borough', 5, 12).join('\n\n');
  const near = reading(plain);
  const about = (area: string) => ({ metadata: { ...NO_METADATA, area } });
  const found = copies([document('one', plain, about('Eastholt')), document('two', near, about('Dunmarsh'))]);
  expect(found.lookAlikes[0]?.because).toBe('different area');
  const known = (inspectionKind: 'jtai' | 'ilacs', inspectedFrom: string) => ({
    metadata: { ...NO_METADATA, inspectionKind, inspectedFrom },
  });
  const kinds = copies(
    [
      document('one', plain, known('jtai', '2021-04-12')),
      document('two', rewritten(plain, 0.15, 'the borough'), known('ilacs', '2021-04-19')),
    ],
    { threshold: 0.75 },
  );
  expect(kinds.lookAlikes[0]?.because).toBe('different kind');
});

test('two areas of the register are never copies, however alike the texts are', () => {
  const about = (area: string | null, title = '') => ({ metadata: { ...NO_METADATA, area, title } });
  const plain = findings('the county', 5, 12).join('\n\n');
  const north = 'North Northamptonshire';
  for (const [one, other] of [
    [about(north), about('West Northamptonshire')],
    [about(north), about(null, 'Inspection of West Northamptonshire Council')],
    [about('Derby City'), about('Derbyshire County Council')],
    [about('Northamptonshire'), about(north)],
  ] as const) {
    for (const text of [plain, reading(plain), `${plain} North and West share these services.`]) {
      const found = copies([document('one', plain, one), document('two', text, other)], { threshold: 0.75 });
      expect(found.groups).toEqual([]);
      expect(found.lookAlikes[0]?.because).toBe('different area');
    }
  }
});

test('two spellings of one area, and an area that is part of the other, do not set copies apart', () => {
  const about = (area: string) => ({ metadata: { ...NO_METADATA, area } });
  const plain = findings('the county', 5, 12).join('\n\n');
  for (const [one, other] of [
    ['Stockton on Tees', 'Stockton-On-Tees Borough Council'],
    ['Telford & Wrekin', 'telford and wrekin'],
    ['Leeds', 'West Yorkshire Police'],
  ] as const) {
    const found = copies([document('one', plain, about(one)), document('two', reading(plain), about(other))]);
    expect(groups(found)).toEqual([['one', 'two']]);
  }
});

test('a name in no register is another area than one of the register, and than one that shares a word', () => {
  const about = (area: string) => ({ metadata: { ...NO_METADATA, area } });
  const plain = findings('the borough', 5, 12).join('\n\n');
  for (const [one, other] of [
    ['Leeds', 'Northmere'],
    ['North Saltholt', 'West Saltholt'],
  ] as const) {
    const found = copies([document('one', plain, about(one)), document('two', reading(plain), about(other))]);
    expect(found.lookAlikes[0]?.because).toBe('different area');
  }
  const cut = copies([document('one', plain, about('Northmere')), document('two', reading(plain), about('North'))]);
  expect(groups(cut)).toEqual([['one', 'two']]);
});

test('copies that name no area do not join the letters of two areas', () => {
  const plain = findings('the county', 5, 12).join('\n\n');
  const about = (area: string) => ({ metadata: { ...NO_METADATA, area } });
  const many = Array.from({ length: 40 }, (_, at) =>
    document(
      `d${at}`,
      at % 2 === 0 ? plain : reading(plain, { misread: 0.01, seed: at }),
      at < 20 ? {} : about(at % 4 < 2 ? 'Bedford' : 'Luton'),
    ),
  );
  const metadata = new Map(many.map(({ id, metadata: { area } }) => [id, area]));
  for (const { members } of copies(many).groups) {
    const areas = new Set(members.map(({ documentId }) => metadata.get(documentId)).filter((area) => area !== null));
    expect(areas.size).toBeLessThan(2);
  }
});

test('letters that name different kinds of inspection count by themselves', () => {
  const findingsOf = findings('the borough', 5, 12).join('\n\n');
  const found = copies(
    [
      document('joint', `Joint targeted area inspection of the borough\n\n${findingsOf}`),
      document('visit', `Focused visit to the borough\n\n${rewritten(findingsOf, 0.1, 'the borough')}`),
    ],
    { threshold: 0.75 },
  );
  expect(found.lookAlikes[0]?.because).toBe('different kind');
});

test('a cover that names another area, date or kind does not set copies apart', () => {
  const known = (area: string, date: string, inspectionKind: 'jtai' | 'ilacs') => ({
    metadata: { ...NO_METADATA, area, date, inspectionKind, inspectedFrom: '2021-04-12' },
  });
  const found = copies([
    document('letter', original, known('Northmere', '2021-05-14', 'jtai')),
    document(
      'covered',
      `Calderby Council and Calderby Hospital. ${COVER}\n\n${original}`,
      known('Calderby', '2022-11-03', 'ilacs'),
    ),
  ]);
  expect(groups(found)).toEqual([['covered', 'letter']]);
});

test('a letter made from most of another one is about its own area and inspection', () => {
  const known = (area: string, inspectedFrom: string) => ({ metadata: { ...NO_METADATA, area, inspectedFrom } });
  const found = copies(
    [
      document('letter', original, known('Northmere', '2021-04-12')),
      document('other', rewritten(original, 0.2, 'Eastholt'), known('Eastholt', '2021-06-07')),
    ],
    { threshold: 0.75 },
  );
  expect(found.lookAlikes[0]?.because).toBe('different area');
});

/** Guidance on a subject: what inspectors should do. */
function guidance(subject: string, year: number): string {
  const paragraphs = findings('the area', 8, 14).map(
    (paragraph, at) =>
      `Inspectors should ask how agencies respond to ${subject}. Leaders must ${paragraph} Point ${at}.`,
  );
  return [`Guidance for inspectors: how agencies respond to ${subject}, ${year} edition`, ...paragraphs].join('\n\n');
}

test('editions of one guidance are grouped, the newest counts; guidance on another subject is not an edition', () => {
  const titled = (subject: string, year: number) => ({
    metadata: { ...NO_METADATA, title: `Guidance for inspectors: ${subject}, ${year} edition` },
  });
  const revised = rewritten(guidance('school absence', 2024), 0.3, 'the area');
  const documents = [
    document('2022', guidance('school absence', 2022), titled('school absence', 2022)),
    document('2024', revised, titled('school absence', 2024)),
    document('other', guidance('missing children', 2023), titled('missing children', 2023)),
  ];
  for (const threshold of THRESHOLDS) {
    const found = copies(documents, { threshold });
    expect(groups(found)).toEqual([['2022', '2024']]);
    expect(found.groups[0]?.kind).toBe('edition');
    expect(primaryOf(found)).toBe('2024');
  }
  const alike = copies(documents, { threshold: 0.75 }).lookAlikes;
  expect(alike.map(({ because }) => because)).toContain('different theme');
});

test('empty documents, documents of a line and a folder with nothing repeated', () => {
  const empty = [
    document('scan-1', ''),
    document('scan-2', ''),
    document('scan-2-again', '', { sha256: document('scan-2', '').sha256 }),
  ];
  expect(groups(copies(empty))).toEqual([['scan-2', 'scan-2-again']]);
  const lines = ['See the letter.', 'See the letter.', 'See the letter of Monday.', 'Not yet published.'];
  const found = copies([
    ...lines.map((line, at) => document(`line-${at}`, line)),
    document('long', `${original} See the letter.`),
  ]);
  expect(groups(found)).toEqual([['line-0', 'line-1']]);
  expect(found.lookAlikes).toEqual([]);
  const apart = Array.from({ length: 12 }, (_, at) =>
    document(`d${at}`, letter({ seed: at + 1, area: `Place${'abcdefghijkl'[at]}` })),
  );
  expect(copies(apart)).toEqual({ groups: [], lookAlikes: [] });
  expect(copies([])).toEqual({ groups: [], lookAlikes: [] });
});

test('two hundred copies of one letter are one group', () => {
  const many = Array.from({ length: 200 }, (_, at) =>
    document(`copy-${at}`, at % 4 === 0 ? original : reading(original, { misread: 0.01, seed: at })),
  );
  const found = copies([...many, document('other', letter({ seed: 2, area: 'Eastholt' }))]);
  expect(found.groups).toHaveLength(1);
  expect(found.groups[0]?.members).toHaveLength(200);
});

test('the member that counts: the most complete, then the newest, then the best read', () => {
  const draft = document('draft', shortened(original, 0.15), dated('2021-06-01'));
  const full = document('full', original, dated('2021-05-01'));
  expect(primaryOf(copies([draft, full]))).toBe('full');
  const newer = document('newer', reading(original), dated('2021-05-14'));
  expect(primaryOf(copies([draft, full, newer]))).toBe('newer');
  const better = document('better', original.replace('three', 'four'), { ...dated('2021-05-01'), quality: 0.9 });
  const worse = document('worse', original, { ...dated('2021-05-01'), quality: 0.6 });
  expect(primaryOf(copies([worse, better]))).toBe('better');
  const paged = document('paged', original.replace('three', 'five'), {
    ...dated('2021-05-01'),
    quality: 0.88,
    pages: 9,
  });
  expect(primaryOf(copies([worse, better, paged]))).toBe('paged');
  const printed = { ...document('printed', original, { ...dated('2021-05-01'), pages: 9 }), path: 'letter.pdf' };
  expect(
    primaryOf(copies([paged, printed, document('a-saved-text', original, { pages: 9, ...dated('2021-05-01') })])),
  ).toBe('printed');
  expect(primaryOf(copies([worse, better, draft], { decisions: { notCopies: [], counts: ['draft'] } }))).toBe('draft');
});

test('a larger newcomer joins the group it belongs to, under the same name', () => {
  const known = [document('a', shortened(original, 0.1)), document('b', reading(shortened(original, 0.1)))];
  const before = copies(known);
  const after = copies([...known, document('larger', `${COVER}\n\n${original}`)]);
  expect(groups(after)).toEqual([['a', 'b', 'larger']]);
  expect(primaryOf(after)).toBe('larger');
  expect(after.groups[0]?.id).toBe(before.groups[0]?.id);
});

test('"not copies" separates a pair, is remembered when others come, and can be taken back', () => {
  const documents = [
    document('a', original),
    document('b', reading(original, { misread: 0.02 })),
    document('c', shortened(original, 0.05)),
  ];
  const decisions: CopyDecisions = { notCopies: [['b', 'a']], counts: [] };
  const separated = copies(documents, { decisions });
  expect(separated.groups.some(({ members }) => members.length === 3)).toBe(false);
  expect(separated.lookAlikes).toContainEqual(
    expect.objectContaining({ documentIds: ['a', 'b'], because: 'you said so' }),
  );
  const joined = copies([...documents, document('d', `${COVER} ${original}`)], { decisions });
  for (const { members } of joined.groups) {
    const ids = members.map(({ documentId }) => documentId);
    expect(ids.includes('a') && ids.includes('b')).toBe(false);
  }
  expect(groups(copies(documents))).toEqual([['a', 'b', 'c']]);
});

test('exact copies can be separated too', () => {
  const documents = [document('a', original), document('b', original), document('c', original)];
  const found = copies(documents, { decisions: { notCopies: [['a', 'b']], counts: [] } });
  expect(groups(found)).toEqual([['a', 'c']]);
  expect(found.lookAlikes).toContainEqual({ documentIds: ['a', 'b'], similarity: 1, because: 'you said so' });
});

test('a preview says what another threshold would fold and bring back', () => {
  const documents = [
    document('a', original),
    document('b', reading(original)),
    document('c', rewritten(original, 0.15, 'Northmere')),
  ];
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  const comparisons = compareDocuments(documents, (id) => texts.get(id) ?? '');
  const options = { threshold: 0.92, decisions: NO_DECISIONS };
  const [first] = copiesFrom(comparisons, options).groups[0]?.members ?? [];
  expect(previewThreshold(comparisons, options, 0.75)).toEqual({
    groups: 1,
    folded: 2,
    joined: [['c', first?.documentId]],
    parted: [],
  });
  expect(previewThreshold(comparisons, { ...options, threshold: 0.75 }, 0.92)).toMatchObject({
    groups: 1,
    folded: 1,
    joined: [],
    parted: [['c', first?.documentId]],
  });
});

test('likeness is told for every member, also where no pair was compared', () => {
  const found = copies([
    document('a', original),
    document('b', `${COVER}\n\n${original}`),
    document('c', shortened(original, 0.1)),
    document('d', shortened(original, 0.1, 4)),
  ]);
  const [group] = found.groups;
  expect(group?.similarity).toBe(Math.min(...(group?.members.map(({ similarity }) => similarity) ?? [])));
  for (const { similarity } of group?.members ?? []) expect(similarity).toBeGreaterThan(0.9);
});
