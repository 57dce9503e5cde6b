/**
 * Text boxes of a Word 97 to 2003 file: their texts stand in a story of their own, and each hangs on a character of the
 * body, both named by the number of the box's shape (MS-DOC 2.8.28, 2.8.32).
 */
import { PLACE, positionsOf, type WordFile } from './file.ts';

/** Characters from one position up to another. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface BinaryBoxes {
  /** The boxes that hang on a character, by its position. */
  readonly anchored: ReadonlyMap<number, readonly Range[]>;
  /** Boxes of no known place, such as those in a group of shapes. */
  readonly loose: readonly Range[];
}

const ANCHOR_SIZE = 26;
export const BOX_SIZE = 22;
/** Where the data of a box names its shape. */
const SHAPE = 14;

/** The boxes of the body, whose story begins at a position. */
export function binaryBoxes(file: WordFile, start: number): BinaryBoxes {
  const anchors = file.place(PLACE.anchors);
  const boxes = file.place(PLACE.boxes);
  const hanging = positionsOf(anchors, ANCHOR_SIZE);
  const texts = positionsOf(boxes, BOX_SIZE);
  const positionOf = new Map(
    hanging
      .slice(0, -1)
      .map((position, at) => [anchors.getUint32(4 * hanging.length + ANCHOR_SIZE * at, true), position] as const),
  );
  const anchored = new Map<number, Range[]>();
  const loose: Range[] = [];
  for (const [at, from] of texts.slice(0, -1).entries()) {
    const range = { from: start + from, to: start + (texts[at + 1] ?? from) };
    const position = positionOf.get(boxes.getUint32(4 * texts.length + BOX_SIZE * at + SHAPE, true));
    if (position === undefined) loose.push(range);
    else anchored.set(position, [...(anchored.get(position) ?? []), range]);
  }
  return { anchored, loose };
}
