import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { criteriaOf } from '../../../../src/document/framework.ts';
import { builtInFrameworks } from '../../../../src/frameworks/built-in.ts';
import { suggestingFrom } from '../../../../src/service/review/suggesting.ts';
import { createSuggester, type LearntDecision, SUGGEST_VERSION } from '../../../../src/suggest/suggester.ts';
import { inventedPassages } from '../../../bench/invented-passages.ts';

const [framework] = builtInFrameworks;
if (framework === undefined) throw new Error('there is a built-in set');
const codes = criteriaOf(framework).map(({ code }) => code);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const passages = inventedPassages(4, 40, 7).map(({ text }) => ({ text, headings: ['Main findings'] }));
const decisionOn = (at: number): LearntDecision => ({
  text: passages[at]?.text ?? '',
  headings: passages[at]?.headings ?? [],
  criteria: [codes[at % codes.length] ?? ''],
});
const learnt = (count: number) =>
  createSuggester(framework, {
    learned: {
      version: SUGGEST_VERSION,
      frameworkId: framework.id,
      decisions: Array.from({ length: count }, (_, at) => decisionOn(at)),
    },
  });
const open = () => true;
const asked = { text: 'Nurses and teachers share what they know about children early.', headings: ['Main findings'] };

test('what a few decisions teach is there at once', () => {
  const suggesting = suggestingFrom(framework, () => learnt(3), open);
  expect(suggesting.assess(asked)).toEqual(learnt(3).assess(asked));
  const { text, headings, criteria } = decisionOn(3);
  suggesting.learn({ text, headings }, criteria);
  expect(suggesting.assess(asked)).toEqual(learnt(4).assess(asked));
});

test('a passage for which nothing is suggested any more is shown with what it was put forward for', () => {
  const kept = createSuggester(framework).assess(asked);
  const suggesting = suggestingFrom(framework, () => learnt(0), open);
  for (let time = 0; time < 30; time++) suggesting.learn(asked, []);
  expect(suggesting.assess(asked).suggestions).toEqual([]);
  expect(suggesting.assess(asked, kept)).toEqual(kept);
});

test('many decisions are fitted at rest; until then what was kept is given, and decisions meanwhile count', () => {
  const kept = createSuggester(framework).assess(asked);
  const suggesting = suggestingFrom(framework, () => learnt(80), open);
  expect(suggesting.assess(asked, kept)).toBe(kept);
  vi.runAllTimers();
  expect(suggesting.assess(asked, kept)).toEqual(learnt(80).assess(asked));

  const { text, headings, criteria } = decisionOn(80);
  suggesting.learn({ text, headings }, criteria);
  expect(suggesting.assess(asked, kept)).toEqual(learnt(80).assess(asked));
  vi.runAllTimers();
  expect(suggesting.assess(asked, kept)).toEqual(learnt(81).assess(asked));
});

test('a decision in the middle of fitting is fitted, too', () => {
  const kept = createSuggester(framework).assess(asked);
  const suggesting = suggestingFrom(framework, () => learnt(80), open);
  suggesting.assess(asked, kept);
  vi.advanceTimersByTime(1500);
  const { text, headings, criteria } = decisionOn(80);
  suggesting.learn({ text, headings }, criteria);
  vi.runAllTimers();
  expect(suggesting.assess(asked, kept)).toEqual(learnt(81).assess(asked));
});

test('asked for a passage that was never assessed, it fits at once', () => {
  const suggesting = suggestingFrom(framework, () => learnt(80), open);
  expect(suggesting.assess(asked, null)).toEqual(learnt(80).assess(asked));
});

test('after the workspace is closed nothing is learned any more, and nothing fails', () => {
  let isOpen = true;
  const suggesting = suggestingFrom(
    framework,
    () => {
      if (!isOpen) throw new Error('the workspace is closed');
      return learnt(80);
    },
    () => isOpen,
  );
  suggesting.learnAgain();
  isOpen = false;
  expect(() => vi.runAllTimers()).not.toThrow();
});
