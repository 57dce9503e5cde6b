/**
 * The directory of a ZIP container (PKWARE APPNOTE 4.3). What it counts, what is listed and what is missing add up, whatever has
 * happened to it.
 */
import { ReadError } from '../../document/failure.ts';
import { MOST_MEMBERS } from '../limits.ts';
import { distinctNames } from '../member-names.ts';
import {
  DIRECTORY_BYTES,
  DIRECTORY_ENTRY,
  dataAt,
  entryAt,
  headerAt,
  IN_FIELD,
  LOCAL_BYTES,
  LOCAL_HEADER,
  type Member,
} from './member.ts';

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

const DIRECTORY_END = 0x06054b50;
const END_BYTES = 22;
/** The same for large archives, and what leads to it (4.3.14, 4.3.15). */
const LARGE_END = 0x06064b50;
const LARGE_END_BYTES = 56;
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;

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
 * The directory of a container. Behind a damaged entry the next whole one is looked for, and members that no entry leads to are
 * found by the headers before their bytes.
 *
 * @throws {ReadError} `damaged` where there is no directory, `too-large` where there are too many members.
 */
export function directoryOf(bytes: Uint8Array): Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { end, count, length, from } = directoryEnd(view);
  refuseTooMany(count);
  // Some programs write something before the archive: the directory then stands later than it says.
  const start = end - length;
  const isLater =
    start >= 0 && start !== from && start + 4 <= view.byteLength && view.getUint32(start, true) === DIRECTORY_ENTRY;
  const shift = isLater ? start - from : 0;
  const { listed, isBroken } = entriesOf(view, from + shift, end, shift);
  const others = unlisted(view, listed);
  const cut = others.some(({ at }) => at > end);
  // Two archives in one file: the directory of the last knows nothing of the first.
  const isJoined = cut || (shift > 0 && view.getUint32(0, true) === LOCAL_HEADER);
  const found = isBroken || isJoined || listed.length < count ? others : [];
  const members = [...listed, ...found].filter((member) => !isFolder(member));
  const names = distinctNames(members.map(({ name }) => name.replace(/\/+$/u, '')));
  return {
    members: members.map((member, at) => ({ ...member, name: names[at] ?? member.name })),
    missing: Math.max(0, count - listed.length - found.length),
    unnamed: found.length > 0 ? [] : others.filter((member) => !isFolder(member)).map(({ name }) => name),
    cut,
  };
}

/** The entries of a directory, and whether anything else stands between them. */
function entriesOf(view: DataView, from: number, end: number, shift: number) {
  const listed: Member[] = [];
  let isBroken = false;
  for (let at = from; at + DIRECTORY_BYTES <= end; ) {
    const entry = entryAt(view, at, end);
    if (entry === null) {
      isBroken = true;
      at++;
      continue;
    }
    listed.push(shift === 0 ? entry.member : { ...entry.member, at: entry.member.at + shift });
    refuseTooMany(listed.length);
    at = entry.next;
  }
  return { listed, isBroken };
}

/** Bytes that packing nothing may take, locked or not. */
const NOTHING_PACKED = 16;

/** A name that ends as folders do is a file all the same where there is something in it. */
function isFolder({ name, size, packed }: Member): boolean {
  return name.endsWith('/') && size === 0 && packed <= NOTHING_PACKED;
}

/** Members whose own headers stand in the bytes between those that are listed. */
function unlisted(view: DataView, listed: readonly Member[]): Member[] {
  const end = view.byteLength;
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
    const member = headerAt(view, at);
    found.push(member);
    refuseTooMany(listed.length + found.length);
    at = Math.max(at + 1, dataAt(view, at) + member.packed);
  }
  return found;
}

function refuseTooMany(members: number): void {
  if (members <= MOST_MEMBERS) return;
  throw new ReadError(
    'too-large',
    `This archive has more than ${MOST_MEMBERS} members. Unpack it and add the files that matter.`,
  );
}

interface End {
  /** Where the directory ends. */
  readonly end: number;
  /** How many entries it has, how many bytes it takes, and where it begins, by its own words. */
  readonly count: number;
  readonly length: number;
  readonly from: number;
}

/**
 * The last end of a directory: not always at the end of the file, where a copy was filled up or goes on. A comment may hold its sign.
 */
function directoryEnd(view: DataView): End {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  let last: End | null = null;
  for (
    let at = bytes.lastIndexOf(0x50, bytes.length - END_BYTES);
    at >= 0;
    at = at > 0 ? bytes.lastIndexOf(0x50, at - 1) : -1
  ) {
    if (view.getUint32(at, true) !== DIRECTORY_END) continue;
    const here = endAt(view, at);
    last ??= here;
    const start = here.end - here.length;
    if (here.count === 0 && here.length === 0) return here;
    if (start >= 0 && here.length > 0 && view.getUint32(start, true) === DIRECTORY_ENTRY) return here;
  }
  if (last === null) throw damaged();
  return last;
}

function endAt(view: DataView, at: number): End {
  const own = {
    end: at,
    count: view.getUint16(at + 10, true),
    length: view.getUint32(at + 12, true),
    from: view.getUint32(at + 16, true),
  };
  const isLarge = own.count === 0xffff || own.length === IN_FIELD || own.from === IN_FIELD;
  const locator = at - LOCATOR_BYTES;
  if (!isLarge || locator < LARGE_END_BYTES || view.getUint32(locator, true) !== LOCATOR) return own;
  const large = locator - LARGE_END_BYTES;
  if (view.getUint32(large, true) !== LARGE_END) return own;
  const number = (place: number) => Number(view.getBigUint64(large + place, true));
  return { end: large, count: number(32), length: number(40), from: number(48) };
}

export function damaged(): ReadError {
  return new ReadError('damaged', 'This archive or document is damaged. Ask for a new copy.');
}
