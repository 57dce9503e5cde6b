/** Pictures that end before their last line, as copies that broke off do, or have holes: what is missing looks like white or grey paper. */
import { hasHolesJpeg, hasHolesPng } from './holes.ts';
import type { PictureFormat } from './picture.ts';
import { chainOf } from './tags.ts';

const CUT = 'This picture is cut short: a part of the page is missing. Ask for a new copy, or scan it again.';
/** Some programs leave out the mark, and the lines of a JPEG cannot be counted without drawing it. */
const NO_END =
  'This picture has no end mark: it may be cut short, and the lower part of the page may be missing. Look at it, and ask for a new copy if it is.';
const HOLES =
  'This picture is damaged: a part of the page may be missing or wrong. Look at it, and ask for a new copy, or scan it again.';
const PAGES_MISSING =
  'This TIFF goes on after the pages that were read, and the rest of it cannot be found: pages are missing. Ask for a new copy, or scan it again.';

/** What is missing of a picture, a sentence each. */
export function missingOf(bytes: Uint8Array, format: PictureFormat): string[] {
  if (format === 'png') return [...(isWholePng(bytes) ? [] : [CUT]), ...(hasHolesPng(bytes) ? [HOLES] : [])];
  if (format === 'jpeg') return [...(isWholeJpeg(bytes) ? [] : [NO_END]), ...(hasHolesJpeg(bytes) ? [HOLES] : [])];
  const { directories, isWhole } = chainOf(bytes, Number.POSITIVE_INFINITY);
  const isCut = directories.some((tags) => {
    const [places, lengths] = [tags.numbers(324), tags.numbers(325)];
    const [from, long] = places.length > 0 ? [places, lengths] : [tags.numbers(273), tags.numbers(279)];
    return from.some((place, at) => place + (long[at] ?? 0) > bytes.length);
  });
  return [...(isWhole ? [] : [PAGES_MISSING]), ...(isCut ? [CUT] : [])];
}

/** Whether the chunks of a PNG go on up to its end (ISO/IEC 15948, 5.6). */
function isWholePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at))
    if (view.getUint32(at + 4) === 0x49454e44) return true;
  return false;
}

const [MARK, END, SCAN] = [0xff, 0xd9, 0xda];

/** Whether the segments of a JPEG go on up to its end (ISO/IEC 10918-1, B.1.1). */
function isWholeJpeg(bytes: Uint8Array): boolean {
  const at = (place: number) => bytes[place] ?? 0;
  const hasLength = (mark: number) => mark !== 0x01 && !(mark >= 0xd0 && mark <= 0xd8);
  for (let place = bytes.indexOf(MARK); place >= 0 && place + 1 < bytes.length; place = bytes.indexOf(MARK, place)) {
    const mark = at(place + 1);
    if (mark === END) return true;
    if (mark === MARK) {
      place++;
      continue;
    }
    place += 2;
    // Between the lines of the picture a mark is followed by zero, or begins lines anew.
    if (mark !== 0 && hasLength(mark)) place += at(place) * 256 + at(place + 1);
    if (mark === SCAN && place >= bytes.length) return false;
  }
  return false;
}
