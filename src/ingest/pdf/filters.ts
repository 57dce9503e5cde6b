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
  const parts: Uint8Array[] = [];
  let table: Uint8Array[] = [];
  let [total, width, held, bits] = [0, 9, 0, 0];
  let last: Uint8Array | null = null;
  const done = (isWhole: boolean) => {
    const bytes = new Uint8Array(total);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return { bytes, isWhole };
  };
  for (const byte of packed) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    const code = (held >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === END) return done(true);
    if (code === CLEAR) {
      [table, width, last] = [[], 9, null];
      continue;
    }
    const next: Uint8Array | undefined =
      code < CLEAR
        ? Uint8Array.of(code)
        : (table[code - END - 1] ??
          (last !== null && code === table.length + END + 1 ? longer(last, last[0] ?? 0) : undefined));
    if (next === undefined || total + next.length > most) return done(next !== undefined);
    parts.push(next);
    total += next.length;
    if (last !== null && table.length + END + 1 < 1 << LONGEST_CODE) table.push(longer(last, next[0] ?? 0));
    last = next;
    const size = table.length + END + 1 + early + 1;
    width = Math.min(LONGEST_CODE, size > 2048 ? 12 : size > 1024 ? 11 : size > 512 ? 10 : 9);
  }
  return done(false);
}

function longer(bytes: Uint8Array, more: number): Uint8Array {
  const result = new Uint8Array(bytes.length + 1);
  result.set(bytes);
  result[bytes.length] = more;
  return result;
}
