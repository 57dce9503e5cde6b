/**
 * Seconds a page of recognising scans, beside native Tesseract with as many threads and the same data, and the memory of two
 * threads: `node tests/bench/ocr.ts [PAGES] [RUNS]`. Pages are invented, A4 at 200 dots an inch. What native Tesseract takes
 * with the data it is installed with is told as well: smaller networks that misread more.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DATA } from '../../src/service/recognition/files.ts';
import { pngOf } from '../fixtures/pictures.ts';
import { printedLines, type Scan, scanned, scannedPdf } from '../fixtures/scan.ts';
import { type Figure, figure, inTurns, report } from './figures.ts';
import { isInstalled, load, type Measured, time, timeNode } from './processes.ts';
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
  writeFileSync(join(folder, 'pages.txt'), pictures.join('\n'));
  writeFileSync(join(folder, 'eng.traineddata'), gunzipSync(readFileSync(DATA.eng())));
  const alone = join(import.meta.dirname, 'recognise-alone.ts');
  const isNative = isInstalled('tesseract');
  if (!isNative) console.log('Native tesseract is not here, so there is nothing to compare with.');
  const [ours = [], native = [], installed = []] = await inTurns(runs, [
    () => timeNode([alone, file, String(pages), String(THREADS)]),
    ...(isNative ? [() => nativeTesseract(`--tessdata-dir ${folder}`), () => nativeTesseract('')] : []),
  ]);
  console.log(`${pages} pages, ${THREADS} threads; load ${load()}`);
  const figures: Figure[] = [
    figure(
      'recognising a page of a scan, seconds',
      's',
      ours.map(({ seconds }) => seconds / pages),
    ),
    figure(
      'recognising a page of a scan, processor time',
      's',
      ours.map(({ processor }) => processor / pages),
    ),
    figure(
      `most memory while ${THREADS} threads recognise pages`,
      'MiB',
      ours.map(({ memory }) => memory),
      { target: 500 },
    ),
  ];
  const beside = (what: string, of: 'seconds' | 'processor', other: readonly Measured[], promise = {}) =>
    figure(
      what,
      'times',
      ours.map((own, at) => own[of] / (other[at]?.[of] ?? Number.NaN)),
      promise,
    );
  if (native.length > 0)
    figures.push(
      beside('recognising, for once native Tesseract with the same data', 'seconds', native, { target: 2 }),
      beside('the same, processor time', 'processor', native),
      beside('recognising, for once native Tesseract with its own data', 'seconds', installed),
      beside('the same, processor time', 'processor', installed),
    );
  report('ocr', figures);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Native Tesseract for every picture, as many processes at a time as we have threads, each with one of its own. The shell's
 * `times` says what they took: its own processor time, then that of its children.
 */
async function nativeTesseract(options: string): Promise<Measured> {
  const command = `xargs -P ${THREADS} -I{} tesseract {} - -l eng ${options} -c tessedit_create_hocr=1`;
  const measured = await time('sh', [
    '-c',
    `OMP_THREAD_LIMIT=1 ${command} < ${folder}/pages.txt > /dev/null || exit 1; times`,
  ]);
  const [minutes = 0, seconds = 0, more = 0, rest = 0] = [...measured.output.matchAll(/[\d.]+/gu)].map(Number).slice(4);
  return { ...measured, processor: (minutes + more) * 60 + seconds + rest };
}

function page(draw: () => number): Scan {
  const lines = Array.from({ length: LINES }, () =>
    Array.from({ length: 11 }, () => WORDS[Math.floor(draw() * WORDS.length)] ?? '')
      .join(' ')
      .slice(0, 82),
  );
  return scanned(printedLines(lines, { x: 60, y: 70, size: 11 }), { density: 200 });
}
