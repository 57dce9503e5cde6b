/**
 * Writes the samples: `node tools/samples/make.ts [folder]`, into `resources/samples` unless told otherwise. The same
 * sources give the same bytes on every machine.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brackenshire } from './letters/brackenshire.ts';
import { calderVale } from './letters/calder-vale.ts';
import { eastholt } from './letters/eastholt.ts';
import { guidance } from './letters/guidance.ts';
import { northmere } from './letters/northmere.ts';
import { pdfMeasure, toPdf } from './pdf.ts';
import { toPlainText } from './plain-text.ts';
import { toWord } from './word.ts';

/** Makes all samples, as bytes by file name. */
export async function makeSamples(): Promise<ReadonlyMap<string, Uint8Array>> {
  const asWritten = (name: string) => readFile(join(import.meta.dirname, 'letters', name));
  return new Map<string, Uint8Array>([
    ['northmere-letter-15-november-2019.pdf', await toPdf(northmere)],
    ['northmere-letter-15-november-2019.txt', Buffer.from(toPlainText(northmere, pdfMeasure()))],
    ['calder-vale-letter-7-february-2020.pdf', await toPdf(calderVale)],
    ['eastholt-letter-21-june-2023.pdf', await toPdf(eastholt)],
    ['brackenshire-letter-14-march-2024.docx', await toWord(brackenshire)],
    ['guidance-children-in-emotional-distress.pdf', await toPdf(guidance)],
    ['fenmoor-audit-learning.md', await asWritten('audit-learning.md')],
    ['bulletin-news-5-june-2019.html', await asWritten('news-page.html')],
  ]);
}

if (import.meta.main) {
  const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../resources/samples'));
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of await makeSamples()) {
    await writeFile(join(folder, name), bytes);
    process.stdout.write(`${name}: ${bytes.length} bytes\n`);
  }
}
