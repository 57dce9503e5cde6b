import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listDocuments, removeDocument } from '../../../../src/workspace/documents.ts';
import { eraseDocument } from '../../../../src/workspace/erase.ts';
import { closeWorkspace, openWorkspace } from '../../../../src/workspace/open.ts';
import { typeset } from '../../../fixtures/typeset.ts';
import { taking } from './taking.ts';

const taken = taking();

const sentence = 'Leaders know their services well and act on what they learn from children and families in the area.';
const text = `Ashcombe Bay\n\n${sentence}\n\nPlans for children are late, and nobody says why that is so.\n`;
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};

describe('a project of another program', () => {
  it('makes one decision of several selections over one range, with all their codes', async () => {
    const range = at(sentence);
    const one = { codes: [0], note: 'Look again' };
    const { stored, counts, leftOut } = await taken({
      codes: ['Leadership', 'Planning'],
      groups: { 'Strength or improvement': ['Strength'], Agencies: ['Police'], Tags: ['Good example'] },
      sources: [
        {
          name: 'Letter',
          text,
          // The second selection takes in the blank after the sentence: the same passage all the same.
          selections: [
            { ...range, ...one },
            { ...range, end: range.end + 1, codes: [1] },
            { ...range, codes: [2, 3] },
            { ...range, codes: [4] },
          ],
        },
      ],
    });
    expect(stored).toMatchObject([
      {
        criteria: ['1', '2'],
        polarity: 'strength',
        agencies: ['police'],
        tags: ['Good example'],
        note: 'Look again',
        reviewer: 'Ann',
        quotation: { text: sentence },
      },
    ]);
    expect(counts).toEqual({ codings: 5, placed: 5, undecided: 0, leftOut: 0 });
    expect(leftOut).toEqual([]);
  });

  it('names the documents that had been erased or removed here and come back with it', async () => {
    const other = `Eastmarsh\n\n${sentence}\n\nVisits are recorded on the day.\n`;
    const project = {
      codes: ['Leadership'],
      sources: [
        { name: 'Letter', text },
        { name: 'Other', text: other },
      ],
    };
    const first = await taken(project);
    expect(first.leftOut).toEqual([]);
    const workspace = openWorkspace(first.path);
    const idOf = (path: string) => listDocuments(workspace).find((one) => one.path === path)?.id ?? '';
    eraseDocument(workspace, idOf('Letter.txt'), 'Me');
    removeDocument(workspace, idOf('Other.txt'), 'Me');
    closeWorkspace(workspace);
    const again = await taken(project, first);
    expect(again.documents).toBe(2);
    expect(again.leftOut).toEqual([
      'Letter.txt: This document is here again with the project, and had been erased for good here.',
      'Other.txt: This document is here again with the project, and had been removed here.',
    ]);
    expect((await taken(project, first)).leftOut).toEqual([]);
  });

  it('says nothing of strength or improvement where the project does not', async () => {
    const { stored } = await taken({
      codes: ['Leadership'],
      sources: [{ name: 'Letter', text, selections: [{ ...at(sentence), codes: [0] }] }],
    });
    expect(stored.map(({ polarity }) => polarity)).toEqual([null]);
  });

  it('places what is wrapped, parted at line ends or spaced otherwise than here', async () => {
    const wrapped = text.replace('know their', 'know\r\ntheir').replace('children and', 'chil-\ndren  and');
    const start = wrapped.indexOf('Leaders');
    const { stored } = await taken({
      codes: ['Leadership'],
      sources: [
        {
          name: 'Letter',
          text: wrapped,
          selections: [{ start, end: wrapped.indexOf('area.') + 5, codes: [0], name: 'Leaders know their' }],
        },
      ],
    });
    expect(stored).toHaveLength(1);
    expect(stored[0]?.quotation.text.replace(/-\s|\s+/gu, '')).toBe(sentence.replace(/\s/gu, ''));
  });

  it('goes by the position where a sentence stands twice', async () => {
    const twice =
      'Children are seen on time. Plans are made.\n\nHomes are few. Children are seen on time. It is late.\n';
    const start = twice.lastIndexOf('Children');
    const { stored } = await taken({
      codes: ['Timeliness'],
      sources: [{ name: 'Letter', text: twice, selections: [{ start, end: start + 26, codes: [0] }] }],
    });
    expect(stored[0]?.quotation).toMatchObject({ text: 'Children are seen on time.' });
    expect(stored[0]?.quotation.start).toBeGreaterThan(50);
  });

  it('names every coding and note that has no place, and the counts add up', async () => {
    const { stored, tagged, counts, leftOut } = await taken({
      codes: ['Leadership'],
      groups: { Agencies: ['Police'], Tags: ['Ask about it'] },
      sources: [
        {
          name: 'Letter',
          text,
          selections: [
            { ...at(sentence), codes: [], note: 'Check this with the board' },
            { ...at('Plans for children are late, and nobody says why that is so.'), codes: [2] },
            { ...at('Ashcombe Bay'), codes: [1] },
          ],
        },
        { name: 'Elsewhere', text: 'x', path: 'relative:///t0.txt', selections: [{ start: 0, end: 5, codes: [0] }] },
      ],
    });
    expect(stored).toEqual([]);
    expect(tagged).toMatchObject([{ tags: ['Ask about it'] }]);
    expect(counts).toEqual({ codings: 3, placed: 1, undecided: 0, leftOut: 2 });
    const said = leftOut.join('\n');
    expect(said).toContain('Check this with the board');
    expect(said).toContain('“Elsewhere” is left out with what is coded in it');
    expect(said).toContain('without a criterion or a tag: “Ashcombe Bay”');
  });

  it('imports a PDF on which areas are drawn and takes them as the passages they cover, from either origin', async () => {
    const pdf = await typeset([
      { kind: 'heading', text: 'Calder Vale' },
      { kind: 'paragraph', text: sentence },
      { kind: 'paragraph', text: 'Plans for children are late, and nobody says why that is so in the area.' },
    ]);
    // The first paragraph stands some 110 to 140 points below the top of an A4 page.
    for (const y of [(top: number) => top, (top: number) => 842 - top]) {
      const { documents, stored, leftOut, counts } = await taken({
        codes: ['Leadership'],
        sources: [{ name: 'Letter.pdf', pdf, drawn: [[0, 60, Math.round(y(106)), 540, Math.round(y(138)), 0]] }],
      });
      expect(documents).toBe(1);
      expect(stored.map(({ quotation }) => quotation.text)).toEqual([sentence]);
      expect(counts).toEqual({ codings: 1, placed: 1, undecided: 0, leftOut: 0 });
      expect(leftOut.join()).toContain('on page 1 of “Letter.pdf”');
    }
  });

  it('keeps two sources of one name apart, and the values of a source that is in two cases', async () => {
    const { listed, stored, leftOut } = await taken({
      codes: ['Leadership'],
      variables: ['Area', 'Mood', 'Weather'],
      sources: [
        { name: 'Letter', text, selections: [{ ...at(sentence), codes: [0] }] },
        { name: 'Letter', text: text.replace('Ashcombe', 'Corran'), selections: [{ start: 12, end: 112, codes: [0] }] },
      ],
      cases: [
        {
          source: 0,
          values: [
            [0, 'Ashcombe Bay'],
            [1, 'bright'],
          ],
        },
        { source: 0, values: [[2, 'rain']] },
      ],
    });
    expect(listed.map(({ path }) => path).sort()).toEqual(['Letter (2).txt', 'Letter.txt']);
    expect(stored).toHaveLength(2);
    expect(listed.find(({ path }) => path === 'Letter.txt')?.metadata.area).toBe('Ashcombe Bay');
    expect(leftOut.join('\n')).toMatch(/“Mood” has no place here.*bright[\s\S]*“Weather” has no place here.*rain/u);
  });
});

const CASES = join(import.meta.dirname, '../../../../../shared/field-cases/formats');

describe.skipIf(!existsSync(CASES))('projects that were read wrongly', () => {
  it('lose no coding', async () => {
    for (const name of readdirSync(CASES).filter((one) => one.endsWith('.qdpx'))) {
      const { counts } = await taken(new Uint8Array(readFileSync(join(CASES, name))));
      expect(counts.placed + counts.undecided, name).toBe(counts.codings);
      expect(counts.leftOut, name).toBe(0);
    }
  });
});
