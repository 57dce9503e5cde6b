/**
 * A pack in pieces to the parts that are checked: its data, its contents hash, and the page around them.
 */

export interface PackPart {
  readonly kind: 'page' | 'island' | 'hash';
  readonly text: string;
  /** Of an island: its identifier, where it has one. */
  readonly id: string | null;
}

/** What begins an island of data or the hash. */
const MARK = /<script type="application\/json"(?: id="([^"]*)")?>|<code id="contents-hash">(?=[0-9a-f]{64}<\/code>)/u;
const ISLAND_END = '</script>';
const HASH_LENGTH = 64;

/** Longer than any mark with what follows it. */
const LONGEST_MARK = 256;

/**
 * All parts in their order; together they are the text. Only one island stands in memory at a time.
 * @param pieces the text, cut anywhere
 */
export function* partsOfPack(pieces: Iterable<string>): Generator<PackPart> {
  const page = (text: string): PackPart => ({ kind: 'page', text, id: null });
  let rest = '';
  let inside: { readonly id: string | null; from: number } | null = null;
  for (const piece of pieces) {
    rest += piece;
    for (;;) {
      if (inside !== null) {
        const end = rest.indexOf(ISLAND_END, inside.from);
        if (end === -1) {
          inside.from = Math.max(0, rest.length - ISLAND_END.length);
          break;
        }
        yield { kind: 'island', text: rest.slice(0, end), id: inside.id };
        rest = rest.slice(end);
        inside = null;
      }
      const mark = MARK.exec(rest);
      const end = mark === null ? safeCut(rest) : mark.index + mark[0].length;
      if (end > 0) yield page(rest.slice(0, end));
      rest = rest.slice(end);
      if (mark === null) break;
      if (mark[0].startsWith('<script')) {
        inside = { id: mark[1] ?? null, from: 0 };
        continue;
      }
      yield { kind: 'hash', text: rest.slice(0, HASH_LENGTH), id: null };
      rest = rest.slice(HASH_LENGTH);
    }
  }
  yield page(rest);
}

/** Up to where a text without a mark holds no beginning of one; never between the halves of a character. */
function safeCut(text: string): number {
  const at = Math.max(0, text.length - LONGEST_MARK);
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
