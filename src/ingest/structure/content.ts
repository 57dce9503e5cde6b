/**
 * From a reader's blocks to the document: headings, furniture, metadata, passages, quality.
 */
import type { DocumentContent } from '../../document/document.ts';
import type { RawDocument } from '../block.ts';
import { furnitureOf } from './furniture.ts';
import { metadataOf, titleOf } from './metadata.ts';
import { passagesOf } from './passages.ts';
import { qualityOf } from './quality.ts';
import { placedBlocks } from './sections.ts';

/** Everything that is known of a document after it has been read. */
export function contentOf(raw: RawDocument): DocumentContent {
  const { blocks } = raw;
  const title = titleOf(blocks);
  const { text, passages } = passagesOf(placedBlocks(blocks, title), furnitureOf(blocks));
  return {
    metadata: metadataOf(blocks, title, raw.title),
    pages: raw.pages,
    text,
    passages,
    quality: qualityOf(raw, text, passages),
  };
}
