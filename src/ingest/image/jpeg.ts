/** JPEG (ITU T.81, JFIF, EXIF 2.3) as a page of a PDF. */
import { ReadError } from '../../document/failure.ts';
import type { PicturePage } from './page.ts';
import { directoriesOf, shownAs } from './tags.ts';

/** @throws {ReadError} `damaged` where it has no size. */
export function jpegPage(bytes: Uint8Array): PicturePage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let density: readonly [number, number] = [0, 0];
  let orientation = 1;
  let isAdobe = false;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) {
      at++;
      continue;
    }
    const mark = bytes[at + 1] ?? 0;
    if (mark === 0xff || (mark >= 0xd0 && mark <= 0xd8) || mark === 1) {
      at += mark === 0xff ? 1 : 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (mark === 0xe0 && name === 'JFIF' && at + 16 < bytes.length) {
      const inches = bytes[at + 11] === 2 ? 2.54 : 1;
      if (bytes[at + 11] !== 0) density = [view.getUint16(at + 12) * inches, view.getUint16(at + 14) * inches];
    } else if (mark === 0xe1 && name === 'Exif') {
      const about = shownAs(directoriesOf(bytes.subarray(at + 10, at + 2 + length), 1)[0]);
      orientation = about.orientation;
      if (about.density[0] > 0) density = about.density;
    } else if (mark === 0xee && name === 'Adob') isAdobe = true;
    else if (mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc) {
      const [height, width, parts] = [view.getUint16(at + 5), view.getUint16(at + 7), bytes[at + 9]];
      if (width === 0 || height === 0) break;
      const space = parts === 1 ? '/DeviceGray' : parts === 4 ? '/DeviceCMYK' : '/DeviceRGB';
      // Programs that leave Adobe's mark keep four inks the other way round: 0 is all of it.
      const decode = parts === 4 && isAdobe ? '/Decode [1 0 1 0 1 0 1 0] ' : '';
      const dictionary = `/Width ${width} /Height ${height} /ColorSpace ${space} /BitsPerComponent 8 ${decode}/Filter /DCTDecode`;
      return { width, height, density, orientation, parts: [{ dictionary, bytes, left: 0, top: 0, width, height }] };
    } else if (mark === 0xda || mark === 0xd9) break;
    at += 2 + length;
  }
  throw new ReadError('damaged', 'This JPEG is damaged: its size cannot be found. Ask for a new copy.');
}
