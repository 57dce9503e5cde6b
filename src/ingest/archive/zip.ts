/**
 * ZIP containers (PKWARE APPNOTE): archives, DOCX and ODT. The directory is read first and every limit is checked
 * before anything is unpacked; a member can never become larger than the directory says.
 */
import { inflateSync } from 'fflate';
import { ReadError } from '../../document/failure.ts';
import { HIGHEST_RATIO, MOST_BYTES, MOST_MEMBERS } from '../limits.ts';

export interface Member {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly locked: boolean;
  /** Offset of its local header. */
  readonly at: number;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/**
 * The members of a container in the order of its directory, folders left out.
 *
 * @throws {ReadError} `damaged` where there is no directory, `too-large` where there are too many members.
 */
export function membersOf(bytes: Uint8Array): Member[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_MEMBERS)
    throw new ReadError(
      'too-large',
      `This archive has more than ${MOST_MEMBERS} members. Unpack it and add the files that matter.`,
    );
  const members: Member[] = [];
  let at = view.getUint32(end + 16, true);
  // Some programs write something before the archive: the directory then stands later than it says.
  const start = end - view.getUint32(end + 12, true);
  const shift =
    start >= 0 && start !== at && start + 4 <= view.byteLength && view.getUint32(start, true) === DIRECTORY_ENTRY
      ? start - at
      : 0;
  at += shift;
  for (
    let index = 0;
    index < count && at + 46 <= view.byteLength && view.getUint32(at, true) === DIRECTORY_ENTRY;
    index++
  ) {
    const nameLength = view.getUint16(at + 28, true);
    const flags = view.getUint16(at + 8, true);
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0);
    if (name !== '' && !name.endsWith('/'))
      members.push({
        name,
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        method: view.getUint16(at + 10, true),
        locked: (flags & 1) !== 0,
        at: view.getUint32(at + 42, true) + shift,
      });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return members;
}

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
  if (member.size > MOST_BYTES || member.packed === 0xffffffff)
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
  if (member.at + 30 > view.byteLength || view.getUint32(member.at, true) !== LOCAL_HEADER) throw damaged();
  const from = member.at + 30 + view.getUint16(member.at + 26, true) + view.getUint16(member.at + 28, true);
  if (from + member.packed > bytes.length) throw damaged();
  const packed = bytes.subarray(from, from + member.packed);
  if (member.method === 0) return packed;
  if (member.method !== 8)
    throw new ReadError(
      'unsupported',
      'This member is packed in a way that cannot be read. Unpack the archive and add the files themselves.',
    );
  try {
    const unpacked = inflateSync(packed, { out: new Uint8Array(member.size) });
    return unpacked;
  } catch {
    throw damaged();
  }
}

function damaged(): ReadError {
  return new ReadError('damaged', 'This archive is damaged. Ask for a new copy.');
}

function directoryEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at > last - 65_536; at--) {
    if (view.getUint32(at, true) === DIRECTORY_END) return at;
  }
  throw damaged();
}

/** Names are UTF-8 where the archive says so or where they are valid UTF-8, else as old DOS programs wrote them. */
function nameOf(bytes: Uint8Array, unicode: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !unicode }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
