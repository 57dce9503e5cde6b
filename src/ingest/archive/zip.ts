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
  /** CRC-32 of what is unpacked, or 0 where the archive gives none. */
  readonly checksum: number;
  /** Offset of its local header. */
  readonly at: number;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_BYTES = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_BYTES = 30;

/** What a container says it holds. */
export interface Directory {
  /** Folders left out; those found again by their own headers, where the directory is damaged, stand last. */
  readonly members: readonly Member[];
  /** Entries that the directory counts and that could neither be listed nor found. */
  readonly missing: number;
  /** Names of files whose bytes are there while a whole directory leads to none of them, as where they were taken out. */
  readonly unnamed: readonly string[];
  /** Whether files follow behind its end without a directory of their own: another archive, cut short. */
  readonly cut: boolean;
}

/**
 * The members of a container whose directory is whole, in its order, folders left out.
 *
 * @throws {ReadError} `damaged` where the directory is not, `too-large` where there are too many members.
 */
export function membersOf(bytes: Uint8Array): readonly Member[] {
  const { members, missing } = directoryOf(bytes);
  if (missing > 0) throw damaged();
  return members;
}

/**
 * The directory of a container. What it counts, what is listed and what is missing add up: behind a damaged entry the next
 * whole one is looked for, and members that no entry leads to are found by the headers before their bytes.
 *
 * @throws {ReadError} `damaged` where there is no directory, `too-large` where there are too many members.
 */
export function directoryOf(bytes: Uint8Array): Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(bytes);
  const count = view.getUint16(end + 10, true);
  refuseTooMany(count);
  const said = view.getUint32(end + 16, true);
  // Some programs write something before the archive: the directory then stands later than it says.
  const start = end - view.getUint32(end + 12, true);
  const isLater =
    start >= 0 && start !== said && start + 4 <= view.byteLength && view.getUint32(start, true) === DIRECTORY_ENTRY;
  const shift = isLater ? start - said : 0;
  const { listed, isBroken } = entriesOf(bytes, said + shift, end, shift);
  const others = unlisted(bytes, listed);
  const cut = others.some(({ at }) => at > end);
  // Two archives in one file: the directory of the last knows nothing of the first.
  const isJoined = cut || (shift > 0 && view.getUint32(0, true) === LOCAL_HEADER);
  const found = isBroken || isJoined || listed.length < count ? others : [];
  return {
    members: named([...listed, ...found].filter((member) => !isFolder(member))),
    missing: Math.max(0, count - listed.length - found.length),
    unnamed: found.length > 0 ? [] : others.filter((member) => !isFolder(member)).map(({ name }) => name),
    cut,
  };
}

/** The entries of a directory, and whether anything else stands between them. */
function entriesOf(bytes: Uint8Array, from: number, end: number, shift: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed: Member[] = [];
  let isBroken = false;
  for (let at = from; at + DIRECTORY_BYTES <= end; ) {
    const nameLength = view.getUint16(at + 28, true);
    const next = at + DIRECTORY_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY || next > end) {
      isBroken = true;
      at++;
      continue;
    }
    listed.push({
      name: nameAt(bytes, at + DIRECTORY_BYTES, nameLength, view.getUint16(at + 8, true)),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      locked: (view.getUint16(at + 8, true) & 1) !== 0,
      checksum: view.getUint32(at + 16, true),
      at: view.getUint32(at + 42, true) + shift,
    });
    refuseTooMany(listed.length);
    at = next;
  }
  return { listed, isBroken };
}

/** Bytes that packing nothing may take, locked or not. */
const NOTHING_PACKED = 16;

/** A name that ends as folders do is a file all the same where there is something in it. */
function isFolder({ name, size, packed }: Member): boolean {
  return name.endsWith('/') && size === 0 && packed <= NOTHING_PACKED;
}

/** Each member under a name of its own, so that two can be told apart: some have none, some one that another has. */
function named(members: readonly Member[]): Member[] {
  const times = new Map<string, number>();
  return members.map((member, at) => {
    const own = member.name.replace(/\/+$/u, '') || `without-a-name-${at + 1}`;
    const before = times.get(own) ?? 0;
    times.set(own, before + 1);
    return { ...member, name: before === 0 ? own : own.replace(/(?=(?:\.[^./]*)?$)/u, ` (${before + 1})`) };
  });
}

/** Members whose own headers stand in the bytes between those that are listed. */
function unlisted(bytes: Uint8Array, listed: readonly Member[]): Member[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length;
  const known = listed
    .filter(({ at }) => at + LOCAL_BYTES <= end && view.getUint32(at, true) === LOCAL_HEADER)
    .map(({ at, packed }) => ({ at, to: dataAt(view, at) + packed }))
    .sort((one, other) => one.at - other.at);
  const found: Member[] = [];
  for (let at = 0, next = 0; at + LOCAL_BYTES <= end; ) {
    while ((known[next]?.to ?? end) <= at) next++;
    const over = known[next];
    if (over !== undefined && over.at <= at) {
      at = Math.max(at + 1, over.to);
      continue;
    }
    if (view.getUint32(at, true) !== LOCAL_HEADER) {
      at++;
      continue;
    }
    const flags = view.getUint16(at + 6, true);
    const member: Member = {
      name: nameAt(bytes, at + LOCAL_BYTES, view.getUint16(at + 26, true), flags),
      packed: view.getUint32(at + 18, true),
      size: view.getUint32(at + 22, true),
      method: view.getUint16(at + 8, true),
      locked: (flags & 1) !== 0,
      checksum: view.getUint32(at + 14, true),
      at,
    };
    found.push(member);
    refuseTooMany(listed.length + found.length);
    at = Math.max(at + 1, dataAt(view, at) + member.packed);
  }
  return found;
}

function dataAt(view: DataView, at: number): number {
  return at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

function refuseTooMany(members: number): void {
  if (members <= MOST_MEMBERS) return;
  throw new ReadError(
    'too-large',
    `This archive has more than ${MOST_MEMBERS} members. Unpack it and add the files that matter.`,
  );
}

function nameAt(bytes: Uint8Array, at: number, length: number, flags: number): string {
  return nameOf(bytes.subarray(at, at + length), (flags & 0x800) !== 0);
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

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as ZIP uses it (PKWARE APPNOTE 4.4.7). */
function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (CRC_TABLE[(value ^ byte) & 255] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

function damaged(): ReadError {
  return new ReadError('damaged', 'This archive is damaged. Ask for a new copy.');
}

/** The last end of a directory: not always at the end of the file, where a copy was filled up or goes on. */
function directoryEnd(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (
    let at = bytes.lastIndexOf(0x50, view.byteLength - 22);
    at >= 0;
    at = at > 0 ? bytes.lastIndexOf(0x50, at - 1) : -1
  ) {
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
