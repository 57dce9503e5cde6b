/**
 * What was recognised on the picture of a page, as it is kept: lines of words with how sure each is. Lengths are points on
 * the page turned and levelled for reading, from its top left corner.
 */

/** Degrees clockwise by which the text of a page is turned against upright text. */
export type PageTurn = 0 | 90 | 180 | 270;

export interface RecognisedWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** From 0 to 1. */
  readonly confidence: number;
  /** As it was recognised, where a reviewer or the lexicon has put another word in its place. */
  readonly was?: string | undefined;
  /** Who put it there. */
  readonly by?: 'reviewer' | 'lexicon' | undefined;
}

export interface RecognisedLine {
  readonly baseline: number;
  readonly top: number;
  readonly bottom: number;
  /** Size of its type. */
  readonly size: number;
  readonly bold: boolean;
  readonly words: readonly RecognisedWord[];
}

/**
 * What became of a page: `read` with words; `blank` where nothing is on it; `drawn` where it is made of drawing and not of
 * pictures; `failed` where its pictures could not be unpacked or recognised.
 */
export type PageOutcome = 'read' | 'blank' | 'drawn' | 'failed';

export interface RecognisedPage {
  readonly outcome: PageOutcome;
  /** A sentence that says why, for `failed` and `drawn`; for `read` what of the page could not be; else null. */
  readonly reason: string | null;
  /** How large the page is as it is shown, in points. */
  readonly width: number;
  readonly height: number;
  readonly turn: PageTurn;
  /** Degrees by which the lines fall to the right on the turned page. */
  readonly skew: number;
  /** Mean confidence of its words by letters, from 0 to 1. */
  readonly confidence: number;
  readonly lines: readonly RecognisedLine[];
  /** What was taken for specks and drawing, not for words. */
  readonly specks: readonly string[];
}

/** Words below this confidence are marked. */
export const DOUBTFUL = 0.75;

/** Whether a word may be misread. What a reviewer has put right is not doubted any more. */
export function isDoubtful({ confidence, by }: RecognisedWord): boolean {
  return by !== 'reviewer' && confidence < DOUBTFUL;
}

/** A page of which nothing could be had. */
export function notRecognised(outcome: 'blank' | 'drawn' | 'failed', reason: string | null): RecognisedPage {
  return { outcome, reason, width: 0, height: 0, turn: 0, skew: 0, confidence: 0, lines: [], specks: [] };
}
