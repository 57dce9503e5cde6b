/**
 * What the positions in a project mean. The specification counts Unicode code points from 0 with an exclusive end;
 * programs differ over line ends of two characters and over the byte-order mark. The quotations that selections carry
 * as names decide, and where there are none, what the program is known to do.
 */
import { offsetIndex } from '../../document/offsets.ts';

export interface Position {
  readonly start: number;
  readonly end: number;
  /** The beginning of the selected text, or something else, or nothing. */
  readonly quote: string;
}

export interface RangeReader {
  /** Line feeds only, no byte-order mark. */
  readonly text: string;
  readonly range: (position: Pick<Position, 'start' | 'end'>) => { readonly start: number; readonly end: number };
}

/** Reads the positions of one text as the program in `origin` counts them. */
export function rangeReader(raw: string, origin: string, positions: readonly Position[]): RangeReader {
  const marked = raw.startsWith('\uFEFF');
  const plain = marked ? raw.slice(1) : raw;
  const text = plain.replace(/\r\n?/gu, '\n');
  // ATLAS.ti counts a line end of two characters as one; the others count both.
  const asOne = reader(text, text, 0);
  const asTwo = reader(plain, text, 0);
  const usual = plain.includes('\r\n') && !/^ATLAS\.ti/iu.test(origin) ? [asTwo, asOne] : [asOne, asTwo];
  const readers = marked ? [...usual, reader(text, text, 1), reader(plain, text, 1)] : usual;
  const matching = (one: RangeReader) => positions.filter((position) => holdsQuote(one, position)).length;
  return readers.reduce((best, one) => (matching(one) > matching(best) ? one : best));
}

/** Positions that count the characters of `counted`, after `before` others, as ranges in `text` (the same with LF). */
function reader(counted: string, text: string, before: number): RangeReader {
  const offsets = offsetIndex(counted);
  const returns = [...counted.matchAll(/\r(?=\n)/gu)].map((match) => match.index);
  const place = (position: number) => {
    const at = offsets.toUtf16(position - before);
    let low = 0;
    let high = returns.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((returns[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, Math.min(text.length, at - low));
  };
  return { text, range: ({ start, end }) => ({ start: place(start), end: Math.max(place(start), place(end)) }) };
}

function holdsQuote({ text, range }: RangeReader, position: Position): boolean {
  const quote = tidy(position.quote.replace(/(?:…|\.\.\.)$/u, ''));
  const { start, end } = range(position);
  return quote !== '' && tidy(text.slice(start, end)).startsWith(quote);
}

const tidy = (text: string) => text.replace(/\s+/gu, ' ').trim();
