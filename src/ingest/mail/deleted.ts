/**
 * Mails that were deleted in Thunderbird: they stay in the file of their folder, marked, until it is compacted.
 */
import { decodeWords } from 'postal-mime';
import { canonicalText } from '../../document/canonical.ts';
import type { DocumentContent } from '../../document/document.ts';
import { decode } from '../text/decode.ts';
import { fieldOf, headersAt } from './headers.ts';

/** What is said of the deleted mails of a folder. */
export function deletedInWords(count: number): string {
  return count === 1
    ? '1 mail of this folder was deleted in the mail program and is still in its file: it was left out. If it counts, put it back there and add the folder again.'
    : `${count} mails of this folder were deleted in the mail program and are still in its file: they were left out. If they count, put them back there and add the folder again.`;
}

/** A document of a folder that tells of the mails which were left out there, by their subjects. */
export function tellingOf(content: DocumentContent, deleted: readonly Uint8Array[]): DocumentContent {
  const { quality } = content;
  return {
    ...content,
    quality: {
      ...quality,
      warnings: [...quality.warnings, deletedInWords(deleted.length)],
      leftOut: [...(quality.leftOut ?? []), { sort: 'deleted mail', texts: deleted.map(subjectOf) }],
    },
  };
}

function subjectOf(mail: Uint8Array): string {
  const text = decode(mail.subarray(0, 65_536));
  const subject = fieldOf(text.slice(0, headersAt(text, 0).end), 'subject');
  const words = canonicalText(decodeWords(subject.replace(/\r?\n/gu, '')));
  return words.replace(/\s+/gu, ' ').trim() || 'without a subject';
}
