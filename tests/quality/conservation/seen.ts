/**
 * What a person sees of a file: as other programs print it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';

/** Pages of text for each file that could be printed. */
export type Printer = (paths: readonly string[], folder: string) => Map<string, readonly string[]>;

export function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** A line of a printed page; lengths in points from its top left. */
interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const PRINTED_WORD = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function poppler(pdf: string, options: readonly string[]): string | null {
  if (!existsSync(pdf)) return null;
  const { status, stdout } = spawnSync('pdftotext', [...options, pdf, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return status === 0 ? stdout : null;
}

/**
 * Text of a PDF's pages; null where it cannot be had. In the order of the file where `raw`, else line after line.
 */
export function pagesOf(pdf: string, raw: boolean): readonly string[] | null {
  return (
    poppler(pdf, raw ? ['-raw'] : [])
      ?.replace(/\f$/u, '')
      .split('\f') ?? null
  );
}

/**
 * Text of the pages that LibreOffice printed; null where it cannot be had. It comes in the order of the file, which is
 * that of the text: cell after cell of a table. Boxes and headers are drawn when all else has been: their lines are put
 * where they stand.
 */
export function placedPages(pdf: string): readonly string[] | null {
  const pages = poppler(pdf, ['-raw', '-bbox'])?.split('<page ').slice(1);
  return (
    pages?.map((page) =>
      inPlace(linesOf(page))
        .map(({ text }) => text)
        .join('\n'),
    ) ?? null
  );
}

function linesOf(page: string): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (const [, left, top, right, bottom, written = ''] of page.matchAll(PRINTED_WORD)) {
    const text = written.replace(/&(\w+);/gu, (whole, name) => ENTITIES[name] ?? whole);
    const word = { text, left: Number(left), right: Number(right), top: Number(top), bottom: Number(bottom) };
    const line = lines.at(-1);
    const middle = (word.top + word.bottom) / 2;
    const goesOn = line && word.left >= line.right && middle > line.top && middle < line.bottom;
    if (!goesOn) lines.push(word);
    else lines[lines.length - 1] = { ...line, text: `${line.text} ${text}`, right: word.right };
  }
  return lines;
}

/** A line drawn after one that stands below it in the same column comes before it. */
function inPlace(lines: readonly PrintedLine[]): PrintedLine[] {
  const placed: PrintedLine[] = [];
  for (const line of lines) {
    const below = placed.findIndex(
      ({ left, right, top, bottom }) =>
        left < line.right && right > line.left && (top + bottom) / 2 > Math.max(line.bottom, line.top + 1),
    );
    placed.splice(below < 0 ? placed.length : below, 0, line);
  }
  return placed;
}

/** Turns files into another format through LibreOffice; the new files stand in the folder. */
export function converted(paths: readonly string[], format: string, folder: string): string[] {
  // Without files to convert, the program would open and wait.
  if (paths.length === 0) return [];
  mkdirSync(folder, { recursive: true });
  const profile = join(tmpdir(), `conservation-profile-${process.pid}`);
  spawnSync(
    'soffice',
    ['--headless', `-env:UserInstallation=file://${profile}`, '--convert-to', format, '--outdir', folder, ...paths],
    { stdio: 'ignore', timeout: 600_000 },
  );
  rmSync(profile, { recursive: true, force: true });
  const extension = format.split(':')[0] ?? format;
  return paths
    .map((path) => join(folder, `${basename(path, extname(path))}.${extension}`))
    .filter((path) => existsSync(path));
}

/** Prints through LibreOffice. */
export const byLibreOffice: Printer = (paths, folder) => {
  converted(paths, 'pdf', folder);
  return collected(paths, folder, placedPages);
};

/** Prints web pages through Chromium. */
export const byChromium: Printer = (paths, folder) => {
  mkdirSync(folder, { recursive: true });
  for (const path of paths)
    spawnSync(
      'chromium',
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-pdf-header-footer',
        `--print-to-pdf=${join(folder, `${basename(path, extname(path))}.pdf`)}`,
        `file://${path}`,
      ],
      { stdio: 'ignore', timeout: 60_000 },
    );
  return collected(paths, folder, (pdf) => pagesOf(pdf, true));
};

/** A PDF is its own print: line after line, which parts the cells of a table. */
export const byPoppler: Printer = (paths) => ownPages(paths, (path) => pagesOf(path, false));

/** The same in the order of the file, which parts columns that were drawn in turns. */
export const byPopplerInFileOrder: Printer = (paths) => ownPages(paths, placedPages);

function ownPages(
  paths: readonly string[],
  pagesIn: (pdf: string) => readonly string[] | null,
): Map<string, readonly string[]> {
  return new Map(
    paths.flatMap((path) => {
      const pages = pagesIn(path);
      return pages === null ? [] : [[path, pages] as const];
    }),
  );
}

function collected(
  paths: readonly string[],
  folder: string,
  pagesIn: (pdf: string) => readonly string[] | null,
): Map<string, readonly string[]> {
  return ownPages(paths, (path) => pagesIn(join(folder, `${basename(path, extname(path))}.pdf`)));
}

export function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}
