/** PNG (ISO/IEC 15948) as a page of a PDF. */
import { Unzlib, zlibSync } from 'fflate';
import { ReadError } from '../../document/failure.ts';
import { MOST_PIXELS } from '../limits.ts';
import type { PicturePage } from './page.ts';

const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Bytes of an interlaced picture that is set in order here. */
const MOST_BYTES = 200_000_000;
/** Bytes of packed data that are unpacked at a time. */
const SLICE = 64 * 1024;
/** Bytes of a palette of 256 colours. */
const PALETTE = 768;

/** @throws {ReadError} `damaged` or `too-large`. */
export function pngPage(bytes: Uint8Array): PicturePage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Uint8Array[] = [];
  let [width, height, bits, kind, interlaced] = [0, 0, 8, 0, false];
  let density: readonly [number, number] = [0, 0];
  let palette = new Uint8Array();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
    if (name === 'IHDR' && body.length >= 13) {
      [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      [bits, kind, interlaced] = [body[8] ?? 8, body[9] ?? 0, body[12] === 1];
    } else if (name === 'PLTE') palette = new Uint8Array(body.subarray(0, PALETTE));
    else if (name === 'pHYs' && body[8] === 1)
      density = [view.getUint32(at + 8) * 0.0254, view.getUint32(at + 12) * 0.0254];
    else if (name === 'IDAT') data.push(body);
    else if (name === 'IEND') break;
    at += 12 + length;
  }
  const samples = SAMPLES[kind];
  if (width < 1 || height < 1 || samples === undefined || data.length === 0)
    throw new ReadError('damaged', 'This PNG is damaged. Ask for a new copy, or save it again.');
  const packed = joined(data);
  const stream = interlaced ? inOrder(packed, width, height, samples * bits) : packed;
  const space =
    kind === 3
      ? `[/Indexed /DeviceRGB ${Math.max(0, Math.floor(palette.length / 3) - 1)} <${Array.from(palette, (one) => one.toString(16).padStart(2, '0')).join('')}>]`
      : kind === 0
        ? '/DeviceGray'
        : kind === 2
          ? '/DeviceRGB'
          : `[/DeviceN [${kind === 4 ? '/C0 /C1' : '/C0 /C1 /C2 /C3'}] ${kind === 4 ? '/DeviceGray' : '/DeviceRGB'} {0}]`;
  const predictor = `/DecodeParms << /Predictor 15 /Colors ${samples} /BitsPerComponent ${bits} /Columns ${width} >>`;
  const dictionary = `/Width ${width} /Height ${height} /ColorSpace ${space} /BitsPerComponent ${bits} /Filter /FlateDecode ${predictor}`;
  return {
    width,
    height,
    density,
    orientation: 1,
    parts: [{ dictionary, bytes: stream, left: 0, top: 0, width, height }],
    objects: kind === 4 || kind === 6 ? [onWhite(kind === 4 ? 1 : 3)] : [],
  };
}

/** A colour with its transparency, laid on white paper: a program for PDF's calculator (ISO 32000-1, 7.10.5). */
function onWhite(colours: number): { dictionary: string; bytes: Uint8Array } {
  const lay = '1 index mul 1 add 1 index sub';
  const last = `exch ${lay} exch pop`;
  const program = colours === 1 ? `{ ${last} }` : `{ 4 -1 roll ${lay} 4 1 roll 3 -1 roll ${lay} 3 1 roll ${last} }`;
  const range = (count: number) => Array.from({ length: count }, () => '0 1').join(' ');
  return {
    dictionary: `/FunctionType 4 /Domain [${range(colours + 1)}] /Range [${range(colours)}]`,
    bytes: new TextEncoder().encode(program),
  };
}

/** First pixel and step, across and down, of the seven passes of an interlaced picture. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** An interlaced picture row by row, packed anew, each row with the sign that nothing is foretold. */
function inOrder(packed: Uint8Array, width: number, height: number, bits: number): Uint8Array {
  const stride = Math.ceil((width * bits) / 8);
  if (width * height > MOST_PIXELS || stride * height > MOST_BYTES)
    throw new ReadError('too-large', 'This picture is too large to be read. Save it with fewer dots an inch.');
  const source = unpacked(
    packed,
    PASSES.reduce((sum, pass) => sum + bytesOf(pass, width, height, bits), 0),
  );
  const result = new Uint8Array((stride + 1) * height);
  const step = Math.max(1, bits >> 3);
  let from = 0;
  for (const pass of PASSES) {
    const [left, top, across, down] = pass;
    const { wide, high, length } = sizeOf(pass, width, height, bits);
    let before = new Uint8Array(length);
    for (let row = 0; row < high; row++) {
      const own = foretold(source[from] ?? 0, source.subarray(from + 1, from + 1 + length), before, step, length);
      from += 1 + length;
      before = own;
      const start = (top + row * down) * (stride + 1) + 1;
      for (let x = 0; x < wide; x++) {
        const to = left + x * across;
        if (bits >= 8)
          for (let byte = 0; byte < step; byte++) result[start + to * step + byte] = own[x * step + byte] ?? 0;
        else {
          const value = ((own[(x * bits) >> 3] ?? 0) >> (8 - bits - ((x * bits) & 7))) & ((1 << bits) - 1);
          const place = start + ((to * bits) >> 3);
          result[place] = (result[place] ?? 0) | (value << (8 - bits - ((to * bits) & 7)));
        }
      }
    }
  }
  return zlibSync(result, { level: 1 });
}

type Pass = (typeof PASSES)[number];

/** Pixels across and down of a pass, and bytes of one of its rows; a pass without pixels has none of them. */
function sizeOf([left, top, across, down]: Pass, width: number, height: number, bits: number) {
  const [wide, high] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
  return wide <= 0 || high <= 0
    ? { wide: 0, high: 0, length: 0 }
    : { wide, high, length: Math.ceil((wide * bits) / 8) };
}

function bytesOf(pass: Pass, width: number, height: number, bits: number): number {
  const { high, length } = sizeOf(pass, width, height, bits);
  return high * (1 + length);
}

/** As much of what is packed as is wanted; no more of it is unpacked, whatever it grows to. */
function unpacked(packed: Uint8Array, wanted: number): Uint8Array {
  const whole = new Uint8Array(wanted);
  let filled = 0;
  const stream = new Unzlib((part) => {
    whole.set(part.subarray(0, wanted - filled), filled);
    filled = Math.min(wanted, filled + part.length);
  });
  for (let at = 0; at < packed.length && filled < wanted; at += SLICE)
    stream.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
  return whole;
}

/** A row from what was foretold of it and the differences that are kept (clause 9). */
function foretold(
  way: number,
  kept: Uint8Array,
  above: Uint8Array,
  step: number,
  length: number,
): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(length);
  for (let at = 0; at < length; at++) {
    const [a, b, c] = [row[at - step] ?? 0, above[at] ?? 0, at < step ? 0 : (above[at - step] ?? 0)];
    const guess = way === 1 ? a : way === 2 ? b : way === 3 ? (a + b) >> 1 : way === 4 ? nearest(a, b, c) : 0;
    row[at] = (kept[at] ?? 0) + guess;
  }
  return row;
}

function nearest(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
