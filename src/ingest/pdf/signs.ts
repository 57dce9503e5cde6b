/**
 * Signs in the bytes of a PDF that its pages hold more than their plain text tells: text that cannot be seen, layers,
 * comments typed on the page, symbol fonts. Drawing operations tell what is what, but reading them takes as long as
 * reading the text, so they are asked for only where such a sign stands. Streams are unpacked here only to look.
 */
import { Unzlib } from 'fflate';
import { MOST_LOOKED_THROUGH } from '../limits.ts';
import { filtersOf, type Inflate, unpacked as unpackedBy } from './filters.ts';
import { suspectsIn } from './suspects.ts';

export interface Signs {
  /** Text may be drawn without being seen: rendering mode 3 or 7, or in white. */
  readonly unseen: boolean;
  /** Content belongs to layers that can be switched off. */
  readonly layers: boolean;
  /** Text was typed on a page as an annotation, or stamped on it. */
  readonly typed: boolean;
  /** Ticks, crosses and squares may be set in a font of symbols. */
  readonly symbols: boolean;
  /** Streams of drawing operations, objects and letters that are damaged: what they held from there on is lost. */
  readonly damaged: number;
  /** The same that can be unpacked to their end, and are not as their checksum says. */
  readonly doubtful: number;
  /** Whether every stream could be looked into. */
  readonly isKnown: boolean;
}

/** Where the streams cannot be looked into (encrypted or very large files, say), everything has to be expected. */
const UNKNOWN: Signs = {
  unseen: true,
  layers: true,
  typed: true,
  symbols: true,
  damaged: 0,
  doubtful: 0,
  isKnown: false,
};
/** Bytes unpacked of one stream, and of all streams together. */
const MOST_OF_STREAM = 4 * 1024 * 1024;
const MOST_OF_ALL = 96 * 1024 * 1024;

const INVISIBLE = /(?:^|\s)[37]\s+Tr\b/u;
const WHITE =
  /(?:^|\s)(?:1(?:\.0*)?\s+(?:g|scn?)|(?:1(?:\.0*)?\s+){3}(?:rg|scn?)|(?:0(?:\.0*)?\s+){4}(?:k|scn?))(?=\s)/gu;
/** What ends a colour, and what shows text in it. */
const NEXT = /[\s)\]>](?:g|rg|scn?|k|Q|(T[jJ]))(?=\s|$)/gu;
/** A string that holds more than blanks. */
const WORDS = /<[\da-f]|\((?:[^()\\]|\\.)*?[^\s()\\]/iu;
/** What names a stream that holds no drawing operations and no objects. */
const OTHER =
  /\/(?:Subtype\s*\/(?:Image|Type1C|CIDFontType0C|OpenType|XML)|Length1|FunctionType|Type\s*\/(?:XRef|Metadata)|N\s+[134]\b(?!.*\/First))/su;

/** Looks for the signs; errs on the side of finding them. */
export function signsOf(bytes: Uint8Array, inflate: Inflate = () => 'too large'): Signs {
  if (bytes.length > MOST_LOOKED_THROUGH) return UNKNOWN;
  const latin1 = new TextDecoder('latin1');
  const raw = latin1.decode(bytes);
  if (/\/Encrypt\s+\d/u.test(raw)) return UNKNOWN;
  const found = { unseen: false, layers: false, typed: false, symbols: false };
  const look = (text: string, drawing: boolean) => {
    found.layers ||= /\/OCGs?\b/u.test(text);
    found.typed ||= /\/Subtype\s*\/(?:FreeText|Stamp)\b/u.test(text);
    found.symbols ||= /dingbats|wingdings|webdings/iu.test(text);
    if (drawing) found.unseen ||= hidesText(text);
  };
  const suspects = suspectsIn(raw, bytes, inflate);
  const told = () => ({ ...suspects.told(), isKnown: true });
  let unpacked = 0;
  let objects = 0;
  let isAnyUnknown = false;
  const streams = /stream\r?\n/gu;
  for (let match = streams.exec(raw); match; match = streams.exec(raw)) {
    const from = match.index + match[0].length;
    const to = raw.indexOf('endstream', from);
    if (to < 0) break;
    const between = raw.slice(objects, match.index);
    look(between, false);
    objects = to + 9;
    streams.lastIndex = objects;
    const dictionary = between.slice(Math.max(0, between.lastIndexOf(' obj')));
    if (OTHER.test(dictionary)) continue;
    const filters = filtersOf(dictionary);
    const one = filters && unpackedBy(bytes.subarray(from, to), filters, dictionary, inflate, MOST_OF_STREAM);
    if (one === null) {
      isAnyUnknown = true;
      continue;
    }
    const isPlain = !filters?.includes('FlateDecode');
    const text =
      filters?.length === 0
        ? raw.slice(from, to)
        : one.state === 'whole' || isPlain
          ? latin1.decode(one.bytes)
          : unpackedText(one.bytes);
    if (one.state === 'damaged' || one.state === 'checksum') suspects.add(one.state, { from, to, dictionary });
    else if (isPlain) suspects.drawn(text, { from, to, dictionary });
    if (filters?.length !== 0) unpacked += text.length;
    if (unpacked > MOST_OF_ALL) return { ...UNKNOWN, ...suspects.told() };
    look(text, !/\/ObjStm\b/u.test(dictionary));
  }
  look(raw.slice(objects), false);
  return isAnyUnknown ? { ...UNKNOWN, ...told() } : { ...found, ...told() };
}

/** Whether drawing operations show text that is invisible, or while white is the colour. */
function hidesText(operations: string): boolean {
  if (INVISIBLE.test(operations)) return true;
  for (const white of operations.matchAll(WHITE)) {
    let from = white.index + white[0].length;
    NEXT.lastIndex = from;
    for (let next = NEXT.exec(operations); next?.[1] !== undefined; next = NEXT.exec(operations)) {
      if (WORDS.test(operations.slice(from, next.index + 1))) return true;
      from = NEXT.lastIndex;
    }
  }
  return false;
}

/** As much of a stream as can be unpacked, one character a byte. */
function unpackedText(packed: Uint8Array): string {
  const pieces: string[] = [];
  let length = 0;
  const decoder = new TextDecoder('latin1');
  const stream = new Unzlib((chunk) => {
    if (length < MOST_OF_STREAM) pieces.push(decoder.decode(chunk));
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && length < MOST_OF_STREAM; at += 65_536)
      stream.push(packed.subarray(at, at + 65_536), at + 65_536 >= packed.length);
  } catch {
    // A damaged stream is looked at as far as it goes; pdf.js says what it costs.
  }
  return pieces.join('');
}
