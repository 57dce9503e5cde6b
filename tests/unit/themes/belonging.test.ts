import { expect, test } from 'vitest';
import { belongings } from '../../../src/themes/belonging.ts';
import { subjectIndex } from '../../../src/themes/mentions.ts';
import { fieldSubjects } from '../../../src/themes/subjects.ts';

const index = subjectIndex(fieldSubjects);
const idOf = (at: number) => fieldSubjects[at]?.id;
const about = (text: string) =>
  belongings(text, index)
    .filter(({ main }) => main)
    .map(({ subject }) => idOf(subject));
const named = (text: string) =>
  belongings(text, index)
    .filter((one) => one.named)
    .map(({ subject }) => idOf(subject));

test.each([
  ['Return home interviews are not routinely offered within 72 hours.', 'missing'],
  ['Midwives do not always tell the health visitor when a booking is late.', 'midwives'],
  ['The emergency duty team answers at night, but visits are rare.', 'out-of-hours'],
  ['Children in police custody wait for an appropriate adult.', 'police-custody'],
  ['The local safeguarding children board meets its statutory partners monthly.', 'partnership'],
  ['Care leavers have a personal adviser and an up-to-date pathway plan.', 'care-leavers'],
  ['EHC plans are out of date and annual reviews are late.', 'ehc-plans'],
])('%s is about %s', (text, subject) => {
  expect(about(text)).toContain(subject);
});

test('a list of agencies puts a passage under none of them', () => {
  const text = 'Plans are agreed quickly with the police, schools, GPs, midwives, probation and the voluntary sector.';
  for (const agency of ['police', 'schools', 'gps', 'midwives', 'probation', 'voluntary-sector']) {
    expect(about(text)).not.toContain(agency);
  }
  expect(named(text)).toContain('midwives');
});

test('what is said in brackets or by way of example is mentioned, not meant', () => {
  expect(about('Supervision is regular in every team (for example, school nursing).')).toEqual(['supervision']);
  expect(about('Supervision is regular across services, including midwives.')).toEqual(['supervision']);
});

test('a longer name is another thing than the shorter one in it', () => {
  expect(named('School nurses visit weekly.')).not.toContain('schools');
  expect(named('The emergency duty team is small.')).not.toContain('emergency-departments');
  expect(named('Young people leave without education, training and employment.')).not.toContain('training');
});

test('a word is not another one because they share a stem', () => {
  expect(named('Their work is child-centred.')).not.toContain('early-help');
  expect(about('This reflects what was seen.')).toEqual([]);
});

test('a phrase does not reach over the end of a sentence', () => {
  expect(named('We saw missing. Children were happy.')).not.toContain('missing');
});

test('a passage has three main subjects at most, and strengths between 0 and 1', () => {
  const text = fieldSubjects.map(({ names }) => `${names[0]}.`).join(' ');
  const found = belongings(text, index);
  expect(found.filter(({ main }) => main).length).toBeLessThanOrEqual(3);
  expect(found.every(({ strength }) => strength >= 0 && strength < 1)).toBe(true);
  expect(belongings('', index)).toEqual([]);
});
