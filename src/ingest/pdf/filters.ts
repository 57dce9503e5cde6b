/**
 * Unpacks what programs pack streams of a PDF with besides zlib (ISO 32000-1, 7.4), strictly: what is damaged is told.
 */
/** Unpacks a whole stream (zlib, RFC 1950) faster than can be done here; null where it is damaged, `checksum` where only that is wrong. */
export type Inflate = (packed: Uint8Array, most: number) => Uint8Array | 'too large' | 'checksum' | null;

/** What a stream is packed with, in the order in which it is unpacked; null where that cannot be told. */
export function filtersOf(dictionary: string): readonly string[] | null {
  const field = /\/Filter\s*(?:\[([^\]]*)\]|\/([A-Za-z\d]+))/u.exec(dictionary);
  if (field === null) return /\/Filter\b/u.test(dictionary) ? null : [];
  const names = field[2] === undefined ? (field[1] ?? '').match(/[A-Za-z\d]+/gu) : [field[2]];
  return (names ?? []).map((name) => SHORT[name] ?? name);
}

const SHORT: Readonly<Record<string, string>> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  Fl: 'FlateDecode',
  RL: 'RunLengthDecode',
};

export interface Unpacked {
  /** As much as could be unpacked; still packed by zlib where that does not unpack as a whole. */
  readonly bytes: Uint8Array;
  readonly state: 'whole' | 'damaged' | 'checksum' | 'too large';
}

/** A stream unpacked by its filters; null where one of them is not known here. */
export function unpacked(
  packed: Uint8Array,
  filters: readonly string[],
  dictionary: string,
  inflate: Inflate,
  most: number,
): Unpacked | null {
  let bytes = packed;
  let state: Unpacked['state'] = 'whole';
  for (const filter of filters) {
    let next: { bytes: Uint8Array; isWhole: boolean } | null = null;
    if (filter === 'ASCII85Decode') next = fromBase85(bytes);
    else if (filter === 'ASCIIHexDecode') next = fromHex(bytes);
    else if (filter === 'LZWDecode') next = fromLzw(bytes, /\/EarlyChange\s+0\b/u.test(dictionary) ? 0 : 1, most);
    else if (filter === 'FlateDecode') {
      const whole = inflate(bytes, most);
      if (whole === 'too large') return { bytes, state: 'too large' };
      if (!(whole instanceof Uint8Array)) return { bytes, state: whole ?? 'damaged' };
      next = { bytes: whole, isWhole: true };
    }
    if (next === null) return null;
    bytes = next.bytes;
    if (bytes.length > most) return { bytes, state: 'too large' };
    if (!next.isWhole) state = 'damaged';
  }
  return { bytes, state };
}

const isBlank = (code: number) => code === 32 || (code > 8 && code < 14) || code === 0;

function fromHex(text: Uint8Array): { bytes: Uint8Array; isWhole: boolean } {
  const bytes = new Uint8Array(Math.ceil(text.length / 2));
  let [length, half, isWhole] = [0, -1, false];
  for (const code of text) {
    if (code === 62) {
      isWhole = true;
      break;
    }
    const digit = Number.parseInt(String.fromCharCode(code), 16);
    if (Number.isNaN(digit)) {
      if (isBlank(code) && code !== 0) continue;
      break;
    }
    if (half < 0) half = digit;
    else {
      bytes[length++] = half * 16 + digit;
      half = -1;
    }
  }
  if (half >= 0) bytes[length++] = half * 16;
  return { bytes: bytes.subarray(0, length), isWhole };
}

function fromBase85(text: Uint8Array): { bytes: Uint8Array; isWhole: boolean } {
  const bytes = new Uint8Array(text.length * 4);
  let [length, value, count] = [0, 0, 0];
  const end = (isWhole: boolean) => {
    if (count > 1) {
      // What is missing of the last group is filled up with its highest sign.
      for (let at = count; at < 5; at++) value = value * 85 + 84;
      for (let at = 0; at < count - 1; at++) bytes[length++] = Math.floor(value / 256 ** (3 - at)) & 0xff;
    }
    return { bytes: bytes.subarray(0, length), isWhole: isWhole && count !== 1 };
  };
  for (let at = text[0] === 60 && text[1] === 126 ? 2 : 0; at < text.length; at++) {
    const code = text[at] ?? 0;
    if (code === 126) return end(true);
    if (code === 122 && count === 0) length += 4;
    else if (code > 32 && code < 118) {
      value = value * 85 + code - 33;
      if (++count < 5) continue;
      if (value > 0xffffffff) return end(false);
      for (let byte = 3; byte >= 0; byte--) bytes[length++] = Math.floor(value / 256 ** byte) & 0xff;
      [value, count] = [0, 0];
    } else if (!isBlank(code) || code === 0) return end(false);
  }
  return end(false);
}

const [CLEAR, END, LONGEST_CODE] = [256, 257, 12];

function fromLzw(packed: Uint8Array, early: number, most: number): { bytes: Uint8Array; isWhole: boolean } {
  let bytes = new Uint8Array(Math.min(most, 4 * packed.length + 64));
  // What a code stands for is written already: where, and how much of it.
  const [places, lengths] = [new Uint32Array(1 << LONGEST_CODE), new Uint32Array(1 << LONGEST_CODE)];
  let [length, next, width, held, bits] = [0, END + 1, 9, 0, 0];
  /** Where what was written last begins; none behind a new beginning. */
  let last = -1;
  const done = (isWhole: boolean) => ({ bytes: bytes.subarray(0, length), isWhole });
  for (const byte of packed) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    const code = (held >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === END) return done(true);
    if (code === CLEAR) {
      [next, width, last] = [END + 1, 9, -1];
      continue;
    }
    // A code is known as soon as the first sign behind what it repeats is.
    if (last >= 0 && next < 1 << LONGEST_CODE) {
      [places[next], lengths[next]] = [last, length - last + 1];
      next++;
    }
    if (code > END && code >= next) return done(false);
    const size = code < CLEAR ? 1 : (lengths[code] ?? 0);
    if (length + size > most) return done(true);
    if (length + size > bytes.length) {
      const larger = new Uint8Array(Math.min(most, 2 * (length + size)));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    last = length;
    // Byte by byte: what is repeated may end with its own first sign.
    const from = places[code] ?? 0;
    for (let at = 0; at < size; at++) bytes[length++] = code < CLEAR ? code : (bytes[from + at] ?? 0);
    const count = next + early;
    width = count >= 2048 ? 12 : count >= 1024 ? 11 : count >= 512 ? 10 : 9;
  }
  return done(false);
}
