/**
 * Real letters in other programs' readings, where the material is at hand.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { findCopies, NO_DECISIONS } from '../../../src/dedupe/copies.ts';
import { canonicalText } from '../../../src/document/canonical.ts';
import { document } from './invented.ts';

const SHARED = join(import.meta.dirname, '../../../../shared');
const GOLD = join(SHARED, 'gold/duplicates_dev.json');

test.skipIf(!existsSync(GOLD))(
  'readings of real letters are grouped as the gold says, at any threshold in use (needs ../shared)',
  () => {
    const gold = JSON.parse(readFileSync(GOLD, 'utf8')) as { groups: string[][] };
    const documents = ['seeds', 'corpus/copies'].flatMap((folder) =>
      readdirSync(join(SHARED, folder))
        .filter((file) => file.endsWith('.txt'))
        .map((file) => document(basename(file), canonicalText(readFileSync(join(SHARED, folder, file), 'utf8')))),
    );
    const texts = new Map(documents.map(({ id, text }) => [id, text]));
    const wanted = gold.groups
      .map((group) => group.filter((file) => texts.has(file)).sort())
      .filter((group) => group.length > 1)
      .sort();
    for (const threshold of [0.75, 0.8, 0.85, 0.92]) {
      const { groups } = findCopies(documents, { threshold, decisions: NO_DECISIONS }, (id) => texts.get(id) ?? '');
      expect(groups.map(({ members }) => members.map(({ documentId }) => documentId).sort()).sort()).toEqual(wanted);
    }
  },
);
