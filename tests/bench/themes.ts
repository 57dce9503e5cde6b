/**
 * Times themes for 1,000 invented letters of 60 passages, beside the reference NMF on a hundredth of them with as many
 * topics as real letters have themes. Prints seconds, processor time and memory, and how busy the machine was.
 *
 *   node tests/bench/themes.ts [letters]
 */
import { loadavg } from 'node:os';
import { findThemes } from '../../src/themes/themes.ts';
import { figure, report } from './figures.ts';
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
  `${passages.length} passages of ${letters} letters: ${themes.length} themes in ${seconds.toFixed(1)} s (${processor.toFixed(1)} s of processor), ${Math.round(most / 2 ** 20)} MiB; load ${loadavg()[0]?.toFixed(1)}`,
);

/** Topics of the reference; its time grows with their square. */
const TOPICS = 30;
const SHARE = 100;
const part = passages.filter((_, at) => at % SHARE === 0);
const before = process.cpuUsage();
nmf(
  part.map((passage) => passage.text),
  TOPICS,
  1,
);
const reference = process.cpuUsage(before);
const theirs = (reference.user + reference.system) / 1e6;
console.log(
  `NMF with ${TOPICS} topics on ${part.length} of them: ${theirs.toFixed(1)} s of processor; for each passage themes take ${(processor / passages.length / (theirs / part.length)).toFixed(2)} of its time`,
);
report('themes', [
  figure(`themes of ${letters} letters`, 's', [seconds], { target: 60 }),
  figure('the same, processor time', 's', [processor]),
  figure('themes of a passage, for once NMF of it', 'times', [processor / passages.length / (theirs / part.length)]),
]);
