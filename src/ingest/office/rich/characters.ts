/**
 * Characters of RTF: code pages of documents and fonts (specification 1.9.1, "Character Set" and "Font Table").
 */
import iconv from 'iconv-lite';
import { characterOf } from '../symbols.ts';

export interface Font {
  name: string;
  /** Name of its encoding, or null for that of the document. */
  encoding: string | null;
}

const CHARSETS: Readonly<Record<number, string>> = {
  0: 'cp1252',
  77: 'macintosh',
  128: 'cp932',
  129: 'cp949',
  134: 'cp936',
  136: 'cp950',
  161: 'cp1253',
  162: 'cp1254',
  163: 'cp1258',
  177: 'cp1255',
  178: 'cp1256',
  186: 'cp1257',
  204: 'cp1251',
  222: 'cp874',
  238: 'cp1250',
  254: 'cp437',
  255: 'cp850',
};

/** Control words that stand for characters. */
export const SIGNS: Readonly<Record<string, string>> = {
  line: '\n',
  lbr: '\n',
  tab: '\t',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  page: '\f',
  column: '\f',
};

/** Encoding of a font by its character set, or null. */
export function encodingOfCharset(charset: number): string | null {
  return CHARSETS[charset] ?? null;
}

export function encodingOfPage(page: number): string | null {
  if (page === 10_000) return 'macintosh';
  if (page === 65_001) return 'utf-8';
  return iconv.encodingExists(`cp${page}`) ? `cp${page}` : null;
}

/** Bytes of a document in the encoding of their font. */
export function textOfBytes(bytes: readonly number[], font: Font | undefined, encoding: string): string {
  if (font && /^(?:symbol|wingdings|webdings)/iu.test(font.name))
    return bytes.map((byte) => characterOf(font.name, byte < 0x20 ? byte : 0xf000 + byte)).join('');
  return iconv.decode(Uint8Array.from(bytes) as never, font?.encoding ?? encoding);
}

/** Bytes that some programs write as they are: UTF-8 where it is valid, else the encoding of their font. */
export function textOfRaw(raw: string, font: Font | undefined, encoding: string): string {
  const bytes = Array.from(raw, (character) => character.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return textOfBytes(bytes, font, encoding);
  }
}
