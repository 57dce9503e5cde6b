/**
 * Reading beside pdf.js alone and pdftotext, and the whole analysis beside `recollindex`, which only indexes the same
 * folder. Letters and reports of the shared corpus where it is there, invented reports otherwise.
 *
 *   node tests/bench/reading.ts [runs]
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, figure, inTurns, report } from './figures.ts';
import { inventedReports } from './invented-reports.ts';
import { CORPUS, isInstalled, load, type Measured, recollIndexes, time, timeNode } from './processes.ts';

const runs = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-bench-'));
const pdfs = join(folder, 'pdfs');

/** The PDFs to read, all in one folder. */
async function prepare(): Promise<void> {
  mkdirSync(pdfs);
  if (CORPUS === null) await inventedReports(pdfs, 40, 5);
  else {
    for (const part of ['letters', 'distractors']) {
      for (const name of readdirSync(join(CORPUS, part)).filter((file) => file.endsWith('.pdf'))) {
        cpSync(join(CORPUS, part, name), join(pdfs, name));
      }
    }
  }
  const from = CORPUS === null ? 'invented reports' : 'letters and reports of the corpus';
  console.log(`${readdirSync(pdfs).length} PDFs: ${from}; load ${load()}`);
}

const bench = (name: string) => join(import.meta.dirname, name);
const alone = () => timeNode([bench('pdfjs-alone.ts'), pdfs]);
const ours = () => timeNode([bench('read-alone.ts'), pdfs]);
const starting = () => timeNode(['-e', '0']);

/** Poppler's text of every file, one after the other, as a script would ask for it. */
async function popplers(): Promise<Measured> {
  let seconds = 0;
  for (const name of readdirSync(pdfs)) {
    seconds += (await time('pdftotext', ['-layout', join(pdfs, name), join(folder, 'text')])).seconds;
  }
  return { output: '', seconds, processor: 0, memory: 0 };
}

function analyse(): Promise<Measured> {
  const out = mkdtempSync(join(folder, 'analysis-'));
  return timeNode(['src/cli/main.ts', 'analyse', pdfs, '--out', out, '--json']);
}

const ratios = (one: readonly Measured[], other: readonly Measured[], of: 'seconds' | 'processor' = 'seconds') =>
  one.map((item, run) => item[of] / (other[run] as Measured)[of]);

try {
  await prepare();
  const absent: string[] = [];
  const works = [alone, ours, analyse, starting];
  const pdftotext = isInstalled('pdftotext');
  const recollindex = isInstalled('recollindex');
  if (pdftotext) works.push(popplers);
  else absent.push('pdftotext');
  if (recollindex) works.push(() => recollIndexes(pdfs, folder));
  else absent.push('recollindex');
  const results = await inTurns(runs, works);
  const [byPdfjs = [], byUs = [], analysed = []] = results;
  const figures: Figure[] = [
    figure(
      'pdf.js alone, one thread',
      's',
      byPdfjs.map(({ seconds }) => seconds),
    ),
    figure('reading, for once pdf.js alone on one core', 'times', ratios(byUs, byPdfjs), { target: 0.8, final: 0.6 }),
    figure('processor time of reading, for once pdf.js alone', 'times', ratios(byUs, byPdfjs, 'processor')),
    figure('whole analysis, for once pdf.js alone on one core', 'times', ratios(analysed, byPdfjs)),
    figure(
      'most memory during the whole analysis',
      'MiB',
      analysed.map(({ memory }) => memory),
    ),
  ];
  if (pdftotext) {
    figures.push(figure('reading, for once pdftotext on one core', 'times', ratios(byUs, results[4] ?? [])));
  }
  if (recollindex) {
    const indexed = results.at(-1) ?? [];
    figures.push(
      figure('whole analysis, for once recollindex of the same folder', 'times', ratios(analysed, indexed), {
        target: 1.6,
        final: 1,
      }),
    );
  }
  report('reading', figures);
  for (const name of absent) console.log(`${name} is not installed here, so it is not compared with.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
