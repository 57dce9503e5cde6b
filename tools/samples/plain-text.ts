import { type Line, layOut, type Measure, paper } from './layout.ts';
import type { Sample } from './sample.ts';

/** Points to a column of a fixed-width page. */
const column = 5.4;
const lineHeight = 14;

function asText(line: Line, bullet: string): string {
  const text = line.text.replace(/\{(\d+)\}/g, '$1');
  const indent = Math.round((line.left - paper.left) / column);
  if (line.marker === null) {
    return ' '.repeat(indent) + text;
  }
  const start = Math.round((line.marker.left - paper.left) / column);
  const marker = line.marker.text === '•' ? bullet : line.marker.text;
  return ' '.repeat(start) + marker.padEnd(Math.max(marker.length + 1, indent - start)) + text;
}

/**
 * A sample as a program that keeps the layout reads its PDF: lines hard-wrapped where the page wraps them, running
 * headers, footers and page numbers among the text, a form feed between pages, another bullet than the page's.
 */
export function toPlainText(sample: Sample, measure: Measure): string {
  const pages = layOut(sample, measure).map((page, index) => {
    const set: string[] = index === 0 ? [] : [sample.header, ''];
    let previous: Line | undefined;
    for (const line of page.lines) {
      if (previous !== undefined && line.top - previous.top > lineHeight + 8) {
        set.push('');
      }
      set.push(asText(line, '◼'));
      previous = line;
    }
    set.push('', '', ...page.footnotes.map((line) => asText(line, '◼')));
    set.push(`${sample.footer.padEnd(84)}${index + 1}`);
    return set.join('\n');
  });
  return `${pages.join('\n\f')}\n`;
}
