/**
 * Text as the drawing operations of a page show it.
 */

/** Why text on a page cannot be seen. */
export type Unseen = 'layer' | 'invisible' | 'white' | 'covered' | 'outside';

export interface Sign {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Text that one operation shows. */
export interface Run {
  readonly text: string;
  /** Its signs, with where each begins and ends on the baseline. */
  readonly signs: readonly Sign[];
  /** Where it begins and ends on its baseline. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly size: number;
  /** Name of the font as the page knows it. */
  readonly font: string;
  readonly unseen: Unseen | null;
  /** Whether it strikes the text before it again, to look bold. */
  readonly again: boolean;
  /** Whether a picture lies under it: then it may be the text layer of a scan. */
  readonly onPicture: boolean;
}
