/**
 * Streams of a PDF that look damaged: whether a page uses them is found out only where there are any.
 */
import { byteText } from '../text/decode.ts';
import { isBroken } from './content.ts';
import { filtersOf, type Inflate, unpacked } from './filters.ts';
import { type StreamAt, usedIn } from './objects.ts';

/** Bytes unpacked to find out what pages use. */
const MOST = 64 * 1024 * 1024;
/** Characters behind a stream among which its length stands, where that is an object of its own. */
const NEAR = 500;
/** Bytes that a stream may lack of its stated length: some programs count wrongly. */
const MOST_LACKING = 8;

export interface Suspects {
  /** Takes a stream that does not unpack as it should. */
  add(state: 'damaged' | 'checksum', stream: StreamAt): void;
  /** Takes what a stream holds whose packing, if it is packed at all, cannot tell whether it is damaged. */
  drawn(text: string, stream: StreamAt): void;
  /** How many are damaged, and how many do not fit their checksum, of those that pages use. */
  told(): { readonly damaged: number; readonly doubtful: number };
}

export function suspectsIn(raw: string, bytes: Uint8Array, inflate: Inflate): Suspects {
  const lost = new Set<number>();
  const doubtful = new Set<number>();
  /** Drawing operations that are broken, by where they stand, if they are drawing operations; and whether they are cut short. */
  const broken = new Map<number, boolean>();
  let left = MOST;
  const textOf = ({ from, to, dictionary }: StreamAt): string | null => {
    const filters = filtersOf(dictionary);
    const one = filters && unpacked(bytes.subarray(from, to), filters, dictionary, inflate, left);
    if (one === null || one.state !== 'whole') return null;
    left -= one.bytes.length;
    return byteText(one.bytes);
  };
  return {
    add(state, { from }) {
      (state === 'damaged' ? lost : doubtful).add(from);
    },
    drawn(text, stream) {
      const isCut = lacks(raw, stream);
      if (isCut || (!/begincmap/u.test(text) && isBroken(text))) broken.set(stream.from, isCut);
    },
    told() {
      if (lost.size + doubtful.size + broken.size === 0) return { damaged: 0, doubtful: 0 };
      const used = usedIn(raw, textOf);
      if (used === null) return { damaged: lost.size, doubtful: doubtful.size };
      const isUsed = (from: number) => used.streams.has(from);
      const drawings = [...used.drawings].filter(
        (streams) =>
          streams.some(({ from }) => broken.get(from)) ||
          (streams.some(({ from }) => broken.has(from)) && isBrokenAsWhole(streams.map(textOf))),
      );
      const drawn = new Set(drawings.map(([first]) => first?.from));
      return {
        damaged: [...lost].filter(isUsed).length + drawn.size,
        doubtful: [...doubtful].filter(isUsed).length,
      };
    },
  };
}

/** The streams of one page are one text, parted where its program liked. */
function isBrokenAsWhole(texts: readonly (string | null)[]): boolean {
  return !texts.includes(null) && isBroken(texts.join('\n'));
}

/** Whether a stream ends before its stated length; line ends that lost their CR on the way are no loss. */
function lacks(raw: string, { from, to, dictionary }: StreamAt): boolean {
  const [, own = '', isElsewhere] = /\/Length\s+(\d{1,10})(\s+\d{1,5}\s+R\b)?/u.exec(dictionary) ?? [];
  const stated =
    isElsewhere === undefined
      ? own
      : (new RegExp(`\\b${own}\\s+\\d{1,5}\\s+obj\\s*(\\d{1,10})`, 'u').exec(raw.slice(to, to + NEAR))?.[1] ?? '');
  const lacking = Number(stated) - (to - from);
  if (lacking <= MOST_LACKING) return false;
  const lineEnds = raw.slice(from, to).match(/(?<!\r)\n/gu)?.length ?? 0;
  return Math.abs(lacking - lineEnds) > 1;
}
