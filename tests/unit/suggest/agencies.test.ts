import { describe, expect, it } from 'vitest';
import { agenciesIn } from '../../../src/suggest/agencies.ts';

describe('agencies named or meant', () => {
  it.each([
    ['Frontline officers and social workers visit together.', ['police', 'childrens-social-care']],
    ['The YOT works with probation.', ['youth-justice', 'probation']],
    ['CAMHS and GPs meet headteachers.', ['health', 'schools']],
    ['Voluntary organisations are represented on the safeguarding board.', ['voluntary-sector', 'leaders']],
    ['Children with poor mental health feel better.', []],
    ['Health practitioners attend.', ['health']],
    ['Independent reviewing officers chair the meetings.', ['childrens-social-care']],
  ])('%s', (text, agencies) => {
    expect(agenciesIn(text)).toEqual(agencies);
  });
});
