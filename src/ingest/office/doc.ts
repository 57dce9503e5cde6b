/**
 * Reads the old binary Word format through word-extractor.
 */
import { ReadError } from '../../document/failure.ts';
import { type Block, block, type RawDocument } from '../block.ts';
import { readPlain } from '../text/plain.ts';

/**
 * Reads a Word 97-2003 document.
 *
 * @throws {ReadError} `password` or `damaged`.
 */
export async function readDoc(bytes: Uint8Array): Promise<RawDocument> {
  const WordExtractor = (await import('word-extractor')).default;
  let text = '';
  let notes = '';
  try {
    const document = await new WordExtractor().extract(Buffer.from(bytes));
    text = document.getBody({ filterUnicode: false });
    notes = document.getFootnotes({ filterUnicode: false });
  } catch (error) {
    if (/encrypt|password/iu.test(String(error)))
      throw new ReadError(
        'password',
        'This Word document is locked. Open it in Word, take the password off and save it as DOCX.',
      );
    throw new ReadError(
      'damaged',
      'This old Word document cannot be read. Open it in Word and save it as DOCX or PDF.',
    );
  }
  const raw = readPlain(text);
  const footnotes: Block[] = notes
    .split(/[\r\n]+/u)
    .map((note) => note.trim())
    .filter((note) => note !== '')
    .map((note, at) => block(note, { kind: 'footnote', number: String(at + 1) }));
  return { ...raw, pages: 1, blocks: [...raw.blocks.map((one) => ({ ...one, page: 1, endPage: 1 })), ...footnotes] };
}
