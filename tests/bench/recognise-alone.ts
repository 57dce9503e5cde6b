/**
 * Recognises every page of a scanned PDF as the program does, and does nothing with it:
 * `node tests/bench/recognise-alone.ts FILE PAGES THREADS`.
 */
import { readFileSync } from 'node:fs';
import { recognisePages } from '../../src/service/recognition/pages.ts';

const [path = '', pages = '1', lanes = '2'] = process.argv.slice(2);
const bytes = readFileSync(path);
let words = 0;
const file = {
  key: path,
  path,
  format: 'pdf' as const,
  pages: Array.from({ length: Number(pages) }, (_, at) => at + 1),
  bytes: () => new Uint8Array(bytes),
};
await recognisePages([file], {
  lanes: Number(lanes),
  done: (_file, _page, { lines }) => {
    for (const line of lines) words += line.words.length;
  },
  passedOver: () => undefined,
});
if (words === 0) throw new Error('There was nothing to read.');
process.stdout.write(`${words}\n`);
