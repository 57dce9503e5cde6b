/**
 * Fonts of symbols: what their letters look like. ZapfDingbats after Adobe's glyph list, Wingdings and Webdings after
 * the tables of the Unicode consortium (L2/11-052); only ticks, crosses, boxes and bullets, which say something in a
 * text. Everything else of such a font is decoration and becomes a bullet.
 */
import type { PDFPageProxy } from 'pdfjs-dist';

const TABLES: readonly (readonly [RegExp, Readonly<Record<number, string>>])[] = [
  [
    /dingbats/iu,
    {
      51: '✓',
      52: '✔',
      53: '✕',
      54: '✖',
      55: '✗',
      56: '✘',
      108: '•',
      109: '☐',
      110: '■',
      111: '☐',
      112: '☐',
      113: '☐',
      114: '☐',
      117: '•',
    },
  ],
  [/wingdings\W?2/iu, { 79: '✗', 80: '✓', 81: '☒', 82: '☑', 83: '☒', 84: '☒', 42: '☐', 163: '☐', 152: '•', 160: '■' }],
  [
    /wingdings(?!\W?[23])/iu,
    {
      108: '•',
      110: '■',
      111: '☐',
      112: '☐',
      113: '☐',
      114: '☐',
      120: '☒',
      167: '■',
      168: '☐',
      251: '✗',
      252: '✓',
      253: '☒',
      254: '☑',
    },
  ],
  [/webdings/iu, { 97: '✓', 114: '✗', 99: '☐', 103: '■', 61: '•' }],
];

/** Text set in a font of symbols as it looks; null where the font is none. */
export function symbolText(text: string, font: string): string | null {
  const table = TABLES.find(([name]) => name.test(font))?.[1];
  if (!table) return null;
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character.trim() === '' || code > 0xf8ff || (code > 0xff && code < 0xf000)) return character;
    return table[code & 0xff] ?? '•';
  }).join('');
}

const SYMBOLS = /zapfdingbats|itcdingbats|wingdings\W?[23]?|webdings/iu;

/**
 * The name of a font of symbols, empty for all others. Known once the drawing operations of a page have been read: as
 * the name it is loaded by, or inside the font itself.
 */
export function symbolFont(page: PDFPageProxy, face: string): string {
  try {
    if (!page.commonObjs.has(face)) return '';
    const { loadedName, data } = page.commonObjs.get(face) as { loadedName?: string; data?: Uint8Array };
    const named = SYMBOLS.exec(loadedName ?? '')?.[0];
    if (named !== undefined || !data) return named ?? '';
    return SYMBOLS.exec(new TextDecoder('latin1').decode(data).replaceAll('\0', ''))?.[0] ?? '';
  } catch {
    return '';
  }
}

/** What may be a symbol: the letters and digits that stand for symbols in such fonts. Their usual bullets need no look. */
const MAYBE = /^[A-Za-z0-9\u00a1-\u00ff\uf020-\uf0ff]{1,2}$/u;
const USUAL = /^[\uf0b7\uf0a7\uf0d8\uf06e\uf06co·»]$/u;

/** Whether some face of a page shows nothing but single signs that may be symbols beside text in another face. */
export function maybeSymbols(
  fragments: readonly { readonly text: string; readonly face: string; readonly y: number }[],
): boolean {
  const plain = new Set<string>();
  for (const { text, face } of fragments) {
    const own = text.trim();
    if (own !== '' && !(MAYBE.test(own) && !USUAL.test(own))) plain.add(face);
  }
  const single = fragments.filter(({ text, face }) => text.trim() !== '' && !plain.has(face));
  return single.some(({ face, y }) =>
    fragments.some((other) => other.face !== face && other.text.trim() !== '' && Math.abs(other.y - y) < 2),
  );
}
