/**
 * What is remembered of a document's passages to find where else they, or sentences of them, are said: computed once,
 * some kilobytes, so that a letter that is added costs one letter.
 */
import { mayBeEvidence, type Passage } from '../document/document.ts';
import { sentences } from '../language/sentences.ts';
import { type Token, tokens } from '../language/tokens.ts';
import { hashWord, mix, runs, wordsNumber, wordsOf } from './words.ts';

/** Rises whenever the same passages would be remembered differently; older memories must then be made again. */
export const FINGERPRINTS_VERSION = 1;

/** A sentence of a passage. */
export interface SentenceFingerprint {
  /** The same wherever it is said but for names, dates and figures; null where too little is left without them. */
  readonly key: number | null;
  readonly words: number;
}

/** One passage, as twins and boilerplate see it. */
export interface Fingerprint {
  readonly passageId: string;
  /** Number of words compared; 0 for headings, furniture and phrases, which have no twins. */
  readonly words: number;
  /** The same for all passages that say the same words. */
  readonly key: number;
  /** Some of its runs of words, chosen by their hashes; none where it is too short to be nearly the same as another. */
  readonly shingles: Uint32Array;
  /** Its sentences; none for headings. */
  readonly sentences: readonly SentenceFingerprint[];
}

/** A document as twins and boilerplate see it. */
export interface FingerprintedDocument {
  readonly id: string;
  /** Fetched anew each time it is asked, so that of a large folder no more than one document's stand in memory. */
  readonly fingerprints: () => readonly Fingerprint[];
}

/** Fewer words are said in many places by chance. */
const LEAST_WORDS = 6;
/** Near twins need enough words for a misread one not to matter. */
const LEAST_NEAR_WORDS = 12;
/** Words in a shingle, and how many there are for one that is remembered. */
const SHINGLE_WORDS = 4;
const REMEMBERED_ONE_IN = 3;
/** Fewer words of a sentence recur by chance; names, dates and figures are not counted. */
const LEAST_SENTENCE_WORDS = 7;

/** What is remembered of passages. */
export function fingerprintsOf(passages: readonly Passage[]): Fingerprint[] {
  return passages.map((passage) => {
    const found = tokens(passage.text);
    return {
      passageId: passage.id,
      ...wholeOf(passage, found),
      sentences: passage.kind === 'heading' ? [] : sentencesOf(passage.text, found),
    };
  });
}

/** The words of a passage, sentence by sentence. */
function sentencesOf(text: string, found: readonly Token[]): SentenceFingerprint[] {
  let at = 0;
  return sentences(text).map(({ start, end }) => {
    const own: Token[] = [];
    for (; at < found.length && (found[at] as Token).start < end; at++)
      if ((found[at] as Token).start >= start) own.push(found[at] as Token);
    return sentenceOf(own);
  });
}

function wholeOf(passage: Passage, found: readonly Token[]): Pick<Fingerprint, 'words' | 'key' | 'shingles'> {
  const words = mayBeEvidence(passage) ? wordsOf(found) : [];
  if (words.length < LEAST_WORDS) return { words: 0, key: 0, shingles: new Uint32Array(0) };
  const all = words.length < LEAST_NEAR_WORDS ? [] : runs(Uint32Array.from(words, hashWord), SHINGLE_WORDS);
  const shingles = Uint32Array.from(new Set(all)).filter((shingle) => mix(shingle) % REMEMBERED_ONE_IN === 0);
  return { words: words.length, key: wordsNumber(words), shingles };
}

function sentenceOf(found: readonly Token[]): SentenceFingerprint {
  const general = found.filter((token, at) => !/\d/u.test(token.text) && !isName(token, at));
  const key = general.length < LEAST_SENTENCE_WORDS ? null : wordsNumber(wordsOf(general));
  return { key, words: found.length };
}

function isName(token: Token, at: number): boolean {
  return at > 0 && /^\p{Lu}/u.test(token.text);
}

/** Halves of a key, which has up to 53 bits. */
const HALF = 2 ** 32;
/** Stands for "no key": no hash has all bits set in its upper half. */
const NO_KEY = 0xffffffff;

/** Fingerprints as bytes: unsigned 32 bits, little-endian, each list after its length. */
export function encodeFingerprints(fingerprints: readonly Fingerprint[]): Uint8Array {
  const numbers: number[] = [fingerprints.length];
  const key = (value: number | null) => (value === null ? [NO_KEY, 0] : [Math.floor(value / HALF), value % HALF]);
  for (const { passageId, words, key: whole, shingles, sentences: said } of fingerprints) {
    numbers.push(passageId.length, ...[...passageId].map((_, at) => passageId.charCodeAt(at)));
    numbers.push(words, ...key(whole), shingles.length, ...shingles, said.length);
    for (const sentence of said) numbers.push(...key(sentence.key), sentence.words);
  }
  const bytes = new Uint8Array(4 * numbers.length);
  const view = new DataView(bytes.buffer);
  for (const [at, number] of numbers.entries()) view.setUint32(4 * at, number, true);
  return bytes;
}

/** The inverse of `encodeFingerprints`, for bytes of the same `FINGERPRINTS_VERSION`. Throws for bytes that are cut short. */
export function decodeFingerprints(bytes: Uint8Array): Fingerprint[] {
  // Whatever the program runs on is little-endian, so the numbers can be looked at where they stand.
  const all = new Uint32Array(new Uint8Array(bytes).buffer);
  let at = 0;
  const numbers = (count = number()) => {
    at += count;
    if (at > all.length) throw new RangeError('These bytes are cut short.');
    return all.subarray(at - count, at);
  };
  const number = (): number => {
    if (at === all.length) throw new RangeError('These bytes are cut short.');
    return all[at++] as number;
  };
  const key = () => {
    const upper = number();
    const lower = number();
    return upper === NO_KEY ? null : upper * HALF + lower;
  };
  const fingerprints: Fingerprint[] = [];
  for (let left = number(); left > 0; left--) {
    const passageId = String.fromCharCode(...numbers());
    const words = number();
    const whole = key() ?? 0;
    const shingles = numbers();
    const said: SentenceFingerprint[] = [];
    for (let more = number(); more > 0; more--) said.push({ key: key(), words: number() });
    fingerprints.push({ passageId, words, key: whole, shingles, sentences: said });
  }
  return fingerprints;
}
