/**
 * What a list item or numbered paragraph begins with.
 */

export interface Marker {
  readonly kind: 'bullet' | 'dash' | 'number';
  /** The sign or number as printed, without the full stop or brackets round a number. */
  readonly sign: string;
  /** Length of the marker and the white space after it. */
  readonly length: number;
}

const BULLET = /^[•◼■▪●○◦◆◇►✓✔➔→❖⚫∙⬧]\s*/u;
/** Signs that are also punctuation: a bullet only before a space. */
const DASH = /^(?:[-–—−*·»>]|o(?=\t)|o(?= {2}))\s+(?=\S)/u;
const NUMBER =
  /^(?:\(?(\d{1,3}(?:\.\d{1,3}){0,3})[.)]|(\d{1,3}(?:\.\d{1,3}){1,3})|(\d{1,3})(?=\t)|\(([a-z]|[ivx]{1,4})\)|([a-z]|[ivx]{1,4})\)|([a-z])\.(?=\t))\s+(?=\S)/u;

/** The marker at the beginning of a line, or null. */
export function markerOf(text: string): Marker | null {
  const bullet = BULLET.exec(text);
  if (bullet && bullet[0].length < text.length)
    return { kind: 'bullet', sign: bullet[0].trim(), length: bullet[0].length };
  const dash = DASH.exec(text);
  if (dash) return { kind: 'dash', sign: dash[0].trim(), length: dash[0].length };
  const number = NUMBER.exec(text);
  if (!number) return null;
  const sign = number.slice(1).find((group) => group !== undefined) ?? '';
  return { kind: 'number', sign, length: number[0].length };
}
