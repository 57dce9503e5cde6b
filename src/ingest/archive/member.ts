/**
 * What a ZIP container says of one member (PKWARE APPNOTE 4.3.7, 4.3.12): in its directory, or in the header before its bytes.
 */
import iconv from 'iconv-lite';

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
  /** Whether it only points to another file. */
  readonly isLink: boolean;
}

export const DIRECTORY_ENTRY = 0x02014b50;
export const DIRECTORY_BYTES = 46;
export const LOCAL_HEADER = 0x04034b50;
export const LOCAL_BYTES = 30;
const DESCRIPTOR = 0x08074b50;

/** Says: stands in the field for large archives. */
export const IN_FIELD = 0xffffffff;

/** Fields of an entry by their number (4.5.2, 4.6.9). */
const LARGE = 0x0001;
const UNICODE_NAME = 0x7075;

/** An entry of the directory, and where the next one begins; null where none stands here. */
export function entryAt(
  view: DataView,
  at: number,
  end: number,
): { readonly member: Member; readonly next: number } | null {
  const [name, extra, comment] = [at + 28, at + 30, at + 32].map((place) => view.getUint16(place, true)) as [
    number,
    number,
    number,
  ];
  const [nameAt, extraAt] = [at + DIRECTORY_BYTES, at + DIRECTORY_BYTES + name];
  const next = extraAt + extra + comment;
  if (view.getUint32(at, true) !== DIRECTORY_ENTRY || next > end) return null;
  const fields = fieldsOf(view, extraAt, extraAt + extra);
  const large = fields.get(LARGE);
  let from = 0;
  /** A number, or the next one of the field for large archives, in which only those stand that are too large. */
  const number = (place: number): number => {
    const own = view.getUint32(place, true);
    if (own !== IN_FIELD || large === undefined || from + 8 > large.byteLength) return own;
    from += 8;
    return Number(large.getBigUint64(from - 8, true));
  };
  const size = number(at + 24);
  const packed = number(at + 20);
  const made = view.getUint8(at + 5);
  const flags = view.getUint16(at + 8, true);
  return {
    member: {
      name: nameOf(bytesOf(view, nameAt, name), (flags & UTF8) !== 0, made, fields.get(UNICODE_NAME)),
      packed,
      size,
      method: view.getUint16(at + 10, true),
      locked: (flags & LOCKED) !== 0,
      checksum: view.getUint32(at + 16, true),
      at: number(at + 42),
      isLink: made === UNIX && (view.getUint16(at + 40, true) & 0xf000) === 0xa000,
    },
    next,
  };
}

const [LOCKED, STREAMED, UTF8] = [1, 8, 0x800];
/** Systems on which an archive was made (4.4.2.2). */
const [DOS, UNIX] = [0, 3];

/** A member by the header before its bytes. Where it was packed as it came, its sizes stand behind them. */
export function headerAt(view: DataView, at: number): Member {
  const flags = view.getUint16(at + 6, true);
  const name = view.getUint16(at + 26, true);
  const member: Member = {
    name: nameOf(bytesOf(view, at + LOCAL_BYTES, name), (flags & UTF8) !== 0, DOS, undefined),
    packed: view.getUint32(at + 18, true),
    size: view.getUint32(at + 22, true),
    method: view.getUint16(at + 8, true),
    locked: (flags & LOCKED) !== 0,
    checksum: view.getUint32(at + 14, true),
    at,
    isLink: false,
  };
  return (flags & STREAMED) !== 0 && member.packed === 0
    ? { ...member, ...describedBehind(view, dataAt(view, at)) }
    : member;
}

/** Where the bytes of a member begin, by the header before them. */
export function dataAt(view: DataView, at: number): number {
  return at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

/** What is said of a member whose sizes were not found: that something is in it, so that it is damaged, not empty. */
const UNKNOWN = { size: 1 };

/** The sizes behind a member whose bytes begin here: the first, before the next member, that say how far they are from there. */
function describedBehind(view: DataView, from: number): Partial<Member> {
  const bytes = bytesOf(view, 0, view.byteLength);
  for (let at = bytes.indexOf(0x50, from); at >= 0 && at + 16 <= bytes.length; at = bytes.indexOf(0x50, at + 1)) {
    const sign = view.getUint32(at, true);
    if (sign === DESCRIPTOR && view.getUint32(at + 8, true) === at - from)
      return { checksum: view.getUint32(at + 4, true), packed: at - from, size: view.getUint32(at + 12, true) };
    if (sign === LOCAL_HEADER) break;
  }
  return UNKNOWN;
}

function fieldsOf(view: DataView, from: number, to: number): Map<number, DataView> {
  const fields = new Map<number, DataView>();
  for (let at = from; at + 4 <= to; ) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > to) break;
    fields.set(view.getUint16(at, true), new DataView(view.buffer, view.byteOffset + at + 4, length));
    at += 4 + length;
  }
  return fields;
}

function bytesOf(view: DataView, at: number, length: number): Uint8Array {
  const from = Math.min(at, view.byteLength);
  return new Uint8Array(view.buffer, view.byteOffset + from, Math.min(length, view.byteLength - from));
}

/**
 * Names are UTF-8 where the archive or a field of the entry says so, or where they are valid UTF-8, else as Windows writes them in
 * Britain; folders are parted by "/" also where a program wrote "\".
 */
function nameOf(bytes: Uint8Array, isUnicode: boolean, made: number, field: DataView | undefined): string {
  const UNICODE_FROM = 5;
  const name =
    field !== undefined && field.byteLength > UNICODE_FROM
      ? new TextDecoder().decode(bytesOf(field, UNICODE_FROM, field.byteLength))
      : decoded(bytes, isUnicode, made);
  return name.replaceAll('\\', '/');
}

function decoded(bytes: Uint8Array, isUnicode: boolean, made: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUnicode }).decode(bytes);
  } catch {
    return iconv.decode(bytes, made === DOS ? 'cp850' : 'windows-1252');
  }
}
