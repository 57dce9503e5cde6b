import { describe, expect, it } from 'vitest';
import { dayInWords, firstMonth } from '../../../src/document/dates.ts';

describe('a date of which only the month or the year is printed', () => {
  it.each([
    ['March 2017', '2017-03'],
    ['HM Inspectorate of Probation, September 2019', '2019-09'],
    ['Audience: All | Published: November 2008', '2008-11'],
    ['Final report September 2022', '2022-09'],
    ['MARCH 2021', '2021-03'],
    ['Version 2.1, May 2021', '2021-05'],
    ['2011ISBN: 978-1-84099-000-0', '2011'],
    ['2013/14', '2014'],
    ['2021–2022', '2022'],
  ])('%s', (line, date) => {
    expect(firstMonth(['An inspection', line], 'An inspection')).toBe(date);
  });

  it.each([
    'The last inspection was in March 2017',
    'Since March 2017 the board has met monthly.',
    'In 2011 there were 14 cases',
    'Policy of 2021',
    '12345',
  ])('is not taken from what is told: %s', (line) => {
    expect(firstMonth([line], 'A report')).toBeNull();
  });

  it('is the year of the title before any other year', () => {
    expect(firstMonth(['2009'], 'Section 11 audit report 2015')).toBe('2015');
    expect(firstMonth([], 'Annual Report 2013/14')).toBe('2014');
    expect(firstMonth(['May 2015'], 'Annual Report 2013/14')).toBe('2015-05');
  });

  it('is written in words as far as it is known, and nothing else is', () => {
    expect(['2017-03-21', '2017-03', '2017', '2017-03-21T08:00:00Z', '2017-3', 'x', ''].map(dayInWords)).toEqual([
      '21 March 2017',
      'March 2017',
      '2017',
      '21 March 2017',
      null,
      null,
      null,
    ]);
  });
});
