/**
 * Unpacking the members of ZIP containers: archives, DOCX and ODT. Every limit is checked before anything is unpacked; a member
 * can never become larger than the directory says.
 */
import { inflateSync } from 'fflate';
import { ReadError } from '../../document/failure.ts';
import { crc32 } from '../checksum.ts';
import { HIGHEST_RATIO, MOST_BYTES } from '../limits.ts';
import { damaged } from './directory.ts';
import { dataAt, LOCAL_BYTES, LOCAL_HEADER, type Member } from './member.ts';

/**
 * Unpacks one member.
 *
 * @throws {ReadError} `password`, `too-large`, `unsupported` or `damaged`.
 */
export function unpack(bytes: Uint8Array, member: Member): Uint8Array {
  if (member.locked)
    throw new ReadError(
      'password',
      'This member of the archive is locked. Unpack the archive with its password and add the files themselves.',
    );
  if (member.isLink)
    throw new ReadError('unsupported', 'This is a link to another file, which is not followed. Add that file itself.');
  if (member.size > MOST_BYTES)
    throw new ReadError(
      'too-large',
      `This member is larger than ${MOST_BYTES / 1024 / 1024} MB unpacked. Unpack it and split it.`,
    );
  if (member.size > 1024 * 1024 && member.size > member.packed * HIGHEST_RATIO)
    throw new ReadError(
      'too-large',
      'This member unpacks to far more than it holds, as harmful archives do. It was not opened.',
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (member.at + LOCAL_BYTES > view.byteLength || view.getUint32(member.at, true) !== LOCAL_HEADER) throw damaged();
  const from = dataAt(view, member.at);
  if (from + member.packed > bytes.length) throw damaged();
  const packed = bytes.subarray(from, from + member.packed);
  if (member.method === 0) return whole(packed, member);
  if (member.method !== 8)
    throw new ReadError(
      'unsupported',
      'This member is packed in a way that cannot be read. Unpack the archive and add the files themselves.',
    );
  try {
    return whole(inflateSync(packed, { out: new Uint8Array(member.size) }), member);
  } catch {
    throw damaged();
  }
}

/** @throws {ReadError} `damaged` where the bytes are not those that were packed. */
function whole(unpacked: Uint8Array, { size, checksum }: Member): Uint8Array {
  if (unpacked.length !== size || (checksum !== 0 && crc32(unpacked) !== checksum)) throw damaged();
  return unpacked;
}
