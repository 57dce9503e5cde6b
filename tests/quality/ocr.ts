/**
 * How well scans are read: `node tests/quality/ocr.ts [LETTERS] [SEED] [--verbose]`, six letters by default. The first
 * pages of letters of the shared corpus are printed to pictures and packed as scanners pack them; what is recognised is
 * compared with the text of the PDF. Needs the corpus beside the repository, poppler's tools, ImageMagick and img2pdf, and
 * says which of them is missing.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diffArrays } from 'diff';
import { DEFAULT_THRESHOLD } from '../../src/dedupe/copies.ts';
import { type Document, mayBeEvidence } from '../../src/document/document.ts';
import { importFiles } from '../../src/service/reading/import.ts';
import { createReadingPool } from '../../src/service/reading/pool.ts';
import { recogniseWaiting } from '../../src/service/recognition/recognise.ts';
import { copiesIn } from '../../src/service/stages/copies.ts';
import { getDocument } from '../../src/workspace/documents.ts';
import { closeWorkspace, createWorkspace } from '../../src/workspace/open.ts';
import { CORPUS, isInstalled } from '../bench/processes.ts';
import { random } from '../bench/reference-nmf.ts';

/** Pages of a letter: its head, its first findings, and a page of nothing else. */
const PAGES = 3;
/** Letters of a passage that may be misread where it is found whole: its borders count here, its words above. */
const MISREAD = 0.05;
const SHORTEST = 40;

interface Scanner {
  readonly name: string;
  readonly density: 200 | 150;
  /** What ImageMagick does to a page. */
  readonly does: readonly string[];
  readonly packed: 'png' | 'tif' | 'jpg';
}

const SCANNERS: readonly Scanner[] = [
  { name: '200 dpi, grey', density: 200, does: [], packed: 'png' },
  {
    name: '200 dpi, black and white, CCITT G4',
    density: 200,
    does: ['-threshold', '60%', '-type', 'bilevel', '-compress', 'Group4'],
    packed: 'tif',
  },
  { name: '200 dpi, JPEG at 60 %', density: 200, does: ['-quality', '60'], packed: 'jpg' },
  {
    name: '200 dpi, grey, falling by 1 degree',
    density: 200,
    does: ['-background', 'white', '-rotate', '1'],
    packed: 'png',
  },
  { name: '200 dpi, grey, upside down', density: 200, does: ['-rotate', '180'], packed: 'png' },
  { name: '150 dpi, grey', density: 150, does: [], packed: 'png' },
  { name: '150 dpi, JPEG at 60 %', density: 150, does: ['-quality', '60'], packed: 'jpg' },
];
const TARGETS = { 200: 0.98, 150: 0.95, passages: 0.93 };

const missing = ['pdfseparate', 'pdfunite', 'pdftoppm', 'convert', 'img2pdf'].filter((tool) => !isInstalled(tool));
if (CORPUS === null || missing.length > 0) {
  console.log(`Not measured: ${CORPUS === null ? 'the shared corpus' : missing.join(', ')} is not here.`);
  process.exit(0);
}

const numbers = process.argv.slice(2).filter((word) => /^\d+$/u.test(word));
const verbose = process.argv.includes('--verbose');
const [letters = 6, seed = 20] = numbers.map(Number);
const draw = random(seed);
const chosen = readdirSync(join(CORPUS, 'letters'))
  .filter((name) => name.endsWith('.pdf'))
  .toSorted()
  .map((name) => ({ name, at: draw() }))
  .toSorted((one, other) => one.at - other.at)
  .slice(0, letters)
  .map(({ name }) => name);
console.log(`Seed ${seed}: ${chosen.join(', ')}`);

interface Sum {
  words: [number, number];
  passages: [number, number];
  metadata: [number, number];
  folded: [number, number];
}
const sums = new Map(
  SCANNERS.map(({ name }): [string, Sum] => [
    name,
    { words: [0, 0], passages: [0, 0], metadata: [0, 0], folded: [0, 0] },
  ]),
);
const add = (sum: [number, number], part: number, whole: number) => {
  sum[0] += part;
  sum[1] += whole;
};

const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-ocr-'));
const pool = createReadingPool();
try {
  for (const name of chosen) await measure(name);
} finally {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
}

let isMissed = false;
for (const { name, density } of SCANNERS) {
  const sum = sums.get(name);
  if (sum === undefined) continue;
  const share = ([part, whole]: [number, number]) => part / Math.max(1, whole);
  const words = share(sum.words);
  const passages = share(sum.passages);
  if (words < TARGETS[density] || (density === 200 && passages < TARGETS.passages)) isMissed = true;
  console.log(
    `${name.padEnd(38)} words ${words.toFixed(4)} (${TARGETS[density]})  passages whole ${passages.toFixed(3)} (${sum.passages.join(' of ')})  area and date ${sum.metadata.join(' of ')}  folded ${sum.folded.join(' of ')}`,
  );
}
if (isMissed) process.exitCode = 1;

async function measure(name: string): Promise<void> {
  const own = join(folder, name.replace(/\.pdf$/u, ''));
  mkdirSync(own);
  const original = firstPages(join(CORPUS ?? '', 'letters', name), own);
  const scans = SCANNERS.map((scanner) => ({ scanner, path: scanOf(original, own, scanner) }));
  const workspace = createWorkspace(join(own, 'scans.evidence'));
  try {
    const { documents } = await importFiles(workspace, pool, [
      { path: original },
      ...scans.map(({ path }) => ({ path })),
    ]);
    const { failed } = await recogniseWaiting(workspace, pool, { reviewer: 'Quality' });
    for (const { path, reason } of failed) console.log(`  ${path}: ${reason}`);
    const byPath = new Map(documents.map(({ path, id }) => [path, getDocument(workspace, id)]));
    const truth = byPath.get(original);
    const { groups } = copiesIn(workspace, DEFAULT_THRESHOLD);
    const group = groups.find(({ members }) => members.some(({ documentId }) => documentId === truth?.id));
    for (const { scanner, path } of scans) {
      const read = byPath.get(path);
      const sum = sums.get(scanner.name);
      if (!truth || !read || !sum) continue;
      const [before, all] = sum.words;
      const lost = compare(truth, read, sum);
      add(sum.folded, group?.members.some(({ documentId }) => documentId === read.id) ? 1 : 0, 1);
      const [right, whole] = [sum.words[0] - before, sum.words[1] - all];
      console.log(`  ${name}, ${scanner.name}: ${right} of ${whole} words right`);
      if (verbose && lost.length > 0) console.log(`    ${lost.join('\n    ')}`);
    }
  } finally {
    closeWorkspace(workspace);
    rmSync(own, { recursive: true, force: true });
  }
}

/** Counts what of a letter its scan has; returns what it has not. */
function compare(truth: Document, read: Document, sum: Sum): string[] {
  const lost: string[] = [];
  const [wanted, found] = [wordsOf(truth.text), wordsOf(read.text)];
  let right = 0;
  for (const { added, removed, value } of diffArrays(wanted, found)) {
    if (!added && !removed) right += value.length;
    else lost.push(`${removed ? '-' : '+'} ${value.join(' ')}`);
  }
  add(sum.words, right, wanted.length);
  const candidates = read.passages.map(({ text }) => plain(text));
  for (const passage of truth.passages) {
    const text = plain(passage.text);
    if (!mayBeEvidence(passage) || text.length < SHORTEST) continue;
    const isFound = candidates.some((other) => isAlike(text, other));
    add(sum.passages, isFound ? 1 : 0, 1);
    if (!isFound) lost.push(`passage ${passage.id}: ${passage.text}`);
  }
  const { area, date } = truth.metadata;
  const isRight = read.metadata.area === area && read.metadata.date === date;
  add(sum.metadata, isRight ? 1 : 0, 1);
  if (!isRight) lost.push(`${read.metadata.area} ${read.metadata.date} for ${area} ${date}`);
  return lost;
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).flatMap((word) => word.replace(/[^\p{L}\p{N}]/gu, '') || []);
}

/** Whether two texts differ in few letters (Levenshtein 1966, within a band). */
function isAlike(one: string, other: string): boolean {
  const most = Math.floor(one.length * MISREAD);
  if (Math.abs(one.length - other.length) > most) return false;
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const row = new Array<number>(other.length + 1).fill(most + 1);
    row[0] = at;
    let least = at;
    for (let to = Math.max(1, at - most); to <= Math.min(other.length, at + most); to++) {
      const same = one[at - 1] === other[to - 1] ? 0 : 1;
      const value = Math.min(
        (before[to] ?? most + 1) + 1,
        (row[to - 1] ?? most + 1) + 1,
        (before[to - 1] ?? most + 1) + same,
      );
      row[to] = value;
      least = Math.min(least, value);
    }
    if (least > most) return false;
    before = row;
  }
  return (before[other.length] ?? most + 1) <= most;
}

function firstPages(path: string, into: string): string {
  const pages = join(into, 'page-%d.pdf');
  execFileSync('pdfseparate', ['-l', String(PAGES), path, pages]);
  const parts = readdirSync(into)
    .filter((name) => name.startsWith('page-'))
    .toSorted()
    .map((name) => join(into, name));
  const original = join(into, 'original.pdf');
  execFileSync('pdfunite', [...parts, original]);
  for (const part of parts) rmSync(part);
  return original;
}

function scanOf(original: string, into: string, { name, density, does, packed }: Scanner): string {
  const stem = join(into, name.replace(/[^a-z0-9]+/giu, '-'));
  execFileSync('pdftoppm', ['-r', String(density), '-gray', original, stem]);
  const pages = readdirSync(into)
    .filter((file) => file.endsWith('.pgm'))
    .toSorted()
    .map((file) => join(into, file));
  const packs = pages.map((page) => {
    const to = page.replace(/pgm$/u, packed);
    execFileSync('convert', [page, '-units', 'PixelsPerInch', '-density', String(density), ...does, '+repage', to]);
    rmSync(page);
    return to;
  });
  execFileSync('img2pdf', [...packs, '-o', `${stem}.pdf`]);
  for (const pack of packs) rmSync(pack);
  return `${stem}.pdf`;
}
