/**
 * What is remembered of a document to find its copies: computed once, a few kilobytes, so that ten thousand documents
 * can be compared without holding their texts.
 */
import type { Document } from '../document/document.ts';
import { tokens } from '../language/tokens.ts';
import { type Profile, profileOf } from './profile.ts';
import { hashWord, mix, runs, wordsKey, wordsOf } from './words.ts';

/** Rises whenever a sketch of the same text would come out differently; older sketches must then be computed again. */
export const SKETCH_VERSION = 1;

/** Words in a shingle: long enough to be rare, short enough to survive a misread word. */
export const SHINGLE_WORDS = 4;
/** Values in the MinHash signature. */
export const SIGNATURE_LENGTH = 128;
/** One shingle in so many is kept, chosen by its hash, so that a part keeps what its whole keeps. */
const SAMPLED_ONE_IN = 16;

export interface Sketch {
  readonly documentId: string;
  /** Number of words compared. */
  readonly words: number;
  /** The same for all documents that say the same words, whatever their format. */
  readonly wordsKey: string;
  /** MinHash: its share of equal values estimates the resemblance of two documents (Broder 1997). Empty without words. */
  readonly signature: Uint32Array;
  /** Shingles whose hash is 0 modulo a constant, ascending: estimates containment (Broder 1997, MODs). */
  readonly sample: Uint32Array;
  readonly profile: Profile;
}

/**
 * Sketches a document from its canonical text. Metadata is left out on purpose: it can be corrected later, the text
 * cannot. A. Broder, "On the resemblance and containment of documents", 1997.
 */
export function sketch(document: Pick<Document, 'id' | 'text'>): Sketch {
  const found = tokens(document.text);
  const words = wordsOf(found);
  const hashes = Uint32Array.from(words, hashWord);
  const shingles = shinglesOf(hashes);
  return {
    documentId: document.id,
    words: words.length,
    wordsKey: wordsKey(words),
    signature: signatureOf(shingles),
    sample: shingles.filter((hash) => mix(hash ^ 0x5bf03635) % SAMPLED_ONE_IN === 0).sort(),
    profile: profileOf(document.text, found),
  };
}

/** The different shingles of a text; a text shorter than one shingle is a shingle itself. */
function shinglesOf(hashes: Uint32Array): Uint32Array {
  const length = Math.max(1, Math.min(SHINGLE_WORDS, hashes.length));
  return Uint32Array.from(new Set(runs(hashes, length)));
}

/** One multiply-add hash function for each value (Dietzfelbinger et al. 1997): odd factors, any summand. */
const FACTORS = Uint32Array.from({ length: SIGNATURE_LENGTH }, (_, index) => mix(2 * index + 1) | 1);
const SUMMANDS = Uint32Array.from({ length: SIGNATURE_LENGTH }, (_, index) => mix(2 * index + 2));

/** Turned over, the highest bit makes signed numbers stand in the order of unsigned ones, which the processor compares faster. */
const HIGHEST = 0x80000000 | 0;

function signatureOf(shingles: Uint32Array): Uint32Array {
  if (shingles.length === 0) return new Uint32Array(0);
  const signed = new Int32Array(shingles.buffer, shingles.byteOffset, shingles.length);
  return FACTORS.map((factor, index) => {
    const summand = SUMMANDS[index] as number;
    let least = 0x7fffffff;
    for (let at = 0; at < signed.length; at++) {
      const hash = (Math.imul(signed[at] as number, factor) + summand) ^ HIGHEST;
      if (hash < least) least = hash;
    }
    return least ^ HIGHEST;
  });
}

/**
 * A sketch as bytes: hashes as unsigned 32 bits, little-endian, each array after its length; last the rest as JSON in
 * UTF-16 units.
 */
export function encodeSketch({ documentId: _, signature, sample, profile, ...rest }: Sketch): Uint8Array {
  const { terms, counts, ...profiled } = profile;
  const json = JSON.stringify({ ...rest, profile: profiled, counts: [...counts] } satisfies Rest);
  const arrays = [signature, sample, terms];
  const length = arrays.reduce((sum, array) => sum + 4 + 4 * array.length, 0);
  const bytes = new Uint8Array(length + 2 * json.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const array of arrays) {
    for (const value of [array.length, ...array]) {
      view.setUint32(at, value, true);
      at += 4;
    }
  }
  for (let unit = 0; unit < json.length; unit++) view.setUint16(length + 2 * unit, json.charCodeAt(unit), true);
  return bytes;
}

interface Rest {
  readonly words: number;
  readonly wordsKey: string;
  readonly profile: Omit<Profile, 'terms' | 'counts'>;
  readonly counts: readonly number[];
}

/** Units of text that can be handed over as arguments at a time. */
const UNITS_AT_ONCE = 4096;

/** The inverse of `encodeSketch`, for bytes of the same `SKETCH_VERSION`. Throws for bytes that are cut short. */
export function decodeSketch(documentId: string, bytes: Uint8Array): Sketch {
  // Whatever the program runs on is little-endian, so the numbers can be looked at where they stand.
  const { buffer } = new Uint8Array(bytes);
  let at = 0;
  const array = () => {
    const [length = 0] = new Uint32Array(buffer, at, 1);
    const found = new Uint32Array(buffer, at + 4, length);
    at += 4 + 4 * length;
    return found;
  };
  const [signature, sample, terms] = [array(), array(), array()];
  const units = new Uint16Array(buffer, at);
  let json = '';
  for (let from = 0; from < units.length; from += UNITS_AT_ONCE)
    json += String.fromCharCode(...units.subarray(from, from + UNITS_AT_ONCE));
  const { profile: profiled, counts, ...rest } = JSON.parse(json) as Rest;
  return { documentId, ...rest, signature, sample, profile: { ...profiled, terms, counts: Uint16Array.from(counts) } };
}
