/**
 * How good the suggestions are on letters that the models have not seen, and what each ingredient adds. Prints the
 * figures of docs/decisions/suggestions.md.
 *
 *   node tests/quality/suggest.ts [criteria|polarity|unseen|speed ...]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { mayBeEvidence } from '../../src/document/document.ts';
import { builtInFrameworks } from '../../src/frameworks/built-in.ts';
import { parseFramework } from '../../src/frameworks/parse.ts';
import { readFile } from '../../src/ingest/read.ts';
import { furnitureLikelihood } from '../../src/suggest/furniture.ts';
import { createSuggester } from '../../src/suggest/suggester.ts';
import { CLASSES, criteriaRows, fitCriteria, type Ingredient, NONE } from '../train/criteria-fit.ts';
import {
  examplePassages,
  goldBullets,
  goldPassages,
  hasGold,
  type LabelledPassage,
  readPassages,
  SHARED,
} from '../train/data.ts';
import { crossValidated } from '../train/folds.ts';
import type { TrainingRow } from '../train/logistic.ts';
import { fitPolarity, type PolarityView, polarityRows } from '../train/polarity-fit.ts';

const wanted = process.argv.slice(2);
const wants = (part: string) => wanted.length === 0 || wanted.includes(part);
const percent = (value: number) => value.toFixed(3);

function criteria(): void {
  const gold = goldPassages();
  const [read, examples] = [readPassages(), examplePassages()];
  const rows = new Map(criteriaRows([...gold, ...read, ...examples]).map((row) => [row.id, row]));
  const pick = (passages: readonly LabelledPassage[]) => passages.map((passage) => rows.get(passage.id) as TrainingRow);
  const everything = pick([...gold, ...read, ...examples]);
  const measure = (name: string, training: readonly TrainingRow[], without: readonly Ingredient[] = []) => {
    const ids = new Set(gold.map((passage) => passage.id));
    console.log(
      name.padEnd(44),
      figures(
        gold,
        crossValidated(training, ids, (seen) => fitCriteria(seen, without)),
      ),
    );
  };
  console.log('criteria, cross-validated by letter'.padEnd(44), 'first  accept recall3 furniture lost');
  measure('everything', everything);
  measure('trained on the gold letters alone', pick(gold));
  measure('without the bullets of other letters', pick([...gold, ...examples]));
  measure('without the invented examples', pick([...gold, ...read]));
  measure('without cue phrases', everything, ['q']);
  measure('without synonym families', everything, ['c', 'lc']);
  measure('without agencies', everything, ['a', 'a%', 'la']);
  measure('without meaning vectors', everything, ['z']);
  measure('without how the passage begins', everything, ['l', 'lc', 'la']);
  measure('without single words and pairs', everything, ['w', 'b', 'l']);
  measure('words and pairs alone', everything, ['l', 'c', 'lc', 'a', 'a%', 'la', 'q', 'z']);
}

function figures(gold: readonly LabelledPassage[], predictions: ReadonlyMap<string, Float64Array>): string {
  let [first, acceptable, recall, mapped, furniture, quiet, lost] = [0, 0, 0, 0, 0, 0, 0];
  for (const passage of gold) {
    const shares = predictions.get(passage.id);
    if (shares === undefined) continue;
    const silent = furnitureLikelihood(passage.text) > 0.6 || (shares[CLASSES.indexOf(NONE)] ?? 0) > 0.5;
    if (passage.primary === NONE) {
      furniture++;
      if (silent) quiet++;
      continue;
    }
    mapped++;
    if (silent) {
      lost++;
      continue;
    }
    const ranked = CLASSES.map((code, k) => ({ code, share: shares[k] ?? 0 }))
      .filter(({ code }) => code !== NONE)
      .sort((a, b) => b.share - a.share)
      .map(({ code }) => code);
    const right = new Set([passage.primary, ...passage.secondary]);
    if (ranked[0] === passage.primary) first++;
    if (right.has(ranked[0] ?? '')) acceptable++;
    recall += ranked.slice(0, 3).filter((code) => right.has(code)).length / Math.min(3, right.size);
  }
  return [first / mapped, acceptable / mapped, recall / mapped, quiet / furniture, lost / mapped]
    .map(percent)
    .join('  ');
}

function polarity(): void {
  const rows = polarityRows(goldBullets());
  const ids = new Set(rows.map((row) => row.id));
  console.log('polarity, one letter left out at a time');
  const views: [string, PolarityView[]][] = [
    ['turns of phrase and words', ['cues', 'words']],
    ['turns of phrase alone', ['cues']],
    ['words alone', ['words']],
  ];
  for (const [name, view] of views) {
    const predictions = crossValidated(rows, ids, (seen) => fitPolarity(seen, view));
    const right = rows.filter((row) => (predictions.get(row.id)?.[0] ?? 0) > 0.5 === row.target.has('S'));
    const share = (side: 'S' | 'I') =>
      right.filter((row) => row.target.has(side)).length / rows.filter((row) => row.target.has(side)).length;
    console.log(
      `  ${name.padEnd(42)} ${percent(right.length / rows.length)}  S ${percent(share('S'))}  I ${percent(share('I'))}`,
    );
  }
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

async function unseen(): Promise<void> {
  const paragraphs: { text: string; code: string }[] = [];
  for (const name of readdirSync(`${SHARED}corpus/distractors`).sort()) {
    if (!name.includes('ilacs')) continue;
    const bytes = new Uint8Array(readFileSync(`${SHARED}corpus/distractors/${name}`));
    for (const reading of await readFile({ path: name, bytes })) {
      if (!('content' in reading)) continue;
      for (const passage of reading.content.passages) {
        const headings = passage.headings.map((heading) => heading.replace(/\s+/gu, ' '));
        const area = AREAS.find((item) =>
          item.heading.test(headings.findLast((heading) => /^the (?:impact of|experiences)/iu.test(heading)) ?? ''),
        );
        const text = passage.text.replace(/\s+/gu, ' ');
        if (
          area !== undefined &&
          mayBeEvidence(passage) &&
          furnitureLikelihood(text) === 0 &&
          text.length > 120 &&
          /\.$/u.test(text)
        ) {
          paragraphs.push({ text, code: area.code });
        }
      }
    }
  }
  console.log(`unseen framework, four areas, ${paragraphs.length} paragraphs of six reports: right first`);
  for (const wording of ['short', 'long'] as const) {
    const file = { title: 'Four areas', criteria: AREAS.map((area) => ({ code: area.code, text: area[wording] })) };
    const framework = parseFramework(JSON.stringify(file), 'areas.json');
    const after = (count: number, draws: number) => {
      let sum = 0;
      for (let draw = 1; draw <= draws; draw++) {
        const order = shuffled(paragraphs, draw);
        const suggester = createSuggester(framework);
        for (const { text, code } of order.slice(0, count)) suggester.learn({ text, headings: [] }, [code]);
        const rest = order.slice(count);
        const right = rest.filter(
          ({ text, code }) => suggester.assess({ text, headings: [] }).suggestions[0]?.criterion === code,
        );
        sum += right.length / rest.length;
      }
      return percent(sum / draws);
    };
    console.log(
      `  worded ${wording.padEnd(6)} before any decision ${after(0, 1)}, after 10 ${after(10, 3)}, after 40 ${after(40, 6)}, after 100 ${after(100, 3)}`,
    );
  }
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

function speed(): void {
  const framework = builtInFrameworks[0];
  if (framework === undefined) return;
  const texts = goldBullets().map((bullet) => bullet.text);
  const suggester = createSuggester(framework);
  for (const text of texts.slice(0, 200)) suggester.assess({ text, headings: [] });
  const before = process.cpuUsage();
  for (let at = 0; at < 1000; at++) suggester.assess({ text: texts[at % texts.length] ?? '', headings: [] });
  console.log(`1,000 passages suggested in ${(process.cpuUsage(before).user / 1000).toFixed(0)} ms of processor time`);
}

if (!hasGold) console.log('skipped: the gold data is not beside the repository');
else {
  if (wants('criteria')) criteria();
  if (wants('polarity')) polarity();
  if (wants('unseen')) await unseen();
  if (wants('speed')) speed();
}
