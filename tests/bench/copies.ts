/**
 * How the time to group copies grows with the number of documents. Run alone: `node tests/bench/copies.ts`.
 */
import { type CopyCandidate, DEFAULT_THRESHOLD, findCopies, NO_DECISIONS } from '../../src/dedupe/copies.ts';
import { comparedText, overlap } from '../../src/dedupe/overlap.ts';
import { sketch } from '../../src/dedupe/sketch.ts';
import { COVER, letter, NO_METADATA, random, reading, rewritten, shortened } from '../unit/dedupe/invented.ts';
import { figure, report } from './figures.ts';

const SIZES = [1_000, 2_000, 4_000, 7_000, 10_000];
/** Every so many pairs one is compared, to know what comparing all would cost. */
const PAIR_EVERY = 25;

interface Corpus {
  readonly documents: readonly CopyCandidate[];
  readonly texts: ReadonlyMap<string, string>;
  /** Milliseconds that sketching took. */
  readonly sketching: number;
}

export interface CopiesPoint {
  readonly documents: number;
  /** Milliseconds to sketch and to group. */
  readonly sketching: number;
  readonly grouping: number;
  readonly recall: number;
  readonly precision: number;
}

export interface CopiesFigures {
  readonly points: readonly CopiesPoint[];
  /** Exponent of the power law fitted to the grouping times by least squares: 1 is linear, 2 is all pairs. */
  readonly exponent: number;
  /** Time of comparing all pairs of the smallest corpus, for once that grouping it took; estimated from a sample. */
  readonly allPairsRatio: number;
}

const PLACES = [
  'Northmere',
  'Eastholt',
  'Brackenshire',
  'Wexborough',
  'Dunmarsh',
  'Westmere',
  'Harrowdale',
  'Calderby',
];

/**
 * Invented letters: of every ten, six stand alone, three are copies of another one (a reading, a draft, one with a
 * cover) and one is its sibling about another place. The name of a document says what it is a copy of.
 */
export function inventedCorpus(size: number): Corpus {
  const texts = new Map<string, string>();
  for (let at = 0; texts.size < size; at++) {
    const area = PLACES[at % PLACES.length] as string;
    const text = letter({ area, seed: at + 1, paragraphs: 8 + Math.floor(random(at)() * 6) });
    const sibling = PLACES[(at + 3) % PLACES.length] as string;
    const family = [
      [`${at}/letter`, text],
      ...(at % 7 < 3 ? [[`${at}/copy`, copyOf(text, at)] as const] : []),
      ...(at % 7 === 3
        ? [[`${at}s/letter`, rewritten(text.replaceAll(area, sibling), 0.2, sibling, at)] as const]
        : []),
    ] as const;
    for (const [id, words] of family) if (texts.size < size) texts.set(id, words);
  }
  const start = performance.now();
  const documents = [...texts].map(([id, text]) => candidate(id, text));
  return { documents, texts, sketching: performance.now() - start };
}

function copyOf(text: string, at: number): string {
  if (at % 7 === 0) return reading(text, { seed: at });
  return at % 7 === 1 ? shortened(text, 0.05, at) : `${COVER}\n\n${text}`;
}

function candidate(id: string, text: string): CopyCandidate {
  const sha256 = [...id].map((letter) => letter.charCodeAt(0).toString(16)).join('');
  return { id, path: id, sha256, metadata: NO_METADATA, pages: 1, quality: 1, sketch: sketch({ id, text }) };
}

function measure(size: number): CopiesPoint {
  const { documents, texts, sketching } = inventedCorpus(size);
  const start = performance.now();
  const { groups } = findCopies(
    documents,
    { threshold: DEFAULT_THRESHOLD, decisions: NO_DECISIONS },
    (id) => texts.get(id) ?? '',
  );
  const grouping = performance.now() - start;
  const family = (id: string) => id.slice(0, id.indexOf('/'));
  const pairs = groups.flatMap(({ members }) =>
    members.flatMap((one, at) => members.slice(at + 1).map((other) => [one.documentId, other.documentId] as const)),
  );
  const right = pairs.filter(([one, other]) => family(one) === family(other)).length;
  const wanted = documents.filter(({ id }) => id.endsWith('/copy')).length;
  return { documents: size, sketching, grouping, recall: right / wanted, precision: right / Math.max(1, pairs.length) };
}

/** Milliseconds to compare all pairs of a corpus word by word, estimated from every so many. */
function allPairs(size: number): number {
  const { texts } = inventedCorpus(size);
  const ready = [...texts.values()].map(comparedText);
  const start = performance.now();
  let compared = 0;
  let seen = 0;
  for (const [at, one] of ready.entries()) {
    for (const other of ready.slice(at + 1)) {
      if (seen++ % PAIR_EVERY !== 0) continue;
      overlap(one, other);
      compared++;
    }
  }
  return ((performance.now() - start) * seen) / compared;
}

/** The slope of the straight line through the logarithms of both (least squares). */
export function fittedExponent(points: readonly { readonly size: number; readonly time: number }[]): number {
  const logs = points.map(({ size, time }) => [Math.log(size), Math.log(time)] as const);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [across, up] = [mean(logs.map(([x]) => x)), mean(logs.map(([, y]) => y))];
  const covariance = mean(logs.map(([x, y]) => (x - across) * (y - up)));
  return covariance / mean(logs.map(([x]) => (x - across) ** 2));
}

/** Measures the curve; `report` is told each point as it comes. */
export function benchCopies(report: (line: string) => void, sizes: readonly number[] = SIZES): CopiesFigures {
  measure(300); // Warms up the machine code, so that the first point is not the slowest.
  report('documents  sketch ms  group ms  ms/document  recall  precision');
  const points = sizes.map((size) => {
    const point = measure(size);
    const { documents, sketching, grouping, recall, precision } = point;
    report(
      `${String(documents).padStart(9)}  ${sketching.toFixed(0).padStart(9)}  ${grouping.toFixed(0).padStart(8)}  ${(grouping / documents).toFixed(2).padStart(11)}  ${recall.toFixed(3).padStart(6)}  ${precision.toFixed(3).padStart(9)}`,
    );
    return point;
  });
  const exponent = fittedExponent(points.map(({ documents, grouping }) => ({ size: documents, time: grouping })));
  const [smallest] = points;
  const allPairsRatio = smallest === undefined ? 0 : allPairs(smallest.documents) / smallest.grouping;
  report(`grouping time grows with documents to the power of ${exponent.toFixed(2)}`);
  report(
    `comparing all pairs of ${smallest?.documents} documents would take ${allPairsRatio.toFixed(0)} times as long`,
  );
  return { points, exponent, allPairsRatio };
}

if (import.meta.main) {
  const { exponent, allPairsRatio } = benchCopies((line) => process.stdout.write(`${line}\n`));
  report('copies', [
    figure('grouping grows with documents to the power of', 'exponent', [exponent], { target: 1.2 }),
    figure('grouping, for once all pairs of 1,000 documents', 'times', [1 / allPairsRatio]),
  ]);
}
