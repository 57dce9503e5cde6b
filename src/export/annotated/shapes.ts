/**
 * Colour and shape of marks: colour alone tells nobody who cannot see it, or who prints in grey.
 */
import type { MarkLook } from './marks.ts';

/** Red, green and blue, 0 to 255: light enough to read black text through. */
export const COLOURS: Readonly<Record<MarkLook, readonly [number, number, number]>> = {
  strength: [175, 228, 200],
  improvement: [253, 217, 170],
  mixed: [220, 205, 242],
  neutral: [222, 222, 228],
  'not-said': [222, 222, 228],
  suggested: [236, 236, 241],
};

/** Side of the square a shape is drawn in, in points. */
export const SHAPE = 8;

/** Lines of a shape in a unit square, y downwards, each a list of x and y: triangle up or down, diamond, dash, ring. */
export const SHAPES: Readonly<Record<MarkLook, readonly (readonly number[])[]>> = {
  strength: [[0.5, 0, 1, 1, 0, 1, 0.5, 0]],
  improvement: [[0, 0, 1, 0, 0.5, 1, 0, 0]],
  mixed: [[0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5, 0.5, 0]],
  neutral: [[0, 0.5, 1, 0.5]],
  'not-said': [[0, 0.5, 1, 0.5]],
  suggested: [
    [0.3, 0, 0.7, 0],
    [1, 0.3, 1, 0.7],
    [0.7, 1, 0.3, 1],
    [0, 0.7, 0, 0.3],
  ],
};
