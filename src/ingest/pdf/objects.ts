/**
 * The objects of a PDF by the references between them, as far as is needed to tell which of its streams pages use: what no page
 * uses, an earlier state of a page for example, costs no words where it is damaged.
 */

/** What stands at a place of a file: an object, and the stream that belongs to it. */
interface Stored {
  /** Its dictionary, or whatever it is. */
  readonly text: string;
  /** Where its stream begins and ends; null where it has none. */
  readonly stream: readonly [number, number] | null;
}

export interface Used {
  /** Where the streams begin that pages use. */
  readonly streams: ReadonlySet<number>;
  /** The drawing operations of each page and of each drawing that pages use: where their streams begin and end, with dictionaries. */
  readonly drawings: ReadonlySet<readonly StreamAt[]>;
}

export interface StreamAt {
  readonly from: number;
  readonly to: number;
  readonly dictionary: string;
}

/** What leads back from a page, or to what is not shown on it. */
const ASIDE = /\/(?:Parent|Metadata|Thumb|PieceInfo|StructTreeRoot|P|Pg)\s*\d+\s+\d+\s+R\b/gu;
const REFERENCE = /\b(\d{1,10})\s+\d{1,5}\s+R\b/gu;
const OBJECT = /\b(\d{1,10})\s+\d{1,5}\s+obj\b|\bstream\r?\n/gu;

/**
 * What the pages of a PDF use, as its newest objects say; null where that cannot be told.
 *
 * @param raw the file, one character a byte
 * @param unpack what a stream holds, one character a byte; null where it is damaged
 */
export function usedIn(raw: string, unpack: (stream: StreamAt) => string | null): Used | null {
  const objects = objectsOf(raw, unpack);
  if (objects === null) return null;
  const root = [...raw.matchAll(/\/Root\s+(\d{1,10})\s+\d{1,5}\s+R\b/gu)].at(-1)?.[1];
  const catalogue = objects.get(Number(root ?? -1))?.text ?? packedCatalogue(objects);
  const pages = /\/Pages\s+(\d{1,10})\s+\d{1,5}\s+R\b/u.exec(catalogue)?.[1];
  if (pages === undefined || !objects.has(Number(pages))) return null;
  const seen = new Set([Number(pages)]);
  const drawings = new Set<readonly StreamAt[]>();
  /** By what pages say of them: several may have the same. */
  const contents = new Map<string, readonly StreamAt[]>();
  const streams = new Set<number>();
  for (const number of seen) {
    const object = objects.get(number);
    if (object === undefined) continue;
    const { text, stream } = object;
    if (stream !== null) {
      streams.add(stream[0]);
      if (/\/Subtype\s*\/Form\b|\/PatternType\s+1\b/u.test(text)) drawings.add([at(text, stream)]);
    }
    const own = /\/Type\s*\/Page\b/u.test(text) ? CONTENTS.exec(text)?.[1] : undefined;
    if (own !== undefined) {
      const all = contents.get(own) ?? contentsOf(own, objects);
      contents.set(own, all);
      drawings.add(all);
    }
    for (const [, next] of text.replace(ASIDE, ' ').matchAll(REFERENCE)) seen.add(Number(next));
  }
  return { streams, drawings };
}

const at = (dictionary: string, [from, to]: readonly [number, number]): StreamAt => ({ from, to, dictionary });

function packedCatalogue(objects: ReadonlyMap<number, Stored>): string {
  return [...objects.values()].findLast(({ text }) => /\/Type\s*\/Catalog\b/u.test(text))?.text ?? '';
}

const CONTENTS = /\/Contents\s*(\[[^\]]*\]|\d{1,10}\s+\d{1,5}\s+R\b)/u;

/** The streams of a page's drawing operations, which are one text. */
function contentsOf(own: string, objects: ReadonlyMap<number, Stored>): StreamAt[] {
  const of = (references: string) =>
    [...references.matchAll(REFERENCE)].flatMap(([, number]) => objects.get(Number(number)) ?? []);
  const named = of(own);
  const [only] = named;
  // A list may be an object of its own.
  const all = only?.stream === null && !own.startsWith('[') ? of(only.text) : named;
  return all.flatMap(({ text, stream }) => (stream === null ? [] : [at(text, stream)]));
}

/** The newest object of each number; null where one that holds others is damaged. */
function objectsOf(raw: string, unpack: (stream: StreamAt) => string | null): Map<number, Stored> | null {
  const all: { number: number; object: Stored }[] = [];
  const add = (number: number, text: string, stream: Stored['stream']) => {
    if (number >= 0) all.push({ number, object: { text, stream } });
  };
  let isLost = false;
  let [number, from] = [-1, 0];
  OBJECT.lastIndex = 0;
  for (let match = OBJECT.exec(raw); match; match = OBJECT.exec(raw)) {
    if (match[1] !== undefined) {
      add(number, raw.slice(from, match.index), null);
      [number, from] = [Number(match[1]), OBJECT.lastIndex];
      continue;
    }
    const text = raw.slice(from, match.index);
    const end = raw.indexOf('endstream', OBJECT.lastIndex);
    if (end < 0) break;
    const stream = [OBJECT.lastIndex, end] as const;
    add(number, text, stream);
    OBJECT.lastIndex = end + 9;
    if (/\/Type\s*\/ObjStm\b/u.test(text)) {
      const packed = unpack(at(text, stream));
      const first = Number(/\/First\s+(\d+)/u.exec(text)?.[1] ?? 0);
      const head = (packed ?? '').slice(0, first).match(/\d+/gu)?.map(Number) ?? [];
      isLost ||= packed === null;
      for (let pair = 0; packed !== null && pair + 1 < head.length; pair += 2)
        add(
          head[pair] ?? -1,
          packed.slice(first + (head[pair + 1] ?? 0), first + (head[pair + 3] ?? packed.length)),
          null,
        );
    }
    [number, from] = [-1, end + 9];
  }
  add(number, raw.slice(from), null);
  return isLost ? null : new Map(all.map((one) => [one.number, one.object]));
}
