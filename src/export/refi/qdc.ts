/**
 * The framework as a REFI-QDA codebook.
 */
import type { EvidenceBundle } from '../bundle.ts';
import { codesOf } from './codes.ts';
import { naming } from './project.ts';
import { writeCodebook } from './write.ts';

/**
 * The framework of the bundle, with polarities, agencies and tags, as the text of a .qdc file. GUIDs are those of the
 * .qdpx export.
 * @param sha256 lower-case hexadecimal SHA-256 of a text in UTF-8
 */
export function codebook(bundle: EvidenceBundle, sha256: (text: string) => string): string {
  return writeCodebook(codesOf(bundle, naming(sha256)), bundle.program);
}
