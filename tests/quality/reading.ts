/**
 * How well letters are read, in figures: `node tests/quality/reading.ts [--verbose]`. Needs the shared corpus beside
 * the repository and says so where it is missing. Letters and digits are compared, as the quality targets say.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { areaNamed } from '../../src/document/areas/find.ts';
import { daysApart, MONTHS } from '../../src/document/dates.ts';
import { type DocumentContent, mayBeEvidence } from '../../src/document/document.ts';
import { readFile } from '../../src/ingest/read.ts';

const shared = join(import.meta.dirname, '../../../shared');
const verbose = process.argv.includes('--verbose');

interface Read {
  readonly name: string;
  readonly content: DocumentContent;
}

const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
const share = (part: number, whole: number) =>
  `${((100 * part) / Math.max(1, whole)).toFixed(2)} % (${part} of ${whole})`;
const say = (name: string, value: string) => console.log(`${name.padEnd(52)} ${value}`);

async function readAll(folder: string): Promise<Read[]> {
  const all: Read[] = [];
  for (const name of readdirSync(folder).toSorted()) {
    const path = join(folder, name);
    for (const reading of await readFile({ path, bytes: new Uint8Array(readFileSync(path)) })) {
      if ('failure' in reading) console.log(`NOT READ ${name}: ${reading.failure.code} ${reading.failure.reason}`);
      else all.push({ name, content: reading.content });
    }
  }
  return all;
}

interface Gold {
  readonly id: string;
  readonly text: string;
  readonly document?: string;
}

const lines = (path: string): Gold[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Gold);

/** The labelled texts were taken with the marks of notes run into the words before them; a reading leaves them out. */
const unmarked = (text: string) => text.replace(/(?<=\p{L}[\p{L}.,;)’”]*)\d{1,2}(?=[\s.,;)]|$)/gu, '');

/** Share of gold passages that stand among the passages of their letter as printed. */
function foundAsPrinted(gold: readonly Gold[], nameOf: (one: Gold) => string | null, read: readonly Read[]): string {
  let [found, asked] = [0, 0];
  for (const one of gold) {
    const name = nameOf(one);
    const document = read.find((candidate) => name !== null && candidate.name.startsWith(name));
    if (!document) continue;
    asked++;
    const printed = new Set([plain(one.text), plain(unmarked(one.text))]);
    const hit = document.content.passages.some((passage) => printed.has(plain(passage.text)));
    if (hit) found++;
    else if (verbose) {
      const near = document.content.passages.filter((passage) =>
        plain(passage.text).includes(plain(one.text).slice(0, 40)),
      );
      console.log(
        `  missing ${one.id}: ${one.text}\n    is: ${near.map((passage) => `${passage.id} ${passage.text}`).join('\n        ')}`,
      );
    }
  }
  return share(found, asked);
}

const isoOf = (date: string) => {
  const [day, month, year] = date.split(' ') as [string, string, string];
  return `${year}-${String(MONTHS.findIndex((name) => name.toLowerCase() === month) + 1).padStart(2, '0')}-${day}`;
};

interface Manifest {
  readonly documents: readonly {
    readonly file: string;
    readonly kind: string;
    readonly area: string;
    readonly date: string;
  }[];
}

/** What the manifest calls the kinds. */
const KINDS: Readonly<Record<string, string>> = {
  'jtai-letter': 'jtai',
  'ilacs-report': 'ilacs',
  'focused-visit-letter': 'focused-visit',
  'area-send-report': 'area-send',
  'single-inspection-report': 'single-inspection',
};
/** The manifest takes its areas from the names of files. */
const AREAS: Readonly<Record<string, string>> = { 'london corporation': 'City of London' };
/** A report is published within so many days of its inspection. */
const PUBLISHED_WITHIN = 150;
/** Above this share of its words set aside a document is listed. */
const MUCH = 0.25;

const areaNameOf = (area: string) => areaNamed(AREAS[area] ?? area)?.name ?? area;

/** Kind, area, and date or period of every document, and how much of it was set aside. */
function metadataRight(read: readonly Read[], manifest: Manifest, fileOf: (name: string) => string): void {
  let [kinds, areas, dates, periods, most] = [0, 0, 0, 0, 0];
  for (const { name, content } of read) {
    const truth = manifest.documents.find((document) => basename(document.file) === fileOf(name));
    if (!truth) continue;
    const { kind, area, date, dateIs, inspectedTo } = content.metadata;
    if (kind === KINDS[truth.kind]) kinds++;
    else console.log(`  kind of ${name}: ${kind}`);
    if (area === areaNameOf(truth.area)) areas++;
    else console.log(`  area of ${name}: ${area}`);
    const published = isoOf(truth.date);
    if (dateIs === 'printed' && date === published) dates++;
    const near =
      inspectedTo !== null && inspectedTo <= published && daysApart(inspectedTo, published) < PUBLISHED_WITHIN;
    if (date === published || near) periods++;
    else console.log(`  date of ${name}: ${date} (${dateIs}), inspected to ${inspectedTo}, published ${published}`);
    const aside = Object.values(content.quality.setAside).reduce((sum, words) => sum + words, 0);
    const part = aside / Math.max(1, content.text.split(/\s+/u).length);
    most = Math.max(most, part);
    if (part > MUCH || verbose)
      console.log(`  set aside of ${name}: ${Math.round(100 * part)} %, ${JSON.stringify(content.quality.setAside)}`);
  }
  say('  kind right', share(kinds, read.length));
  say('  area right', share(areas, read.length));
  say('  date printed and right, of all', share(dates, read.length));
  say('  date or period right', share(periods, read.length));
  say('  most words set aside in one document', `${Math.round(100 * most)} %`);
}

/** Reads every PDF, or only lets pdf.js extract its text, and prints the processor time in seconds. */
async function time(what: string): Promise<void> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  for (const folder of ['letters', 'distractors']) {
    for (const name of readdirSync(join(shared, 'corpus', folder))) {
      const path = join(shared, 'corpus', folder, name);
      const data = new Uint8Array(readFileSync(path));
      if (what === 'read') {
        await readFile({ path, bytes: data });
        continue;
      }
      const task = getDocument({ data, verbosity: 0 });
      const document = await task.promise;
      for (let page = 1; page <= document.numPages; page++) await (await document.getPage(page)).getTextContent();
      await task.destroy();
    }
  }
  const { user, system } = process.cpuUsage();
  console.log((user + system) / 1e6);
}

const timed = process.argv.indexOf('--time');
if (timed > 0) await time(process.argv[timed + 1] ?? 'read');
else if (!existsSync(shared)) {
  console.log(`The shared corpus is not at ${shared}; nothing measured.`);
} else {
  const letters = await readAll(join(shared, 'corpus/letters'));
  const reports = await readAll(join(shared, 'corpus/reports'));
  const distractors = await readAll(join(shared, 'corpus/distractors'));
  const copies = await readAll(join(shared, 'corpus/copies'));
  const seeds = await readAll(join(shared, 'seeds'));
  const manifest = JSON.parse(readFileSync(join(shared, 'corpus/manifest.json'), 'utf8')) as Manifest;

  const letterOf = (one: Gold) => `${one.id.replace(/-\d+$/u, '').replaceAll('_', '-')}-jtai`;
  say('bullets found as printed', foundAsPrinted(lines(join(shared, 'gold/polarity_dev.jsonl')), letterOf, letters));
  const mapped = lines(join(shared, 'gold/mapping_dev.jsonl'));
  const nameOf = (one: Gold) => (one.document ? basename(one.document) : null);
  say('mapping passages found as printed', foundAsPrinted(mapped, nameOf, [...letters, ...seeds]));

  console.log('letters');
  metadataRight(letters, manifest, (name) => name);
  console.log('reports');
  metadataRight(reports, manifest, (name) => name);
  console.log('other inspections');
  metadataRight(distractors, manifest, (name) => name);
  console.log('copies');
  metadataRight(copies, manifest, (name) => name.replace(/-(?:pdfminer|pypdf|pdftotext-layout)\.txt$/u, '.pdf'));

  for (const program of ['pdftotext-layout', 'pdfminer', 'pypdf']) {
    let [same, all, sameEvidence, evidence] = [0, 0, 0, 0];
    for (const copy of copies.filter(({ name }) => name.endsWith(`${program}.txt`))) {
      const original = letters.find(({ name }) => copy.name.startsWith(name.replace(/\.pdf$/u, '')));
      const known = new Set(original?.content.passages.map((passage) => plain(passage.text)));
      for (const passage of copy.content.passages) {
        const equal = known.has(plain(passage.text));
        all++;
        if (mayBeEvidence(passage)) evidence++;
        if (equal) same++;
        if (equal && mayBeEvidence(passage)) sameEvidence++;
        if (!equal && verbose)
          console.log(
            `  ${copy.name} ${passage.id} ${passage.kind} ${passage.furniture ?? ''}: ${passage.text.slice(0, 100)} … ${passage.text.slice(-40)}`,
          );
      }
    }
    say(`passages of ${program} copies equal to the PDF's`, share(same, all));
    say('  of those that may be evidence', share(sameEvidence, evidence));
  }

  const seconds = (what: string) =>
    Number(spawnSync(process.execPath, [import.meta.filename, '--time', what], { encoding: 'utf8' }).stdout);
  const [whole, alone] = [seconds('read'), seconds('pdf.js')];
  say(
    'processor time for the PDFs, in a process of its own',
    `${whole.toFixed(2)} s; pdf.js alone ${alone.toFixed(2)} s; ${(whole / alone).toFixed(2)} times`,
  );
}
