/**
 * HTML that cannot be forgotten to escape: whatever is put into the template is text unless it is markup already.
 */

export interface Markup {
  readonly markup: string;
}

export type Content = Markup | string | number | null | Iterable<Content>;

/** A template whose values are escaped, nested markup kept, lists joined, and null left out. */
export function html(pieces: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = pieces.map((piece, index) => piece + (index < values.length ? rendered(values[index] ?? null) : ''));
  return { markup: parts.join('') };
}

/**
 * The same for what is too long to stand in memory: lists are gone through as the markup is asked for. Also for lists of
 * many short things: an engine that sees much markup live long makes all further markup where it is seldom collected.
 */
export function* streamed(pieces: TemplateStringsArray, ...values: readonly Content[]): Generator<Markup> {
  for (const [index, piece] of pieces.entries()) {
    yield trusted(piece);
    yield* inPieces(values[index] ?? null);
  }
}

/** What is rendered of each value, one by one and only when it is asked for. */
export function* each<Value>(
  values: readonly Value[],
  render: (value: Value, index: number) => Content,
): Generator<Content> {
  for (const [index, value] of values.entries()) yield render(value, index);
}

function* inPieces(content: Content): Generator<Markup> {
  if (!isList(content)) yield trusted(rendered(content));
  else for (const one of content) yield* inPieces(one);
}

const isList = (content: Content): content is Iterable<Content> =>
  typeof content === 'object' && content !== null && !('markup' in content);

/** Markup from a source that holds nothing foreign: a style sheet, a script. */
export function trusted(markup: string): Markup {
  return { markup };
}

function rendered(content: Content): string {
  if (content === null) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  return isList(content) ? [...content].map(rendered).join('') : content.markup;
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
