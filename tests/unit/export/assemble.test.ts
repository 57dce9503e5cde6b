import { describe, expect, it } from 'vitest';
import { counts } from '../../../src/export/bundle.ts';
import { EVIDENCE_COLUMNS } from '../../../src/export/columns.ts';
import { evidenceCsv } from '../../../src/export/csv.ts';
import { absences, evidenceGrid } from '../../../src/export/grid.ts';
import { evidenceReport } from '../../../src/export/html.ts';
import { assembled, decide, FRAMEWORK, inventedBundle, inventedInput, sha256 } from './invented.ts';

const documentCalled = (id: string) => {
  const found = inventedInput().documents.find((document) => document.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('assembling the bundle', () => {
  it('counts a passage of a copied document once and says how often it was there', () => {
    const rows = inventedBundle().evidence.filter((row) => row.documentId.startsWith('calder-vale'));
    expect(new Set(rows.map((row) => row.documentId))).toEqual(new Set(['calder-vale']));
    expect(rows.every((row) => row.copiesFolded === 1)).toBe(true);
  });

  it('carries a decision made on a copy to the document that counts', () => {
    const copy = documentCalled('calder-vale-again');
    const rows = inventedBundle({ decisions: [decide(copy, 'p1', { note: 'made on the copy' })] }).evidence;
    const decided = rows.filter((row) => row.status !== 'suggested');
    expect(decided.map((row) => [row.documentId, row.note])).toEqual(
      decided.map(() => ['calder-vale', 'made on the copy']),
    );
    expect(decided.length).toBeGreaterThan(0);
  });

  it('keeps a decision on a passage that only the copy has', () => {
    const copy = documentCalled('calder-vale-again');
    const rows = inventedBundle({ twins: [], decisions: [decide(copy, 'p1')] }).evidence;
    expect(rows.filter((row) => row.documentId === copy.id && row.status === 'accepted')).toHaveLength(1);
  });

  it('says nothing of strength or improvement where a decision says nothing, in any format', () => {
    const letter = documentCalled('calder-vale');
    const bundle = inventedBundle({ decisions: [decide(letter, 'p1', { polarity: null })] });
    const rows = bundle.evidence.filter((row) => row.status === 'accepted');
    expect(rows.map(({ polarity }) => polarity)).toEqual(rows.map(() => null));
    const [row] = rows;
    expect([...evidenceCsv(bundle)].join('')).toContain(row?.quotation ?? 'missing');
    expect(EVIDENCE_COLUMNS.find(({ id }) => id === 'polarity')?.value({ row } as never)).toBeNull();
    expect([...evidenceReport(bundle, sha256)].join('')).toMatch(/passages? without a side/u);
  });

  it('lets the latest decision hold, and none made under another framework', () => {
    const letter = documentCalled('dunmarsh');
    const decisions = [
      decide(letter, 'p1', { at: '2026-11-21T09:00:00Z', criteria: ['C18'] }),
      decide(letter, 'p1', { at: '2026-11-20T09:00:00Z', criteria: ['C13'] }),
      decide(letter, 'p2', { frameworkId: 'another' }),
    ];
    for (const order of [decisions, decisions.toReversed()]) {
      const rows = inventedBundle({ decisions: order }).evidence.filter((row) => row.documentId === letter.id);
      expect(rows.filter((row) => row.status === 'accepted').map((row) => [row.passageId, row.criterion])).toEqual([
        ['p1', 'C18'],
      ]);
      expect(rows.some((row) => row.passageId === 'p2' && row.status === 'suggested')).toBe(true);
    }
  });

  it('marks what was suggested and not chosen as rejected, and counts neither that nor second suggestions', () => {
    const { evidence } = inventedBundle();
    const rejected = evidence.filter((row) => row.status === 'rejected');
    expect(rejected.length).toBeGreaterThan(0);
    expect(rejected.some(counts)).toBe(false);
    expect(evidence.filter((row) => row.status === 'suggested' && counts(row)).every((row) => row.rank === 1)).toBe(
      true,
    );
  });

  it('does not depend on the order of anything it is given', () => {
    const input = inventedInput();
    const turned = {
      ...input,
      documents: input.documents.toReversed(),
      decisions: input.decisions.toReversed(),
      assessments: input.assessments.toReversed(),
      twins: input.twins.toReversed(),
    };
    expect(assembled(turned)).toEqual(assembled(input));
  });

  it('names files without their folders', () => {
    const names = inventedBundle().documents.map((document) => document.fileName);
    expect(names).toContain('northmere.pdf');
    expect(names.join()).not.toContain('/');
  });

  it('keeps evidence for criteria that the framework no longer has', () => {
    const letter = documentCalled('dunmarsh');
    const grid = evidenceGrid(inventedBundle({ decisions: [decide(letter, 'p1', { criteria: ['Z9'] })] }));
    const last = grid.lines.at(-1);
    expect([last?.criterion.code, last?.criterion.isUnknown, last?.foundIn]).toEqual(['Z9', true, 1]);
  });
});

describe('the grid', () => {
  it('has a line for every criterion and a column for every document that counts', () => {
    const grid = evidenceGrid(inventedBundle());
    expect(grid.lines.map((line) => line.criterion.code)).toEqual(
      'C01 C02 C03 C04 C05 C06 C13 C17a C17b C18'.split(' '),
    );
    expect(grid.documents.map((document) => document.id)).not.toContain('calder-vale-again');
    expect(grid.documents.map((document) => document.type)).not.toContain('guidance');
    expect(grid.documents).toHaveLength(11);
  });

  it('counts mixed passages in both halves', () => {
    const line = evidenceGrid(inventedBundle()).lines.find(({ criterion }) => criterion.code === 'C02');
    const cell = line?.cells.find(({ document }) => document.id === 'calder-vale');
    expect([cell?.strengths, cell?.improvements, cell?.rows.length, cell?.accepted]).toEqual([1, 1, 1, 1]);
  });

  it('tells what was not found from what could not be read', () => {
    const absent = absences(evidenceGrid(inventedBundle())).find(({ criterion }) => criterion.code === 'C18');
    expect(absent?.noneFoundIn.map(({ area }) => area)).toEqual(['Ashcombe Bay']);
    expect(absent?.notLookedAt).toHaveLength(10);
    const unread = absent?.notLookedAt.filter(({ standing }) => standing.pagesUnread > 0);
    expect(unread?.map(({ document }) => document.area)).toEqual(['Eastholt', 'Saltreath']);
    expect(FRAMEWORK.criteria.length).toBe(9);
  });
});
