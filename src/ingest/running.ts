/**
 * What runs on every page of a document: headers and footers.
 */
import { type Block, block } from './block.ts';

/** Texts of headers and footers that say something, each once, whatever the number of the page in it. */
export function runningTexts(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const words = text.replace(/\b(?:page|of)\b|[\d\s\p{P}]/giu, '');
    const key = text.replace(/^\d+|\bpage \d+|\d+$/giu, '#');
    if (words.length < 2 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Headers and footers as blocks that stand after the text and open no section. */
export function runningBlocks(blocks: readonly Block[]): Block[] {
  return runningTexts(blocks.map(({ text }) => text)).map((text) => block(text, { furniture: 'boilerplate' }));
}
