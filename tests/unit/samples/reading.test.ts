import { readFile as readBytes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../src/ingest/read.ts';
import { brackenshire } from '../../../tools/samples/letters/brackenshire.ts';
import { calderVale } from '../../../tools/samples/letters/calder-vale.ts';
import { eastholt } from '../../../tools/samples/letters/eastholt.ts';
import { guidance } from '../../../tools/samples/letters/guidance.ts';
import { northmere } from '../../../tools/samples/letters/northmere.ts';
import type { Block, Sample } from '../../../tools/samples/sample.ts';

const folder = join(import.meta.dirname, '../../../resources/samples');

const samples: readonly [file: string, sample: Sample][] = [
  ['northmere-letter-15-november-2019.pdf', northmere],
  ['calder-vale-letter-7-february-2020.pdf', calderVale],
  ['eastholt-letter-21-june-2023.pdf', eastholt],
  ['guidance-children-in-emotional-distress.pdf', guidance],
  ['brackenshire-letter-14-march-2024.docx', brackenshire],
];

/**
 * What the source says and what was read, made comparable: whether a hyphen at the end of a line belongs to the word, a
 * footnote mark to the sentence and a number to the heading is for the tests of reading.
 */
function bare(text: string): string {
  return text.replace(/^\d+\. /, '').replace(/\{\d+\}|(?<=\p{L}[.,]?)\d(?=[\s,]|$)|-/gu, '');
}

function expected(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'lines':
        return [];
      case 'study':
        return [`heading: ${bare(block.title)}`, ...block.paragraphs.map((text) => `paragraph: ${bare(text)}`)];
      case 'bullet':
        return [`bullet ${block.level}: ${bare(block.text)}`];
      default:
        return [`${block.kind}: ${bare(block.text)}`];
    }
  });
}

describe.each(samples)('%s', (file, sample) => {
  test('every heading, paragraph and bullet that was written is read as one passage, in order', async () => {
    const [reading] = await readFile({ path: file, bytes: new Uint8Array(await readBytes(join(folder, file))) });
    if (reading === undefined || 'failure' in reading) {
      throw new Error(`${file} was not read.`);
    }
    const written = expected(sample.blocks);
    const read = reading.content.passages.map(({ kind, level, text }) =>
      kind === 'bullet' ? `bullet ${level + 1}: ${bare(text)}` : `${kind}: ${bare(text)}`,
    );
    const known = new Set(written);
    expect(read.filter((passage) => known.has(passage))).toEqual(written);
  });
});
