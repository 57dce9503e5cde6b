import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CopyDecisions, findCopies } from '../../../src/dedupe/copies.ts';
import { decodeSketch, encodeSketch } from '../../../src/dedupe/sketch.ts';
import type { Copies } from '../../../src/document/copies.ts';
import { COVER, document, letter, reading, rewritten, shortened, type TextDocument } from './invented.ts';

const one = letter();
const two = letter({ area: 'Eastholt', seed: 2, date: '3 March 2020', visited: '4 and 8 February 2020' });
const sibling = rewritten(one.replaceAll('Northmere', 'Dunmarsh'), 0.15, 'Dunmarsh');

/** A folder with everything in it: copies of all kinds, siblings, an extract, a collection, empty and short documents. */
const FOLDER: readonly TextDocument[] = [
  document('one', one),
  document('one-same-words', one.replaceAll('\n', ' ')),
  document('one-reading', reading(one)),
  document('one-draft', shortened(one, 0.1)),
  document('one-cover', `${COVER}\n\n${one}`),
  document('one-extract', one.split('\n\n').slice(2, 8).join('\n\n')),
  document('sibling', sibling),
  document('sibling-reading', reading(sibling, { seed: 11 })),
  document('two', two),
  document('two-reading', reading(two, { misread: 0.02 })),
  document('both', `${one}\n\n${two}`),
  document('alone', letter({ area: 'Westmere', seed: 3 })),
  document('empty', ''),
  document('line', 'See the letter.'),
  document('same-line', 'See the letter.'),
];
const TEXTS = new Map(FOLDER.map(({ id, text }) => [id, text]));
const IDS = FOLDER.map(({ id }) => id);

function find(documents: readonly TextDocument[], threshold: number, decisions: CopyDecisions): Copies {
  return findCopies(documents, { threshold, decisions }, (id) => TEXTS.get(id) ?? '');
}

const thresholds = fc.double({ min: 0.75, max: 0.95, noNaN: true });
const decisions = fc.record({
  notCopies: fc.array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS)), { maxLength: 3 }),
  counts: fc.subarray(IDS, { maxLength: 3 }),
});
const folders = fc.subarray([...FOLDER], { minLength: 2 });
const shuffled = folders.chain((folder) =>
  fc.tuple(fc.constant(folder), fc.shuffledSubarray(folder, { minLength: folder.length })),
);

test('the same groups whatever the order of the documents', () => {
  fc.assert(
    fc.property(shuffled, thresholds, decisions, ([folder, other], threshold, decided) => {
      expect(find(other, threshold, decided)).toEqual(find(folder, threshold, decided));
    }),
    { numRuns: 25 },
  );
});

test('the same groups when documents are added one by one, from sketches kept as bytes', () => {
  fc.assert(
    fc.property(shuffled, thresholds, ([folder, other], threshold) => {
      const none = { notCopies: [], counts: [] };
      const kept = new Map<string, Uint8Array>();
      let last: Copies = { groups: [], lookAlikes: [] };
      const known: TextDocument[] = [];
      for (const added of other) {
        kept.set(added.id, encodeSketch(added.sketch));
        known.push(added);
        const read = known.map((each) => ({ ...each, sketch: decodeSketch(each.id, kept.get(each.id) as Uint8Array) }));
        last = find(read, threshold, none);
      }
      expect(last).toEqual(find(folder, threshold, none));
    }),
    { numRuns: 6 },
  );
});

test('every document is in at most one group, each group has one member that counts and nobody the reviewer separated', () => {
  fc.assert(
    fc.property(folders, thresholds, decisions, (folder, threshold, decided) => {
      const { groups, lookAlikes } = find(folder, threshold, decided);
      const members = groups.flatMap((group) => group.members.map(({ documentId }) => documentId));
      expect(new Set(members).size).toBe(members.length);
      expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
      for (const group of groups) {
        expect(group.members.length).toBeGreaterThan(1);
        expect(group.members.map(({ primary }) => primary)).toEqual(group.members.map((_, at) => at === 0));
        const ids = new Set(group.members.map(({ documentId }) => documentId));
        for (const [left, right] of decided.notCopies)
          expect(left !== right && ids.has(left) && ids.has(right)).toBe(false);
        for (const { documentIds } of lookAlikes) expect(documentIds.every((id) => ids.has(id))).toBe(false);
      }
    }),
    { numRuns: 40 },
  );
});

test('letters about different areas are never in one group', () => {
  const workOf = (id: string) => id.split('-')[0];
  fc.assert(
    fc.property(folders, thresholds, (folder, threshold) => {
      for (const { members } of find(folder, threshold, { notCopies: [], counts: [] }).groups) {
        const works = new Set(members.map(({ documentId }) => workOf(documentId)).filter((work) => work !== 'both'));
        if (!works.has('line')) expect(works.size).toBe(1);
      }
    }),
    { numRuns: 40 },
  );
});
