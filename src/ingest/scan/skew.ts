/**
 * How far the lines of a scanned page are from the level: the angle at which its ink falls into the sharpest rows
 * (projection profile, after Postl 1986).
 */
import { type Grey, reduced, threshold } from './grey.ts';

/** Degrees looked at to either side. */
const MOST = 8;
/** Pixels across of the picture that is looked at. */
const WIDTH = 600;
const MOST_POINTS = 60_000;
/** Less than this many degrees is level. */
const LEVEL = 0.12;

/** Degrees by which the lines of a page fall to the right; 0 where it is level or nothing tells. */
export function skewOf(page: Grey): number {
  const small = reduced(page, Math.max(1, Math.floor(page.width / WIDTH)));
  const points = inkOf(small);
  if (points.length < 400) return 0;
  const at = (degrees: number) => sharpness(points, degrees, small.width, small.height);
  const best = (from: number, to: number, step: number) => {
    let [angle, most] = [0, -1];
    for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
      const value = at(degrees);
      if (value > most) [angle, most] = [degrees, value];
    }
    return angle;
  };
  const coarse = best(-MOST, MOST, 0.5);
  const fine = best(coarse - 0.5, coarse + 0.5, 0.1);
  const found = best(fine - 0.1, fine + 0.1, 0.02);
  // At the border of what was looked at nothing is sharp; and a turn has to gain something.
  if (Math.abs(found) < LEVEL || Math.abs(found) > MOST - 0.2 || at(found) < at(0) * 1.02) return 0;
  return found;
}

/** Lower edges of the ink, x and y after one another: the feet of letters stand on lines, pictures have few edges. */
function inkOf(page: Grey): Int16Array {
  const { width, height, pixels } = page;
  const ink = Math.min(200, threshold(page) + 20);
  const found: number[] = [];
  for (let y = 0; y + 1 < height; y++)
    for (let x = 0; x < width; x++)
      if ((pixels[y * width + x] ?? 255) < ink && (pixels[(y + 1) * width + x] ?? 255) >= ink) found.push(x, y);
  const step = Math.ceil(found.length / 2 / MOST_POINTS);
  if (step <= 1) return Int16Array.from(found);
  return Int16Array.from(
    { length: Math.floor(found.length / 2 / step) * 2 },
    (_, at) => found[(at >> 1) * step * 2 + (at & 1)] ?? 0,
  );
}

function sharpness(points: Int16Array, degrees: number, width: number, height: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const offset = Math.ceil(Math.abs(slope) * width) + 1;
  const rows = new Float64Array(height + offset * 2 + 2);
  for (let at = 0; at < points.length; at += 2) {
    const row = (points[at + 1] ?? 0) - (points[at] ?? 0) * slope + offset;
    const whole = Math.floor(row);
    const part = row - whole;
    rows[whole] = (rows[whole] ?? 0) + 1 - part;
    rows[whole + 1] = (rows[whole + 1] ?? 0) + part;
  }
  let sum = 0;
  for (const count of rows) sum += count * count;
  return sum;
}
