/**
 * Seconds a page of recognising scans, beside native Tesseract with as many threads, and the memory of two threads:
 * `node tests/bench/ocr.ts [PAGES] [RUNS]`. Pages are invented, A4 at 200 dots an inch.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pngOf } from '../fixtures/pictures.ts';
import { printedLines, type Scan, scanned, scannedPdf } from '../fixtures/scan.ts';
import { type Figure, figure, inTurns, report } from './figures.ts';
import { isInstalled, load, time, timeNode } from './processes.ts';
import { random } from './reference-nmf.ts';

const THREADS = 2;
const LINES = 42;
const WORDS =
  'children police health school leaders records waiting support plans visits practice safety partners review families quickly shared decisions recorded assessments'.split(
    ' ',
  );
const [pages = 8, runs = 3] = process.argv.slice(2).map(Number);

const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-ocr-'));
try {
  const draw = random(7);
  const scans = Array.from({ length: pages }, () => page(draw));
  const file = join(folder, 'scan.pdf');
  writeFileSync(file, scannedPdf(scans.map((scan) => ({ pictures: [{ scan }] }))));
  const pictures = scans.map((scan, at) => {
    const path = join(folder, `page-${at + 1}.png`);
    writeFileSync(path, pngOf(scan));
    return path;
  });
  const alone = join(import.meta.dirname, 'recognise-alone.ts');
  const isNative = isInstalled('tesseract');
  if (!isNative) console.log('Native tesseract is not here, so there is nothing to compare with.');
  const [ours = [], native = []] = await inTurns(runs, [
    () => timeNode([alone, file, String(pages), String(THREADS)]),
    ...(isNative ? [() => time('sh', ['-c', inTurn(pictures)])] : []),
  ]);
  console.log(`${pages} pages, ${THREADS} threads; load ${load()}`);
  const figures: Figure[] = [
    figure(
      'recognising a page of a scan, seconds',
      's',
      ours.map(({ seconds }) => seconds / pages),
    ),
    figure(
      `most memory while ${THREADS} threads recognise pages`,
      'MiB',
      ours.map(({ memory }) => memory),
      { target: 500 },
    ),
  ];
  if (native.length > 0)
    figures.push(
      figure(
        'recognising, for once native Tesseract with as many threads',
        'times',
        ours.map(({ seconds }, at) => seconds / (native[at]?.seconds ?? Number.NaN)),
        { target: 2 },
      ),
    );
  report('ocr', figures);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Native Tesseract for every picture, as many processes at a time as we have threads, each with one of its own. */
function inTurn(paths: readonly string[]): string {
  const list = join(folder, 'pages.txt');
  writeFileSync(list, paths.join('\n'));
  execFileSync('tesseract', ['--version'], { stdio: 'ignore' });
  return `OMP_THREAD_LIMIT=1 xargs -P ${THREADS} -I{} tesseract {} - -l eng hocr < ${list} > /dev/null 2>&1`;
}

function page(draw: () => number): Scan {
  const lines = Array.from({ length: LINES }, () =>
    Array.from({ length: 11 }, () => WORDS[Math.floor(draw() * WORDS.length)] ?? '')
      .join(' ')
      .slice(0, 82),
  );
  return scanned(printedLines(lines, { x: 60, y: 70, size: 11 }), { density: 200 });
}
