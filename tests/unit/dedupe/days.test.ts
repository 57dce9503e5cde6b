import { expect, test } from 'vitest';
import { datedDays } from '../../../src/dedupe/days.ts';
import { daysApart } from '../../../src/document/dates.ts';

const days = (text: string) => datedDays(text).map(({ day }) => day);

test('dates in all the ways letters write them', () => {
  expect(days('27 February 2024')).toEqual(['2024-02-27']);
  expect(days('visited on 23 and 24 January 2024')).toEqual(['2024-01-23', '2024-01-24']);
  expect(days('30 September to 4 October 2020')).toEqual(['2020-09-30', '2020-10-04']);
  expect(days('the 12th of September 2019, 12/09/2019 and 2019-09-13')).toEqual([
    '2019-09-12',
    '2019-09-12',
    '2019-09-13',
  ]);
  expect(days('between 8–12 May 2023')).toEqual(['2023-05-08', '2023-05-12']);
});

test('what is no date: misread digits, days without a year, days that do not exist', () => {
  expect(days('l3 September 2019, 45 May 2020, 13/13/2020, call 01632 960 117, on 4 May')).toEqual([]);
});

test('dates said in the same words are recognised as such', () => {
  const [one] = datedDays('Inspectors visited between 3 and 7 May 2021 and wrote to the leaders.');
  const [other] = datedDays('Then inspectors visited between 10 and 14 June 2022 and wrote to the leaders.');
  expect(one?.before).toBe(other?.before);
  expect(one?.after).toBe(other?.after);
  expect(daysApart('2021-05-03', '2021-06-03')).toBe(31);
});
