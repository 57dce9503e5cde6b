/**
 * The workspace at full size: `node tests/bench/workspace.ts [PASSAGES] [DECISIONS]`, 100,000 and 20,000 by default.
 * Prints times and sizes; judges nothing, as a busy machine is no defect.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseQuery, toFts5 } from '../../src/search/query.ts';
import { makeBackup } from '../../src/workspace/backup.ts';
import { saveDecision } from '../../src/workspace/decisions.ts';
import { addDocument, listDocuments } from '../../src/workspace/documents.ts';
import { inOneTransaction, type Workspace } from '../../src/workspace/handle.ts';
import { redo, undo } from '../../src/workspace/ledger.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../src/workspace/open.ts';
import { countPassages, eachPassage } from '../../src/workspace/passages.ts';
import { searchPassages, tidySearch } from '../../src/workspace/search.ts';
import { putAssessments } from '../../src/workspace/stages.ts';
import { verifyFile } from '../../src/workspace/verify.ts';
import { ASSESSMENT, letter } from '../unit/workspace/samples.ts';
import { type Figure, figure, report } from './figures.ts';
import { load } from './processes.ts';

const passages = Number(process.argv[2] ?? 100_000);
const decisions = Number(process.argv[3] ?? 20_000);
const PER_DOCUMENT = 100;

/** Park and Miller (1988): the same words at every run. */
let state = 42;
function random(below: number): number {
  state = (state * 16_807) % 2_147_483_647;
  return state % below;
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu'.split(' ');
const VOCABULARY = Array.from({ length: 8000 }, () =>
  Array.from({ length: 2 + random(3) }, () => SYLLABLES[random(SYLLABLES.length)]).join(''),
);
/** Few words are common and most are rare, as in any language (Zipf). */
const word = () => VOCABULARY[Math.floor(VOCABULARY.length ** (random(100_000) / 100_000)) - 1] ?? 'ba';
const paragraph = () => Array.from({ length: 25 + random(40) }, word).join(' ');

const figures: Figure[] = [];

/** Prints what work took, and promises no more than `target` milliseconds where one is given. */
function measure<Result>(name: string, work: () => Result, target?: number): Result {
  const start = performance.now();
  const result = work();
  const time = performance.now() - start;
  print(name, `${Math.round(time)} ms`);
  if (target !== undefined) figures.push(figure(name, 'ms', [time], { target }));
  return result;
}

function print(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(46)} ${value}\n`);
}

/** Each time one by one, in as many rounds as are asked for; prints the middle and the 95th percentile of the last round. */
function measureEach(
  name: string,
  count: number,
  work: (index: number) => void,
  promise?: Pick<Figure, 'target' | 'final'>,
  rounds = 1,
): void {
  const late: number[] = [];
  let said = '';
  for (let round = 0; round < rounds; round++) {
    const times = Array.from({ length: count }, (_, index) => {
      const start = performance.now();
      work(index);
      return performance.now() - start;
    }).sort((one, other) => one - other);
    const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
    late.push(at(0.95));
    said = `median ${at(0.5).toFixed(2)} ms, 95th percentile ${at(0.95).toFixed(2)} ms, longest ${at(0.999999).toFixed(2)} ms`;
  }
  if (promise !== undefined) figures.push(figure(`${name}, 95th percentile`, 'ms', late, promise));
  print(name, said);
}

const place = (index: number) => {
  const spread = (index * 7919) % passages;
  return { documentId: `letter-${Math.floor(spread / PER_DOCUMENT)}`, passageId: `p${1 + (spread % PER_DOCUMENT)}` };
};

function decide(workspace: Workspace, index: number): void {
  saveDecision(workspace, {
    frameworkId: 'f1',
    ...place(index),
    criteria: [`C${String(1 + (index % 18)).padStart(2, '0')}`],
    polarity: index % 3 === 0 ? 'improvement' : 'strength',
    agencies: ['police'],
    tags: index % 10 === 0 ? ['look again'] : [],
    note: '',
    reviewer: 'A. Reviewer',
  });
}

const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-bench-'));
const path = join(folder, 'review.evidence');
try {
  const workspace = createWorkspace(path);
  measure(`import of ${passages} passages, indexed`, () => {
    for (let document = 0; document < passages / PER_DOCUMENT; document++) {
      const { document: read, bytes } = letter(`letter-${document}`, Array.from({ length: PER_DOCUMENT }, paragraph));
      addDocument(workspace, read, bytes);
    }
  });
  measure('the index brought into one piece, as after every large import', () => tidySearch(workspace));
  measure('suggestions for every passage', () => {
    for (let document = 0; document < passages / PER_DOCUMENT; document++) {
      putAssessments(
        workspace,
        'f1',
        1,
        Array.from({ length: PER_DOCUMENT }, (_, index) => ({
          documentId: `letter-${document}`,
          passageId: `p${index + 1}`,
          assessment: ASSESSMENT,
        })),
      );
    }
  });
  const apart = Math.min(1000, decisions);
  measure(`${decisions - apart} decisions in one transaction`, () =>
    inOneTransaction(workspace, () => {
      for (let index = 0; index < decisions - apart; index++) decide(workspace, index);
    }),
  );
  measureEach(
    `${apart} decisions, each saved and acknowledged`,
    apart,
    (index) => decide(workspace, decisions - apart + index),
    { target: 20 },
  );
  measureEach('100 times undo', 100, () => undo(workspace, 'A. Reviewer'));
  measureEach('100 times redo', 100, () => redo(workspace, 'A. Reviewer'));
  measure('close', () => closeWorkspace(workspace));
  print('size of the file', `${(statSync(path).size / 2 ** 20).toFixed(0)} MiB`);

  const again = measure(`opening ${passages} passages, ${decisions} decisions`, () => openWorkspace(path), 1000);
  measure('list of documents', () => listDocuments(again));
  measure('count of passages', () => countPassages(again));
  const queries = Array.from({ length: 400 }, (_, index) => {
    const [one, other] = [VOCABULARY[(index * 37) % 3000] ?? '', VOCABULARY[(index * 11) % 400] ?? ''];
    return [`${one} ${other}`, one, `"${one} ${other}"`, `${other.slice(0, 3)}*`][index % 4] ?? one;
  });
  measureEach(
    `search in a sealed workspace of ${passages} passages`,
    queries.length,
    (index) => {
      const { match, words, filters } = toFts5(parseQuery(queries[index] ?? ''), []);
      searchPassages(again, match, { filters, words, frameworkId: 'f1' });
    },
    { target: 10 },
    5,
  );
  measureEach(
    'the same with decision:accepted',
    100,
    (index) => {
      const { match, words, filters } = toFts5(parseQuery(`${VOCABULARY[index * 9]} decision:accepted`), []);
      searchPassages(again, match, { filters, words, frameworkId: 'f1' });
    },
    { target: 20 },
    5,
  );
  measure('every passage, one after the other', () => {
    let letters = 0;
    for (const { passage } of eachPassage(again)) letters += passage.text.length;
    return letters;
  });
  measure('backup, checked', () => makeBackup(again, join(folder, 'backups')));
  measure('close', () => closeWorkspace(again));
  const { sound, checked } = measure('everything verified', () => verifyFile(path));
  print('sound', `${sound}: ${checked.pages} pages, ${checked.decisions} decisions, ${checked.log} log entries`);
  print('memory at the end', `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`);
  print('load', load());
  report('workspace', figures);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
