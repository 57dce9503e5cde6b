/**
 * HTML that cannot be forgotten to escape: whatever is put into the template is text unless it is markup already. Markup is
 * kept as template and values until it is written: as HTML, piece by piece, or as data that a page's own script writes out
 * when it is looked at.
 */

/** A template with its values, or text from a source that holds nothing foreign. */
export type Markup =
  | { readonly pieces: readonly string[]; readonly values: readonly Content[] }
  | { readonly trusted: string };

export type Content = Markup | string | number | null | Iterable<Content>;

/** A template whose values are escaped, nested markup kept, lists joined, and null left out. Lists are gone through when it is written. */
export function html(pieces: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return { pieces, values };
}

/** Markup from a source that holds nothing foreign: a style sheet, a script. */
export function trusted(markup: string): Markup {
  return { trusted: markup };
}

/** What is rendered of each value, one by one and only when it is asked for. */
export function* each<Value>(
  values: Iterable<Value>,
  render: (value: Value, index: number) => Content,
): Generator<Content> {
  let index = 0;
  for (const value of values) yield render(value, index++);
}

/** As HTML, whole. */
export function written(content: Content): string {
  if (content === null) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  if ('trusted' in content) return content.trusted;
  let text = '';
  if (!('pieces' in content)) {
    for (const one of content) text += written(one);
    return text;
  }
  for (const [index, piece] of content.pieces.entries()) text += piece + written(content.values[index] ?? null);
  return text;
}

/** As HTML in pieces, for what is too long to stand in memory: lists are gone through as the pieces are asked for. */
export function* inPieces(content: Content): Generator<string> {
  if (typeof content !== 'object' || content === null || 'trusted' in content) yield written(content);
  else if (!('pieces' in content)) for (const one of content) yield* inPieces(one);
  else if (content.values.every((value) => typeof value !== 'object')) yield written(content);
  else {
    for (const [index, piece] of content.pieces.entries()) {
      yield piece;
      yield* inPieces(content.values[index] ?? null);
    }
  }
}

/** The templates of a page, each once, by number: data names them. */
export type Templates = Map<readonly string[], number>;

/**
 * As JSON: text as a string, numbers and null as they are, a template as `[number, ...values]`, a list as `{"l": [...]}`,
 * trusted markup as `{"m": "..."}`. Text that `places` holds stands there, and only its number here: `{"q": 3}`.
 */
export function asData(content: Content, templates: Templates, places: readonly string[] = []): string {
  const list = (values: Iterable<Content>) => Array.from(values, (value) => asData(value, templates, places)).join();
  if (typeof content === 'string') {
    const place = content.length < 12 ? -1 : places.indexOf(content);
    return place < 0 ? JSON.stringify(content) : `{"q":${place}}`;
  }
  if (content === null || typeof content === 'number') return JSON.stringify(content);
  if ('trusted' in content) return `{"m":${JSON.stringify(content.trusted)}}`;
  if (!('pieces' in content)) return `{"l":[${list(content)}]}`;
  const known = templates.get(content.pieces);
  const number = known ?? templates.size;
  if (known === undefined) templates.set(content.pieces, number);
  return content.values.length === 0 ? `[${number}]` : `[${number},${list(content.values)}]`;
}

/** JSON that cannot end the script element it stands in. */
export const inScript = (json: string): Markup => trusted(json.replaceAll('<', '\\u003c'));

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
