/**
 * Bytes of a text file into text, whatever its encoding.
 */
import iconv from 'iconv-lite';
import jschardet from 'jschardet';

/** Each byte as the character of its number; what browsers call "latin1" is Windows-1252 and keeps no bytes above 127. */
export function byteText(bytes: Uint8Array): string {
  return iconv.decode(bytes, 'latin1');
}

/** Bytes looked at to guess an encoding. */
const SAMPLE = 65_536;

/** Decodes bytes: byte order mark first, then UTF-8 if it is valid, UTF-16 without a mark, then a guess, then Windows-1252. */
export function decode(bytes: Uint8Array, declared?: string): string {
  const marked = byMark(bytes);
  if (marked !== null) return marked;
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  if (declared !== undefined && !/^utf-?8$|^us-ascii$/iu.test(declared) && iconv.encodingExists(declared))
    return decodeAs(bytes, declared);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeAs(bytes, guess(bytes));
  }
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return null;
}

/** Whether a text takes two bytes a letter. */
export function isWide(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || wideEncoding(bytes) !== null;
}

/** UTF-16 without a mark: nearly every second byte of western text is zero. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 8) return null;
  const zeros = [0, 0] as [number, number];
  for (let at = 0; at < length; at++) {
    if (bytes[at] === 0) zeros[(at & 1) as 0 | 1]++;
  }
  const half = length / 2;
  if (zeros[1] > half * 0.7 && zeros[0] < half * 0.1) return 'utf-16le';
  if (zeros[0] > half * 0.7 && zeros[1] < half * 0.1) return 'utf-16be';
  return null;
}

function guess(bytes: Uint8Array): string {
  const sample = byteText(bytes.subarray(0, SAMPLE));
  const { encoding, confidence } = jschardet.detect(sample, { minimumThreshold: 0 });
  // Windows-1252 is what British offices write; another guess has to be nearly sure.
  return encoding && confidence > 0.9 && !/ascii|utf-8|iso-8859-1$/iu.test(encoding) ? encoding : 'windows-1252';
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  try {
    return iconv.decode(bytes, iconv.encodingExists(encoding) ? encoding : 'windows-1252');
  } catch {
    return iconv.decode(bytes, 'windows-1252');
  }
}
