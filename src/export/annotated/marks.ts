/**
 * What is marked on the pages of a letter: for each passage that is evidence its lines, a side in colour and shape, and a
 * comment that says for what.
 */
import type { Box } from '../../document/document.ts';
import type { PolarityLabel } from '../../document/evidence.ts';
import { RECOGNISED } from '../../document/reading-notes.ts';
import type { EvidenceRow, PlacedCriterion } from '../bundle.ts';
import { dayInWords, POLARITY_WORDS } from '../words.ts';

/** Side of a passage, and whether a reviewer has said so. */
export type MarkLook = PolarityLabel | 'not-said' | 'suggested';

export interface Mark {
  readonly look: MarkLook;
  /** One box a line, in points from the top left of the page as it is shown. */
  readonly boxes: readonly Box[];
  readonly comment: string;
  /** Who decided; the program where nobody has. */
  readonly author: string;
  /** ISO 8601 instant, UTC; null where nobody has decided. */
  readonly at: string | null;
}

/** The rows of one passage as one mark; null where it stands nowhere on a page. */
function markOf(
  rows: readonly EvidenceRow[],
  boxes: readonly Box[],
  criteria: ReadonlyMap<string, PlacedCriterion>,
  program: string,
): Mark | null {
  const [row] = rows;
  if (row === undefined || boxes.length === 0) return null;
  const decided = row.status === 'accepted';
  const side = row.polarity === null ? 'Strength or improvement not said' : POLARITY_WORDS[row.polarity];
  const said = decided
    ? `Accepted${row.reviewer === null ? '' : ` by ${row.reviewer}`}${row.at === null ? '' : ` on ${dayInWords(row.at)}`}.`
    : 'Suggested by the program; nobody has decided it.';
  const comment = [
    ...rows.map(({ criterion }) => `${criterion} ${criteria.get(criterion)?.title ?? ''}`.trim()),
    `${side}. ${said}`,
    ...(row.recognised ? [`${RECOGNISED.slice(0, 1).toUpperCase()}${RECOGNISED.slice(1)}.`] : []),
    ...(row.tags.length === 0 ? [] : [`Tags: ${row.tags.join(', ')}`]),
    ...(row.note === '' ? [] : [`Note: ${row.note}`]),
  ].join('\n');
  return {
    look: decided ? (row.polarity ?? 'not-said') : 'suggested',
    boxes,
    comment,
    author: decided ? (row.reviewer ?? 'Reviewer') : program,
    at: row.at,
  };
}

/**
 * The marks of one document, in the order of its text.
 * @param rows its evidence: one row for each criterion of a passage
 * @param boxesOf the lines of a passage by its id
 */
export function marksOf(
  rows: readonly EvidenceRow[],
  boxesOf: (passageId: string) => readonly Box[],
  criteria: ReadonlyMap<string, PlacedCriterion>,
  program: string,
): Mark[] {
  const byPassage = new Map<string, EvidenceRow[]>();
  for (const row of rows) byPassage.set(row.passageId, [...(byPassage.get(row.passageId) ?? []), row]);
  return [...byPassage.values()]
    .sort(([one], [other]) => (one?.start ?? 0) - (other?.start ?? 0))
    .flatMap((own) => markOf(own, boxesOf(own[0]?.passageId ?? ''), criteria, program) ?? []);
}
