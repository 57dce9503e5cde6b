/**
 * Finds words in a text that comes in pieces: the spans of drawn pages, or passages. Capitals, kinds of quotation marks,
 * hyphens (at the ends of lines too), ligatures and how much space stands between words make no difference.
 */

export interface Piece {
  readonly text: string;
  /** Whether a line or passage ends with it: its last word and the next piece's first are then two words. */
  readonly endsLine: boolean;
}

export interface PlaceInPieces {
  readonly piece: number;
  /** UTF-16 units from the beginning of the piece. */
  readonly offset: number;
}

/** Where some words stand: from a place up to a place, which is no longer part of it. */
export interface Hit {
  readonly from: PlaceInPieces;
  readonly to: PlaceInPieces;
}

/** A text in the form in which it is compared, with the place each of its units came from. */
export interface Searchable {
  readonly text: string;
  readonly places: readonly PlaceInPieces[];
}

const SAME: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"' };

/** A character as it is compared: one or more units, a space, or nothing. */
function plain(character: string): string {
  if (/\s/u.test(character)) return ' ';
  if (/[\p{Pd}\u00AD]/u.test(character)) return '';
  return (SAME[character] ?? character.normalize('NFKC')).toLowerCase();
}

export function searchable(pieces: readonly Piece[]): Searchable {
  const units: string[] = [];
  const places: PlaceInPieces[] = [];
  const add = (unit: string, place: PlaceInPieces) => {
    if (unit === ' ' && (units.length === 0 || units.at(-1) === ' ')) return;
    units.push(unit);
    places.push(place);
  };
  for (const [piece, { text, endsLine }] of pieces.entries()) {
    let offset = 0;
    for (const character of text) {
      for (const unit of plain(character)) add(unit, { piece, offset });
      offset += character.length;
    }
    // A word broken by a hyphen goes on in the next line.
    if (endsLine && !/\p{L}[\p{Pd}\u00AD]\s*$/u.test(text)) add(' ', { piece, offset: text.length });
  }
  return { text: units.join(''), places };
}

/** Every place where the words stand, in order, without overlaps. Nothing typed is found nowhere. */
export function findWords({ text, places }: Searchable, wanted: string): readonly Hit[] {
  const words = [...wanted.trim()].map(plain).join('').replace(/ +/gu, ' ').trim();
  if (words === '') return [];
  const hits: Hit[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    const [from, last] = [places[at], places[at + words.length - 1]];
    if (from && last) hits.push({ from, to: { piece: last.piece, offset: last.offset + 1 } });
  }
  return hits;
}
