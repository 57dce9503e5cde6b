/**
 * Holes in pictures, as damaged disks and copies leave them: a stretch of zeros where the picture goes on. Decoders draw something
 * for it and say nothing.
 */
import { crc32 } from '../checksum.ts';

/** Whether a part of a PNG that is needed to draw it does not fit its checksum, or is none (ISO/IEC 15948, 5.3 and 5.4). */
export function hasHolesPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!/^[A-Za-z]{4}$/u.test(name)) return true;
    if (end + 4 > bytes.length) return false;
    if (/^[A-Z]/u.test(name) && crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return true;
    if (name === 'IEND') return false;
    at = end + 4;
  }
  return false;
}

const MARK = 0xff;
/** Bytes of zeros that no picture goes on with. */
const HOLE = 64;

/** What zeros stand for in a scan: the first sign of each of its tables. */
interface Tables {
  readonly dc: (number | undefined)[];
  readonly ac: (number | undefined)[];
}

/**
 * Whether lines of a JPEG break off into zeros that no encoder writes, or begin anew out of turn (ISO/IEC 10918-1, B.1.1.5, F.1.2).
 * Zeros stand for the first sign of each table. Where that is "the same as before" for all colours, they are white paper.
 */
export function hasHolesJpeg(bytes: Uint8Array): boolean {
  const at = (place: number) => bytes[place] ?? 0;
  const tables: Tables = { dc: [], ac: [] };
  let isHuffman = false;
  for (let place = 2; place + 4 <= bytes.length; ) {
    if (at(place) !== MARK) return false;
    const mark = at(place + 1);
    if (mark === MARK || mark === 0x01 || (mark >= 0xd0 && mark <= 0xd8)) {
      place += mark === MARK ? 1 : 2;
      continue;
    }
    if (mark === 0xd9) return false;
    const end = place + 2 + at(place + 2) * 256 + at(place + 3);
    const body = bytes.subarray(place + 4, end);
    if (mark >= 0xc0 && mark <= 0xc2) isHuffman = true;
    if (mark === 0xc4) takeTables(body, tables);
    place = end;
    if (mark !== 0xda) continue;
    const scan = endOfScan(bytes, end, isHuffman && !isBlankInZeros(body, tables));
    if (scan === null) return true;
    place = scan;
  }
  return false;
}

function takeTables(body: Uint8Array, { dc, ac }: Tables): void {
  for (let at = 0; at + 17 <= body.length; ) {
    const place = body[at] ?? 0;
    const count = body.subarray(at + 1, at + 17).reduce((sum, one) => sum + one, 0);
    (place >> 4 === 0 ? dc : ac)[place & 15] = count === 0 ? undefined : body[at + 17];
    at += 17 + count;
  }
}

/** Whether zeros may go on and on in a scan with this head. What cannot be told may. */
function isBlankInZeros(head: Uint8Array, { dc, ac }: Tables): boolean {
  const count = head[0] ?? 0;
  const [first = 0, last = 0, bits = 0] = head.subarray(1 + 2 * count);
  // Later bits of what was told before are told as they are.
  if (bits >> 4 !== 0) return true;
  return Array.from({ length: count }, (_, at) => head[2 + 2 * at] ?? 0).every((places) => {
    const [own, rest] = [dc[places >> 4], ac[places & 15]];
    const isSame = first > 0 || own === undefined || own === 0;
    const isEnd = last === 0 || rest === undefined || ((rest & 15) === 0 && rest !== 0xf0);
    return isSame && isEnd;
  });
}

/** Where the lines of a scan end; null where there is a hole in them. */
function endOfScan(bytes: Uint8Array, from: number, isLooked: boolean): number | null {
  let [zeros, next] = [0, 0];
  for (let place = from; place < bytes.length; place++) {
    const byte = bytes[place] ?? 0;
    if (byte !== MARK) {
      zeros = byte === 0 ? zeros + 1 : 0;
      if (isLooked && zeros === HOLE && isFollowed(bytes, place)) return null;
      continue;
    }
    const mark = bytes[place + 1] ?? 0;
    if (mark >= 0xd0 && mark <= 0xd7) {
      if ((mark & 7) !== next) return null;
      next = (next + 1) & 7;
    } else if (mark !== 0 && mark !== MARK) return place;
    if (mark !== MARK) place++;
    zeros = 0;
  }
  return bytes.length;
}

/** Whether lines go on behind zeros; some programs fill up the end of a file with them. */
function isFollowed(bytes: Uint8Array, from: number): boolean {
  let place = from;
  while (bytes[place] === 0) place++;
  return place < bytes.length;
}
