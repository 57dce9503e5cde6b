/** Where the marks of passages stand in the margin of a page. */
import type { ReactNode } from 'react';
import type { PassageRow } from '../../../../src/contract/operations/documents.ts';
import type { Box } from '../../../../src/document/document.ts';

export interface PassageMark {
  readonly label: ReactNode;
  readonly decided: boolean;
  /** For screen readers and titles. */
  readonly words: string;
}

/** A mark in the margin beside a passage. */
export interface Mark {
  readonly passageId: string;
  readonly box: Box;
  readonly height: number;
  readonly label: ReactNode;
  /** The same in full, for its title. */
  readonly words: string;
  /** Left of the text, in points: the mark never stands over it. */
  readonly room: number;
  readonly decided: boolean;
  readonly current: boolean;
}

/** Marks closer to one another than a line of print, in points, would stand over one another: only one of them is drawn. */
const LEAST_APART = 16;

/** The marks of one page: where its passages begin and how far they go down. */
export function marksOnPage(
  page: number,
  passages: readonly PassageRow[],
  marks: ReadonlyMap<string, PassageMark>,
  current: string | null,
): readonly Mark[] {
  const onPage = passages.flatMap(({ boxes }) => boxes.filter((box) => box.page === page));
  const room = Math.min(...onPage.map(({ left }) => left));
  const all = passages.flatMap((passage) => {
    const mark = marks.get(passage.id);
    const boxes = passage.boxes.filter((box) => box.page === page);
    const [first, last] = [boxes[0], boxes.at(-1)];
    if (!mark || !first || !last || passage.page !== page) return [];
    return [
      {
        passageId: passage.id,
        box: first,
        height: Math.max(last.top + last.height - first.top, 10),
        label: mark.label,
        words: mark.words,
        room,
        decided: mark.decided,
        current: passage.id === current,
      },
    ];
  });
  // The open passage first, then what is decided; of equals the upper one.
  const rank = (mark: Mark) => (mark.current ? 0 : mark.decided ? 1 : 2);
  const kept: Mark[] = [];
  for (const mark of all.toSorted((one, other) => rank(one) - rank(other) || one.box.top - other.box.top)) {
    if (kept.every(({ box }) => Math.abs(box.top - mark.box.top) >= LEAST_APART)) kept.push(mark);
  }
  return kept.toSorted((one, other) => one.box.top - other.box.top);
}
