/**
 * What was found in a page: which of it is the text, and the rows of its tables.
 */
import { type Block, block } from '../block.ts';
import { rowBlocks } from '../office/paragraph.ts';

/** Share of the text that must remain for the main part of a page to be believed. */
const LEAST_MAIN = 0.25;

/** A block, and where in the page it stands. */
export interface Found {
  readonly block: Block;
  readonly main: boolean;
  readonly site: boolean;
}

/** The main part where the page names one, else everything outside the site's own parts, else everything. */
export function mainText(found: readonly Found[]): readonly Found[] {
  const length = (some: readonly Found[]) => some.reduce((sum, one) => sum + one.block.text.length, 0);
  const all = length(found);
  const candidates = [
    found.filter((one) => one.main && !one.site),
    found.filter((one) => !one.site),
    found.filter((one) => one.main),
  ];
  return candidates.find((some) => some.length > 0 && length(some) >= all * LEAST_MAIN) ?? found;
}

/** Stands after the blocks of each cell until the row is closed. */
export const CELL_END: Found = { block: block(''), main: false, site: false };

/** The rows of a table; cells of one that was used to lay out a page are read one after the other. */
export function tableBlocks(rows: readonly Found[][]): Found[] {
  return rows.flatMap((row) => {
    const cells: Found[][] = [[]];
    for (const one of row) {
      if (one === CELL_END) cells.push([]);
      else cells.at(-1)?.push(one);
    }
    const [first] = cells.flat();
    const made = rowBlocks(cells.map((cell) => cell.map((one) => one.block)));
    if (first && made.length === 1 && made[0]?.kind === 'table') return [{ ...first, block: made[0] }];
    return cells.flat().map((one, at) => ({ ...one, block: made[at] ?? one.block }));
  });
}
