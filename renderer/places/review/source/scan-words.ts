/**
 * The words of a scanned page laid over its drawing, so that they are selected and found as those of any other page.
 */
import type { RecognisedWordRow } from '../../../../src/contract/operations/recognition.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Puts a span for each word into an element, sized as page.module.css sizes the spans of pdf.js; returns the spans. */
export function layOver(into: HTMLElement, words: readonly RecognisedWordRow[], page: Size): readonly HTMLElement[] {
  const pen = document.createElement('canvas').getContext('2d');
  const spans: HTMLElement[] = [];
  const all = words.flatMap((word, at) => {
    if (word.text === '') return [];
    const span = document.createElement('span');
    const { left, top, width, height } = word.box;
    span.textContent = `${word.text} `;
    span.style.left = `${(100 * left) / page.width}%`;
    span.style.top = `${(100 * top) / page.height}%`;
    span.style.fontFamily = 'sans-serif';
    span.style.setProperty('--font-height', `${height}px`);
    if (pen) {
      pen.font = `${height}px sans-serif`;
      const own = pen.measureText(word.text).width;
      if (own > 0) span.style.setProperty('--scale-x', String(width / own));
    }
    spans.push(span);
    return words[at + 1]?.line === word.line ? [span] : [span, document.createElement('br')];
  });
  into.replaceChildren(...all);
  return spans;
}
