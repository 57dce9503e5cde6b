/**
 * Characters of symbol fonts as the Unicode characters that look like them. Only what reports use: ticks, boxes,
 * bullets, arrows, and the Greek letters and signs of Symbol.
 */

const WINGDINGS: Readonly<Record<number, string>> = {
  74: '☺',
  108: '●',
  110: '■',
  111: '☐',
  113: '❑',
  114: '❒',
  117: '◆',
  118: '❖',
  120: '☒',
  158: '•',
  159: '•',
  167: '▪',
  168: '☐',
  216: '➢',
  223: '←',
  224: '→',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};
const WINGDINGS_2: Readonly<Record<number, string>> = {
  79: '✗',
  80: '✓',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  163: '☐',
};
const WEBDINGS: Readonly<Record<number, string>> = { 97: '✓', 99: '☐', 114: '✗' };
const SYMBOL_GREEK = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const SYMBOL: Readonly<Record<number, string>> = {
  162: '′',
  163: '≤',
  165: '∞',
  174: '→',
  172: '←',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
  187: '≈',
  188: '…',
};

/** The character that a code of a symbol font shows, or null where the font is not one or the character not known. */
export function symbolOf(font: string, code: number): string | null {
  const at = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const name = font.toLowerCase();
  if (/^wingdings 2/u.test(name)) return WINGDINGS_2[at] ?? null;
  if (/^wingdings/u.test(name)) return WINGDINGS[at] ?? null;
  if (/^webdings/u.test(name)) return WEBDINGS[at] ?? null;
  if (!/^symbol/u.test(name)) return null;
  if (at >= 0x41 && at <= 0x5a) return SYMBOL_GREEK[at - 0x41] ?? null;
  if (at >= 0x61 && at <= 0x7a) return SYMBOL_GREEK[at - 0x61]?.toLowerCase() ?? null;
  return SYMBOL[at] ?? (at >= 0x20 && at < 0x40 ? String.fromCharCode(at) : null);
}

/** A code of any font as text: as its symbol where it is one, a bullet where it is private, itself otherwise. */
export function characterOf(font: string, code: number): string {
  const symbol = symbolOf(font, code);
  if (symbol !== null) return symbol;
  if (code >= 0xe000 && code <= 0xf8ff) return '•';
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

export const TICKED = '☒';
export const NOT_TICKED = '☐';
