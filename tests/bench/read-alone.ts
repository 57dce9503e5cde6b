/**
 * Reads the PDFs in folders as the program does, with a thread for each core, and does nothing with what was read.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAll } from '../../src/service/reading/read-all.ts';

const paths = process.argv
  .slice(2)
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.pdf'));
const { documents } = await readAll(paths);
if (documents.length !== paths.length) throw new Error(`${documents.length} of ${paths.length} were read.`);
