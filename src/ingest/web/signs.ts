/**
 * What a page shows that is no letter of its text: the controls of forms, and fonts of symbols.
 */
import { NOT_TICKED, symbolOf, TICKED } from '../office/symbols.ts';

/** What a control of a form shows: whether it is ticked, or what was typed. */
export function shownBy({ type = 'text', checked, value = '' }: Readonly<Record<string, string>>): string {
  if (/^(?:checkbox|radio)$/iu.test(type)) return ` ${checked === undefined ? NOT_TICKED : TICKED} `;
  return /^(?:text|date|number|email|tel|url|month|week|time)$/iu.test(type) ? ` ${value} ` : '';
}

/** The font of symbols that an element sets, or that it stands in. Word saves its bullets and ticks so. */
export function symbolsOf({ face, style }: Readonly<Record<string, string>>, above: string | null): string | null {
  const family = face ?? /font-family\s*:\s*([^;]+)/iu.exec(style ?? '')?.[1];
  if (family === undefined) return above;
  return /^\s*["']?((?:wingdings|webdings|symbol)(?: [23])?)\b/iu.exec(family)?.[1] ?? null;
}

/** Text as a font of symbols shows it. Browsers set ordinary letters in Symbol in another font. */
export function inSymbols(text: string, font: string): string {
  return Array.from(text, (sign) =>
    /^symbol/iu.test(font) && /[\p{L}\p{N}]/u.test(sign) ? sign : (symbolOf(font, sign.codePointAt(0) ?? 0) ?? sign),
  ).join('');
}
