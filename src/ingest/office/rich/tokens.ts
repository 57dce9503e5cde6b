/**
 * RTF as its tokens (specification 1.9.1, "RTF Syntax").
 */

/** What takes the tokens, in their order. */
export interface TokenTaker {
  open(): void;
  close(): void;
  /** A control word and its argument, or null for none. */
  word(word: string, value: number | null): void;
  /** A byte written in hexadecimal figures. */
  byte(byte: number): void;
  /** A control symbol. */
  sign(sign: string): void;
  text(text: string): void;
}

const TOKEN = /([{}])|\\([a-z]+)(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([^{}\\\r\n]+)|[\r\n]+|\\/giuy;

/** Hands over the tokens of RTF given as one character a byte. Binary data is passed over. */
export function takeTokens(rtf: string, taker: TokenTaker): void {
  for (let at = 0; at < rtf.length; ) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(rtf);
    if (!match) return;
    at += match[0].length;
    const [, brace, word, argument, hex, sign, text] = match;
    if (text !== undefined) taker.text(text);
    else if (word !== undefined) {
      const value = argument === undefined ? null : Number(argument);
      if (word === 'bin') at += Math.max(0, value ?? 0);
      else taker.word(word, value);
    } else if (brace !== undefined) {
      if (brace === '{') taker.open();
      else taker.close();
    } else if (hex !== undefined) taker.byte(Number.parseInt(hex, 16));
    else if (sign !== undefined) taker.sign(sign);
  }
}
