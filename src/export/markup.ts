/**
 * HTML that cannot be forgotten to escape: whatever is put into the template is text unless it is markup already.
 */

export interface Markup {
  readonly markup: string;
}

export type Content = Markup | string | number | null | readonly Content[];

/** A template whose values are escaped, nested markup kept, lists joined, and null left out. */
export function html(pieces: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = pieces.map((piece, index) => piece + (index < values.length ? rendered(values[index] ?? null) : ''));
  return { markup: parts.join('') };
}

/** Markup from a source that holds nothing foreign: a style sheet, a script. */
export function trusted(markup: string): Markup {
  return { markup };
}

function rendered(content: Content): string {
  if (content === null) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  return 'markup' in content ? content.markup : content.map(rendered).join('');
}

/** Text for an element or a quoted attribute. Control characters that HTML cannot carry become U+FFFD. */
export function escaped(text: string): string {
  return text
    .replace(FORBIDDEN, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters HTML cannot carry
const FORBIDDEN = /[\u0000-\u0008\u000B\u000E-\u001F\u007F]/gu;

/** A name for an element that links can point to: letters, digits and hyphens whatever the text. */
export function anchor(...parts: readonly string[]): string {
  const safe = (part: string) =>
    part.replace(/[^A-Za-z0-9]/gu, (character) => `-${character.codePointAt(0)?.toString(16)}-`);
  return parts.map(safe).join('_');
}
