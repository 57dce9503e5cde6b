/**
 * From a reader's blocks to the document: headings, furniture, metadata, passages, quality.
 */
import type { DocumentContent, Furniture } from '../../document/document.ts';
import type { Block, RawDocument } from '../block.ts';
import { furnitureOf } from './furniture.ts';
import { metadataOf, titleOf } from './metadata.ts';
import { passagesOf } from './passages.ts';
import { qualityOf } from './quality.ts';
import { placedBlocks } from './sections.ts';

/** Everything that is known of a document after it has been read. */
export function contentOf(raw: RawDocument): DocumentContent {
  const furniture = furnitureOf(raw.blocks);
  const blocks = raw.blocks.map((block, at) => settled(block, furniture[at] ?? null, raw.blocks));
  const title = titleOf(blocks);
  const { text, passages } = passagesOf(placedBlocks(blocks, title), furniture);
  return {
    metadata: metadataOf(blocks, title, raw.title),
    pages: raw.pages,
    text,
    passages,
    quality: qualityOf(raw, text, passages),
  };
}

/** Furniture that heads nothing, however large it is printed. */
const HEADLESS = new Set<Furniture>(['address', 'salutation', 'introduction', 'signature', 'site', 'legal-note']);

/** A heading of the letter's frame is a line of it; the mark of a footnote is no part of a heading. */
function settled(block: Block, furniture: Furniture | null, blocks: readonly Block[]): Block {
  if (block.kind !== 'heading') return block;
  if (furniture !== null && HEADLESS.has(furniture)) return { ...block, kind: 'paragraph', rank: null };
  const mark = /(?<=[\p{L}?!:’)])\d{1,2}$/u.exec(block.text)?.[0];
  const noted = mark !== undefined && blocks.some((one) => one.kind === 'footnote' && one.number === mark);
  return noted ? { ...block, text: block.text.slice(0, -mark.length) } : block;
}
