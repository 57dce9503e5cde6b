import { describe, expect, it } from 'vitest';
import { isNounPhrase } from '../../../src/suggest/polarity-cues.ts';

describe('a bare noun phrase', () => {
  it.each([
    'The quality of plans and reviews for children.',
    'The timeliness of health assessments when children first come into care.',
    'How well the views of children are heard and are used in plans.',
    'The consistency with which records are kept and that decisions are written down.',
    'Take-up of return interviews by children who go missing.',
    'The use of chronologies to inform planning.',
  ])('says nothing of what it names: %s', (text) => {
    expect(isNounPhrase(text)).toBe(true);
  });

  it.each([
    'When children are seen, their views shape the plan.',
    'Children who are at risk receive a prompt visit.',
    'Young carers in Marlow Vale benefit from clubs that run after school.',
    'The service for carers provides training that staff value.',
    'Plans that are late require more oversight.',
    'The partnership’s audit of referrals showed practice that is safe, and leaders have acted on it.',
    'Most families live close to where help is offered.',
  ])('is not a sentence whose main clause has a verb: %s', (text) => {
    expect(isNounPhrase(text)).toBe(false);
  });
});
