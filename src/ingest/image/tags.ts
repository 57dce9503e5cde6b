/**
 * The directories of TIFF (TIFF 6.0, Adobe 1992), which EXIF is made of too: numbers by tag, in either order of bytes.
 */
export interface Directory {
  /** Whether the smaller byte of a number comes first. */
  readonly isLittle: boolean;
  /** The values of a tag; none where it is missing. Fractions are divided. */
  numbers(tag: number): number[];
  /** The first value of a tag. */
  number(tag: number, fallback: number): number;
  /** The raw bytes of a tag. */
  bytes(tag: number): Uint8Array;
}

const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 13: 4 };
/** Values of one tag that are looked at: a strip a line of the longest page. */
const MOST_VALUES = 200_000;

/** The directories of some bytes, in the order of their links; a link back ends them. */
export function directoriesOf(bytes: Uint8Array, most: number): Directory[] {
  return chainOf(bytes, most).directories;
}

/** Where a pointer leads that was cut off. */
const BEYOND = 0xffffffff;

/** The same, and whether the chain of them goes on to its end, or to the last that was asked for. */
export function chainOf(
  bytes: Uint8Array,
  most: number,
): { readonly directories: Directory[]; readonly isWhole: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) return { directories: [], isWhole: false };
  const little = view.getUint16(0) === 0x4949;
  if (view.getUint16(2, little) !== 42) return { directories: [], isWhole: false };
  const found: Directory[] = [];
  const seen = new Set<number>();
  let place = view.getUint32(4, little);
  while (place !== 0 && !seen.has(place) && place + 2 <= bytes.length && found.length < most) {
    seen.add(place);
    const count = view.getUint16(place, little);
    const end = place + 2 + count * 12;
    if (end > bytes.length) break;
    found.push(directoryAt(view, bytes, place, count, little));
    place = end + 4 <= bytes.length ? view.getUint32(end, little) : BEYOND;
  }
  return { directories: found, isWhole: place === 0 || found.length >= most };
}

function directoryAt(view: DataView, bytes: Uint8Array, place: number, count: number, little: boolean): Directory {
  const entries = new Map<number, { readonly type: number; readonly count: number; readonly at: number }>();
  for (let index = 0; index < count; index++) {
    const at = place + 2 + index * 12;
    const [type, values] = [view.getUint16(at + 2, little), view.getUint32(at + 4, little)];
    const size = (SIZES[type] ?? 0) * values;
    const where = size > 4 ? view.getUint32(at + 8, little) : at + 8;
    if (size > 0 && where + size <= bytes.length)
      entries.set(view.getUint16(at, little), { type, count: values, at: where });
  }
  const value = (type: number, at: number): number => {
    switch (type) {
      case 3:
        return view.getUint16(at, little);
      case 4:
      case 13:
        return view.getUint32(at, little);
      case 5:
        return view.getUint32(at, little) / Math.max(1, view.getUint32(at + 4, little));
      case 8:
        return view.getInt16(at, little);
      case 9:
        return view.getInt32(at, little);
      default:
        return view.getUint8(at);
    }
  };
  const numbers = (tag: number) => {
    const entry = entries.get(tag);
    if (!entry) return [];
    const step = SIZES[entry.type] ?? 1;
    return Array.from({ length: Math.min(entry.count, MOST_VALUES) }, (_, at) =>
      value(entry.type, entry.at + at * step),
    );
  };
  return {
    isLittle: little,
    numbers,
    number(tag, fallback) {
      const entry = entries.get(tag);
      return entry ? value(entry.type, entry.at) : fallback;
    },
    bytes(tag) {
      const entry = entries.get(tag);
      return entry ? bytes.subarray(entry.at, entry.at + entry.count * (SIZES[entry.type] ?? 1)) : new Uint8Array();
    },
  };
}

/** Orientation and density as EXIF and TIFF say them. */
export function shownAs(directory: Directory | undefined): { orientation: number; density: readonly [number, number] } {
  const orientation = directory?.number(274, 1) ?? 1;
  const inches = directory?.number(296, 2) === 3 ? 2.54 : 1;
  const [across, down] = [directory?.number(282, 0) ?? 0, directory?.number(283, 0) ?? 0];
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    density: [across * inches, (down || across) * inches],
  };
}
