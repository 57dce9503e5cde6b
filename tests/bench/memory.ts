/**
 * Most memory while a large folder is read and analysed, and how long that takes for once pdf.js alone:
 * `node tests/bench/memory.ts [REPORTS] [SECTIONS]`, 1,000 letters of about six pages by default, made once and kept in
 * `out/bench`. `984 18` is a shelf of reports, some 21,000 pages, and takes half an hour on two cores.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, report } from './figures.ts';
import { inventedReports } from './invented-reports.ts';
import { load, timeNode } from './processes.ts';

const reports = Number(process.argv[2] ?? 1000);
const sections = Number(process.argv[3] ?? 5);
const made = join(import.meta.dirname, `../../out/bench/reports-${reports}-${sections}`);
const out = mkdtempSync(join(tmpdir(), 'evidence-desk-memory-'));
try {
  const folder = await inventedReports(made, reports, sections);
  const bench = (name: string) => join(import.meta.dirname, name);
  const alone = await timeNode([bench('pdfjs-alone.ts'), folder]);
  const read = await timeNode([bench('import-alone.ts'), folder]);
  const analysed = await timeNode(['src/cli/main.ts', 'analyse', folder, '--out', join(out, 'analysis'), '--json']);
  console.log(
    `${reports} reports; pdf.js alone ${alone.seconds.toFixed(0)} s, read into a workspace ${read.seconds.toFixed(0)} s, analysed ${analysed.seconds.toFixed(0)} s; load ${load()}`,
  );
  report('memory', [
    figure(`most memory while ${reports} reports are read`, 'MiB', [read.memory], { target: 700, final: 400 }),
    figure(`most memory while ${reports} reports are analysed`, 'MiB', [analysed.memory], { target: 600 }),
    figure(`reading ${reports} reports into a workspace, for once pdf.js alone`, 'times', [
      read.seconds / alone.seconds,
    ]),
    figure(`whole analysis of ${reports} reports, for once pdf.js alone`, 'times', [analysed.seconds / alone.seconds], {
      target: 1.2,
    }),
  ]);
} finally {
  rmSync(out, { recursive: true, force: true });
}
