/**
 * Reading: the bytes of a file into documents, or into failures that say what to do.
 */
import type { DocumentContent, Format } from '../document/document.ts';
import { type Failure, ReadError } from '../document/failure.ts';
import type { RawDocument } from './block.ts';
import { kindOf } from './kind.ts';
import { readPdf } from './pdf/pdf.ts';
import { contentOf } from './structure/content.ts';
import { decode } from './text/decode.ts';
import { readPlain } from './text/plain.ts';

export interface FileToRead {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly password?: string;
}

/** What became of a file: a document as read, or why there is none. */
export type Reading =
  | {
      readonly path: string;
      readonly format: Format;
      /** The bytes of the document: of the member, where the file is an archive or a mail. */
      readonly bytes: Uint8Array;
      readonly content: DocumentContent;
    }
  | { readonly path: string; readonly failure: Failure };

/** Raised whenever the same bytes may give other text or passages. */
export const READING_VERSION = 1;

/**
 * Reads one file; archives and mails give one reading a member (`archive.zip!/member`). Never throws for bad input:
 * failures are readings.
 */
export async function readFile(file: FileToRead): Promise<Reading[]> {
  const { path, bytes } = file;
  try {
    const format = kindOf(bytes, path);
    const raw = await readAs(format, file);
    return [{ path, format, bytes, content: contentOf(raw) }];
  } catch (error) {
    return [{ path, failure: failureOf(path, error) }];
  }
}

async function readAs(format: Format, { bytes, password }: FileToRead): Promise<RawDocument> {
  if (format === 'pdf') return readPdf(bytes, password);
  return readPlain(decode(bytes));
}

function failureOf(path: string, error: unknown): Failure {
  if (error instanceof ReadError) return { path, code: error.code, reason: error.message };
  return {
    path,
    code: 'damaged',
    reason: 'This file is damaged and could not be read. Ask for a new copy, or save it again in its own program.',
  };
}
