/**
 * Headers of the parts of a mail (RFC 2045, 2183), set right before its reader sees them: parts that are named stay
 * files of their own, and folded lines stay folded until the depth of quotation is known.
 */

export interface Prepared {
  readonly bytes: Uint8Array;
  /** Where lines are folded for sending (RFC 3676): whether the blank at the fold is no part of the text. */
  readonly flowed: { readonly deletes: boolean } | null;
}

const BLOCK = /(^|\n)(--[^\n]*\n)?((?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+)(?=\r?\n)/gu;

/** Prepares a mail. */
export function prepared(bytes: Uint8Array): Prepared {
  let flowed: { deletes: boolean } | null = null;
  let seen = 0;
  const text = new TextDecoder('latin1')
    .decode(bytes)
    .replace(BLOCK, (whole, start: string, boundary: string | undefined, headers: string) => {
      if (boundary === undefined && start !== '') return whole;
      const type = /^content-type:\s*([^;\s]+)/imu.exec(headers)?.[1]?.toLowerCase() ?? '';
      let changed = headers;
      if (/^content-type:[^\n]*(?:\n[ \t][^\n]*)*?\bformat="?flowed/imu.test(headers)) {
        flowed = { deletes: (flowed?.deletes ?? false) || /\bdelsp="?yes/iu.test(headers) };
        changed = changed.replace(/\bformat="?flowed"?/iu, 'format=fixed');
      }
      const text = type === 'text/plain' || type === 'text/html';
      const inline = /^content-disposition:\s*inline\b/imu.test(headers);
      const named = /\b(?:file)?name\*?(?:\d+\*?)?\s*=/iu.test(headers);
      const disposed = /^content-disposition:/imu.test(headers);
      if (text && named && boundary !== undefined) {
        if (inline) changed = changed.replace(/^(content-disposition:\s*)inline\b/imu, '$1attachment');
        else if (!disposed && seen > 0) changed = `Content-Disposition: attachment\r\n${changed}`;
      }
      if (text) seen++;
      return `${start}${boundary ?? ''}${changed}`;
    });
  return { bytes: Uint8Array.from(text, (character) => character.charCodeAt(0)), flowed };
}
