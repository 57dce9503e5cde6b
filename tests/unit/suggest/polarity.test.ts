import { describe, expect, it } from 'vitest';
import { polarityOf } from '../../../src/suggest/polarity.ts';

describe('what praises and faults nobody', () => {
  it.each([
    'Practitioners may struggle to keep in touch with young people who move often, and homes near by can be hard to find.',
    'Agencies may hold different views of risk, and it can take time to agree who leads.',
    'Families can find it hard to trust services after a long wait.',
    'Rules of several courts can prevent a holistic and thorough approach to what a young person needs.',
    'How rotas are drawn up can result in good relationships coming to an end. Where trust is strong, services should work flexibly and creatively.',
    'Long journeys may hinder effective and timely support.',
    'Each agency has different and competing duties towards a young person in hospital.',
    'Care is further complicated by borders where a good school lies in another county.',
    'Two sets of rules that conflict with one another can complicate effective and timely help.',
    'The demands of two courts compete with each other, which makes it harder to act quickly and well.',
    'Young people who move often can experience a range of short stays, which can impact on their stability.',
    'Stable homes can be hard to find.',
  ])('is no strength: %s', (text) => {
    expect(polarityOf(text).label).not.toBe('strength');
  });

  it.each([
    'Inspectors looked at case records and met with social workers, managers and young people.',
    'The council runs two children’s homes and has about ninety fostering households.',
  ])('is neutral: %s', (text) => {
    expect(polarityOf(text).label).toBe('neutral');
  });

  it('is mixed where both sides are there in substance, and gives a word of each', () => {
    const { label, because } = polarityOf(
      'Assessments are thorough and timely, and children are listened to. However, plans are vague and are not consistently reviewed, so that some children wait too long.',
    );
    expect(label).toBe('mixed');
    expect(because).toEqual(expect.arrayContaining(['However']));
  });
});

describe('how good and bad words are meant', () => {
  it.each([
    ['strength', 'There are no backlogs, and staff answer requests promptly.'],
    ['strength', 'Although demand is high and posts are vacant, nurses respond promptly and skilfully.'],
    ['improvement', 'Leaders need to ensure that children receive timely and effective help.'],
    ['improvement', 'Although plans are clear, they are not reviewed, and too many children wait too long.'],
    ['improvement', 'Managers should ensure that plans are thorough and that help is prompt.'],
  ])('%s: %s', (label, text) => {
    expect(polarityOf(text).label).toBe(label);
  });

  it.each(['The take-up of joint training across the borough.', 'How well the views of fathers are recorded.'])(
    'is an area for improvement in the list of a letter: %s',
    (text) => {
      expect(polarityOf(text, [], undefined, true).label).toBe('improvement');
    },
  );
});

describe('strength or improvement, from the text alone', () => {
  it.each([
    ['strength', 'Practitioners share information quickly, and children benefit from timely and effective help.'],
    ['strength', 'School nurses are well supported and provide an excellent service that children value.'],
    ['strength', 'Children do not have to wait for help, because the new team responds promptly and well.'],
    ['improvement', 'Plans are not consistently reviewed, and some children experience delay.'],
    ['improvement', 'There is no formal arrangement for sharing information with dentists.'],
    ['improvement', 'Further work is needed to ensure that referrals are of good quality.'],
    [
      'improvement',
      'While leaders have a clear vision, this is not supported by a strategy, and too many children wait too long.',
    ],
    ['improvement', 'Supervision should be strengthened so that social workers can reflect on their work.'],
  ])('is %s: %s', (label, text) => {
    expect(polarityOf(text).label).toBe(label);
  });

  it('gives the words that decided it', () => {
    const { because } = polarityOf('Plans are not consistently reviewed, and this is a missed opportunity.');
    expect(because.join(' ')).toMatch(/not consistently/u);
    expect(because.join(' ')).toMatch(/missed opportunity/u);
  });

  it('is surer where a heading says so, and gives the heading', () => {
    const text = 'The partnership has a strategy for children’s emotional well-being and a plan to carry it out.';
    const good = polarityOf(text, ['Key strengths']);
    const bad = polarityOf(text, ['Areas for improvement']);
    expect([good.label, bad.label]).toEqual(['strength', 'improvement']);
    expect(bad.because).toContain('Areas for improvement');
  });

  it('is neutral where nothing is praised or faulted', () => {
    expect(polarityOf('Six schools lie along the river.').label).toBe('neutral');
    expect(polarityOf('').because).toEqual([]);
  });
});
