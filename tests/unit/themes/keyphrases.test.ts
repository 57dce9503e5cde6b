import { expect, test } from 'vitest';
import { definitions, dictionary } from '../../../src/themes/abbreviations.ts';
import { keyphrases } from '../../../src/themes/keyphrases.ts';
import { inventedPassages } from '../../bench/invented-passages.ts';

const passage = (text: string, at: number) => ({
  documentId: `d${at % 3}`,
  passageId: `p${at}`,
  text,
  area: 'Northmere',
});

test('terms of several words come whole, not in pieces', () => {
  const found = keyphrases(inventedPassages(8, 10)).map((keyphrase) => keyphrase.text);
  expect(found).toContain('voice of the child');
  expect(found).toContain('return home interviews');
  expect(found).not.toContain('home interviews');
});

test('plural, order and hyphens are one keyphrase, with its variants', () => {
  const found = keyphrases(
    [
      'Staff discuss safety planning.',
      'The safety plans are shared.',
      'Early-help assessments are late.',
      'An early help assessment was begun.',
      'Each safety plan is read.',
    ].map(passage),
  );
  const assessment = found.find((keyphrase) => /early.help assessment/iu.test(keyphrase.text));
  expect(assessment?.passages).toBe(2);
  expect(assessment?.documents).toBe(2);
  expect(found.filter((keyphrase) => /safety plan/iu.test(keyphrase.text))).toHaveLength(1);
});

test('an abbreviation and what it stands for are one keyphrase, as the documents define it', () => {
  const found = keyphrases(
    [
      'Referrals reach the children’s contact exchange (CCE) quickly.',
      'The CCE closes at night.',
      'Advice from the CCE is valued.',
    ].map(passage),
  );
  expect(found.find((keyphrase) => keyphrase.key.includes('exchang'))?.passages).toBe(3);
});

test('abbreviations are only taken for words that spell them', () => {
  expect(definitions('the multi-agency night desk (MAND) and others (ABC)')).toEqual([
    { short: 'MAND', long: 'multi-agency night desk' },
  ]);
  expect(dictionary(['a family help desk (FHD)', 'the family help desk (FHD)', 'forms handed down (FHD)'])).toEqual(
    new Map([['FHD', 'family help desk']]),
  );
});

test('places, people and organisations are kept apart from terms', () => {
  const texts = [
    'Children in Northmere see Saltreach Hospital Trust staff.',
    'In Saltreach, therapy is offered.',
    'Therapy in Northmere is led by Dr Amberly Voss.',
    'Therapy waits grow, says Dr Amberly Voss.',
  ];
  const found = keyphrases(texts.map(passage));
  const terms = found.filter((keyphrase) => keyphrase.kind === 'term').map((keyphrase) => keyphrase.text.toLowerCase());
  expect(terms).toContain('therapy');
  expect(terms.join(' ')).not.toMatch(/northmere|saltreach|voss/u);
  expect(found.filter((keyphrase) => keyphrase.kind === 'person').map((keyphrase) => keyphrase.text)).toEqual([
    'Amberly Voss',
  ]);
  expect(found.filter((keyphrase) => keyphrase.kind === 'place').map((keyphrase) => keyphrase.text)).toContain(
    'Northmere',
  );
});

test('what judges or merely happens is no keyphrase', () => {
  const texts = ['Good practice is effective.', 'There is good practice.', 'Effective support meets children’s needs.'];
  expect(keyphrases([...texts, ...texts.map((text) => `${text} Children’s needs vary.`)].map(passage))).toEqual([]);
});
