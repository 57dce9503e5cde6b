import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChainedEntry, changeDigest, checkChain, entryHash, ORIGIN } from '../../../src/review/chain.ts';
import type { Entry } from '../../../src/review/records.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function chained(length: number): ChainedEntry[] {
  const log: ChainedEntry[] = [];
  for (let sequence = 1; sequence <= length; sequence++) {
    const entry: Entry = {
      sequence,
      at: `2024-05-31T09:00:0${sequence}.000Z`,
      reviewer: 'A. Reviewer',
      kind: 'act',
      of: null,
      what: `accepted C0${sequence}`,
      changes: [
        { kind: 'decision', key: `["f","d","p${sequence}"]`, before: null, after: { criteria: ['C01'], n: sequence } },
      ],
    };
    log.push({ ...entry, hash: entryHash(log.at(-1)?.hash ?? ORIGIN, entry, sha256) });
  }
  return log;
}

function headOf(log: readonly ChainedEntry[]) {
  const last = log.at(-1);
  return last === undefined ? { sequence: 0, hash: ORIGIN } : { sequence: last.sequence, hash: last.hash };
}

test('a log as it was written holds', () => {
  const log = chained(6);
  expect(checkChain(log, sha256, headOf(log))).toEqual([]);
  expect(checkChain([], sha256)).toEqual([]);
});

test('whatever is changed in an entry is found, at that entry', () => {
  const log = chained(6);
  const tampers: ((entry: ChainedEntry) => ChainedEntry)[] = [
    (entry) => ({ ...entry, at: '2024-06-01T09:00:00.000Z' }),
    (entry) => ({ ...entry, reviewer: 'Somebody Else' }),
    (entry) => ({ ...entry, what: 'accepted C99' }),
    (entry) => ({ ...entry, kind: 'note' }),
    (entry) => ({ ...entry, of: 1 }),
    (entry) => ({ ...entry, changes: [] }),
    (entry) => ({ ...entry, changes: [...entry.changes, ...entry.changes] }),
  ];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...tampers), (at, tamper) => {
      const changed = log.map((entry, index) => (index === at ? tamper(entry) : entry));
      expect(checkChain(changed, sha256, headOf(log)).map((finding) => finding.sequence)).toEqual([at + 1]);
    }),
  );
});

test('a missing entry, a cut end and a rewritten end are found', () => {
  const log = chained(6);
  expect(checkChain(log.toSpliced(2, 2), sha256, headOf(log))).toEqual([
    { sequence: 5, message: 'Entries 3 to 4 of the log are missing.' },
  ]);
  expect(checkChain(log.slice(0, 4), sha256, headOf(log))).toEqual([
    { sequence: 5, message: 'The log ends at entry 4; it once went to entry 6.' },
  ]);
  const other = chained(5);
  const last: Entry = { sequence: 6, at: '', reviewer: '', kind: 'note', of: null, what: 'nothing', changes: [] };
  const rewritten = [...other, { ...last, hash: entryHash(other.at(-1)?.hash ?? '', last, sha256) }];
  expect(checkChain(rewritten, sha256)).toEqual([]);
  expect(checkChain(rewritten, sha256, headOf(log))).toHaveLength(1);
});

test('entries that change places are found', () => {
  const log = chained(4);
  const [one, two, three, four] = log as [ChainedEntry, ChainedEntry, ChainedEntry, ChainedEntry];
  expect(checkChain([one, three, two, four], sha256).length).toBeGreaterThan(0);
});

test('erased content leaves a chain that holds', () => {
  const log = chained(3).map((entry) => {
    if (entry.sequence !== 2) return entry;
    const changes = entry.changes.map((change) =>
      'erased' in change ? change : { erased: changeDigest(change, sha256) },
    );
    return { ...entry, what: { erased: sha256('accepted C02') }, changes };
  });
  expect(checkChain(log, sha256)).toEqual([]);
});

test('the order of names in a record does not matter, its values do', () => {
  const name = { kind: 'decision', key: '[]', before: null } as const;
  expect(changeDigest({ ...name, after: { a: 1, b: [2, { d: 1, c: 2 }] } }, sha256)).toBe(
    changeDigest({ ...name, after: { b: [2, { c: 2, d: 1 }], a: 1 } }, sha256),
  );
  expect(changeDigest({ ...name, after: { a: [1, 2] } }, sha256)).not.toBe(
    changeDigest({ ...name, after: { a: [2, 1] } }, sha256),
  );
});
