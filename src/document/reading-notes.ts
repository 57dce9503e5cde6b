/**
 * What a reader of evidence must know of how its documents were read: pages not read, text recognised from pictures,
 * readings by earlier rules, decisions without their words. One place has the words, for the window, every export and the
 * command line.
 */
import { pagesInWords } from './series.ts';

/** A page without text of its own, whose text was recognised from its picture. */
export interface RecognisedPage {
  /** From 1. */
  readonly page: number;
  /** How sure the recogniser was of the words on it on average, 0 to 1. */
  readonly confidence: number;
  /** How many of its words may be misread. */
  readonly doubtful?: number | undefined;
}

/** How one document was read. */
export interface ReadingState {
  /** Pages that were not read, from 1. */
  readonly pagesWithoutText: readonly number[];
  readonly recognised: readonly RecognisedPage[];
  /** Whether today's rules may read it differently. */
  readonly isByEarlierRules: boolean;
  /** Decisions made on an earlier reading whose words are not in this one: kept in the workspace, beside the evidence. */
  readonly decisionsBeside: number;
}

export type NoteKind = 'unread' | 'recognised' | 'earlier-rules' | 'beside';

export interface ReadingNote {
  readonly kind: NoteKind;
  /** A phrase that stands behind the name of the document: "pages 3–5 not read". */
  readonly words: string;
}

/** What each kind is called, and what it means to somebody who relies on the evidence. */
export const NOTE_MEANINGS: Readonly<Record<NoteKind, { readonly title: string; readonly means: string }>> = {
  unread: {
    title: 'Pages that could not be read',
    means: 'These pages hold no text, scans for example. Nothing found there does not mean that there is nothing.',
  },
  recognised: {
    title: 'Text recognised from pictures',
    means: 'Words on these pages may be misread. Compare a quotation with its page before it is used.',
  },
  'earlier-rules': {
    title: 'Read by earlier rules',
    means: 'Today’s rules may read more, or read it better. Reading again keeps every decision.',
  },
  beside: {
    title: 'Decisions kept beside',
    means:
      'They were made on words that today’s reading does not have. They are in the workspace and not in this export.',
  },
};

/** What has to be said of one document; nothing where every page was read from its own text by today's rules. */
export function readingNotes(state: ReadingState): ReadingNote[] {
  const { pagesWithoutText, recognised, isByEarlierRules, decisionsBeside } = state;
  const notes: ReadingNote[] = [];
  const add = (kind: NoteKind, words: string) => notes.push({ kind, words });
  if (pagesWithoutText.length > 0) add('unread', `${pagesInWords(pagesWithoutText)} not read`);
  if (recognised.length > 0) {
    const pages = recognised.map(({ page }) => page).toSorted((left, right) => left - right);
    const sure = recognised.reduce((sum, { confidence }) => sum + confidence, 0) / recognised.length;
    add(
      'recognised',
      `${pagesInWords(pages)} recognised from ${pages.length === 1 ? 'a picture' : 'pictures'}, ${Math.floor(100 * sure)} % sure`,
    );
  }
  if (isByEarlierRules) add('earlier-rules', 'read by earlier rules');
  if (decisionsBeside > 0)
    add('beside', `${decisionsBeside} ${decisionsBeside === 1 ? 'decision' : 'decisions'} kept beside`);
  return notes;
}

/** The notes on one document in a line: "page 2 not read; pages 3–5 recognised from pictures, 91 % sure"; empty where there are none. */
export function readingInWords(state: ReadingState): string {
  return readingNotes(state)
    .map(({ words }) => words)
    .join('; ');
}

/**
 * What is said of all pages together, after files and documents of which more has to be said: never that every page was
 * read while a file was not, nor without the doubt that earlier rules leave.
 */
export function pagesInBrief(of: {
  readonly pagesUnread: number;
  /** Files that could not be read at all; they are named before this. */
  readonly filesUnread: number;
  readonly isAnyByEarlierRules: boolean;
}): string {
  const doubt = of.isAnyByEarlierRules ? [NOTE_MEANINGS['earlier-rules'].means] : [];
  if (of.pagesUnread > 0)
    return [...doubt, 'Nothing is said here about what stands on pages that were not read.'].join(' ');
  return [...doubt, of.filesUnread === 0 ? 'Every page was read.' : 'Every page of the other files was read.'].join(
    ' ',
  );
}

/** What stands behind the place of a quotation from such pages, in every format. */
export const RECOGNISED = 'recognised from a picture';

/** Whether any of a passage stands on a page whose text was recognised from a picture. */
export function isRecognised(
  passage: { readonly page: number; readonly endPage: number },
  recognised: readonly RecognisedPage[] | undefined,
): boolean {
  return recognised?.some(({ page }) => passage.page <= page && page <= passage.endPage) ?? false;
}
