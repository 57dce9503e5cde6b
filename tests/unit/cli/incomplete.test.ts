/**
 * A program of which files are missing or damaged says so, and blames no document.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printedLines, scanned, scannedPdf } from '../../fixtures/scan.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const DATA = '@tesseract.js-data';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-incomplete-'));
  const size = { width: 260, height: 60, density: 200 };
  const scan = scanned(printedLines(['Staff know the children well.'], { x: 20, y: 32 }), size);
  writeFileSync(join(folder, 'scan.pdf'), scannedPdf([{ pictures: [{ scan }], width: 260, height: 60 }]));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the program without what its recogniser knows of languages, or with what is given in its place. */
function programWith(name: string, put: (packages: string) => void): string {
  const home = join(folder, name);
  for (const part of ['src', 'resources', 'package.json'])
    cpSync(join(ROOT, part), join(home, part), { recursive: true });
  const packages = join(home, 'node_modules');
  mkdirSync(packages);
  for (const one of readdirSync(join(ROOT, 'node_modules')))
    if (one !== DATA) symlinkSync(join(ROOT, 'node_modules', one), join(packages, one), 'junction');
  put(packages);
  return join(home, 'src', 'cli', 'main.ts');
}

function desk(main: string, args: readonly string[]) {
  const env = { ...process.env, NO_COLOR: '1', HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') };
  const { stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', timeout: 60_000, env });
  return stdout + stderr;
}

test.each<[string, (packages: string) => void]>([
  ['missing', () => undefined],
  [
    'damaged',
    (packages) => {
      cpSync(join(ROOT, 'node_modules', DATA), join(packages, DATA), { recursive: true });
      writeFileSync(join(packages, DATA, 'eng', '4.0.0_best_int', 'eng.traineddata.gz'), 'half');
    },
  ],
])('with the recogniser’s data %s the program is named, and the pages wait for a whole one', (name, put) => {
  const main = programWith(name, put);
  const workspace = join(folder, `${name}.workspace`);
  const said = desk(main, ['import', workspace, join(folder, 'scan.pdf')]);
  expect(said).toMatch(/A file of the program itself is missing or damaged \(eng/u);
  expect(said).toMatch(/Nothing is wrong with the documents/u);
  expect(said).not.toMatch(/cannot be opened|picture of this page|stopped the recogniser/u);
  expect(desk(join(ROOT, 'src', 'cli', 'main.ts'), ['recognise', workspace])).not.toMatch(/missing or damaged/u);
  expect(desk(main, ['search', workspace, 'staff'])).toMatch(/Staff know the children well/u);
});
