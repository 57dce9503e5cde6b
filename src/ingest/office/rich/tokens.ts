/**
 * RTF as its tokens (specification 1.9.1, "RTF Syntax").
 */

export type Token =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'sign'; readonly sign: string }
  | { readonly kind: 'text'; readonly text: string };

const OPEN: Token = { kind: 'open' };
const CLOSE: Token = { kind: 'close' };
const TOKEN = /([{}])|\\([a-z]+)(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([^{}\\\r\n]+)|[\r\n]+|\\/giuy;

/** The tokens of RTF given as one character a byte. Binary data is passed over. */
export function* tokensOf(rtf: string): Generator<Token> {
  TOKEN.lastIndex = 0;
  for (let at = 0; at < rtf.length; ) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(rtf);
    if (!match) return;
    at += match[0].length;
    const [, brace, word, argument, hex, sign, text] = match;
    if (text !== undefined) yield { kind: 'text', text };
    else if (word !== undefined) {
      const value = argument === undefined ? null : Number(argument);
      if (word === 'bin') at += Math.max(0, value ?? 0);
      else yield { kind: 'word', word, value };
    } else if (brace !== undefined) yield brace === '{' ? OPEN : CLOSE;
    else if (hex !== undefined) yield { kind: 'byte', byte: Number.parseInt(hex, 16) };
    else if (sign !== undefined) yield { kind: 'sign', sign };
  }
}
