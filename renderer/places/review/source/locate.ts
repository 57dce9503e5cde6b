/**
 * Finds words that were selected on a drawn page in the canonical text of its document.
 */

/** Letters and digits of a text with the place each came from; spaces, hyphens and line ends do not count. */
function letters(text: string): { readonly squeezed: string; readonly origin: readonly number[] } {
  const origin: number[] = [];
  let squeezed = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] ?? '';
    if (!/[\p{L}\p{N}]/u.test(unit)) continue;
    squeezed += unit.toLowerCase().slice(0, 1);
    origin.push(at);
  }
  return { squeezed, origin };
}

export interface Found {
  readonly start: number;
  readonly end: number;
}

/**
 * The range of the text that holds the selected words, nearest to a place, or null where they do not stand in it. Page
 * furniture inside the selection makes it not found rather than wrong.
 */
export function locate(text: string, selected: string, near: number): Found | null {
  const wanted = letters(selected).squeezed;
  if (wanted === '') return null;
  const { squeezed, origin } = letters(text);
  let best: Found | null = null;
  for (let at = squeezed.indexOf(wanted); at >= 0; at = squeezed.indexOf(wanted, at + 1)) {
    const start = origin[at] ?? 0;
    const end = (origin[at + wanted.length - 1] ?? 0) + 1;
    if (!best || Math.abs(start - near) < Math.abs(best.start - near)) best = { start, end };
  }
  return best;
}

interface Boxed {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly boxes: readonly { page: number; left: number; top: number; width: number; height: number }[];
}

/** The passage that is printed at a point of a page, in points from its top left corner; the smallest one of several. */
export function passageAt<Passage extends Boxed>(
  passages: readonly Passage[],
  { page, x, y }: { readonly page: number; readonly x: number; readonly y: number },
): Passage | null {
  const there = passages.filter(({ boxes }) =>
    boxes.some(
      (box) =>
        box.page === page && x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height,
    ),
  );
  return there.toSorted((one, other) => one.end - one.start - (other.end - other.start))[0] ?? null;
}
