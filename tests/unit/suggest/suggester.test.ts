import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criteriaOf, type Framework } from '../../../src/document/framework.ts';
import { builtInFrameworks } from '../../../src/frameworks/built-in.ts';
import { parseFramework } from '../../../src/frameworks/parse.ts';
import { createSuggester, type PassageToAssess } from '../../../src/suggest/suggester.ts';
import invented from '../../../tools/train/examples.json' with { type: 'json' };

const [mentalHealth, practice] = builtInFrameworks as readonly [Framework, Framework];
const custom = parseFramework(
  JSON.stringify({
    title: 'Four areas',
    criteria: [
      { code: '1', text: 'Leaders know their services and use performance information and audit' },
      { code: '2', text: 'Children who need help and protection' },
      { code: '3', text: 'Children in care' },
      { code: '4', text: 'Care leavers' },
    ],
  }),
  'areas.json',
);

const bare = (text: string): PassageToAssess => ({ text, headings: [] });
const firstOf = (framework: Framework, text: string) =>
  createSuggester(framework).assess(bare(text)).suggestions[0]?.criterion;

describe('suggestions for the children’s mental health criteria', () => {
  it.each([
    [
      'C01',
      'Health visitors and social workers have been trained to talk with young people about self-harm and feel confident to do so.',
    ],
    [
      'C02',
      'GPs in Northmere are not told when a child attends the emergency department, and information is not shared between their record systems.',
    ],
    [
      'C03',
      'Thresholds are not well understood, and strategy discussions are held too late for children at risk of significant harm.',
    ],
    [
      'C04',
      'Children in Eastholt wait more than a year for treatment by CAMHS, and there is no crisis service at night.',
    ],
    ['C06', 'Children’s plans are vague, have no timescales and are seldom reviewed.'],
    [
      'C09',
      'Foster carers value the training and advice that they get from therapists, which helps them to care for children in distress.',
    ],
    ['C10', 'Supervision is regular and reflective, and practitioners escalate disagreements under a clear policy.'],
    [
      'C11',
      'Young people told inspectors that their views were heard, and the youth council has changed how services are offered.',
    ],
    [
      'C12',
      'Police officers send notifications about vulnerable children promptly, and a nurse in the control room advises them.',
    ],
    [
      'C13',
      'Children are detained in police custody overnight because custody sergeants do not find other accommodation.',
    ],
    ['C14', 'The youth justice service has a psychologist who assesses every child that it works with.'],
    ['C15', 'Teachers notice when pupils are anxious, and pastoral staff in schools arrange counselling.'],
    ['C17a', 'Joint commissioning is based on an up-to-date needs assessment, and the board has a shared strategy.'],
    ['C17b', 'Multi-agency audits and performance data give managers a clear line of sight to practice.'],
  ])('put %s first where it should be', (code, text) => {
    expect(firstOf(mentalHealth, text)).toBe(code);
  });

  it.each([
    'Dear Northmere Safeguarding Partnership Joint targeted area inspection of Northmere',
    'The council should prepare a written statement of proposed action by 3 May.',
    'Yours sincerely National Director, Social Care',
    'MARAC is a meeting at which information about high-risk cases is shared between representatives of agencies.',
  ])('leave letter furniture alone: %s', (text) => {
    expect(createSuggester(mentalHealth).assess(bare(text)).suggestions).toEqual([]);
  });

  it('say each thing once, whatever its form, and phrases before single plain words', () => {
    const said = createSuggester(mentalHealth)
      .assess(
        bare(
          'A police officer is based in the front door. The officer’s referrals, and those of other officers, are often late, and a referral seldom leads to a strategy discussion.',
        ),
      )
      .suggestions.map(({ because }) => because.map(({ text }) => text.toLowerCase().replace(/[’']s$|s$/u, '')));
    expect(said.length).toBeGreaterThan(2);
    for (const reasons of said) {
      const words = reasons.map((reason) => ` ${reason} `);
      const within = words.filter((one) => words.some((other) => other !== one && other.includes(one)));
      expect(within, reasons.join(', ')).toEqual([]);
      expect(new Set(words).size, reasons.join(', ')).toBe(words.length);
      expect(reasons.filter((reason) => reason.includes(' ')).length, reasons.join(', ')).toBeGreaterThan(0);
    }
  });

  it('leave rows of a table of judgements alone, whatever they name, unless somebody brought them back', () => {
    const row = bare('Experiences and progress of children in care | Requires improvement to be good');
    for (const framework of [mentalHealth, practice, custom]) {
      expect(createSuggester(framework).assess(row).suggestions).toEqual([]);
    }
    expect(createSuggester(custom).assess({ ...row, broughtBack: true }).suggestions).not.toEqual([]);
  });

  it('leave alone what the reader of the document marked as furniture', () => {
    const passage = { ...bare('Police officers are trained.'), furniture: 'introduction' as const };
    expect(createSuggester(mentalHealth).assess(passage).suggestions).toEqual([]);
  });

  it('are the same under a copy with codes of its own, because the criteria are', () => {
    const copy = parseFramework(
      JSON.stringify({
        title: 'Our copy',
        criteria: criteriaOf(mentalHealth).map(({ text, title, cues, agencies }, at) => ({
          code: `${at + 1}`,
          text,
          title,
          cues,
          agencies,
        })),
      }),
      'copy.json',
    );
    expect(firstOf(copy, 'Children are detained in police custody overnight.')).toBe('13');
  });
});

const WORDS =
  'police school CAMHS plan plans the of children were not heard by MASH, supervision audits. However, leaders wait training £5 ’s “views” naïve 漢字 😀 care leavers - is are'.split(
    ' ',
  );
const passages = fc.record({
  text: fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' ')),
  headings: fc.array(fc.constantFrom('Key strengths', 'Voice and influence', 'Care leavers', 'Areas for improvement'), {
    maxLength: 2,
  }),
});

describe('laws of suggestions', () => {
  it.each([
    ['trained', mentalHealth],
    ['general', practice],
    ['of the reviewer’s own', custom],
  ])('every reason stands in the passage or a heading; at most five; probabilities fall (%s)', (_, framework) => {
    const suggester = createSuggester(framework);
    suggester.learn(bare('police officers heard the children in school'), [criteriaOf(framework)[1]?.code ?? '']);
    fc.assert(
      fc.property(passages, (passage) => {
        const { suggestions, polarity } = suggester.assess(passage);
        const places = [passage.text, ...passage.headings];
        expect(suggestions.length).toBeLessThanOrEqual(5);
        expect(new Set(suggestions.map(({ criterion }) => criterion)).size).toBe(suggestions.length);
        suggestions.forEach(({ score, because }, at) => {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(suggestions[at - 1]?.score ?? 1);
          expect(because.length).toBeGreaterThan(0);
          for (const reason of because)
            expect(
              places.some((place) => place.includes(reason.text)),
              reason.text,
            ).toBe(true);
        });
        for (const words of polarity.because)
          expect(
            places.some((place) => place.includes(words)),
            words,
          ).toBe(true);
        expect(polarity.score).toBeGreaterThanOrEqual(0);
        expect(polarity.score).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });

  it('the same passage gets the same answer, whatever was asked before', () => {
    fc.assert(
      fc.property(passages, passages, (one, other) => {
        const alone = createSuggester(practice).assess(one);
        const suggester = createSuggester(practice);
        suggester.assess(other);
        expect(suggester.assess(one)).toEqual(alone);
      }),
      { numRuns: 25 },
    );
  });
});

describe('frameworks nobody gave examples of', () => {
  it.each([
    ['1', 'Senior managers scrutinise data and audits and know where practice is weak.'],
    ['3', 'Foster homes are stable, brothers and sisters live together, and permanence is planned early.'],
    ['4', 'Personal advisers stay in touch and pathway plans help young people into flats, work and college.'],
  ])('are told apart by meaning: %s', (code, text) => {
    expect(firstOf(custom, text)).toBe(code);
  });

  it('show which heading named the criterion', () => {
    const { suggestions } = createSuggester(custom).assess({
      text: 'Most are doing well at present.',
      headings: ['Care leavers'],
    });
    expect(suggestions[0]?.criterion).toBe('4');
    expect(suggestions[0]?.because).toContainEqual({ kind: 'heading', text: 'Care leavers' });
  });
});

describe('learning from decisions', () => {
  const text = 'The allotment club grows marrows with volunteers every Saturday.';

  it('moves the suggestion to what the reviewer decided, and says so', () => {
    const suggester = createSuggester(custom);
    for (const at of [1, 2, 3, 4]) suggester.learn(bare(`The allotment club grows marrows in bed ${at}.`), ['2']);
    const [first] = suggester.assess(bare(text)).suggestions;
    expect(first?.criterion).toBe('2');
    expect(first?.because.some(({ kind }) => kind === 'learned')).toBe(true);
  });

  it('learns that some passages are evidence for none', () => {
    const suggester = createSuggester(custom);
    for (let at = 0; at < 8; at++) suggester.learn(bare(`The allotment club grows marrows in bed ${at}.`), []);
    expect(suggester.assess(bare(text)).suggestions).toEqual([]);
  });

  it('can be exported, brought back and forgotten', () => {
    const suggester = createSuggester(custom);
    const before = suggester.assess(bare(text));
    for (let at = 0; at < 6; at++) suggester.learn(bare(`The allotment club grows marrows in bed ${at}.`), ['3']);
    const after = suggester.assess(bare(text));
    expect(after).not.toEqual(before);
    const learned = JSON.parse(JSON.stringify(suggester.exportLearning()));
    expect(createSuggester(custom, { learned }).assess(bare(text))).toEqual(after);
    suggester.forget();
    expect(suggester.assess(bare(text))).toEqual(before);
    expect(suggester.exportLearning().decisions).toEqual([]);
  });

  it('does not forget the other criteria while a few are decided', () => {
    const suggester = createSuggester(mentalHealth);
    const passages = Object.entries(invented.criteria).flatMap(([code, texts]) =>
      texts.map((text) => ({ code, text })),
    );
    const decided = new Set(Object.keys(invented.criteria).slice(0, 3));
    const others = passages.filter(({ code }) => !decided.has(code));
    const firsts = () => others.map(({ text }) => suggester.assess(bare(text)).suggestions[0]?.criterion);
    const before = firsts();
    const decisions = passages.filter(({ code }) => decided.has(code));
    for (const { code, text } of decisions) suggester.learn(bare(text), [code]);
    expect(decisions.length).toBeGreaterThan(30);
    const kept = firsts().filter((first, at) => first === before[at]);
    expect(kept.length / others.length).toBeGreaterThan(0.95);
  });

  it('does not forget the other criteria of an own framework either', () => {
    const suggester = createSuggester(custom);
    const other = bare('Care leavers have good flats and are helped to keep them.');
    for (let at = 0; at < 40; at++) suggester.learn(bare(`The allotment club grows good marrows in bed ${at}.`), ['2']);
    expect(suggester.assess(other).suggestions[0]?.criterion).toBe('4');
  });

  it('takes no notice of codes that the framework does not have', () => {
    const suggester = createSuggester(custom);
    expect(() => suggester.learn(bare(text), ['nowhere'])).not.toThrow();
    expect(suggester.assess(bare('Care leavers have good flats.')).suggestions[0]?.criterion).toBe('4');
  });
});
