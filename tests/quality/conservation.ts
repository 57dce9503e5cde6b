/**
 * What the file holds is what is read: `npm run quality conservation -- [format ...] [--verbose]
 * [--seed=NUMBER]`. For each format, the
 * words that a person sees, as other programs print them, against the canonical text: share kept, kept in order, and
 * made up. What is left out on purpose is counted apart by its sort.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import { readFile } from '../../src/ingest/read.ts';
import { type Compared, compare } from './conservation/compare.ts';
import { generated } from './conservation/generated.ts';
import {
  byChromium,
  byLibreOffice,
  byPoppler,
  byPopplerInFileOrder,
  bytesOf,
  converted,
  has,
  type Printer,
} from './conservation/seen.ts';

/** A format: which files are its own, and who shows what a person sees of them. */
interface Measured {
  readonly extensions: readonly string[];
  readonly needs: readonly string[];
  readonly print: Printer;
  /** Another order of the same pages, where no single one is that of every text: the one that agrees better counts. */
  readonly orElse?: Printer;
  /** Format that LibreOffice writes generated documents in, or null for none. */
  readonly writes: string | null;
}

const FORMATS: Readonly<Record<string, Measured>> = {
  docx: { extensions: ['.docx'], needs: ['soffice', 'pdftotext'], print: byLibreOffice, writes: 'docx' },
  odt: { extensions: ['.odt', '.fodt'], needs: ['soffice', 'pdftotext'], print: byLibreOffice, writes: 'odt' },
  rtf: { extensions: ['.rtf'], needs: ['soffice', 'pdftotext'], print: byLibreOffice, writes: 'rtf' },
  doc: { extensions: ['.doc'], needs: ['soffice', 'pdftotext'], print: byLibreOffice, writes: 'doc' },
  html: { extensions: ['.html', '.htm'], needs: ['chromium', 'pdftotext'], print: byChromium, writes: 'html' },
  pdf: {
    extensions: ['.pdf'],
    needs: ['soffice', 'pdftotext'],
    print: byPoppler,
    orElse: byPopplerInFileOrder,
    writes: 'pdf',
  },
};

const root = join(import.meta.dirname, '../..');
const FOLDERS = ['../shared/field-cases', 'resources/samples', '../shared/corpus'].map((name) => resolve(root, name));
const COUNT = 24;
const TARGET = 0.995;
/** Files that the printer itself prints otherwise than the program that they were written for. */
const PRINTED_OTHERWISE: Readonly<Record<string, string>> = {
  'numbering-levels.docx': 'LibreOffice prints II.1 and a) where Word prints 2.1 and c)',
  'word-simple-fields.docx': 'LibreOffice prints an error where the file holds the shown words of a reference',
};
const named = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const verbose = process.argv.includes('--verbose');
/** Of the generated documents; another one than usual shows what the readers have not been tried on. */
const seed = Number(process.argv.find((one) => one.startsWith('--seed='))?.slice(7) ?? 17);
const work = mkdtempSync(join(tmpdir(), 'conservation-'));

function filesIn(folder: string, extensions: readonly string[]): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => extensions.includes(extname(path).toLowerCase()) && statSync(path).isFile())
    .toSorted();
}

/** Generated documents in a format; LibreOffice writes what is not Word's own. */
function invented(writes: string | null): string[] {
  if (writes === null) return [];
  const folder = join(work, 'made');
  mkdirSync(folder, { recursive: true });
  const paths = generated(COUNT, seed).map((bytes, at) => {
    const path = join(folder, `made-${at}.docx`);
    writeFileSync(path, bytes);
    return path;
  });
  return writes === 'docx' ? paths : converted(paths, writes, join(work, `made-${writes}`));
}

async function measured(name: string, { extensions, needs, print, orElse, writes }: Measured): Promise<void> {
  const missing = needs.filter((program) => !has(program));
  if (missing.length > 0) return say(`${name}: not measured, because ${missing.join(' and ')} cannot be found.`);
  const results: (Compared & { readonly path: string })[] = [];
  const groups = [...FOLDERS.map((folder) => filesIn(folder, extensions)), invented(writes)];
  for (const [at, paths] of groups.entries()) {
    const other = orElse?.(paths, join(work, `${name}-${at}-other`));
    for (const [path, pages] of print(paths, join(work, `${name}-${at}`))) {
      const [reading] = await readFile({ path, bytes: bytesOf(path) });
      const otherwise = PRINTED_OTHERWISE[basename(path)];
      if (otherwise !== undefined) say(`  ${basename(path)} is not counted: ${otherwise}`);
      else if (!reading || 'failure' in reading) say(`  ${path} was not read`);
      else {
        const both = [pages, other?.get(path)].flatMap((some) => (some ? [compare(some, reading.content)] : []));
        const [best] = both.toSorted((a, b) => b.inOrder / (b.inBody || 1) - a.inOrder / (a.inBody || 1));
        if (best) results.push({ path, ...best });
      }
    }
  }
  const sum = (of: (one: Compared) => number) => results.reduce((all, one) => all + of(one), 0);
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  const kept = share(
    sum((one) => one.kept),
    sum((one) => one.seen),
  );
  const madeUp = share(
    sum((one) => one.madeUp),
    sum((one) => one.read),
  );
  const inOrder = share(
    sum((one) => one.inOrder),
    sum((one) => one.inBody),
  );
  const sorts = new Map<string, number>();
  for (const one of results)
    for (const [sort, count] of Object.entries(one.leftOut)) sorts.set(sort, (sorts.get(sort) ?? 0) + count);
  const aside = [...sorts].map(([sort, count]) => `${count} ${sort}`).join(', ');
  say(
    `${name.padEnd(6)} ${results.length} files, ${sum((one) => one.seen)} words seen: kept ${kept.toFixed(4)}, in order ${inOrder.toFixed(4)}, made up ${madeUp.toFixed(4)}${aside === '' ? '' : `; left out on purpose: ${aside}`}`,
  );
  if (Math.min(kept, inOrder, 1 - madeUp) < TARGET) process.exitCode = 1;
  if (!verbose) return;
  for (const one of results.filter(({ misplaced, invented: more }) => misplaced.length + more.length > 0))
    say(
      `  ${one.path}\n    lost ${one.lost.slice(0, 30).join(' ')}\n    elsewhere ${one.misplaced.slice(0, 20).join(' / ')}\n    made up ${one.invented.slice(0, 30).join(' ')}`,
    );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  for (const [name, format] of Object.entries(FORMATS))
    if (named.length === 0 || named.includes(name)) await measured(name, format);
} finally {
  rmSync(work, { recursive: true, force: true });
}
