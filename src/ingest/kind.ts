/**
 * What kind of file some bytes are, by their content; the name only decides between kinds of plain text.
 */
import type { Format } from '../document/document.ts';
import { ReadError } from '../document/failure.ts';

/** The format of a file. @throws {ReadError} `empty` or `unsupported`. */
export function kindOf(bytes: Uint8Array, path: string): Format {
  if (bytes.length === 0) throw new ReadError('empty', 'This file is empty. Check that it was copied completely.');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return 'pdf';
  return path.toLowerCase().endsWith('.md') ? 'md' : 'txt';
}
