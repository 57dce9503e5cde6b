/**
 * Reads OpenDocument text (ISO/IEC 26300), packed or flat. The XML is read by a parser that expands no entities of the
 * file's own.
 */
import { ReadError } from '../../document/failure.ts';
import { membersOf } from '../archive/directory.ts';
import { unpack } from '../archive/zip.ts';
import type { RawDocument } from '../block.ts';
import { runningBlocks } from '../running.ts';
import { openStory } from './open/story.ts';
import { openStyles, runningParts } from './open/styles.ts';
import { childOf, decodeXml, parseXml, plainText } from './xml.ts';

/** Elements whose children are taken one by one, as they are read. */
const PARTS = new Set(['office:text', 'office:styles', 'office:automatic-styles', 'office:master-styles']);

/**
 * Reads an ODT file.
 *
 * @throws {ReadError} `damaged`, `too-large` or `password`.
 */
export function readOdt(bytes: Uint8Array): RawDocument {
  const members = new Map(membersOf(bytes).map((member) => [member.name, member]));
  const part = (name: string) => {
    const member = members.get(name);
    return member && decodeXml(unpack(bytes, member));
  };
  const content = part('content.xml');
  if (content === undefined) throw damaged();
  return readParts(
    [part('styles.xml'), content].filter((xml) => xml !== undefined),
    part('meta.xml'),
  );
}

/** Reads the XML of a flat document or of `content.xml`. @throws {ReadError} `damaged` where it is not well formed. */
export function readOdtXml(xml: string): RawDocument {
  return readParts([xml], undefined);
}

function readParts(parts: readonly string[], meta: string | undefined): RawDocument {
  const styles = openStyles();
  const story = openStory(styles);
  let title = '';
  try {
    for (const xml of parts) {
      const root = parseXml(xml, PARTS, (element, parent) => {
        if (parent === 'office:text') story.add(element);
        else styles.add(element);
      });
      title ||= plainText(childOf(childOf(root, 'office:meta'), 'dc:title')).trim();
    }
    if (meta !== undefined) title = plainText(childOf(childOf(parseXml(meta), 'office:meta'), 'dc:title')).trim();
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw damaged();
  }
  const running = openStory(styles);
  for (const element of runningParts(styles.pages)) running.add(element);
  return {
    title: title === '' ? null : title,
    pages: 1,
    blocks: [...story.blocks, ...story.notes, ...runningBlocks(running.blocks)],
    pagesWithoutText: [],
    warnings: [],
    leftOut: [...story.leftOut, ...running.leftOut],
  };
}

function damaged(): ReadError {
  return new ReadError('damaged', 'This OpenDocument file is damaged. Open it in its own program and save it again.');
}
