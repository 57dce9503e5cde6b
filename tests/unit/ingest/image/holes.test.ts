/**
 * Pictures with a hole in the middle say so wherever checksums or the rules of JPEG can know it, and white paper is no hole.
 */
import { describe, expect, test } from 'vitest';
import { missingOf } from '../../../../src/ingest/image/cut.ts';
import { readFile } from '../../../../src/ingest/read.ts';
import { pngOf } from '../../../fixtures/pictures.ts';
import { printedLines, scanned } from '../../../fixtures/scan.ts';

const PAGE = scanned(printedLines(['Plans are kept'], { x: 12, y: 30 }), { width: 131, height: 61, density: 200 });
const DAMAGED = [expect.stringMatching(/^This picture is damaged: a part of the page/u)];

test.each([[false], [true]])('a PNG (interlaced: %s), wherever a byte of it is another', async (interlaced) => {
  const whole = pngOf(PAGE, { interlaced });
  expect(missingOf(whole, 'png')).toEqual([]);
  // Behind its signature, up to the mark of its end.
  for (let at = 8; at < whole.length - 12; at += 3) {
    const bytes = whole.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    // A density, a name or a date is no part of what is drawn.
    const before = Buffer.from(whole)
      .subarray(0, at + 8)
      .toString('latin1');
    const chunk = /.*(IHDR|PLTE|IDAT|pHYs|tEXt|tIME|gAMA)/su.exec(before)?.[1] ?? '';
    if (/^[A-Z]/u.test(chunk)) expect([at, missingOf(bytes, 'png').length > 0]).toEqual([at, true]);
  }
});

test('what is damaged is read as far as it goes, and told', async () => {
  const bytes = pngOf(PAGE).slice();
  const at = Buffer.from(bytes).indexOf('IDAT') + 60;
  bytes.fill(0, at, at + 8);
  const [reading] = await readFile({ path: 'a.png', bytes });
  const said = reading && ('content' in reading ? reading.content.quality.warnings.join(' ') : reading.failure.reason);
  expect(said).toContain('damaged');
});

interface Scan {
  /** First signs of the tables of the first colour and of the second: for what stays the same, and for what changes in a block. */
  readonly signs?: readonly [dc: number, ac: number, dc2: number, ac2: number];
  /** Which colours it holds. */
  readonly colours?: readonly number[];
  /** First and last of its frequencies, and which bits of them. */
  readonly part?: readonly [number, number, number];
  readonly frame?: number;
  readonly lines: readonly number[];
}

/** The segments of a JPEG with one scan. */
function jpeg({ signs = [0, 1, 0, 0], colours = [0], part = [0, 63, 0], frame = 0xc0, lines }: Scan): Uint8Array {
  const segment = (mark: number, ...body: number[]) => [0xff, mark, 0, body.length + 2, ...body];
  const table = (place: number, first: number) => [place, 0, 1, 1, ...new Array<number>(13).fill(0), first, 7];
  const [dc, ac, dc2, ac2] = signs;
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(frame, 8, 0, 8, 0, 8, 1, 1, 0x11, 0),
    ...segment(0xc4, ...table(0, dc), ...table(0x10, ac)),
    ...segment(0xc4, ...table(1, dc2), ...table(0x11, ac2)),
    ...segment(0xda, colours.length, ...colours.flatMap((one) => [one + 1, one * 17]), ...part),
    ...lines,
    ...[0xff, 0xd9],
  ]);
}

const drawn = Array.from({ length: 400 }, (_, at) => ((at * 7919) % 250) + 1);
const hole = new Array<number>(200).fill(0);
const broken = [...drawn, ...hole, ...drawn];

describe('a JPEG', () => {
  test.each<[string, Scan, boolean]>([
    ['of one colour', { lines: broken }, true],
    ['of several colours', { lines: broken, colours: [0, 1] }, true],
    ['whose tables begin with a difference', { lines: broken, signs: [3, 0, 0, 0] }, true],
    ['told in several passes, the first', { lines: broken, frame: 0xc2, part: [0, 0, 1], signs: [2, 0, 0, 0] }, true],
    ['told in several passes, fine lines', { lines: broken, frame: 0xc2, part: [1, 5, 2], signs: [0, 1, 0, 0] }, true],
    ['with short runs of zeros', { lines: [...drawn, ...hole.slice(0, 30), ...drawn] }, false],
    ['filled up with zeros to its end', { lines: [...drawn, 0xff, 0xd9, ...hole, ...hole] }, false],
    ['of white paper', { lines: broken, signs: [0, 0, 0, 0] }, false],
    ['of a colour that stays', { lines: broken, colours: [1] }, false],
    [
      'of white paper in several passes',
      { lines: broken, frame: 0xc2, part: [1, 63, 0], signs: [0, 0xe0, 0, 0] },
      false,
    ],
    ['of finer bits, which are told as they are', { lines: broken, frame: 0xc2, part: [1, 63, 0x10] }, false],
    ['in another code', { lines: broken, frame: 0xc9 }, false],
    ['that begins lines anew in turn', { lines: [...drawn, 0xff, 0xd0, ...drawn, 0xff, 0xd1, ...drawn] }, false],
    ['that begins lines anew out of turn', { lines: [...drawn, 0xff, 0xd0, ...drawn, 0xff, 0xd3, ...drawn] }, true],
    ['with marks in its lines', { lines: [...drawn, 0xff, 0, ...drawn, 0xff, 0xff, 0xd0, ...drawn] }, false],
  ])('%s', (_, scan, isDamaged) => {
    expect(missingOf(jpeg(scan), 'jpeg')).toEqual(isDamaged ? DAMAGED : []);
  });

  test('is gone through once, however long its zeros are', () => {
    const zeros = new Array<number>(300_000).fill(0);
    expect(missingOf(jpeg({ lines: [...drawn, ...zeros] }).slice(0, -2), 'jpeg')).toHaveLength(1);
    expect(missingOf(jpeg({ lines: [...drawn, ...zeros, 1] }), 'jpeg')).toEqual(DAMAGED);
  });
});
