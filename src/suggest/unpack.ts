/**
 * Numbers that were packed as bytes in text (base64, RFC 4648), as the learned models hold them.
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128);
for (let at = 0; at < ALPHABET.length; at++) VALUES[ALPHABET.charCodeAt(at)] = at;

/** The signed bytes of a base64 text. */
export function signedBytes(base64: string): Int8Array {
  const length = base64.replace(/=+$/u, '').length;
  const bytes = new Int8Array(Math.floor((length * 3) / 4));
  let held = 0;
  let bits = 0;
  let to = 0;
  for (let at = 0; at < length; at++) {
    held = (held << 6) | (VALUES[base64.charCodeAt(at)] ?? 0);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[to++] = (held >> bits) & 0xff;
    }
  }
  return bytes;
}
