/**
 * Times themes for 1,000 invented letters of 60 passages, beside the reference NMF with as many topics on a tenth of
 * them. Prints seconds, processor time and memory.
 *
 *   node tests/bench/themes.ts [letters]
 */
import { findThemes } from '../../src/themes/themes.ts';
import { inventedPassages } from './invented-passages.ts';
import { nmf, random } from './reference-nmf.ts';

const letters = Number(process.argv[2] ?? 1000) || 1000;
const next = random(11);
const SYLLABLES = 'ba ren tol mi sa der ket lu fen gro pas vi nor tem cal du ris ho wen jar'.split(' ');
const WORDS = Array.from({ length: 8000 }, (_, at) => {
  let word = '';
  for (let rest = at + 20; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
});
/** Sentences of words that do not exist, by Zipf's law: as many different words as real letters have. */
const noise = () =>
  Array.from({ length: 30 }, (_, at) => (at % 3 === 2 ? 'of the' : WORDS[Math.floor(WORDS.length ** next()) - 1])).join(
    ' ',
  );
const passages = inventedPassages(letters, 60).map((passage) => ({ ...passage, text: `${passage.text} ${noise()}.` }));

const started = performance.now();
const cpu = process.cpuUsage();
let most = 0;
const themes = findThemes(passages, {
  onProgress: () => {
    most = Math.max(most, process.memoryUsage().rss);
  },
});
const used = process.cpuUsage(cpu);
const seconds = (performance.now() - started) / 1000;
const processor = (used.user + used.system) / 1e6;
console.log(
  `${passages.length} passages of ${letters} letters: ${themes.length} themes in ${seconds.toFixed(1)} s (${processor.toFixed(1)} s of processor), ${Math.round(most / 2 ** 20)} MiB`,
);

const part = passages.slice(0, Math.ceil(passages.length / 10));
const before = process.cpuUsage();
nmf(
  part.map((passage) => passage.text),
  Math.max(2, themes.length),
  1,
);
const reference = process.cpuUsage(before);
const theirs = (reference.user + reference.system) / 1e6;
console.log(
  `NMF on a tenth of them: ${theirs.toFixed(1)} s of processor; themes take ${(processor / (10 * theirs)).toFixed(2)} of its time on all`,
);
