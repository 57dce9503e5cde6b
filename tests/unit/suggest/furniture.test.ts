import { describe, expect, it } from 'vitest';
import { furnitureLikelihood } from '../../../src/suggest/furniture.ts';

describe('letter furniture', () => {
  it.each([
    'Inspectors looked at a range of evidence, among it case records and minutes of meetings.',
    'Inspectors looked at the local authority’s arrangements for the front door.',
    'An outstanding local authority leads services that change children’s lives.',
    'An LSCB requires improvement if it does not yet show what good boards show.',
    'This inspection was carried out by four inspectors.',
    'This letter is addressed to the leaders of every service in the area. It sets out how well they work together.',
    'This report is written for all who work with children in the county.',
  ])('is told by turns of phrase that only it has: %s', (text) => {
    expect(furnitureLikelihood(text)).toBeGreaterThan(0.6);
  });

  it.each([
    'Six in ten review health assessments were carried out in time, which is too few.',
    'An annual review took place and led to better plans.',
    'Inspectors looked at plans and found them weak.',
    'The letter that parents get is not addressed to the child, who may read it too.',
    'The local authority requires improvement of its providers where visits are missed.',
  ])('is not what says how practice is: %s', (text) => {
    expect(furnitureLikelihood(text)).toBe(0);
  });
});
