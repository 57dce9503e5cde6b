import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayInWords, daysUntil, firstMonth, localDay } from '../../../src/document/dates.ts';

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

describe('the day where the reader is', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/London', 'Asia/Kolkata', 'UTC'])(
    'is the one that a calendar in %s shows',
    (zone) => {
      vi.stubEnv('TZ', zone);
      const calendar = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short' });
      fc.assert(
        fc.property(
          fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
          (at) => {
            const [day, month, year] = calendar.format(at).split('/');
            expect(localDay(at)).toBe(`${year}-${month}-${day}`);
            expect(localDay(at.toISOString())).toBe(`${year}-${month}-${day}`);
          },
        ),
      );
    },
  );

  it('is another day east and west of Greenwich, and a due day is as far away as the calendar there says', () => {
    const late = '2026-05-31T20:00:00Z';
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    expect([localDay(late), daysUntil(localDay(late), '2026-05-31')]).toEqual(['2026-06-01', -1]);
    vi.stubEnv('TZ', 'Pacific/Pago_Pago');
    expect([localDay(late), daysUntil(localDay(late), '2026-05-31')]).toEqual(['2026-05-31', 0]);
  });

  it('counts whole days where the clocks are put forward or back', () => {
    vi.stubEnv('TZ', 'Europe/London');
    expect(daysUntil('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysUntil('2026-10-26', '2026-10-24')).toBe(-2);
  });
});
