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

/**
 * Text of a PDF's pages as poppler reads it; null where it cannot. In the order of the file where `raw`, which is that
 * of the text in what LibreOffice and Chromium print: cell after cell, where poppler itself takes line after line.
 */
export function pagesOf(pdf: string, raw: boolean): readonly string[] | null {
  if (!existsSync(pdf)) return null;
  const { status, stdout } = spawnSync('pdftotext', [...(raw ? ['-raw'] : []), pdf, '-'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return status === 0
    ? stdout.replaceAll('Error: Reference source not found', '').replace(/\f$/u, '').split('\f')
    : null;
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
  return collected(paths, folder);
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
  return collected(paths, folder);
};

/** A PDF is its own print. */
export const byPoppler: Printer = (paths) =>
  new Map(
    paths.flatMap((path) => {
      const pages = pagesOf(path, false);
      return pages === null ? [] : [[path, pages] as const];
    }),
  );

function collected(paths: readonly string[], folder: string): Map<string, readonly string[]> {
  return new Map(
    paths.flatMap((path) => {
      const pages = pagesOf(join(folder, `${basename(path, extname(path))}.pdf`), true);
      return pages === null ? [] : [[path, pages] as const];
    }),
  );
}

export function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}
