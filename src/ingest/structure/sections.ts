/**
 * The heading path of every block, and the title of the document.
 */
import { HOLDS_HEADINGS } from '../../document/kinds/headings.ts';
import { expressionOf } from '../../document/kinds/patterns.ts';
import { type Block, SPANNING_RANK } from '../block.ts';
import { isKnownHeading } from '../lines/known.ts';

export interface Placed {
  readonly block: Block;
  /** Headings above it, outermost first; the title of the document is not among them. */
  readonly headings: readonly string[];
}

/** Sections of letters under which other headings stand, even where all are printed alike. A boxed example stands inside the section and ends where the section's list goes on. */
const section = expressionOf(HOLDS_HEADINGS.join('|'), true);
const EXAMPLE = /^(?:case|practice) stud(?:y|ies)\b/iu;

/**
 * Places every block under its headings. `title` is the position of the last block of the document's title, or -1;
 * what stands before it heads nothing.
 */
export function placedBlocks(blocks: readonly Block[], title: number): Placed[] {
  let path: { text: string; rank: number; frame: number | null; example: boolean }[] = [];
  return blocks.map((block, at) => {
    // What heads rows of a table ends with it.
    if (!block.inTable) path = path.filter(({ rank }) => rank !== SPANNING_RANK);
    const open = path.at(-1);
    const left = open?.frame != null && open.frame !== block.frame;
    if (
      block.kind !== 'heading' &&
      open?.example &&
      (left || (open.frame === null && block.kind === 'bullet' && path.length > 1))
    )
      path = path.slice(0, -1);
    if (block.kind !== 'heading' || at <= title) return { block, headings: path.map((heading) => heading.text) };
    const example = EXAMPLE.test(block.text);
    const rank = block.rank ?? 1;
    const inside = !example && !isKnownHeading(block.text);
    path = path.filter((heading) => {
      if (heading.example || heading.text === block.text) return false;
      if (example) return heading.rank <= rank + 1;
      return heading.rank < rank || (inside && heading.rank === rank && section.test(heading.text));
    });
    const headings = path.map((heading) => heading.text);
    path = [...path, { text: block.text, rank, frame: block.frame, example }];
    return { block, headings };
  });
}
