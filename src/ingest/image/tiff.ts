/**
 * TIFF (TIFF 6.0, Adobe 1992; its technical notes for JPEG and Deflate): every page, as pages of a PDF.
 */
import { ReadError } from '../../document/failure.ts';
import { MOST_PAGES } from '../limits.ts';
import type { Packed, PicturePage } from './page.ts';
import { type Directory, directoriesOf, shownAs } from './tags.ts';

/** Strips or tiles of one page. */
const MOST_PARTS = 20_000;
/** Samples of one pixel: colours, and what comes with them. */
const MOST_SAMPLES = 16;

/** What the strips of all pages may still take. They share no bytes, though some programs count them too generously. */
interface Budget {
  bytes: number;
  parts: number;
}

/** @throws {ReadError} where the file is damaged, or a page is packed in a way that is not read. */
export function tiffPages(bytes: Uint8Array): PicturePage[] {
  const directories = directoriesOf(bytes, MOST_PAGES + 1);
  // Bit 0 of the kind of page: a smaller copy of another one.
  const pages = directories.filter((one) => (one.number(254, 0) & 1) === 0 || directories.length === 1);
  if (pages.length === 0)
    throw new ReadError('damaged', 'This TIFF is damaged: no page can be found in it. Scan or save it again.');
  const budget = { bytes: 2 * bytes.length, parts: 10 * MOST_PARTS };
  return pages.map((directory, at) => pageOf(bytes, directory, at + 1, budget));
}

function pageOf(bytes: Uint8Array, tags: Directory, number: number, budget: Budget): PicturePage {
  const [width, height] = [tags.number(256, 0), tags.number(257, 0)];
  if (width < 1 || height < 1) throw damaged(number);
  const objects: { dictionary: string; bytes: Uint8Array }[] = [];
  const colours = coloursOf(tags, number, objects);
  const tiled = tags.numbers(324).length > 0;
  const [wide, high] = tiled
    ? [tags.number(322, width), tags.number(323, height)]
    : [width, Math.min(height, tags.number(278, height))];
  const places = tags.numbers(tiled ? 324 : 273);
  const lengths = tags.numbers(tiled ? 325 : 279);
  const columns = tiled ? Math.ceil(width / wide) : 1;
  budget.parts -= places.length;
  if (places.length === 0 || places.length > MOST_PARTS || budget.parts < 0 || wide < 1 || high < 1)
    throw damaged(number);
  const parts = places.map((place, at): Packed => {
    const top = Math.floor(at / columns) * high;
    const rows = tiled ? high : Math.min(high, height - top);
    const own = bytes.subarray(place, Math.min(bytes.length, place + (lengths[at] ?? upToNext(places, at))));
    budget.bytes -= own.length;
    if (budget.bytes < 0) throw damaged(number);
    const { filter, packed } = packingOf(tags, own, wide, rows, number);
    return {
      dictionary: `/Width ${wide} /Height ${rows} ${colours} ${filter}`,
      bytes: packed,
      left: (at % columns) * wide,
      top,
      width: wide,
      height: rows,
    };
  });
  return { width, height, ...shownAs(tags), parts: parts.filter(({ top }) => top < height), objects };
}

/** Bytes up to the next strip, for programs that leave lengths out. */
function upToNext(places: readonly number[], at: number): number {
  const [place = 0, next = 0] = [places[at], places[at + 1]];
  return next > place ? next - place : Number.POSITIVE_INFINITY;
}

function damaged(number: number): ReadError {
  return new ReadError('damaged', `Page ${number} of this TIFF is damaged. Scan or save it again.`);
}

function refused(number: number, what: string): ReadError {
  return new ReadError(
    'unsupported',
    `Page ${number} of this TIFF ${what}, which is not read. Save the file as PDF, or as TIFF packed with CCITT, LZW or Deflate.`,
  );
}

/** How the bytes of a strip or tile are packed, in the words of PDF. */
function packingOf(
  tags: Directory,
  own: Uint8Array,
  width: number,
  rows: number,
  number: number,
): { filter: string; packed: Uint8Array } {
  const samples = tags.number(277, 1);
  const bits = tags.number(258, 1);
  const predictor = tags.number(317, 1);
  if (predictor > 2) throw refused(number, 'holds numbers with decimals');
  if (predictor === 2 && swapsBytes(tags))
    throw refused(number, 'keeps differences of 16 bits, the smaller byte first');
  const parms =
    predictor === 2
      ? `/DecodeParms << /Predictor 2 /Colors ${samples} /BitsPerComponent ${bits} /Columns ${width} >>`
      : '';
  const fax = (k: number, more: string) => {
    // The codes for black mean 1, which is white in a file that says that 0 is black.
    const turned = tags.number(262, 0) === 1;
    return {
      filter: `/Filter /CCITTFaxDecode /DecodeParms << /K ${k} /Columns ${width} /Rows ${rows} /BlackIs1 ${turned} ${more} >>`,
      packed: tags.number(266, 1) === 2 ? reversed(own) : own,
    };
  };
  switch (tags.number(259, 1)) {
    case 1:
      return { filter: '', packed: tags.number(266, 1) === 2 ? reversed(own) : own };
    case 2:
      return fax(0, '/EncodedByteAlign true /EndOfBlock false');
    case 3: {
      const options = tags.number(292, 0);
      return fax(options & 1 ? 4 : 0, `${options & 4 ? '/EncodedByteAlign true ' : ''}/EndOfBlock false`);
    }
    case 4:
      return fax(-1, '/EndOfBlock false');
    case 5:
      return { filter: `/Filter /LZWDecode ${parms}`, packed: own };
    case 7:
      return { filter: '/Filter /DCTDecode', packed: withTables(tags.bytes(347), own) };
    case 8:
    case 32946:
      return { filter: `/Filter /FlateDecode ${parms}`, packed: own };
    case 32773:
      return { filter: '/Filter /RunLengthDecode', packed: own };
    default:
      throw refused(number, `is packed by method ${tags.number(259, 1)}`);
  }
}

/** Whether samples have two bytes of which PDF, which takes the larger first, would take the smaller one. */
function swapsBytes(tags: Directory): boolean {
  return tags.isLittle && tags.number(258, 1) === 16;
}

/** Colours and depth in the words of PDF. Further samples, for transparency say, are passed over. */
function coloursOf(tags: Directory, number: number, objects: { dictionary: string; bytes: Uint8Array }[]): string {
  const [bits, samples, photometric] = [tags.number(258, 1), tags.number(277, 1), tags.number(262, 1)];
  if (![1, 2, 4, 8, 16].includes(bits)) throw refused(number, `has ${bits} bits a sample`);
  if (samples > MOST_SAMPLES) throw refused(number, `has ${samples} samples a pixel`);
  if (samples > 1 && tags.number(284, 1) === 2) throw refused(number, 'keeps its colours apart');
  const own = new Map([
    [0, 1],
    [1, 1],
    [2, 3],
    [3, 1],
    [5, 4],
    [6, 3],
  ]).get(photometric);
  if (own === undefined) throw refused(number, `keeps colours in way ${photometric}`);
  const jpeg = tags.number(259, 1) === 7;
  if (photometric === 6 && !jpeg) throw refused(number, 'keeps brightness and colour apart');
  const space = own === 1 ? '/DeviceGray' : own === 3 ? '/DeviceRGB' : '/DeviceCMYK';
  const depth = `/BitsPerComponent ${bits}`;
  if (photometric === 3) {
    const map = tags.numbers(320);
    const size = 2 ** bits;
    const table = Array.from({ length: size * 3 }, (_, at) => (map[(at % 3) * size + Math.floor(at / 3)] ?? 0) >> 8);
    const hex = table.map((value) => value.toString(16).padStart(2, '0')).join('');
    return `/ColorSpace [/Indexed /DeviceRGB ${size - 1} <${hex}>] ${depth}`;
  }
  if (jpeg) return `/ColorSpace ${space} ${depth}`;
  const fax = [2, 3, 4].includes(tags.number(259, 1));
  const decode = (count: number) => (photometric === 0 && !fax ? `/Decode [${'1 0 '.repeat(count)}]` : '');
  if (samples <= own && !swapsBytes(tags)) return `/ColorSpace ${space} ${depth} ${decode(own)}`;
  // Of two bytes the larger is enough; the smaller one before it is passed over like a sample of its own.
  const each = swapsBytes(tags) ? 2 : 1;
  const smaller = Array.from({ length: own }, (_, at) => `${2 * (own - at)} -1 roll pop`);
  const program = `{${'pop '.repeat((samples - own) * each)}${each === 2 ? smaller.join(' ') : ''}}`;
  const range = (count: number) => Array.from({ length: count }, () => '0 1').join(' ');
  objects.push({
    dictionary: `/FunctionType 4 /Domain [${range(samples * each)}] /Range [${range(own)}]`,
    bytes: new TextEncoder().encode(program),
  });
  const isOwn = (at: number) => at < own * each && at % each === each - 1;
  const names = Array.from({ length: samples * each }, (_, at) => (isOwn(at) ? `/C${at}` : '/None')).join(' ');
  return `/ColorSpace [/DeviceN [${names}] ${space} {0}] /BitsPerComponent ${bits / each} ${decode(samples * each)}`;
}

/** Every byte with its bits the other way round. */
function reversed(bytes: Uint8Array): Uint8Array {
  return bytes.map((value) => {
    let result = 0;
    for (let bit = 0; bit < 8; bit++) if (value & (1 << bit)) result |= 128 >> bit;
    return result;
  });
}

/** A JPEG strip with the tables that the strips of a page share: both begin and end with marks that are left out once. */
function withTables(tables: Uint8Array, own: Uint8Array): Uint8Array {
  if (tables.length < 4 || own.length < 4) return own;
  const whole = new Uint8Array(tables.length - 2 + own.length - 2);
  whole.set(tables.subarray(0, tables.length - 2));
  whole.set(own.subarray(2), tables.length - 2);
  return whole;
}
