/**
 * Canonical text: the one form in which every document is kept, so that offsets never drift.
 */

/** Bullets that fonts such as Symbol and Wingdings hide in the private use area, and their printed cousins. */
const BULLETS = /[\uE000-\uF8FF\u2023\u2043\u25AA\u25AB\u25CF\u25E6\u25FC\u25FE\u25A0\u25A1\u274F\u2756\u27A2]/gu;
const LINE_ENDS = /\r\n?|\u0085|\u2028|\u2029|\f|\v/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF\u200B\u00AD]/gu;
const LIGATURES: Readonly<Record<string, string>> = {
  '\uFB00': 'ff',
  '\uFB01': 'fi',
  '\uFB02': 'fl',
  '\uFB03': 'ffi',
  '\uFB04': 'ffl',
  '\uFB05': 'st',
  '\uFB06': 'st',
};
/** Text of nothing but printable ASCII, quotation marks, dashes and bullets is canonical already: nearly all text is. */
const PLAIN = /^[\n\u0020-\u007E\u2013\u2014\u2018\u2019\u201C\u201D\u2022]*$/u;
const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu;

/**
 * Brings text into canonical form: LF line ends, no control or zero-width characters, bullets as U+2022, Latin
 * ligatures as their letters, no-break spaces as plain ones, NFC. Idempotent: canonicalising twice changes nothing more.
 */
export function canonicalText(raw: string): string {
  if (PLAIN.test(raw)) return raw;
  return raw
    .replace(LINE_ENDS, '\n')
    .replace(CONTROL, '')
    .replace(LONE_SURROGATES, '\uFFFD')
    .replace(BULLETS, '\u2022')
    .replace(/[\uFB00-\uFB06]/gu, (ligature) => LIGATURES[ligature] ?? ligature)
    .replace(/[\t\u00A0\u2000-\u200A\u202F\u205F\u3000]/gu, ' ')
    .normalize('NFC');
}
