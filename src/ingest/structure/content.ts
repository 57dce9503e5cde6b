/**
 * From a reader's blocks to the document: headings, furniture, metadata, passages, quality.
 */
import { canonicalText } from '../../document/canonical.ts';
import type { DocumentContent, Furniture } from '../../document/document.ts';
import type { Block, RawDocument } from '../block.ts';
import { furnitureOf } from './furniture.ts';
import { metadataOf, titleOf } from './metadata.ts';
import { passagesOf } from './passages.ts';
import { qualityOf } from './quality.ts';
import { placedBlocks } from './sections.ts';

/** Everything that is known of a document after it has been read. */
export function contentOf(raw: RawDocument): DocumentContent {
  const read = raw.blocks
    .map((block) => ({ ...block, text: oneLine(block.text) }))
    .filter((block) => block.text !== '');
  const furniture = raw.framed ? read.map((block) => block.furniture) : furnitureOf(read);
  const blocks = read.map((block, at) => settled(block, furniture[at] ?? null, read));
  const titled = titleOf(blocks);
  const named = blocks.map(
    (block, at): Block =>
      titled.isWhole && at >= titled.at && at <= titled.until
        ? { ...block, kind: 'heading', rank: block.rank ?? 0 }
        : block,
  );
  const { text, passages } = passagesOf(placedBlocks(named, titled.until), furniture);
  return {
    metadata: metadataOf(blocks, titled, {
      title: raw.title === null ? null : oneLine(raw.title) || null,
      running: (raw.running ?? []).map(oneLine),
    }),
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

/** Canonical text without line breaks and without white space at its ends. */
function oneLine(text: string): string {
  return canonicalText(text).replace(/\s+/gu, ' ').trim();
}
