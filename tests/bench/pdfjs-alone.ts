/**
 * What pdf.js alone takes for the text of the PDFs in folders: one after the other, in one thread, nothing done with it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

let items = 0;
for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.pdf'))) {
    const task = getDocument({ data: new Uint8Array(readFileSync(join(folder, name))), verbosity: 0 });
    const pdf = await task.promise;
    for (let page = 1; page <= pdf.numPages; page++)
      items += (await (await pdf.getPage(page)).getTextContent()).items.length;
    await task.destroy();
  }
}
if (items === 0) throw new Error('There was nothing to read.');
