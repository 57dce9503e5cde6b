/**
 * Texts with a hole: formats without checksums of their own, of which a disk or a copy lost a part.
 */
import type { Format } from '../document/document.ts';
import type { RawDocument } from './block.ts';
import { hasHole } from './sectors.ts';
import { byteText } from './text/decode.ts';

const HOLLOW = 'A part of this file was lost: zeros stand where text was. Ask for a new copy.';

/** A document of a format without checksums says where a disk or a copy left zeros in the place of its text. */
export function hollow(format: Format, bytes: Uint8Array, raw: RawDocument): RawDocument {
  const isText = format === 'txt' || format === 'md' || format === 'html' || format === 'rtf';
  // Pictures in RTF may be kept as they are.
  if (!isText || !hasHole(bytes) || (format === 'rtf' && /\\bin\d/u.test(byteText(bytes)))) return raw;
  return { ...raw, warnings: [...raw.warnings, HOLLOW] };
}
