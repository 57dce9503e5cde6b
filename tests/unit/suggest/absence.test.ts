import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/document/document.ts';
import { parseFramework } from '../../../src/frameworks/parse.ts';
import { presenceOf } from '../../../src/suggest/absence.ts';

const framework = parseFramework('{"title":"T","criteria":[{"code":"1","text":"one"},{"code":"2","text":"two"}]}', 't');
const document = (id: string, pagesWithoutText: number[]) =>
  ({ id, passages: [], quality: { score: 1, pagesWithoutText, warnings: [] } }) as unknown as Document;

describe('absence of evidence', () => {
  it('is said with how much was read and how much could not be', () => {
    const documents = [document('a', []), document('b', [2, 3])];
    const evidence = [
      { documentId: 'a', criteria: ['1'] },
      { documentId: 'gone', criteria: ['2'] },
    ];
    const found = presenceOf(framework, documents, evidence);
    expect(found.map(({ sentence }) => sentence)).toEqual([
      '1 passage in 1 of 2 documents read, 2 pages unread.',
      'No evidence found in 2 documents read, 2 pages unread.',
    ]);
    expect(found[0]?.foundIn).toEqual(['a']);
  });

  it('speaks of no pages where all could be read', () => {
    expect(presenceOf(framework, [document('a', [])], [])[0]?.sentence).toBe('No evidence found in 1 document read.');
  });
});
