/**
 * Prints how good the themes are, beside NMF and LDA with as many topics, on published letters and on other reports: whether
 * the passages of a theme are about one thing (labels that readers gave), overlap, stability, coverage, and coherence by word
 * and by phrase.
 *
 *   node tests/quality/themes.ts [--list]
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mayBeEvidence } from '../../src/document/document.ts';
import { passageKey } from '../../src/document/passage-ref.ts';
import type { Theme } from '../../src/document/theme.ts';
import { readFile } from '../../src/ingest/read.ts';
import { polarityOf } from '../../src/suggest/polarity.ts';
import { findThemes, type ThemeInput } from '../../src/themes/themes.ts';
import { lda } from '../bench/reference-lda.ts';
import { nmf, random } from '../bench/reference-nmf.ts';
import { gathered, type Labelled, labelled, precisionOf } from './themes-gold.ts';
import {
  adjustedRand,
  coherence,
  collection,
  mean,
  phraseCoherence,
  placesIn,
  placesInStretches,
  wordsOf,
} from './themes-measures.ts';

const SHARED = new URL('../../../shared/', import.meta.url);
/** Words of a topic that are compared. */
const TOPS = [5, 10];
/** How often two documents are added and taken out again. */
const TURNS = 20;

if (!existsSync(SHARED)) {
  console.log('The collection of letters is not here; nothing was measured.');
  process.exit(0);
}

async function inputsOf(folder: URL): Promise<ThemeInput[]> {
  const inputs: ThemeInput[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.pdf'))) {
    for (const reading of await readFile({ path: name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) })) {
      if (!('content' in reading)) continue;
      const { metadata, passages } = reading.content;
      for (const passage of passages.filter(mayBeEvidence)) {
        inputs.push({
          documentId: name,
          passageId: passage.id,
          text: passage.text,
          area: metadata.area,
          year: metadata.date === null ? null : Number(metadata.date.slice(0, 4)),
          polarity: polarityOf(passage.text, passage.headings).label,
        });
      }
    }
  }
  return inputs;
}

const listedIn = (passages: readonly ThemeInput[]) => findThemes(passages).filter(({ minor }) => !minor);
const keyOf = (ref: { documentId: string; passageId: string }) => passageKey(ref);
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

/** The theme that each passage belongs to most; -1 for none. */
function assignmentOf(inputs: readonly ThemeInput[], themes: readonly Theme[]): number[] {
  const best = new Map<string, { theme: number; score: number }>();
  themes.forEach((theme, at) => {
    for (const passage of theme.passages) {
      const before = best.get(keyOf(passage));
      if (before === undefined || passage.score > before.score)
        best.set(keyOf(passage), { theme: at, score: passage.score });
    }
  });
  return inputs.map((input) => best.get(keyOf(input))?.theme ?? -1);
}

/** Mean over themes of the greatest share of its passages that another theme has, too. */
function overlapOf(themes: readonly Theme[]): number {
  const sets = themes.map(({ passages }) => new Set(passages.map(keyOf)));
  return mean(
    sets.map((own, at) =>
      Math.max(
        0,
        ...sets.map((other, place) => (place === at ? 0 : [...own].filter((key) => other.has(key)).length / own.size)),
      ),
    ),
  );
}

function shuffled<Value>(values: readonly Value[], next: () => number): Value[] {
  return values
    .map((value) => ({ value, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

const elsewhere = placesInStretches(collection('held out'));

for (const folder of ['letters', 'reports']) {
  const inputs = await inputsOf(new URL(`corpus/${folder}/`, SHARED));
  const texts = inputs.map(({ text }) => text);
  const documents = [...new Set(inputs.map(({ documentId }) => documentId))];
  const started = performance.now();
  const every = findThemes(inputs);
  const seconds = (performance.now() - started) / 1000;
  const themes = every.filter(({ minor }) => !minor);
  const topics = { NMF: nmf(texts, themes.length, 1), LDA: lda(texts, themes.length, 1) };
  console.log(
    `\n${folder}: ${inputs.length} passages of ${documents.length} documents, ${themes.length} themes and ${every.length - themes.length} minor ones in ${seconds.toFixed(1)} s`,
  );
  const covered = new Set(themes.flatMap(({ passages }) => passages.map(keyOf))).size;
  const drawn = themes.filter((theme) => theme.drawn !== null).length;
  console.log(
    `coverage: ${percent(covered / inputs.length)} of the passages are mainly about a listed theme; ${drawn} themes drawn from the documents`,
  );
  console.log(`overlap: ${percent(overlapOf(themes))} of a theme's passages stand in the one most like it, too`);

  const places = placesIn(texts);
  for (const [where, known] of [
    ['these passages', places],
    ['other reports', elsewhere],
  ] as const) {
    for (const top of TOPS) {
      const figures = [
        ['themes', themes.map(wordsOf)] as const,
        ...Object.entries(topics).map(([name, topic]) => [name, topic.words] as const),
      ].map(([name, words]) => `${name} ${coherence(words, known, top).toFixed(3)}`);
      console.log(`coherence by word (NPMI, first ${top}) in ${where}: ${figures.join(', ')}`);
    }
  }
  console.log(
    `coherence by phrase (NPMI of keywords as they stand) in these passages: themes ${phraseCoherence(themes, texts).toFixed(3)}`,
  );

  const next = random(7);
  const whole = assignmentOf(inputs, themes);
  const names = themes.map(({ id }) => id).join();
  let same = 0;
  const after: Record<string, number[]> = { themes: [], NMF: [], LDA: [] };
  for (let turn = 0; turn < TURNS; turn++) {
    const out = new Set(shuffled(documents, next).slice(0, 2));
    const without = inputs.filter(({ documentId }) => !out.has(documentId));
    const rest = inputs.flatMap(({ documentId }, at) => (out.has(documentId) ? [] : [at]));
    const of = (assignment: readonly number[]) => rest.map((at) => assignment[at] as number);
    after.themes?.push(adjustedRand(of(whole), assignmentOf(without, listedIn(without))));
    const back = listedIn([...without, ...inputs.filter(({ documentId }) => out.has(documentId))]);
    if (back.map(({ id }) => id).join() === names) same++;
    if (turn > 0) continue;
    const part = without.map(({ text }) => text);
    after.NMF?.push(adjustedRand(of(topics.NMF.assignment), nmf(part, themes.length, 1).assignment));
    after.LDA?.push(adjustedRand(of(topics.LDA.assignment), lda(part, themes.length, 1).assignment));
  }
  console.log(`stability: two documents taken out and put in again, ${same} of ${TURNS} times the same themes`);
  console.log(
    `stability without two documents (ARI of what stays): ${Object.entries(after)
      .map(([name, values]) => `${name} ${mean(values).toFixed(3)}`)
      .join(', ')}`,
  );
  if (process.argv.includes('--list')) {
    for (const { label, parent, documents: count, passages, mentions, keywords } of themes) {
      console.log(
        `  ${parent === null ? '' : `${parent.label}: `}${label} (${count} documents, ${passages.length} passages, ${mentions.length} mentions): ${keywords.join(', ')}`,
      );
    }
  }
}

console.log('\nmembership: passages that carry the label most others of their theme have (readers who saw no theme)');
for (const [name, what] of [
  ['bullets_dev', 'criteria'],
  ['mapping_dev', 'criteria'],
  ['prose_dev', 'areas of practice'],
] as const) {
  const passages = labelled(name);
  const inputs = passages.map(({ id, text }) => ({ documentId: id, passageId: 'p', text, area: null, year: null }));
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const themes = listedIn(inputs);
  const members = themes.map((theme) =>
    theme.passages.flatMap(({ documentId }) => byId.get(documentId) ?? ([] as Labelled[])),
  );
  const texts = passages.map(({ text }) => text);
  const covered = new Set(members.flat().map(({ id }) => id)).size;
  const theirs = Object.entries({ NMF: nmf(texts, themes.length, 1), LDA: lda(texts, themes.length, 1) }).map(
    ([method, topics]) => `${method} ${precisionOf(gathered(passages, topics.assignment)).toFixed(3)}`,
  );
  console.log(
    `${name} (${what}): themes ${precisionOf(members).toFixed(3)} of the ${percent(covered / passages.length)} they cover, ${theirs.join(', ')}`,
  );
}
