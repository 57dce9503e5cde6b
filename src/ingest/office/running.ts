/**
 * What runs on every page of a document.
 */
import { type Block, block } from '../block.ts';

/** Headers and footers that say something, each once, after the text: they run on every page and open no section. */
export function runningBlocks(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>();
  return blocks.flatMap(({ text }) => {
    const words = text.replace(/\b(?:page|of)\b|[\d\s\p{P}]/giu, '');
    if (words.length < 2 || seen.has(text)) return [];
    seen.add(text);
    return [block(text, { furniture: 'boilerplate' })];
  });
}
