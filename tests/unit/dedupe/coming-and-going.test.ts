import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boilerplateIndex, findBoilerplate } from '../../../src/dedupe/boilerplate.ts';
import { comparer, copiesFrom, findCopies, NO_DECISIONS } from '../../../src/dedupe/copies.ts';
import { fingerprintsOf } from '../../../src/dedupe/fingerprints.ts';
import { COMMON_SHINGLE, pairOf, sharers } from '../../../src/dedupe/sharers.ts';
import { allAtOnce } from '../../../src/dedupe/steps.ts';
import { findTwins, twinsIndex } from '../../../src/dedupe/twins.ts';
import type { Copies } from '../../../src/document/copies.ts';
import { COVER, document, findings, letter, passages, reading, rewritten, shortened } from './invented.ts';

/** Pairs that share so many shingles which no more than so many items hold, by comparing all of them. */
function byAllPairs(items: ReadonlyMap<string, Uint32Array>, least: number): Set<string> {
  const holders = new Map<number, number>();
  for (const shingles of items.values())
    for (const shingle of shingles) holders.set(shingle, (holders.get(shingle) ?? 0) + 1);
  const found = new Set<string>();
  for (const [one, here] of items)
    for (const [other, there] of items) {
      const shared = here.filter((shingle) => there.includes(shingle) && (holders.get(shingle) ?? 0) <= COMMON_SHINGLE);
      if (one < other && shared.length >= least) found.add(`${one} ${other}`);
    }
  return found;
}

test('pairs of items that share rare shingles are those of comparing all, however items come and go', () => {
  // Nearly as many items as a rare shingle may have, most with the same few ones, so that these become common and rare again.
  const shingles = fc.oneof(
    { weight: 9, arbitrary: fc.constant([0, 1, 2]) },
    fc.uniqueArray(fc.nat(4), { maxLength: 5 }),
  );
  const first = fc.array(shingles, { minLength: COMMON_SHINGLE - 2, maxLength: COMMON_SHINGLE + 8, size: 'max' });
  const item = fc.record({
    name: fc.integer({ min: COMMON_SHINGLE - 10, max: COMMON_SHINGLE + 30 }),
    shingles,
    isAsked: fc.boolean(),
  });
  const histories = fc
    .tuple(first, fc.array(item, { maxLength: 60, size: 'max' }))
    .map(([all, later]) => [
      ...all.map((shingles, name) => ({ name, shingles, isAsked: name === all.length - 1 })),
      ...later,
    ]);
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 2 }), (steps, least) => {
      const there = new Map<string, Uint32Array>();
      const numbers = new Map<string, number>();
      const index = sharers((_one, _other, shared) => shared >= least);
      const answer = () => {
        const names = new Map([...numbers].map(([name, number]) => [number, name]));
        return [...allAtOnce(index.pairs())].map((pair) =>
          pairOf(pair)
            .map((number) => names.get(number))
            .sort()
            .join(' '),
        );
      };
      for (const { name, shingles, isAsked } of steps) {
        const key = String(name);
        const known = numbers.get(key);
        // One that is there goes, one that is not there comes.
        if (known === undefined) {
          there.set(key, Uint32Array.from(shingles));
          numbers.set(key, index.add(Uint32Array.from(shingles)));
        } else {
          index.remove(known);
          numbers.delete(key);
          there.delete(key);
        }
        if (isAsked) allAtOnce(index.pairs());
      }
      expect(new Set(answer())).toEqual(byAllPairs(there, least));
      for (const number of numbers.values()) index.remove(number);
      numbers.clear();
      expect(answer()).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

const one = letter();
const sibling = rewritten(one.replaceAll('Northmere', 'Dunmarsh'), 0.15, 'Dunmarsh');
const two = letter({ area: 'Eastholt', seed: 2, date: '3 March 2020', visited: '4 and 8 February 2020' });
const three = letter({ area: 'Westmere', seed: 3 });
/** What every letter prints, with other names. */
const PRINTED = 'We would like to thank everybody in this place who met with the inspectors during their visit to it.';

const FOLDER = [
  document('one', `${one}\n\n${PRINTED}`),
  document('one-same-words', `${one}\n\n${PRINTED}`.replaceAll('\n\n', ' \n\n')),
  document('one-reading', reading(one)),
  document('one-draft', shortened(one, 0.1)),
  document('one-cover', `${COVER}\n\n${one}`),
  document('one-extract', one.split('\n\n').slice(2, 8).join('\n\n')),
  document('sibling', `${sibling}\n\n${PRINTED}`),
  document('two', `${two}\n\n${PRINTED}`),
  document('two-reading', reading(two, { misread: 0.02 })),
  document('three', `${three}\n\n${PRINTED}`),
  document('findings', findings('Oakhaven', 9, 8).join('\n\n')),
  document('empty', ''),
  document('line', 'See the letter.'),
].map((each) => ({ ...each, passages: passages(each.text) }));
const byId = new Map(FOLDER.map((each) => [each.id, each]));
const textOf = (id: string) => byId.get(id)?.text ?? '';
const textAt = ({ documentId, passageId }: { documentId: string; passageId: string }) =>
  byId.get(documentId)?.passages.find(({ id }) => id === passageId)?.text ?? '';
const fingerprints = new Map(FOLDER.map(({ id, passages: all }) => [id, fingerprintsOf(all)]));
const said = (ids: readonly string[]) => ids.map((id) => ({ id, fingerprints: () => fingerprints.get(id) ?? [] }));

/** Documents that come or, where they are there, go again; and whether somebody asks afterwards. */
const history = fc.array(fc.record({ id: fc.constantFrom(...byId.keys()), isAsked: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
});

test('copies, boilerplate and twins are the same whether documents come and go or are all there at once', () => {
  fc.assert(
    fc.property(history, fc.double({ min: 0.75, max: 0.95, noNaN: true }), (steps, threshold) => {
      const options = { threshold, decisions: NO_DECISIONS };
      const there = new Set<string>();
      const [compared, boilerplate, twins] = [comparer(), boilerplateIndex(), twinsIndex()];
      const candidates = () => [...there].map((id) => byId.get(id) as (typeof FOLDER)[number]);
      const answers = (): [Copies, unknown, unknown] => {
        const copies = copiesFrom(allAtOnce(compared.compare(candidates(), textOf)), options);
        return [copies, allAtOnce(boilerplate.found(copies, textAt)), allAtOnce(twins.found(textAt))];
      };
      for (const { id, isAsked } of steps) {
        if (there.delete(id)) {
          boilerplate.remove(id);
          twins.remove(id);
        } else {
          there.add(id);
          boilerplate.add(id, fingerprints.get(id) ?? []);
          allAtOnce(twins.add(id, fingerprints.get(id) ?? []));
        }
        if (isAsked) answers();
      }
      const [copies, ...rest] = answers();
      const ids = [...there].sort();
      const atOnce = ids.map((id) => byId.get(id) as (typeof FOLDER)[number]);
      expect(copies).toEqual(findCopies(atOnce, options, textOf));
      expect(rest).toEqual([findBoilerplate(said(ids), copies, textAt), findTwins(said(ids), textAt)]);
    }),
    { numRuns: 25 },
  );
});

test('the folder of that law has copies, look-alikes, boilerplate and twins in it', () => {
  const ids = [...byId.keys()];
  const copies = findCopies(FOLDER, { threshold: 0.85, decisions: NO_DECISIONS }, textOf);
  expect(copies.groups.length).toBeGreaterThan(1);
  expect(copies.lookAlikes.length).toBeGreaterThan(0);
  expect(findBoilerplate(said(ids), copies, textAt).passages.length).toBeGreaterThan(0);
  expect(findTwins(said(ids), textAt).length).toBeGreaterThan(10);
});
