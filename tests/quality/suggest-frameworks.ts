/**
 * How good suggestions are under frameworks that no model was trained for, before and after decisions.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { mayBeEvidence } from '../../src/document/document.ts';
import type { Framework } from '../../src/document/framework.ts';
import { parseFramework } from '../../src/frameworks/parse.ts';
import { readFile } from '../../src/ingest/read.ts';
import { furnitureLikelihood } from '../../src/suggest/furniture.ts';
import { createSuggester } from '../../src/suggest/suggester.ts';
import { goldPassages, SHARED } from '../../tools/train/data.ts';
import { COARSE } from './coarse.ts';
import { figure } from './suggest-measures.ts';
import { FRAMEWORK_WANTED, metOrMissed } from './suggest-targets.ts';

interface Example {
  readonly text: string;
  /** Codes that would be right, the main one first. */
  readonly right: readonly string[];
}

/** Four areas of another inspection, worded in short and at length; which area a paragraph is about, its heading says. */
const AREAS = [
  {
    code: 'A1',
    heading: /^the impact of leaders/iu,
    short: 'The impact of leaders on social work practice',
    long: 'Leaders and managers know their services well, have a clear vision, use quality assurance and performance information, and create conditions in which social work can flourish.',
  },
  {
    code: 'A2',
    heading: /^the experiences and progress of children who need/iu,
    short: 'Children who need help and protection',
    long: 'Children who need help and protection receive early help, timely assessment, and effective child protection planning that reduces risk of harm.',
  },
  {
    code: 'A3',
    heading: /^the experiences and progress of children in care(?! and)/iu,
    short: 'Children in care',
    long: 'Children in care live in stable placements that meet their needs, achieve permanence, and are supported in health, education and contact with their family.',
  },
  {
    code: 'A4',
    heading: /^the experiences and progress of care leavers/iu,
    short: 'Care leavers',
    long: 'Care leavers are well prepared for independence and are supported by personal advisers with accommodation, education, employment and health.',
  },
] as const;

/** Prints the figures of both frameworks. */
export async function measureFrameworks(): Promise<void> {
  const paragraphs = await fourAreas();
  console.log(
    `\nframeworks never seen: right first before any decision, after 10, after 40 chosen at random, after 40 asked for by doubt;
  and of what other criteria are right for, before and after 40 decisions on a third of the criteria`,
  );
  for (const wording of ['short', 'long'] as const) {
    const criteria = AREAS.map((area) => ({ code: area.code, text: area[wording] }));
    measure(`four areas of another inspection, worded ${wording}`, criteria, paragraphs);
  }
  const coarse = goldPassages().flatMap(({ source, text, criteria }): Example[] => {
    const right = criteria.flatMap(
      (code) => COARSE.find(([, , codes]) => (codes as readonly string[]).includes(code))?.[0] ?? [],
    );
    return source === 'prose' || right.length === 0 ? [] : [{ text, right: [...new Set(right)] }];
  });
  measure(
    'the letters’ criteria, coarser and worded anew',
    COARSE.map(([code, text]) => ({ code, text })),
    coarse,
  );
}

function measure(
  name: string,
  criteria: readonly { readonly code: string; readonly text: string }[],
  examples: readonly Example[],
): void {
  const framework = parseFramework(JSON.stringify({ title: name, criteria }), 'unseen.json');
  const values = [
    after(framework, examples, 0, 1),
    after(framework, examples, 10, 3),
    after(framework, examples, 40, 5),
    afterAsking(framework, examples, 40),
  ];
  const others = othersAfter(framework, examples, 40, 4);
  console.log(
    `  ${name.padEnd(56)} ${String(examples.length).padStart(5)}  ${values.map(figure).join('  ')}; ${others.map(figure).join('  ')}`,
  );
  const [before, , after40] = values as [number, number, number, number];
  console.log(metOrMissed({ before, 'after 40': after40 }, FRAMEWORK_WANTED));
}

/** The share right first among the rest, after so many decisions drawn at random; the mean of several draws. */
function after(framework: Framework, examples: readonly Example[], count: number, draws: number): number {
  let sum = 0;
  for (let draw = 1; draw <= draws; draw++) {
    const order = shuffled(examples, draw).slice(0, 640);
    const suggester = createSuggester(framework);
    for (const { text, right } of order.slice(0, count)) suggester.learn({ text, headings: [] }, right);
    sum += rightFirst(suggester, order.slice(count));
  }
  return sum / draws;
}

/**
 * The share right first among passages of the criteria that nobody has decided on, before and after so many decisions on a
 * third of the criteria, as when a reviewer goes through them one by one; the mean of several draws.
 */
function othersAfter(framework: Framework, examples: readonly Example[], count: number, draws: number): number[] {
  const codes = [...new Set(examples.map(({ right }) => right[0]))].sort();
  const sums = [0, 0];
  for (let draw = 1; draw <= draws; draw++) {
    const decided = new Set(shuffled(codes, draw + 5).slice(0, Math.ceil(codes.length / 3)));
    const order = shuffled(examples, draw).slice(0, 640);
    const others = order.filter(({ right }) => !decided.has(right[0]));
    const suggester = createSuggester(framework);
    sums[0] = (sums[0] as number) + rightFirst(suggester, others) / draws;
    for (const { text, right } of order.filter(({ right }) => decided.has(right[0])).slice(0, count))
      suggester.learn({ text, headings: [] }, right);
    sums[1] = (sums[1] as number) + rightFirst(suggester, others) / draws;
  }
  return sums;
}

/** The same where each decision is on the passage that the program is least certain of, of two hundred. */
function afterAsking(framework: Framework, examples: readonly Example[], count: number): number {
  const order = shuffled(examples, 1).slice(0, 640);
  const suggester = createSuggester(framework);
  let open = order.slice(0, 200);
  for (let asked = 0; asked < count; asked += 5) {
    const doubts = open.map((example) => {
      const [first, second] = suggester.assess({ text: example.text, headings: [] }).suggestions;
      return { example, margin: (first?.score ?? 0) - (second?.score ?? 0) };
    });
    const next = doubts
      .sort((a, b) => a.margin - b.margin)
      .slice(0, 5)
      .map(({ example }) => example);
    for (const { text, right } of next) suggester.learn({ text, headings: [] }, right);
    open = open.filter((example) => !next.includes(example));
  }
  return rightFirst(suggester, order.slice(200));
}

function rightFirst(suggester: ReturnType<typeof createSuggester>, examples: readonly Example[]): number {
  const found = examples.filter(
    ({ text, right }) => suggester.assess({ text, headings: [] }).suggestions[0]?.criterion === right[0],
  );
  return found.length / examples.length;
}

async function fourAreas(): Promise<Example[]> {
  const examples: Example[] = [];
  for (const name of readdirSync(`${SHARED}corpus/distractors`).sort()) {
    if (!name.includes('ilacs')) continue;
    const bytes = new Uint8Array(readFileSync(`${SHARED}corpus/distractors/${name}`));
    for (const reading of await readFile({ path: name, bytes })) {
      if (!('content' in reading)) continue;
      for (const passage of reading.content.passages) {
        const headings = passage.headings.map((heading) => heading.replace(/\s+/gu, ' '));
        const own = headings.findLast((heading) => /^the (?:impact of|experiences)/iu.test(heading)) ?? '';
        const area = AREAS.find(({ heading }) => heading.test(own));
        const text = passage.text.replace(/\s+/gu, ' ');
        const isProse =
          mayBeEvidence(passage) && furnitureLikelihood(text) === 0 && text.length > 120 && text.endsWith('.');
        if (area !== undefined && isProse) examples.push({ text, right: [area.code] });
      }
    }
  }
  return examples;
}

/** The same order every time for the same seed (linear congruential generator, Numerical Recipes). */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  let state = (seed * 7919) >>> 0;
  return items
    .map((item) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return { item, key: state };
    })
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
