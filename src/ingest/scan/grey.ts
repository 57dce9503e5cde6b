/**
 * Grey pictures: one byte a pixel, 0 black, 255 white, row by row from the top.
 */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A white picture. */
export function blank(width: number, height: number): Grey {
  return { width, height, pixels: new Uint8Array(width * height).fill(255) };
}

/** The rows of a picture from one to before another. */
export function rowsOf({ width, height, pixels }: Grey, from: number, to: number): Grey {
  const [top, bottom] = [Math.max(0, Math.floor(from)), Math.min(height, Math.ceil(to))];
  return { width, height: bottom - top, pixels: pixels.subarray(top * width, bottom * width) };
}

/** Every `by` pixels each way made one, by their mean. */
export function reduced(grey: Grey, by: number): Grey {
  if (by <= 1) return grey;
  const [width, height] = [Math.max(1, Math.floor(grey.width / by)), Math.max(1, Math.floor(grey.height / by))];
  const pixels = new Uint8Array(width * height);
  const [across, down] = [Math.min(by, grey.width), Math.min(by, grey.height)];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let j = 0; j < down; j++) {
        const start = (y * by + j) * grey.width + x * by;
        for (let i = 0; i < across; i++) sum += grey.pixels[start + i] ?? 255;
      }
      pixels[y * width + x] = sum / (across * down);
    }
  return { width, height, pixels };
}

/** A quarter, half or three quarters of a turn clockwise. */
export function turnedBy(grey: Grey, degrees: 0 | 90 | 180 | 270): Grey {
  if (degrees === 0) return grey;
  const { width, height, pixels } = grey;
  const swapped = degrees !== 180;
  const result = new Uint8Array(pixels.length);
  const [wide, high] = swapped ? [height, width] : [width, height];
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const at =
        degrees === 180
          ? (height - 1 - y) * width + (width - 1 - x)
          : degrees === 90
            ? (height - 1 - x) * width + y
            : x * width + (width - 1 - y);
      result[y * wide + x] = pixels[at] ?? 255;
    }
  return { width: wide, height: high, pixels: result };
}

/** The grey below which a pixel is ink: where two classes of greys are furthest apart (Otsu 1979). */
export function threshold({ pixels }: Grey): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < pixels.length; at++) {
    const value = pixels[at] ?? 255;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let sum = 0;
  for (let value = 0; value < 256; value++) sum += value * (counts[value] ?? 0);
  let [best, at, dark, darkSum] = [-1, 128, 0, 0];
  for (let value = 0; value < 255; value++) {
    dark += counts[value] ?? 0;
    darkSum += value * (counts[value] ?? 0);
    const light = pixels.length - dark;
    if (dark === 0 || light === 0) continue;
    const apart = dark * light * (darkSum / dark - (sum - darkSum) / light) ** 2;
    if (apart > best) [best, at] = [apart, value + 1];
  }
  return at;
}

/** The picture as a file of the portable grey map format. */
export function pgmOf({ width, height, pixels }: Grey): Uint8Array {
  const head = `P5\n${width} ${height}\n255\n`;
  const file = new Uint8Array(head.length + pixels.length);
  for (let at = 0; at < head.length; at++) file[at] = head.charCodeAt(at);
  file.set(pixels, head.length);
  return file;
}
