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
/** Boxes and crosses say yes or no; ticks do where other signs stand beside them. */
const ANSWER = /^[☐☑☒✕✖✗✘]\s+(?=\S)/u;
const TICK = /^[✓✔]$/u;
/** Signs that are also punctuation: a bullet only before a space. */
const DASH = /^(?:[-–—−*·»>]|o(?=\t)|o(?= {2}))\s+(?=\S)/u;
const NUMBER =
  /^(?:\(?(\d{1,3}(?:\.\d{1,3}){0,3}|\d{1,2}[a-z])[.)]|(\d{1,3}(?:\.\d{1,3}){1,3})|(\d{1,3})(?=\t)|\(([a-z]|[ivx]{1,4})\)|([a-z]|[ivx]{1,4})\)|([a-z])\.(?=\t))\s+(?=\S)/u;

/** Letters and Roman numerals with a full stop are also initials and abbreviations; labels are also words of a sentence. */
const SERIAL =
  /^(?:([a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})\.\s+(?=\S)|((?:Recommendation|Rec|Action|Priority|Standard|Criterion|Principle|Finding) \d{1,3})(?:[.:)]?\t|\s+)(?=\p{Lu}))/u;

/** A number that left no room before its text: "10.Plans", "1.1plans", "(iii)plans". */
const TIGHT =
  /^(?:(\d{1,3}(?:\.\d{1,3}){1,3}|\d{1,3}(?=\.))\.?(?=\p{Lu}\p{Ll})|(\d{1,3}(?:\.\d{1,3}){1,3})(?=\p{Ll}{2})|\(([a-z]|[ivx]{1,4})\)(?=\p{L}{2}))/u;

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

/** A marker that is believed only in a series: "b." after "a.", "Recommendation 2" after "Recommendation 1", "10.Plans" after 9. */
export function serialMarkerOf(text: string): Marker | null {
  const serial = SERIAL.exec(text) ?? TIGHT.exec(text);
  const sign = serial?.slice(1).find((group) => group !== undefined);
  return serial && sign !== undefined ? { kind: 'number', sign, length: serial[0].length } : null;
}

/** The box or cross that a line begins with, as the marker of a list item that keeps it, or null. */
export function answerOf(text: string): Marker | null {
  const sign = ANSWER.exec(text)?.[0].trim();
  return sign === undefined ? null : { kind: 'bullet', sign, length: 0 };
}

/** Length of what is no part of the text of an item: its sign, unless it is a tick that other signs stand beside. */
export function lengthToSkip({ sign, length }: Marker, mixed: boolean): number {
  return mixed && TICK.test(sign) ? 0 : length;
}

/** Whether ticks are told apart from other signs before items. */
export function mixesTicks(lines: readonly { readonly text: string }[]): boolean {
  const signs = new Set(lines.flatMap(({ text }) => (BULLET.exec(text) ?? ANSWER.exec(text))?.[0].trim() ?? []));
  return signs.size > 1 && [...signs].some((sign) => TICK.test(sign));
}
