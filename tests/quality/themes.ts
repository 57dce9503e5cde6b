/**
 * Prints how good the themes are: coherence (NPMI), stability (adjusted Rand index over shuffles and over halves of the
 * documents) beside a reference NMF with as many topics, and how themes of the audit-learning page correspond to its
 * printed sections, which the method is not shown.
 *
 *   node tests/quality/themes.ts [--list]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mayBeEvidence } from '../../src/document/document.ts';
import type { Theme } from '../../src/document/theme.ts';
import { readFile } from '../../src/ingest/read.ts';
import { polarityOf } from '../../src/suggest/polarity.ts';
import { findThemes, type ThemeInput } from '../../src/themes/themes.ts';
import { nmf, random } from '../bench/reference-nmf.ts';
import { adjustedRand, coherence, collection, mean, placesIn, placesInStretches, wordsOf } from './themes-measures.ts';

const SHARED = new URL('../../../shared/', import.meta.url);
/** Words of a topic that are compared: as many as every theme shows, and twice as many. */
const TOPS = [5, 10];
const SHUFFLES = 3;
/** Starts of the reference: it gives other topics from each. */
const STARTS = 3;

if (!existsSync(SHARED)) {
  console.log('The collection of letters is not here; nothing was measured.');
  process.exit(0);
}

interface Input extends ThemeInput {
  readonly headings: readonly string[];
}

async function inputsOf(folder: URL, names: readonly string[]): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const name of names) {
    for (const reading of await readFile({ path: name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) })) {
      if (!('content' in reading)) continue;
      const { metadata, passages } = reading.content;
      for (const passage of passages.filter(mayBeEvidence)) {
        inputs.push({
          documentId: name,
          passageId: passage.id,
          text: passage.text,
          headings: passage.headings,
          area: metadata.area,
          year: metadata.date === null ? null : Number(metadata.date.slice(0, 4)),
          polarity: polarityOf(passage.text, passage.headings).label,
        });
      }
    }
  }
  return inputs;
}

const keyOf = (ref: { documentId: string; passageId: string }) => `${ref.documentId}\n${ref.passageId}`;

/** The theme that each passage belongs to most; -1 for none. */
function assignmentOf(inputs: readonly ThemeInput[], themes: readonly Theme[]): number[] {
  const best = new Map<string, { theme: number; score: number }>();
  themes.forEach((theme, at) => {
    for (const passage of theme.passages) {
      const before = best.get(keyOf(passage));
      if (before === undefined || passage.score > before.score) {
        best.set(keyOf(passage), { theme: at, score: passage.score });
      }
    }
  });
  return inputs.map((input) => best.get(keyOf(input))?.theme ?? -1);
}

function shuffled<Value>(values: readonly Value[], seed: number): Value[] {
  const next = random(seed);
  return values
    .map((value) => ({ value, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

const letters = new URL('corpus/letters/', SHARED);
const names = readdirSync(letters).filter((name) => name.endsWith('.pdf'));
const inputs = await inputsOf(letters, names);
const texts = inputs.map((input) => input.text);
const started = performance.now();
const themes = findThemes(inputs);
const seconds = (performance.now() - started) / 1000;
const found = themes.filter((theme) => !theme.minor);
const starts = Array.from({ length: STARTS }, (_, at) => nmf(texts, found.length, at + 1));
const topics = starts[0] as (typeof starts)[number];
console.log(`${inputs.length} passages of ${names.length} letters: ${found.length} themes in ${seconds.toFixed(1)} s`);
const covered = new Set(found.flatMap((theme) => theme.passages.map(keyOf))).size;
console.log(`passages in some theme: ${((100 * covered) / inputs.length).toFixed(0)} %`);
const words = found.map(wordsOf);
for (const [where, places] of [
  ['these passages', placesIn(texts)],
  ['other reports', placesInStretches(collection('held out'))],
] as const) {
  for (const top of TOPS) {
    const theirs = starts.map((start) => coherence(start.words, places, top).toFixed(3));
    const own = coherence(words, places, top).toFixed(3);
    console.log(`coherence (NPMI, first ${top} words) in ${where}: themes ${own}, NMF ${theirs.join(' ')}`);
  }
}

const ours: number[] = [];
const reference: number[] = [];
const whole = assignmentOf(inputs, found);
for (let seed = 1; seed <= SHUFFLES; seed++) {
  const order = shuffled(
    inputs.map((_, at) => at),
    seed,
  );
  const again = assignmentOf(inputs, findThemes(order.map((at) => inputs[at] as ThemeInput)));
  ours.push(adjustedRand(whole, again));
  const topic = nmf(
    order.map((at) => texts[at] as string),
    found.length,
    1,
  ).assignment;
  const back: number[] = [];
  order.forEach((at, place) => {
    back[at] = topic[place] ?? -1;
  });
  reference.push(adjustedRand(topics.assignment, back));
}
console.log(
  `stability over ${SHUFFLES} shuffles (ARI): themes ${mean(ours).toFixed(3)}, NMF ${mean(reference).toFixed(3)}`,
);

const oursHalf: number[] = [];
const referenceHalf: number[] = [];
for (let seed = 1; seed <= 2; seed++) {
  const mixed = shuffled(names, seed);
  for (const half of [mixed.slice(0, mixed.length / 2), mixed.slice(mixed.length / 2)]) {
    const inside = inputs.flatMap((input, at) => (half.includes(input.documentId) ? [at] : []));
    const part = inside.map((at) => inputs[at] as ThemeInput);
    oursHalf.push(
      adjustedRand(
        inside.map((at) => whole[at] as number),
        assignmentOf(part, findThemes(part)),
      ),
    );
    const topic = nmf(
      part.map((input) => input.text),
      found.length,
      1,
    );
    referenceHalf.push(
      adjustedRand(
        inside.map((at) => topics.assignment[at] as number),
        topic.assignment,
      ),
    );
  }
}
console.log(`stability over halves (ARI): themes ${mean(oursHalf).toFixed(3)}, NMF ${mean(referenceHalf).toFixed(3)}`);

const page = (await inputsOf(new URL('seeds/', SHARED), ['001_9de5986cdd3cc0b0.txt'])).filter(
  (input) => input.headings.length > 0 && !/summary|next steps/iu.test(input.headings.at(-1) ?? ''),
);
const sections = page.map((input) => input.headings.at(-1) ?? '');
const ofPage = findThemes(page);
const sectionNumbers = sections.map((section) => sections.indexOf(section));
const pageTopics = nmf(
  page.map((input) => input.text),
  new Set(sections).size,
  1,
);
console.log(
  `\naudit-learning page, ${page.length} passages in ${new Set(sections).size} sections (ARI): themes ${adjustedRand(sectionNumbers, assignmentOf(page, ofPage)).toFixed(3)}, NMF ${adjustedRand(sectionNumbers, pageTopics.assignment).toFixed(3)}`,
);
for (const theme of ofPage) {
  const counts = new Map<string, number>();
  for (const passage of theme.passages) {
    const section = sections[page.findIndex((input) => keyOf(input) === keyOf(passage))] ?? '';
    counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  const listed = [...counts].sort((a, b) => b[1] - a[1]).map(([section, count]) => `${section} ${count}`);
  console.log(`  ${theme.label}: ${listed.join(', ')}`);
}
if (process.argv.includes('--list')) {
  console.log();
  for (const theme of themes) {
    console.log(
      `${theme.label} (${theme.documents} documents, ${theme.passages.length} passages, +${theme.strengths} -${theme.improvements}): ${theme.keywords.join(', ')}`,
    );
  }
}
