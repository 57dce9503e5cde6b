/**
 * The head of the audit log as an export noted it, found in the exported file whatever its format.
 */
import { directoryOf, unpack } from '../ingest/archive/zip.ts';
import type { ChainHead } from '../review/chain.ts';
import { readNamed } from '../service/named-file.ts';
import { UsageError } from './explain.ts';

/** A sequence number, a colon and a SHA-256, as the method note gives it. */
const HEAD = /(?<![\d:])(\d{1,12}):([0-9a-f]{64})(?![0-9a-f])/gu;

/**
 * The head that an export was made at.
 * @throws UsageError where the file holds none; FileError where it cannot be read
 */
export function notedHead(path: string): ChainHead {
  const heads = [...textsOf(readNamed(path))].flatMap((text) =>
    [...text.matchAll(HEAD)].map(([, sequence, hash = '']): ChainHead => ({ sequence: Number(sequence), hash })),
  );
  const [last] = heads.sort((one, other) => other.sequence - one.sequence);
  if (last !== undefined) return last;
  throw new UsageError(
    `There is no head of the audit log in ${path}. Exports with a method note hold one: workbooks, briefings, reports and packs.`,
  );
}

/** The text of the file, or of each part where it is a container, without its tags. */
function* textsOf(bytes: Uint8Array): Generator<string> {
  const text = (part: Uint8Array) => new TextDecoder('utf-8').decode(part).replace(/<[^>]*>/gu, '');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    yield text(bytes);
    return;
  }
  for (const member of directoryOf(bytes).members) {
    if (/\.(?:xml|json|qde|txt)$/iu.test(member.name)) yield text(unpack(bytes, member));
  }
}
