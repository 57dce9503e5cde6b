/**
 * The letters of a text in a mail that says nothing, or nothing true, of how they are written: scanners, old scripts and list
 * servers say "us-ascii" or "unknown-8bit" of UTF-8.
 */
import iconv from 'iconv-lite';
import { byteText } from '../text/decode.ts';
import { declaredCharset } from '../web/charset.ts';
import { fieldOf, parameterOf } from './headers.ts';

/** The type of a part that is read as a text, '' for one that says none. */
const TEXT = /^(?:text\/(?:plain|html|calendar)|application\/ics)?$/u;
const ASCII = /^(?:(?:us-?)?ascii|ansi_x3\.4-19\d\d|iso_?646.*|us|8-?bit|binary)$/iu;

/** The headers of a part whose content stands from `from` to `to`, naming how its letters are written where they do not. */
export function withCharset(headers: string, type: string, text: string, from: number, to: number): string {
  // Without a type, in a digest, it is a mail.
  if (!TEXT.test(type) || (type === '' && from > headers.length && /^\s*[\w-]+:/u.test(text.slice(from, from + 100))))
    return headers;
  const field = fieldOf(headers, 'content-type');
  const said = parameterOf(field, 'charset')?.trim() ?? '';
  if (said !== '' && !ASCII.test(said) && isKnown(said)) return headers;
  const bytes = contentOf(headers, text, from, to);
  const isUtf8 = isMostlyUtf8(bytes);
  if (isUtf8 === null) return headers;
  // The reader takes what is not named for UTF-8, and what it does not know for Windows-1252.
  if (said === '' ? isUtf8 : !isUtf8) return headers;
  const own = said === '' ? declaredCharset(bytes) : undefined;
  const name = isUtf8 ? 'utf-8' : own !== undefined && !ASCII.test(own) && isDecoded(own) ? own : 'windows-1252';
  // Of two names the reader takes the first.
  return field === ''
    ? `Content-Type: ${type === '' ? 'text/plain' : type}; charset=${name}\r\n${headers}`
    : headers.replace(/^content-type:\s*[^;\s]*/imu, (whole) => `${whole}; charset=${name}`);
}

function isKnown(charset: string): boolean {
  return iconv.encodingExists(charset) || isDecoded(charset);
}

function isDecoded(charset: string): boolean {
  try {
    return new TextDecoder(charset) !== null;
  } catch {
    return false;
  }
}

/** Whether signs beyond ASCII are mostly written as in UTF-8; null where there are none. A part may have been cut within one. */
function isMostlyUtf8(bytes: Uint8Array): boolean | null {
  let [whole, others] = [0, 0];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let follow = 1;
    while (follow < length && ((bytes[at + follow] ?? 0) & 0xc0) === 0x80) follow++;
    if (first >= 0x80 && follow === length) whole++;
    else if (first >= 0x80) others++;
    at += Math.max(1, follow === length ? length : 1);
  }
  return whole + others === 0 ? null : whole > others;
}

/** The bytes of a text as they were before they were written in letters for sending. */
function contentOf(headers: string, text: string, from: number, to: number): Uint8Array {
  const code = fieldOf(headers, 'content-transfer-encoding');
  const sent = text.slice(from, to);
  const own = /quoted-printable/iu.test(code)
    ? sent
        .replace(/=[ \t]*\r?\n/gu, '')
        .replace(/=([\da-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : /base64/iu.test(code)
      ? sent
          .replace(/[^a-z\d+/=]/giu, '')
          // Some programs fill up each line; units begin anew behind that.
          .split(/=+/u)
          .map((unit) => byteText(iconv.encode(unit, 'base64')))
          .join('')
      : sent;
  return Uint8Array.from(own, (character) => character.charCodeAt(0));
}
