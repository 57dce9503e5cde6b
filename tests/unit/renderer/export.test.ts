import { describe, expect, it } from 'vitest';
import { choiceOf, draftOf, EVERYTHING, holds, sameChoice } from '../../../renderer/places/export/choice.ts';
import { exportChoice, exportFormat } from '../../../src/contract/operations/exports.ts';

const chosen = {
  ...EVERYTHING,
  decidedOnly: false,
  criteria: ['C05', 'C01'],
  polarity: ['improvement'] as const,
  columns: ['criterion', 'quotation'],
  themes: false,
  mask: true,
  unmasked: ['Larch'],
};

describe('the choice of an export', () => {
  it('tells a format only what it has a place for', () => {
    expect(choiceOf(chosen, 'xlsx')).toMatchObject({ columns: chosen.columns, themes: false, mask: true });
    expect(choiceOf(chosen, 'docx')).not.toHaveProperty('columns');
    expect(choiceOf(chosen, 'docx')).not.toHaveProperty('themes');
    expect(choiceOf(chosen, 'csv')).toMatchObject({ bom: true });
    expect(choiceOf(chosen, 'decisions')).toMatchObject({ decidedOnly: true, criteria: chosen.criteria });
    expect(choiceOf(chosen, 'qdc')).toEqual({ decidedOnly: true });
  });

  it('is one the contract takes, and comes back as it was', () => {
    for (const format of exportFormat.options) {
      const choice = exportChoice.parse(choiceOf(chosen, format));
      if (holds(format, 'evidence')) expect(sameChoice(choiceOf(draftOf(choice), format), choice)).toBe(true);
    }
    expect(draftOf(exportChoice.parse(choiceOf(chosen, 'xlsx')))).toEqual(chosen);
    expect(draftOf(exportChoice.parse({}))).toEqual({ ...EVERYTHING, decidedOnly: false });
  });

  it('leaves nobody unmasked by name where nothing is masked', () => {
    expect(choiceOf({ ...chosen, mask: false }, 'csv')).not.toHaveProperty('unmasked');
  });

  it('is the same in whatever order things were ticked', () => {
    expect(sameChoice({ criteria: ['C01', 'C05'] }, { criteria: ['C05', 'C01'] })).toBe(true);
    expect(sameChoice({ criteria: ['C01'] }, { criteria: ['C05'] })).toBe(false);
    expect(sameChoice({ criteria: ['C01'] }, {})).toBe(false);
  });
});
