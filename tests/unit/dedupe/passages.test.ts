import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findBoilerplate } from '../../../src/dedupe/boilerplate.ts';
import { differences, runsOf } from '../../../src/dedupe/differences.ts';
import { decodeFingerprints, encodeFingerprints, fingerprintsOf } from '../../../src/dedupe/fingerprints.ts';
import { findTwins } from '../../../src/dedupe/twins.ts';
import type { Copies } from '../../../src/document/copies.ts';
import type { Passage } from '../../../src/document/document.ts';
import { findings, letter, passages, reading } from './invented.ts';

const NONE: Copies = { groups: [], lookAlikes: [] };
const of = (id: string, ...paragraphs: string[]) => ({ id, passages: passages(paragraphs.join('\n\n')) });
/** The rooms as they are used: from what is remembered of each document, as it comes out of the file. */
const said = (documents: readonly ReturnType<typeof of>[]) =>
  documents.map(({ id, passages: all }) => ({
    id,
    fingerprints: () => decodeFingerprints(encodeFingerprints(fingerprintsOf(all))),
  }));
const textIn =
  (documents: readonly ReturnType<typeof of>[]) =>
  ({ documentId, passageId }: { documentId: string; passageId: string }) =>
    documents.find(({ id }) => id === documentId)?.passages.find(({ id }) => id === passageId)?.text ?? '';
const twinsAmong = (documents: readonly ReturnType<typeof of>[]) => findTwins(said(documents), textIn(documents));
const boilerplateAmong = (documents: readonly ReturnType<typeof of>[], copies: Copies) =>
  findBoilerplate(said(documents), copies, textIn(documents));
const places = (found: ReturnType<typeof findTwins>) =>
  found.map((twins) => twins.passages.map(({ documentId, passageId }) => `${documentId}/${passageId}`));

const NURSES = 'School nurses are invited to every strategy meeting and most of them attend.';
const WAITING =
  'Children wait fourteen weeks for a first appointment with a therapist, which is longer than the partners had agreed.';

test('the same passage in several documents is linked, whatever the marks, and within one document it is not', () => {
  const found = twinsAmong([
    of('a', NURSES, WAITING),
    of('b', WAITING.toUpperCase(), NURSES.replace('.', ' .')),
    of('c', 'Too short.', 'Only this letter says that and says that.', 'Only this letter says that and says that.'),
    of('d', 'Too short.'),
  ]);
  expect(places(found)).toEqual([
    ['a/p1', 'b/p2'],
    ['a/p2', 'b/p1'],
  ]);
});

test('misread passages are twins; passages in which a figure, a name or a "not" differs are not', () => {
  const twins = (other: string) => twinsAmong([of('a', WAITING), of('b', other)]).length;
  expect(twins(WAITING.replace('appointment', 'appointrnent'))).toBe(1);
  expect(twins(WAITING.replace('partners had', 'partners had not'))).toBe(0);
  const long = `${WAITING} Leaders in Northmere have known this for 3 years and have now begun to act on it together.`;
  const near = (other: string) => twinsAmong([of('a', long), of('b', other)]).length;
  expect(near(long.replace('begun', 'started'))).toBe(1);
  expect(near(long.replace('3', '5'))).toBe(0);
  const denied = `${long} They do not say why.`;
  expect(twinsAmong([of('a', denied), of('b', denied.replace('have known', 'have not known'))])).toEqual([]);
  const needs = `${long} Families have needs. Leeds is near.`;
  expect(twinsAmong([of('a', needs), of('b', needs.replace('Leeds', 'Hull'))])).toEqual([]);
  expect(near(long.replace('Northmere', 'Eastholt'))).toBe(0);
});

test.each([
  // As scans at 200 dots an inch are misread; and as bad faxes are, where a name or a figure may look like another one.
  { misread: 0.004, least: 36 },
  { misread: 0.02, least: 36 },
])(
  'passages of a scan with $misread of its letters misread are twins of their originals alone',
  ({ misread, least }) => {
    const original = findings('Northmere', 5, 40);
    const scan = original.map((text, at) => reading(text, { misread, seed: at + 1 }).replaceAll('\n', ' '));
    const found = places(twinsAmong([of('a', ...original), of('b', ...scan)]));
    expect(found.length).toBeGreaterThanOrEqual(least);
    for (const [one = '', other = ''] of found) expect(one.split('/')[1]).toBe(other.split('/')[1]);
  },
);

test('a figure that stands for a letter inside a word is misread; any other figure weighs', () => {
  const twins = (one: string, other: string) => twinsAmong([of('a', one), of('b', other)]).length;
  expect(twins(WAITING, WAITING.replace('therapist', 'therap1st'))).toBe(1);
  expect(twins(`${WAITING} Under section s47.`, `${WAITING} Under section s17.`)).toBe(0);
  expect(twins(`${WAITING} In years all.`, `${WAITING} In year5 all.`)).toBe(0);
  expect(twins(`${WAITING} All libraries usual.`, `${WAITING} A11 1ibraries usua1.`)).toBe(0);
  expect(twins(`${WAITING} Some libraries usual.`, `${WAITING} Some 1ibraries usua1.`)).toBe(1);
  expect(twins(`${WAITING} In year one.`, `${WAITING} In year1 one.`)).toBe(0);
});

test('headings and furniture have no twins', () => {
  const quiet = (passage: Partial<Passage>) => ({
    id: 'a',
    passages: passages(NURSES).map((each) => ({ ...each, ...passage })),
  });
  expect(twinsAmong([quiet({ kind: 'heading' }), of('b', NURSES)])).toEqual([]);
  expect(twinsAmong([quiet({ furniture: 'next-steps' }), of('b', NURSES)])).toEqual([]);
});

test('twins do not depend on the order of the documents', () => {
  const documents = [1, 2, 3].flatMap((seed) => {
    const text = letter({ seed, area: 'Northmere' });
    return [
      { id: `letter-${seed}`, passages: passages(text) },
      {
        id: `reading-${seed}`,
        passages: text
          .split('\n\n')
          .map((each, at) => ({ ...(passages(reading(each, { seed: at }))[0] as Passage), id: `p${at}` })),
      },
    ];
  });
  fc.assert(
    fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (shuffled) => {
      expect(twinsAmong(shuffled)).toEqual(twinsAmong(documents));
    }),
    { numRuns: 10 },
  );
  expect(twinsAmong(documents).length).toBeGreaterThan(20);
});

const STANDARD = (area: string, day: number) =>
  `Between ${day} and ${day + 4} June 2021, three inspectorates carried out a joint inspection of help for children in ${area}.`;

test('sentences that unrelated documents share are boilerplate, whatever names and dates they carry', () => {
  const documents = ['Northmere', 'Eastholt', 'Dunmarsh'].map((area, at) =>
    of(
      `d${at}`,
      STANDARD(area, at + 3),
      ...findings(area, at + 1, 3),
      `${STANDARD(area, at)} ${findings(area, at + 40, 1)}`,
    ),
  );
  const found = boilerplateAmong(documents, NONE);
  expect(found.sentences).toEqual([{ text: STANDARD('Northmere', 3), documents: 3 }]);
  expect(found.passages).toEqual([0, 1, 2].map((at) => ({ documentId: `d${at}`, passageId: 'p1', share: 1 })));
});

test('what only copies and look-alikes share is no boilerplate', () => {
  const documents = ['a', 'b', 'c', 'd'].map((id, at) => of(id, NURSES, ...findings('Northmere', at, 2)));
  expect(boilerplateAmong(documents, NONE).sentences).toHaveLength(1);
  const member = (documentId: string, primary: boolean) => ({ documentId, primary, similarity: 1 });
  const related: Copies = {
    groups: [{ id: 'g', kind: 'near', similarity: 1, because: '', members: [member('a', true), member('b', false)] }],
    lookAlikes: [{ documentIds: ['b', 'c'], similarity: 0.8, because: 'different area' }],
  };
  expect(boilerplateAmong(documents, related)).toEqual({ sentences: [], passages: [] });
});

test('differences are told passage by passage and word by word', () => {
  const [first, second, third] = findings('Northmere', 1, 3) as [string, string, string];
  const added = 'The waiting time for a first therapy appointment.';
  const { rows, ...counts } = differences(
    passages([first, WAITING, second, third].join('\n\n')),
    passages([first, WAITING.replace('fourteen weeks', 'a month'), added, second].join('\n\n')),
  );
  expect(rows.map(({ kind, left, right }) => [kind, left, right])).toEqual([
    ['same', ['p1'], ['p1']],
    ['changed', ['p2'], ['p2']],
    ['right-only', [], ['p3']],
    ['same', ['p3'], ['p4']],
    ['left-only', ['p4'], []],
  ]);
  expect(rows[1]?.runs).toEqual([
    { kind: 'same', text: 'Children wait ' },
    { kind: 'left', text: 'fourteen weeks ' },
    { kind: 'right', text: 'a month ' },
    { kind: 'same', text: expect.stringMatching(/^for a first/u) },
  ]);
  expect(counts.rightOnly).toBe(2 + 8);
});

test('a moved passage is recognised where it stood', () => {
  const paragraphs = findings('Northmere', 1, 5);
  const [first, ...rest] = paragraphs as [string, ...string[]];
  const { rows } = differences(
    passages(paragraphs.join('\n\n')),
    passages([...rest, `${first} And more.`].join('\n\n')),
  );
  expect(rows.filter(({ moved }) => moved)).toMatchObject([{ kind: 'changed', left: ['p1'], right: ['p5'] }]);
  expect(rows).toHaveLength(5);
});

test('passages that one document splits stand beside the one they come from', () => {
  const [first, second] = findings('Northmere', 1, 2) as [string, string];
  const split = first.split(/(?<=\.) /u);
  const { rows } = differences(passages(`${first}\n\n${second}`), passages([...split, second].join('\n\n')));
  expect(rows.map(({ kind, left, right }) => [kind, left, right])).toEqual([
    ['same', ['p1'], ['p1', 'p2', 'p3', 'p4', 'p5']],
    ['same', ['p2'], ['p6']],
  ]);
});

test('every passage of both documents stands in exactly one row, and the runs give back both texts', () => {
  const paragraph = fc.constantFrom(...findings('Northmere', 1, 6), NURSES, WAITING, '1', 'Findings', '');
  const texts = fc.array(paragraph, { minLength: 1, maxLength: 8 }).map((each) => passages(each.join('\n\n')));
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      const { rows } = differences(left, right);
      expect(rows.flatMap((row) => row.left).sort()).toEqual(left.map(({ id }) => id).sort());
      expect(rows.flatMap((row) => row.right).sort()).toEqual(right.map(({ id }) => id).sort());
      const plain = (text: string) => text.replace(/\s+/gu, '');
      for (const row of rows) {
        const side = (kind: 'left' | 'right') =>
          plain(
            row.runs
              .filter((run) => run.kind !== kind)
              .map(({ text }) => text)
              .join(''),
          );
        const text = (all: readonly Passage[], ids: readonly string[]) =>
          plain(
            all
              .filter(({ id }) => ids.includes(id))
              .map((passage) => passage.text)
              .join(''),
          );
        expect(side('right')).toBe(text(left, row.left));
        expect(side('left')).toBe(text(right, row.right));
      }
    }),
  );
});

test('quotation marks, dashes and case are no differences', () => {
  const changed = runsOf('The child’s “plan” – a Good one', 'The child\'s "plan" - a good one').filter(
    ({ kind }) => kind !== 'same',
  );
  expect(changed).toEqual([]);
});
