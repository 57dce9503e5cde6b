/**
 * Reads the PDFs in folders as the program does, with a thread for each core, and does nothing with what was read.
 * `--build=FOLDER` has another build of the program read, `--all` files of every format.
 */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { readAll } from '../../src/service/reading/read-all.ts';

const given = process.argv.slice(2);
const build = given.find((one) => one.startsWith('--build='))?.slice(8) ?? join(import.meta.dirname, '../..');
const all = given.includes('--all');
const paths = given
  .filter((one) => !one.startsWith('--'))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => (all ? statSync(path).isFile() : path.endsWith('.pdf')));
const reader: { readAll: typeof readAll } = await import(
  pathToFileURL(resolve(build, 'src/service/reading/read-all.ts')).href
);
const { documents } = await reader.readAll(paths);
if (documents.length < paths.length) throw new Error(`${documents.length} of ${paths.length} were read.`);
