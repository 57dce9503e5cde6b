/**
 * Times search in 100,000 invented passages: FTS5 with the program's index text and queries, beside lunr and MiniSearch
 * on the same passages. Prints milliseconds and ratios.
 *
 *   node --max-old-space-size=6000 tests/bench/search.ts [passages] [--alone]
 */
import Database from 'better-sqlite3-multiple-ciphers';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { families } from '../../src/language/families.ts';
import { indexText, parseQuery, SEARCH_COLUMNS, toFts5 } from '../../src/search/query.ts';
import { type Figure, figure, report } from './figures.ts';
import { SUBJECTS } from './invented-passages.ts';
import { load } from './processes.ts';
import { random } from './reference-nmf.ts';

const count = Number(process.argv[2] ?? 100_000) || 100_000;
const alone = process.argv.includes('--alone');
const next = random(7);
const pick = <Value>(values: readonly Value[]) => values[Math.floor(next() * values.length)] as Value;

const FUNCTION_WORDS =
  'the of and to in a is for that are with by on not their this from have as be when or they which'.split(' ');
const SYLLABLES = 'ba ren tol mi sa der ket lu fen gro pas vi nor tem cal du ris ho wen jar'.split(' ');
/** Words that do not exist, the first ones frequent and the last ones rare (Zipf). */
const WORDS = Array.from({ length: 15_000 }, (_, at) => {
  let word = '';
  for (let rest = at + 20; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length];
  }
  return word;
});
const zipf = () => WORDS[Math.min(WORDS.length - 1, Math.floor(WORDS.length ** next()) - 1)] as string;

/** About 70 words: half of them function words, some of the subjects' phrases, the rest by frequency. */
function passage(): string {
  const parts: string[] = [];
  while (parts.length < 60) {
    parts.push(pick(FUNCTION_WORDS), zipf());
    if (next() < 0.02) parts.push(pick(SUBJECTS[pick(Object.keys(SUBJECTS))] ?? []));
    if (next() < 0.01) parts.push('multi-agency');
  }
  return `${parts.join(' ')}.`;
}

const QUERIES = [
  ...Array.from(
    { length: 60 },
    () => `${WORDS[20 + Math.floor(next() * 400)]} ${WORDS[200 + Math.floor(next() * 4000)]}`,
  ),
  ...Array.from({ length: 40 }, () => WORDS[100 + Math.floor(next() * 3000)] as string),
  ...['supervision', 'strategy discussions', 'waiting times therapy', 'perpetrators OR victims', 'voice of the child'],
  ...[
    '"voice of the child"',
    '"return home interviews"',
    '"multi-agency"',
    'multiagency',
    'self-harm',
    'self harm nurse',
  ],
  ...['superv*', 'exclus*', 'NEAR(police intelligence, 5)', 'police NEAR/3 record', 'police NOT intelligence'],
  ...['MASH', 'front door', 'domestic abuse', 'camhs', '(nurse OR police) emergency', 'heading:strengths therapy'],
];

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(1);

const texts = Array.from({ length: count }, passage);
const headings = texts.map(() => pick(['Key strengths', 'Areas for improvement', 'Main findings']));
const words = texts.reduce((sum, text) => sum + text.split(/\s+/u).length, 0);
console.log(`${count} passages, ${Math.round(words / count)} words each, ${QUERIES.length} queries`);

const started = performance.now();
const database = new Database(':memory:');
database.exec('CREATE VIRTUAL TABLE passages USING fts5(text, heading, content = "", tokenize = "unicode61")');
const insert = database.prepare('INSERT INTO passages (rowid, text, heading) VALUES (?, ?, ?)');
database.exec('BEGIN');
texts.forEach((text, at) => {
  insert.run(at + 1, indexText(text), indexText(headings[at] ?? ''));
});
database.exec(`COMMIT; INSERT INTO passages (passages) VALUES ('optimize')`);
console.log(`FTS5: built in ${seconds(started)} s`);
const weights = SEARCH_COLUMNS.map((column) => column.weight.toFixed(1)).join(', ');
const select = database.prepare(
  `SELECT rowid FROM passages WHERE passages MATCH ? AND rank MATCH 'bm25(${weights})' ORDER BY rank LIMIT 50`,
);

/** Each query's best of three, so that what else the machine does counts little. */
function timesOf(ask: (query: string) => number): { times: number[]; slowest: string; hits: number } {
  let hits = 0;
  const times = QUERIES.map((query) => {
    let best = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < 3; turn++) {
      const from = performance.now();
      const found = ask(query);
      best = Math.min(best, performance.now() - from);
      if (turn === 0) hits += found;
    }
    return best;
  });
  return { times, slowest: QUERIES[times.indexOf(Math.max(...times))] ?? '', hits };
}

function print(name: string, { times, slowest, hits }: ReturnType<typeof timesOf>): number {
  const p95 = percentile(times, 0.95);
  console.log(
    `${name}: median ${percentile(times, 0.5).toFixed(2)} ms, 95th percentile ${p95.toFixed(2)} ms, most ${Math.max(...times).toFixed(1)} ms (${slowest}), ${hits} hits`,
  );
  return p95;
}

const ours = print(
  'FTS5',
  timesOf((query) => select.all(toFts5(parseQuery(query), families).match ?? '""').length),
);

/** The nearest that lunr and MiniSearch know: every word required; no phrases, no NEAR and no synonyms. */
const plain = (query: string) =>
  query
    .replace(/NEAR\/?\d*\(?|, \d+\)|\bNOT \w+|\bOR\b|heading:\w+|[()"]/gu, ' ')
    .split(/[\s-]+/u)
    .filter((word) => word !== '');

const figures: Figure[] = [
  figure(`search in ${count} passages, 95th percentile`, 'ms', [ours], { target: 16, final: 5 }),
];
const compare = (name: string, theirs: number) =>
  figures.push(figure(`search, for once ${name} (95th percentile)`, 'times', [ours / theirs]));

if (!alone) {
  const from = performance.now();
  const mini = new MiniSearch<{ id: number; text: string; heading: string }>({ fields: ['text', 'heading'] });
  mini.addAll(texts.map((text, id) => ({ id, text, heading: headings[id] ?? '' })));
  console.log(`MiniSearch: built in ${seconds(from)} s`);
  const options = { combineWith: 'AND', prefix: (term: string) => term.endsWith('*') } as const;
  const theirs = timesOf((query) => mini.search(plain(query).join(' '), options).slice(0, 50).length);
  compare('MiniSearch', print('MiniSearch', theirs));
}
if (!alone) {
  const from = performance.now();
  const index = lunr((builder) => {
    builder.ref('id');
    builder.field('text');
    builder.field('heading');
    texts.forEach((text, id) => {
      builder.add({ id, text, heading: headings[id] });
    });
  });
  console.log(`lunr: built in ${seconds(from)} s`);
  const all = (query: string) =>
    plain(query)
      .map((word) => `+${word}`)
      .join(' ');
  compare(
    'lunr',
    print(
      'lunr',
      timesOf((query) => index.search(all(query)).slice(0, 50).length),
    ),
  );
}
console.log(`load ${load()}`);
report('search', figures);
