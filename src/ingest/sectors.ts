/**
 * Whether the streams of a compound file (MS-CFB 2.2 to 2.6) are there as a whole: each is a chain of sectors, as long as its size
 * says, within the file, and no sector belongs to two. Libraries read what they find of a broken chain and say nothing.
 */

/** Numbers from here on are no sectors. */
const NO_SECTOR = 0xfffffffa;
const ENTRY = 128;
const [STREAM, ROOT] = [2, 5];
const SMALL_SECTOR = 64;
const WIDE = new TextDecoder('utf-16le');
const FIRST_DIFAT = 76;
const IN_HEADER = 109;

/** The names of streams that are broken, in small letters; '' for the directory and what leads to streams. */
export function brokenStreams(bytes: Uint8Array): ReadonlySet<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = (at: number) => (at >= 0 && at + 4 <= bytes.length ? view.getUint32(at, true) : NO_SECTOR);
  // The two sizes that there are.
  if (bytes[30] !== 9 && bytes[30] !== 12) return new Set(['']);
  const size = 1 << bytes[30];
  let budget = (4 * bytes.length) / SMALL_SECTOR;
  const placeOf = (sector: number) => (sector + 1) * size;
  const broken = new Set<string>();

  const fat = Array.from({ length: IN_HEADER }, (_, at) => number(FIRST_DIFAT + 4 * at));
  const lists = new Set<number>();
  for (let list = number(68); list < NO_SECTOR && !lists.has(list); list = number(placeOf(list) + size - 4)) {
    lists.add(list);
    for (let at = 0; at < size / 4 - 1; at++) fat.push(number(placeOf(list) + 4 * at));
  }
  const inTable = (table: readonly number[], sector: number) => {
    const own = table[Math.floor((4 * sector) / size)] ?? NO_SECTOR;
    return own < NO_SECTOR ? number(placeOf(own) + ((4 * sector) % size)) : NO_SECTOR;
  };
  /** The sectors of a chain, as many as there are bytes for; null where it breaks off, leads back or leaves the file. */
  const chain = (start: number, length: number, next: (sector: number) => number, each: number, end: number) => {
    const sectors: number[] = [];
    const seen = new Set<number>();
    for (let at = start; sectors.length * each < length; at = next(at)) {
      const left = Math.min(each, length - sectors.length * each);
      // Streams of a harmful file may lead to the same sectors again and again.
      if (budget-- < 0) return null;
      if (at >= NO_SECTOR || seen.has(at) || at * each + left > end) return null;
      seen.add(at);
      sectors.push(at);
    }
    return sectors;
  };
  const inFat = (sector: number) => inTable(fat, sector);
  const large = (start: number, length: number) => chain(start, length, inFat, size, bytes.length - size);
  const whole = (start: number) => {
    const sectors: number[] = [];
    const seen = new Set<number>();
    for (let at = start; at < NO_SECTOR && !seen.has(at) && placeOf(at) < bytes.length; at = inFat(at)) {
      seen.add(at);
      sectors.push(at);
    }
    return sectors;
  };

  const entries = whole(number(48)).flatMap((sector) =>
    Array.from({ length: size / ENTRY }, (_, at) => placeOf(sector) + at * ENTRY).flatMap((at) => {
      const kind = bytes[at + 66];
      if (kind !== STREAM && kind !== ROOT) return [];
      const name = WIDE.decode(bytes.subarray(at, at + Math.max(0, (bytes[at + 64] ?? 2) - 2)));
      return [{ name: name.toLowerCase(), kind, start: number(at + 116), length: number(at + 120) }];
    }),
  );
  const root = entries.find(({ kind }) => kind === ROOT);
  if (root === undefined) return new Set(['']);
  const small = whole(number(60));
  if (large(root.start, root.length) === null) broken.add('');
  const cutoff = number(56);
  const owners = new Map<string, string>();
  for (const { name, kind, start, length } of entries) {
    if (kind === ROOT || length === 0 || length >= NO_SECTOR) continue;
    const isSmall = length < cutoff;
    const sectors = isSmall
      ? chain(start, length, (sector) => inTable(small, sector), SMALL_SECTOR, root.length)
      : large(start, length);
    if (sectors === null) broken.add(name);
    for (const sector of sectors ?? []) {
      const key = `${isSmall ? 's' : ''}${sector}`;
      const owner = owners.get(key);
      if (owner !== undefined) broken.add(owner).add(name);
      owners.set(key, name);
    }
  }
  return broken;
}

/** Zeros in a row that no text has. */
const HOLE = 64;

/** Whether some bytes hold a stretch of zeros, of that many at least. */
export function hasHole(bytes: ArrayLike<number>, from = 0, to = bytes.length, least = HOLE): boolean {
  let zeros = 0;
  for (let at = from; at < to; at++) {
    zeros = bytes[at] === 0 ? zeros + 1 : 0;
    if (zeros === least) return true;
  }
  return false;
}
