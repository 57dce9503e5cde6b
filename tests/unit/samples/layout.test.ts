import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, layOut, type Measure, type Page, paper } from '../../../tools/samples/layout.ts';
import { guidance } from '../../../tools/samples/letters/guidance.ts';
import { northmere } from '../../../tools/samples/letters/northmere.ts';
import { pdfMeasure } from '../../../tools/samples/pdf.ts';
import { type Block, bullets, heading, paragraph, type Sample, study } from '../../../tools/samples/sample.ts';

/** A typewriter: every character has the same width. */
const typewriter: Measure = (text, _font, size) => text.length * size * 0.5;

const word = fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,8})?$/);
const text = fc.array(word, { minLength: 1, maxLength: 120 }).map((words) => words.join(' '));
const block: fc.Arbitrary<Block[]> = fc.oneof(
  text.map((words) => [paragraph(words)]),
  text.map((words) => [paragraph(words, '12.')]),
  text.map((words) => bullets(words)),
  text.map((words) => [heading(words.slice(0, 60).trim())]),
  text.map((words) => [study('case study', words)]),
);

function sampleOf(blocks: readonly Block[], footnotes: readonly string[] = []): Sample {
  return { title: '', author: '', date: '2020-01-01', header: '', footer: '', blocks, footnotes };
}

/** The texts of the blocks as they were before they were broken into lines. */
function rejoined(pages: readonly Page[]): string[] {
  const texts = new Map<number, string>();
  for (const line of pages.flatMap((page) => page.lines)) {
    const before = texts.get(line.block);
    const space = before === undefined || before.endsWith('-') ? '' : ' ';
    texts.set(line.block, `${before ?? ''}${space}${line.text}`);
  }
  return [...texts.values()];
}

function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((each) => {
    switch (each.kind) {
      case 'study':
        return [each.title, ...each.paragraphs];
      case 'lines':
        return [each.lines.join(' ')];
      default:
        return [each.text];
    }
  });
}

test('setting text on pages loses nothing and keeps the order', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), (blocks) => {
      expect(rejoined(layOut(sampleOf(blocks.flat()), typewriter))).toEqual(textsOf(blocks.flat()));
    }),
  );
});

test('no line leaves the part of the page that is for text', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), (blocks) => {
      for (const line of layOut(sampleOf(blocks.flat()), typewriter).flatMap((page) => page.lines)) {
        expect(line.left + typewriter(line.text, line.font, line.size)).toBeLessThanOrEqual(paper.right);
        expect(line.top).toBeGreaterThanOrEqual(paper.top);
        expect(line.top + line.size).toBeLessThanOrEqual(paper.bottom);
      }
    }),
  );
});

test('a heading is never the last line of a page', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 4, maxLength: 16 }), (texts) => {
      const blocks = texts.flatMap((words) => [heading('a heading'), paragraph(words)]);
      for (const page of layOut(sampleOf(blocks), typewriter)) {
        expect(page.lines.at(-1)?.role).not.toBe('heading-1');
      }
    }),
  );
});

test('a footnote stands at the foot of the page that carries its mark, below the text', () => {
  const filler = paragraph(Array.from({ length: 400 }, () => 'filler').join(' '));
  const blocks = Array.from({ length: 6 }, (_, index) => [
    filler,
    paragraph(`a word{${index + 1}} with a note`),
  ]).flat();
  const notes = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
  for (const page of layOut(sampleOf(blocks, notes), typewriter)) {
    const marked = page.lines.flatMap((line) => [...line.text.matchAll(/\{(\d)\}/g)].map((match) => Number(match[1])));
    expect(page.footnotes.map((line) => line.text)).toEqual(marked.map((number) => notes[number - 1]));
    const lowest = Math.max(...page.lines.map((line) => line.top + line.size));
    for (const note of page.footnotes) {
      expect(note.top).toBeGreaterThan(lowest);
      expect(note.top + note.size).toBeLessThanOrEqual(paper.bottom);
    }
  }
});

test('a mark without a footnote is an error that names the sample', () => {
  const sample = { ...sampleOf([paragraph('a word{1}')]), title: 'Northmere' };
  expect(() => layOut(sample, typewriter)).toThrow('Northmere: there is no footnote 1.');
});

function crossing(pages: readonly Page[], role: Line['role']): number {
  const blocks = pages.map(
    (page) => new Set(page.lines.filter((line) => line.role === role).map((line) => line.block)),
  );
  return blocks.filter((set, index) => [...set].some((each) => blocks[index + 1]?.has(each))).length;
}

test('the samples have what readers find hard: bullets that run on over the foot of a page', () => {
  expect(crossing(layOut(northmere, pdfMeasure()), 'bullet')).toBeGreaterThanOrEqual(2);
  expect(crossing(layOut(guidance, pdfMeasure()), 'bullet')).toBeGreaterThanOrEqual(1);
});
