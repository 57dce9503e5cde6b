import { describe, expect, it } from 'vitest';
import { passageKey } from '../../../src/document/passage-ref.ts';
import { chosen } from '../../../src/export/choice.ts';
import { isMaskedFrom } from '../../../src/export/disclosure.ts';
import { evidenceGrid } from '../../../src/export/grid.ts';
import { evidenceReport } from '../../../src/export/html.ts';
import { decisionLines, decisionsJson, frameworkJson, logJson } from '../../../src/export/json.ts';
import { quotationFaults } from '../../../src/export/verify.ts';
import { decide, FRAMEWORK, inventedBundle, inventedInput, sha256, whole } from './invented.ts';

describe('choosing what goes in', () => {
  const bundle = inventedBundle();

  it('changes nothing where nothing is chosen', () => {
    expect(chosen(bundle, {})).toEqual(bundle);
  });

  it('keeps the chosen criteria and the headings above them', () => {
    const grid = evidenceGrid(chosen(bundle, { criteria: ['C17b', 'C05'] }));
    expect(grid.lines.map((line) => line.criterion.path.join(' › '))).toEqual([
      'Assessing the whole child',
      'Leaders and managers › Leaders check the quality',
    ]);
  });

  it('keeps the chosen documents with their copies, and nothing that points at others', () => {
    const cut = chosen(bundle, { documents: ['calder-vale'] });
    expect(cut.documents.map((document) => document.id)).toEqual(['calder-vale', 'calder-vale-again']);
    expect(new Set(cut.evidence.map((row) => row.documentId))).toEqual(new Set(['calder-vale']));
    expect(cut.themes.flatMap((theme) => theme.passages.map((passage) => passage.documentId))).toEqual([
      'calder-vale',
      'calder-vale',
    ]);
    expect([cut.copies.groups.length, cut.copies.lookAlikes.length]).toEqual([1, 0]);
  });

  it('keeps decisions only, or suggestions too', () => {
    const statuses = (decisions: 'accepted' | 'suggested') =>
      [...new Set(chosen(bundle, { decisions }).evidence.map((row) => row.status))].sort();
    expect(statuses('accepted')).toEqual(['accepted']);
    expect(statuses('suggested')).toEqual(['accepted', 'suggested']);
  });

  it('keeps the chosen polarities and says in the method note what was chosen', () => {
    const cut = chosen(bundle, { polarities: ['improvement'], decisions: 'accepted', themes: false, log: false });
    expect(new Set(cut.evidence.map((row) => row.polarity))).toEqual(new Set(['improvement']));
    expect([cut.themes, cut.log]).toEqual([[], []]);
    expect(whole(evidenceReport(cut, sha256))).toContain(
      'This export holds only what reviewers accepted, only areas for improvement, no themes and no audit log.',
    );
  });
});

describe('JSON for other programs', () => {
  it('gives the framework in the shape that the command reads', () => {
    const read = JSON.parse(frameworkJson(FRAMEWORK));
    expect(read).toEqual(FRAMEWORK);
    expect(Object.keys(read)[0]).toBe('title');
  });

  it('gives one decision for each decided passage', () => {
    const bundle = inventedBundle();
    const { decisions } = JSON.parse(decisionsJson(bundle));
    const decided = new Set(bundle.evidence.filter((row) => row.status !== 'suggested').map((row) => passageKey(row)));
    expect(decisions).toHaveLength(decided.size);
    expect(decisions.find((one: { note: string }) => one.note !== '')).toMatchObject({
      tags: ['board', 'follow up'],
      reviewer: 'R. Ashdown',
      area: 'Calder Vale',
    });
  });

  it('gives lines to learn from, null for what is evidence for nothing', () => {
    const [letter] = inventedInput().documents;
    if (letter === undefined) throw new Error('no letter');
    const bundle = inventedBundle({
      decisions: [decide(letter, 'p1', { criteria: ['C01', 'C05'] }), decide(letter, 'p2', { criteria: [] })],
    });
    const lines = decisionLines(bundle)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.criterion)).toEqual(['C01', 'C05', null]);
    expect(lines[0]).toMatchObject({ text: letter.passages[0]?.text, headings: ['Main findings', 'Key strengths'] });
  });

  it('learns also from passages for which nothing was suggested and which a reviewer set aside', () => {
    const [letter] = inventedInput().documents;
    if (letter === undefined) throw new Error('no letter');
    const decision = { ...decide(letter, 'p2', { criteria: [], note: 'Says nothing.' }), suggested: null };
    const bundle = inventedBundle({ decisions: [decision], assessments: [] });
    expect(bundle.evidence).toEqual([]);
    expect(JSON.parse(decisionLines(bundle))).toMatchObject({ text: letter.passages[1]?.text, criterion: null });
    const { decisions } = JSON.parse(decisionsJson(bundle));
    expect(decisions).toMatchObject([{ criteria: [], rejected: [], note: 'Says nothing.' }]);
  });

  it('gives the audit log', () => {
    expect(JSON.parse(logJson(inventedBundle())).log).toEqual(inventedBundle().log);
  });
});

describe('verifying quotations', () => {
  const input = inventedInput();
  const [row] = inventedBundle().evidence;
  if (row === undefined) throw new Error('no evidence');

  it('finds every quotation of the bundle where it is said to be', () => {
    expect(quotationFaults(inventedBundle().evidence, input.documents)).toEqual([]);
  });

  it('names what is wrong with one that is not', () => {
    const reason = (changed: Partial<typeof row>) =>
      quotationFaults([{ ...row, ...changed }], input.documents)[0]?.reason;
    expect(reason({ quotation: `${row.quotation}!` })).toBe('The document does not say this.');
    expect(reason({ start: row.start + 1 })).toBe('The words stand elsewhere in the document.');
    expect(reason({ page: 9 })).toBe('The words are not on page 9.');
    expect(reason({ documentId: 'gone' })).toBe('The document is not here.');
  });

  it('holds a masked quotation against what the masks make of its document', () => {
    const [first = '', second = ''] = row.quotation.split(' ');
    const mask = (text: string, number: number) => ({ kind: 'name', text, mask: `[name ${number}]` }) as const;
    const masks = [mask(first, 1), mask(`${first} ${second}`, 1), mask(second, 2), mask('', 4)];
    const rest = row.quotation.slice(first.length + second.length + 2);
    const reason = (quotation: string, known = masks) =>
      quotationFaults([{ ...row, quotation }], input.documents, known)[0]?.reason;
    // With every mask, with some left unmasked, and with the longer text behind one.
    for (const masked of [`[name 1] [name 2] ${rest}`, `${first} [name 2] ${rest}`, `[name 1] ${rest}`, row.quotation])
      expect(reason(masked)).toBeUndefined();
    for (const forged of [`[name 2] [name 1] ${rest}`, `[name 1] [name 2] ${rest}!`, `[name 1]${rest}`, '[name 1]'])
      expect(reason(forged)).toBe('The document does not say this.');
    for (const unknown of [`[name 3] ${rest}`, `[name 4] ${rest}`])
      expect(reason(unknown)).toMatch(/a mask that this workspace does not know/u);
    expect(reason(`[name 1] [name 2] ${rest}`, [])).toMatch(/a mask that this workspace does not know/u);
    expect(reason(`x[name 3] ${rest}`)).toBe('The document does not say this.');
  });

  it('tells in time of a quotation with masks without end', () => {
    const text = 'a'.repeat(20_000);
    const masks = ['a', 'aa'].map((each) => ({ kind: 'name', text: each, mask: '[name 1]' }) as const);
    expect(isMaskedFrom(text, `${'[name 1]'.repeat(15_000)}b`, masks)).toBe('unknown');
    expect(isMaskedFrom(text, '[name 9]'.repeat(200_000), masks)).toBe('unknown');
    expect(isMaskedFrom('ab', `b${'[name 9]'.repeat(200_000)}`, masks)).toBe(false);
  });
});
