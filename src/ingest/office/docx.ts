/**
 * Reads DOCX through mammoth. The container is unpacked here, within the limits, and only its text is handed on.
 */
import { zipSync } from 'fflate';
import { ReadError } from '../../document/failure.ts';
import { membersOf, unpack } from '../archive/zip.ts';
import type { RawDocument } from '../block.ts';
import { MOST_UNPACKED } from '../limits.ts';
import { readHtml } from '../web/html.ts';

/** Text, notes, numbering, styles and what ties them together; no pictures, no macros, no embedded files. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/[^/]+\.rels|[^/]+\.xml)|docProps\/core\.xml)$/u;

/**
 * Reads a Word document.
 *
 * @throws {ReadError} `damaged`, `too-large` or `password`.
 */
export async function readDocx(bytes: Uint8Array): Promise<RawDocument> {
  const parts: Record<string, Uint8Array> = {};
  let total = 0;
  for (const member of membersOf(bytes)) {
    if (!NEEDED.test(member.name)) continue;
    total += member.size;
    if (total > MOST_UNPACKED)
      throw new ReadError(
        'too-large',
        'This document unpacks to more than can be read. Save it without pictures and tables, or as PDF.',
      );
    parts[member.name] = withoutDeclarations(member.name, unpack(bytes, member));
  }
  const { convertToHtml, images } = (await import('mammoth')).default;
  try {
    const { value } = await convertToHtml(
      // In Node the library takes any bytes, though its types ask for a Buffer.
      { buffer: zipSync(parts, { level: 0 }) as never },
      {
        styleMap: [
          "p[style-name='Title'] => h1:fresh",
          "p[style-name='Subtitle'] => h2:fresh",
          'comment-reference => ',
        ],
        convertImage: images.imgElement(async () => ({ src: '' })),
      },
    );
    const raw = readHtml(
      value
        .replace(/<sup><a href="#(?:foot|end)note-[^"]*"[^>]*>\[(\w+)\]<\/a><\/sup>/gu, '$1')
        .replace(/<img\b[^>]*>/gu, ''),
      true,
    );
    return { ...raw, title: titleOf(parts['docProps/core.xml']) };
  } catch {
    throw new ReadError(
      'damaged',
      'This Word document is damaged. Open it in Word, let it repair the file, and save it again.',
    );
  }
}

/** Documents never need a document type declaration; without one no entity can be defined. */
function withoutDeclarations(name: string, part: Uint8Array): Uint8Array {
  const head = new TextDecoder('utf-8').decode(part.subarray(0, 4096));
  if (!/<!DOCTYPE/iu.test(head)) return part;
  throw new ReadError(
    'damaged',
    `This Word document defines its own entities in ${name}, which Word never does. It was not opened.`,
  );
}

function titleOf(core: Uint8Array | undefined): string | null {
  if (!core) return null;
  const title = /<dc:title>([^<]*)<\/dc:title>/u.exec(new TextDecoder('utf-8').decode(core))?.[1];
  return title?.trim() ? title.trim().replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>') : null;
}
