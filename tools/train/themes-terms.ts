/**
 * Learns which words and terms the field has names for, written to `resources/themes/field-terms.json`: how much a single
 * word is a term by itself (residual inverse document frequency), and which terms of several words recur (C-value). Reads a
 * collection of public inspection texts that is not part of the repository; only figures and single terms leave it.
 *
 *   node tools/train/themes-terms.ts
 */
import { writeFileSync } from 'node:fs';
import { termsOf } from '../../src/themes/keyphrases.ts';
import { readPassages } from '../../src/themes/reading.ts';
import { collection } from '../../tests/quality/themes-measures.ts';

const TARGET = new URL('../../resources/themes/field-terms.json', import.meta.url);
/** Texts that have a word or a term of several words, at least. */
const LEAST_TEXTS = { word: 15, term: 20 };
/** Neighbouring texts are mostly of one report. */
const TEXTS_OF_A_REPORT = 4;

const texts = collection('learned');
if (texts.length === 0) {
  console.error('The collection is not here; nothing was learned.');
  process.exit(0);
}
const reading = readPassages(
  texts.map((text, at) => ({ documentId: `report-${Math.floor(at / TEXTS_OF_A_REPORT)}`, text })),
);
const counts = new Map<string, { texts: number; all: number; last: number }>();
reading.words.forEach((words, at) => {
  for (const word of words) {
    // A capital after a hyphen is the name of a place.
    if (word.kind !== 'term' || /-\p{Lu}/u.test(word.text)) continue;
    const count = counts.get(word.stem) ?? { texts: 0, all: 0, last: -1 };
    count.all++;
    if (count.last !== at) count.texts++;
    count.last = at;
    counts.set(word.stem, count);
  }
});
const total = reading.texts.length;
/** How much rarer in texts than chance would have it (Church and Gale 1995): words that name things come in clusters. */
const residual = (count: { texts: number; all: number }) =>
  Math.log2(total / count.texts) + Math.log2(1 - Math.exp(-count.all / total));
const words = [...counts]
  .filter(([, count]) => count.texts >= LEAST_TEXTS.word)
  .map(([stem, count]) => ({ stem, hundredths: Math.max(0, Math.round(100 * residual(count))), texts: count.texts }))
  .sort((a, b) => (a.stem < b.stem ? -1 : 1));
const terms = termsOf(reading)
  .filter(({ stems, texts: places }) => stems.length > 1 && places.length >= LEAST_TEXTS.term)
  .map(({ key }) => key)
  .sort();
writeFileSync(
  TARGET,
  `${JSON.stringify({
    words: words.map(({ stem }) => stem).join(' '),
    residual: words.map(({ hundredths }) => hundredths),
    texts: words.map(({ texts: places }) => places),
    terms,
  })}\n`,
);
console.log(`${words.length} words and ${terms.length} terms from ${texts.length} texts`);
